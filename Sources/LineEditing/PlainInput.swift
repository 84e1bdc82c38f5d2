private import Glibc

/// Lines from a terminal that cannot draw: the kernel edits them.
final class PlainInput {
  private var bytes: [UInt8] = []

  /// Reads a line; signals end it.
  func readLine(wake: Int32) -> LineEditor.Result {
    while true {
      if let end = bytes.firstIndex(of: 0x0A) {
        let line = String(decoding: bytes[..<end], as: UTF8.self)
        bytes.removeSubrange(...end)
        return .line(line)
      }
      let came = Signals.take([.interrupt, .resume, .resize])
      if let code = Signals.exitCode { return .terminated(code) }
      if came.contains(.interrupt) {
        bytes = []
        _ = Terminal.write([0x0A], to: 1)
        // What stood in the line only the kernel knows.
        return .interrupted(onEmptyLine: true)
      }
      if Signals.take(.stop).contains(.stop) { Signals.stopHere() }
      var waiting = [
        pollfd(fd: 0, events: Int16(POLLIN), revents: 0), pollfd(fd: wake, events: Int16(POLLIN), revents: 0),
      ]
      guard unsafe poll(&waiting, 2, -1) > 0, waiting[0].revents != 0 else { continue }
      var chunk = [UInt8](repeating: 0, count: 4096)
      let count = unsafe read(0, &chunk, chunk.count)
      if count == 0 {
        _ = Terminal.write([0x0A], to: 1)
        return .endOfInput
      }
      if count < 0, errno != EINTR { return .terminalGone }
      bytes += chunk[..<max(0, count)]
    }
  }
}
