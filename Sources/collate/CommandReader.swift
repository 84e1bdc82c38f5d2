import FileAccess
import Glibc

/// Reads commands line by line from a descriptor, as they arrive.
struct CommandReader {
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var start = 0
  private var hasEnded = false
  /// Whether reading ended before a line that is longer than any command: what is read is no script.
  private(set) var isEndless = false
  /// The most bytes of a command.
  static let longest = 64 << 20
  /// The number of the last line read, from 1.
  private(set) var line = 0

  init(_ descriptor: Int32) { self.descriptor = descriptor }

  /// The next line without its break; nil at the end, and where a line is endless.
  ///
  /// Malformed UTF-8 becomes U+FFFD.
  mutating func next() -> String? {
    var searched = start
    while true {
      if let end = buffer[searched...].firstIndex(of: 0x0A) {
        defer { start = end + 1 }
        return text(start..<end)
      }
      searched = buffer.count
      if hasEnded {
        guard start < buffer.count else { return nil }
        defer { start = buffer.count }
        return text(start..<buffer.count)
      }
      guard buffer.count - start <= CommandReader.longest else {
        isEndless = true
        return nil
      }
      searched -= start
      fill()
    }
  }

  private mutating func text(_ range: Range<Int>) -> String {
    line += 1
    return String(decoding: buffer[range], as: UTF8.self)
  }

  /// Reads more; what has been used up is dropped first.
  private mutating func fill() {
    buffer.removeSubrange(..<start)
    start = 0
    let size = 1 << 16
    let part = unsafe [UInt8](unsafeUninitializedCapacity: size) { bytes, count in
      var got = unsafe read(descriptor, bytes.baseAddress, size)
      while got < 0, errno == EINTR, !Interruption.isRequested {
        got = unsafe read(descriptor, bytes.baseAddress, size)
      }
      count = max(0, got)
    }
    if part.isEmpty { hasEnded = true } else { buffer += part }
  }
}
