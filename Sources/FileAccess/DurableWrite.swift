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
    var file = try DurableFile(path, newFileFor: readers)
    try file.append(bytes)
    try file.finish()
  }

  /// Writes all bytes to what is open; 0, or the error number of the write that failed.
  public static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    SystemCall.write(bytes, to: descriptor)
  }
}

/// A file whose content comes in parts and takes the place of the old one when it is whole; see `DurableWrite`.
///
/// Dropped before it is finished it leaves what was there.
public struct DurableFile: ~Copyable {
  private let target: DurableTarget
  /// nil for a device.
  private var temporary: TemporaryFile?
  private let device: Device?

  /// A character device, which is written to as it is.
  private final class Device {
    let descriptor: Int32
    init(_ descriptor: Int32) { self.descriptor = descriptor }
    deinit { close(descriptor) }
  }

  /// A new content for the file at a path.
  public init(_ path: String, newFileFor readers: DurableWrite.Readers = .user) throws(FileError) {
    DurableFile.ignoreFileSizeSignal()
    let target = try DurableTarget(path)
    guard target.isDevice else {
      self.init(target, temporary: try TemporaryFile(beside: target, readers), device: nil)
      return
    }
    let descriptor = unsafe SystemCall.withCString(target.location) { path in
      SystemCall.retrying { Int(unsafe open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY)) }
    }
    guard descriptor >= 0 else { throw target.error(errno) }
    self.init(target, temporary: nil, device: Device(Int32(descriptor)))
  }

  private init(_ target: DurableTarget, temporary: consuming TemporaryFile?, device: Device?) {
    self.target = target
    self.temporary = temporary
    self.device = device
  }

  /// Writes the next bytes.
  public mutating func append(_ bytes: [UInt8]) throws(FileError) {
    guard let device else {
      try temporary?.append(bytes)
      return
    }
    let failure = SystemCall.write(bytes, to: device.descriptor)
    guard failure == 0 else { throw target.error(failure) }
  }

  /// Puts what was written in the file's place.
  public mutating func finish() throws(FileError) {
    guard device == nil else { return }
    try temporary?.finish()
    try temporary?.takePlace(of: target)
    try flushFolder()
  }

  /// Turns the signal for a file beyond the size limit, which would end the program, into an error of the write.
  private static func ignoreFileSizeSignal() { signal(SIGXFSZ, SIG_IGN) }

  private func flushFolder() throws(FileError) {
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
