import Glibc

/// Writes whole files so that at every moment, whatever fails, the old or the new content is there.
///
/// The bytes go to a temporary file beside the target, which is flushed, closed and renamed over it; then the
/// folder is flushed, so that what was said to be saved survives a loss of power (after the atomic commit of
/// SQLite). On an error the temporary file is removed and the target is as it was.
public enum DurableWrite {
  /// Who may read a file that did not exist before; one that did keeps its mode and, where allowed, its owner.
  public enum Readers: UInt32, Sendable {
    /// Only the user: `0600`, for sessions.
    case user = 0o600
    /// Whomever the user's mask lets: `0666` without its bits, for exports.
    case mask = 0o666
  }

  /// Puts `bytes` in the place of a file's content, or makes the file.
  ///
  /// A symbolic link is written through: the file it names is replaced and the link stays. A device such as
  /// `/dev/null` is written to as it is. Refused, with nothing changed, are folders, FIFOs, sockets, links to
  /// nothing, and files without any write permission. A file with further hard links parts from them.
  /// Throws `FileError`; for a full disk it says how many bytes are needed and free.
  public static func write(
    _ bytes: [UInt8], to path: String, newFileFor readers: Readers = .user
  ) throws(FileError) {
    ignoreFileSizeSignal()
    let target = try DurableTarget(path)
    guard !target.isDevice else { return try writeThrough(target, bytes) }
    var temporary = try TemporaryFile(beside: target, readers)
    try temporary.write(bytes)
    try temporary.takePlace(of: target)
    try flushFolder(of: target)
  }

  /// Writes all bytes to what is open; 0, or the error number of the write that failed.
  public static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    SystemCall.write(bytes, to: descriptor)
  }

  /// Turns the signal for a file beyond the size limit, which would end the program, into an error of the write.
  private static func ignoreFileSizeSignal() { signal(SIGXFSZ, SIG_IGN) }

  private static func writeThrough(_ target: DurableTarget, _ bytes: [UInt8]) throws(FileError) {
    let descriptor = unsafe SystemCall.withCString(target.location) { path in
      SystemCall.retrying { Int(unsafe open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY)) }
    }
    guard descriptor >= 0 else { throw target.error(errno) }
    defer { close(Int32(descriptor)) }
    let failure = SystemCall.write(bytes, to: Int32(descriptor))
    guard failure == 0 else { throw target.error(failure) }
  }

  private static func flushFolder(of target: DurableTarget) throws(FileError) {
    let descriptor = unsafe SystemCall.withCString(target.folder) { path in
      SystemCall.retrying { Int(unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)) }
    }
    // A folder that may be written but not read cannot be opened to flush it; the file itself is safe.
    guard descriptor >= 0 else { return }
    defer { close(Int32(descriptor)) }
    guard SystemCall.retrying({ Int(fsync(Int32(descriptor))) }) != 0, errno != EINVAL else { return }
    let reason = "it is written, but its folder could not be flushed: \(SystemCall.words(for: errno))"
    throw FileError(.refused, path: target.path, reason: reason)
  }
}
