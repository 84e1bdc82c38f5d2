import FileAccess
import Glibc
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
    let child = try spawn(command, ends, keepsInput: input.isEmpty)
    close(ends[0])
    // A command that reads less than it is given, such as head, is no error: a broken pipe is passed over.
    if !input.isEmpty { _ = DurableWrite.writeAll(input, to: ends[1]) }
    close(ends[1])
    var status: Int32 = 0
    while unsafe waitpid(child, &status, 0) < 0, errno == EINTR {}
    guard status == 0 else {
      throw CommandError(
        .failed, "!\(command) ended with status \((status >> 8) & 0xFF)", about: "!" + command)
    }
  }

  private static func spawn(_ command: String, _ ends: [Int32], keepsInput: Bool) throws(CommandError)
    -> pid_t
  {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    if !keepsInput { unsafe posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO) }
    unsafe posix_spawn_file_actions_addclose(&actions, ends[0])
    unsafe posix_spawn_file_actions_addclose(&actions, ends[1])
    var child: pid_t = 0
    let line: [String] = ["sh", "-c", command]
    var words: [UnsafeMutablePointer<CChar>?] = unsafe line.map { unsafe strdup($0) }
    defer { unsafe words.forEach { unsafe free($0) } }
    unsafe words.append(nil)
    let failure = unsafe posix_spawn(&child, "/bin/sh", &actions, nil, words, environ)
    guard failure == 0 else {
      throw CommandError(
        .failed, "!\(command) could not be started: \(unsafe String(cString: strerror(failure)))")
    }
    return child
  }
}
