import Glibc

extension InputFile {
  /// How large a file may be unless the caller says otherwise: 8 GiB.
  public static let standardLimit = 8 << 30

  /// The bytes of the file.
  ///
  /// Only a regular file is opened, and never waited for: a FIFO or device that took its place since it was
  /// listed is refused. Standard input is read to its end. Throws when the file holds more than `limit` bytes.
  public func bytes(limit: Int = standardLimit) throws(FileError) -> [UInt8] {
    if isStandardInput { return try contents(of: 0, expecting: 0, limit: limit) }
    // O_NONBLOCK: opening a FIFO returns at once instead of waiting for a writer.
    let descriptor = unsafe SystemCall.withCString(location) { path in
      SystemCall.retrying { Int(unsafe open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)) }
    }
    guard descriptor >= 0 else {
      throw FileError(errno == ENOENT ? .missing : .refused, path: path, reason: SystemCall.words(for: errno))
    }
    defer { close(Int32(descriptor)) }
    var status = stat()
    guard unsafe fstat(Int32(descriptor), &status) == 0 else {
      throw FileError(.refused, path: path, reason: SystemCall.words(for: errno))
    }
    guard status.isFile else {
      throw FileError(.notAFile, path: path, reason: "it is \(status.kindName), which is never read")
    }
    return try contents(of: Int32(descriptor), expecting: Int(status.st_size), limit: limit)
  }

  /// Reads to the end, whatever the size was said to be: files under `/proc` say 0, others may grow.
  private func contents(of descriptor: Int32, expecting size: Int, limit: Int) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    try requireRoom(size, limit)
    while true {
      // One byte more than is expected: the second read then finds the end without another buffer.
      let step = bytes.count <= size ? size - bytes.count + 1 : 1 << 20
      let (part, failure) = InputFile.read(descriptor, upTo: step)
      guard failure == 0 else {
        throw FileError(.refused, path: path, reason: SystemCall.words(for: failure))
      }
      if part.isEmpty { return bytes }
      if bytes.isEmpty { bytes = part } else { bytes += part }
      try requireRoom(bytes.count, limit)
    }
  }

  private func requireRoom(_ size: Int, _ limit: Int) throws(FileError) {
    guard size > limit else { return }
    throw FileError(.tooLarge, path: path, reason: "it is larger than the limit of \(limit) bytes")
  }

  /// Up to `count` bytes and 0, or none and the error number; none and 0 at the end.
  private static func read(_ descriptor: Int32, upTo count: Int) -> ([UInt8], Int32) {
    var failure: Int32 = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      let start = buffer.baseAddress
      let got = SystemCall.retrying { unsafe Glibc.read(descriptor, start, count) }
      failure = got < 0 ? errno : 0
      filled = max(0, got)
    }
    return (bytes, failure)
  }
}
