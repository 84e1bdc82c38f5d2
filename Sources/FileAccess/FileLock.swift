import Glibc

/// The claim of one process on a file, until the value goes away.
///
/// It is an advisory lock on the file itself (`flock`), so nothing is left behind by a crash, and no second file lies
/// beside the first.
public final class FileLock: Sendable {
  /// The file as it was named.
  public let path: String
  private let descriptor: Int32
  private let inode: UInt

  private init(_ path: String, _ descriptor: Int32, _ inode: UInt) {
    self.path = path
    self.descriptor = descriptor
    self.inode = inode
  }

  deinit { close(descriptor) }

  /// The lock of a file; nil when the file does not exist or cannot be opened, which is not this lock's business.
  ///
  /// Throws when another process holds it, with its number where the system tells.
  public static func claim(_ path: String) throws(FileError) -> FileLock? {
    // A save puts another file in the place of the one that was opened: then the new one is to be locked.
    for _ in 0..<20 {
      let descriptor = unsafe open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
      guard descriptor >= 0 else { return nil }
      var status = stat()
      guard unsafe fstat(descriptor, &status) == 0, status.isFile else {
        close(descriptor)
        return nil
      }
      guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
        close(descriptor)
        throw FileError(.refused, path: path, reason: "it is in use by \(holder(of: UInt(status.st_ino)))")
      }
      if SystemCall.status(of: Array(path.utf8))?.st_ino == status.st_ino {
        return FileLock(path, descriptor, UInt(status.st_ino))
      }
      close(descriptor)
    }
    return nil
  }

  /// Whether a path names the file that is locked.
  public func holds(_ path: String) -> Bool {
    SystemCall.status(of: Array(path.utf8)).map { UInt($0.st_ino) == inode } ?? false
  }

  /// Who holds the lock of a file, as the kernel lists it: `1: FLOCK ADVISORY WRITE PID MAJOR:MINOR:INODE 0 EOF`.
  private static func holder(of inode: UInt) -> String {
    let bytes = (try? InputFiles(["/proc/locks"]).files.first?.bytes(limit: 1 << 24)) ?? []
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      let fields = line.split(separator: " ")
      if fields.count > 5, fields[1] == "FLOCK", fields[5].hasSuffix(":\(inode)") {
        return "process \(fields[4])"
      }
    }
    return "another process"
  }
}
