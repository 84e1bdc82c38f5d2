import FileAccess
import Glibc
import LineEditing
import PluginKit

/// Commands of the system: `!ls`, `entities | !less`.
enum SystemCommand {
  /// Runs a command line through `/bin/sh` in our process group, so that it can use the terminal and be stopped.
  ///
  /// Throws `.failed` when it cannot be started or ends with another status than 0.
  static func run(_ command: String, input: [UInt8]) throws(CommandError) {
    var ends: [Int32] = [0, 0]
    guard unsafe pipe(&ends) == 0 else {
      throw CommandError(.failed, "no pipe could be made for !\(command)")
    }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    guard let child = ChildProcess.start(["/bin/sh", "-c", command], input: input.isEmpty ? nil : ends[0])
    else {
      for end in ends { close(end) }
      throw CommandError(.failed, "!\(command) could not be started")
    }
    close(ends[0])
    // A command that reads less than it is given, such as head, is no error: a broken pipe is passed over.
    if !input.isEmpty { _ = DurableWrite.writeAll(input, to: ends[1]) }
    close(ends[1])
    let status = ChildProcess.wait(for: child)
    guard status == 0 else {
      throw CommandError(.failed, "!\(command) ended with status \(status)", about: "!" + command)
    }
  }
}
