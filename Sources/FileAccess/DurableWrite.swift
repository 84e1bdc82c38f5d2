import Glibc

/// Writes files so that after any failure the old content or the new stands there whole.
public enum DurableWrite {
  /// Replaces the content of a file, or makes it, readable by its owner alone.
  ///
  /// The bytes go to a new file beside it, are flushed to the disk and take its name in one step; then the folder
  /// is flushed too. Throws, and leaves what was there, when any step fails.
  public static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    if let status = SystemCall.status(of: Array(path.utf8)), !status.isFile {
      return try append(bytes, toDevice: path, status)
    }
    let temporary = path + ".collate-\(getpid())"
    let descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw FileError(.refused, path: path, reason: SystemCall.words(for: errno)) }
    var failure = writeAll(bytes, to: descriptor)
    if failure == 0, fsync(descriptor) != 0 { failure = errno }
    if close(descriptor) != 0, failure == 0 { failure = errno }
    if failure == 0, unsafe rename(temporary, path) != 0 { failure = errno }
    guard failure == 0 else {
      unsafe unlink(temporary)
      throw FileError(.refused, path: path, reason: SystemCall.words(for: failure))
    }
    try flushFolder(of: path)
  }

  /// Writes all bytes; 0, or the error number of the write that failed.
  public static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    var offset = 0
    while offset < bytes.count {
      let written = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.write(descriptor, buffer.baseAddress?.advanced(by: offset), buffer.count - offset)
      }
      if written < 0 {
        if errno == EINTR { continue }
        return errno
      }
      offset += written
    }
    return 0
  }

  private static func append(_ bytes: [UInt8], toDevice path: String, _ status: stat) throws(FileError) {
    guard !status.isFolder else { throw FileError(.notAFile, path: path, reason: "it is a folder") }
    let descriptor = unsafe open(path, O_WRONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(.refused, path: path, reason: SystemCall.words(for: errno)) }
    let failure = writeAll(bytes, to: descriptor)
    close(descriptor)
    guard failure == 0 else { throw FileError(.refused, path: path, reason: SystemCall.words(for: failure)) }
  }

  private static func flushFolder(of path: String) throws(FileError) {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    let descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    let failure = fsync(descriptor) == 0 ? 0 : errno
    close(descriptor)
    // Some file systems cannot flush a folder; they say so with EINVAL.
    guard failure == 0 || failure == EINVAL else {
      throw FileError(.refused, path: path, reason: SystemCall.words(for: failure))
    }
  }
}
