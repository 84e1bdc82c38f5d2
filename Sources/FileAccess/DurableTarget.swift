import Glibc

/// A file about to be written: where it really lies, and what is there now.
struct DurableTarget {
  /// The file as it was named.
  let path: String
  /// The file behind all symbolic links, as the system knows it.
  let location: [UInt8]
  /// What is there; nil when nothing is.
  let status: stat?

  /// Finds the target, and throws when it is nothing that should be written over.
  init(_ path: String) throws(FileError) {
    self.path = path
    let named = Array(path.utf8)
    guard !named.isEmpty, !named.contains(0) else {
      throw FileError(.refused, path: path, reason: "no file can have this name")
    }
    guard named.last != slash else { throw FileError(.refused, path: path, reason: "it names a folder") }
    (location, status) = try DurableTarget.resolve(named, path)
    guard let status else { return }
    let isDevice = status.st_mode & S_IFMT == S_IFCHR
    guard status.isFile || isDevice else {
      throw FileError(.notAFile, path: path, reason: "it is \(status.kindName), which is never written over")
    }
    guard isDevice || status.st_mode & 0o222 != 0 else {
      throw FileError(.refused, path: path, reason: "it is a read-only file")
    }
    let isWritable = unsafe SystemCall.withCString(location) { unsafe access($0, W_OK) == 0 }
    guard isWritable else { throw FileError(.refused, path: path, reason: SystemCall.words(for: errno)) }
  }

  /// Whether it is a character device, which takes bytes but cannot be replaced.
  var isDevice: Bool { status.map { $0.st_mode & S_IFMT == S_IFCHR } ?? false }

  /// The folder it lies in.
  var folder: [UInt8] {
    guard let end = location.lastIndex(of: slash) else { return Array(".".utf8) }
    return end == 0 ? [slash] : Array(location[..<end])
  }

  /// Its name in that folder.
  var name: ArraySlice<UInt8> { location.lastIndex(of: slash).map { location[($0 + 1)...] } ?? location[...] }

  /// An error about this file from the system's number.
  func error(_ number: Int32) -> FileError {
    FileError(number == ENOENT ? .missing : .refused, path: path, reason: SystemCall.words(for: number))
  }

  /// The place behind symbolic links and what is there.
  private static func resolve(
    _ named: [UInt8], _ path: String
  ) throws(FileError) -> ([UInt8], stat?) {
    var link = stat()
    let found = unsafe SystemCall.withCString(named) { unsafe lstat($0, &link) }
    guard found == 0 else {
      guard errno == ENOENT else {
        throw FileError(.refused, path: path, reason: SystemCall.words(for: errno))
      }
      return (named, nil)
    }
    guard link.st_mode & S_IFMT == S_IFLNK else { return (named, link) }
    guard let status = SystemCall.status(of: named) else {
      throw FileError(.missing, path: path, reason: "it is a symbolic link to nothing")
    }
    guard status.isFile else { return (named, status) }
    let real = unsafe SystemCall.withCString(named) { path -> [UInt8]? in
      guard let real = unsafe realpath(path, nil) else { return nil }
      defer { unsafe free(real) }
      return unsafe Array(UnsafeBufferPointer(start: real, count: strlen(real))).map(UInt8.init(bitPattern:))
    }
    guard let real else { throw FileError(.refused, path: path, reason: SystemCall.words(for: errno)) }
    return (real, status)
  }
}
