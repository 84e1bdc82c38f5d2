import Glibc

/// Reads and writes whole files; training stops with a message when one cannot be.
enum Files {
  /// The text of a file.
  static func text(_ path: String) -> String {
    guard let file = unsafe fopen(path, "rb") else { stop("cannot read \(path)") }
    defer { unsafe fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe fread(&buffer, 1, buffer.count, file)
      if count == 0 { break }
      bytes += buffer[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether a file can be read.
  static func exists(_ path: String) -> Bool { unsafe access(path, R_OK) == 0 }

  /// Writes a file anew.
  static func write(_ bytes: [UInt8], to path: String) {
    guard let file = unsafe fopen(path, "wb") else { stop("cannot write \(path)") }
    let count = unsafe fwrite(bytes, 1, bytes.count, file)
    guard unsafe fclose(file) == 0, count == bytes.count else { stop("cannot write \(path)") }
  }

  /// Says what is wrong and ends.
  static func stop(_ message: String) -> Never {
    print("train-entities: \(message)")
    exit(1)
  }
}
