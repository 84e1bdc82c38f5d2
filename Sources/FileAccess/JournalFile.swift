import Glibc

/// The lines of one run of the program, each on the disk before the next is asked for.
///
/// The file is locked as long as the run lives, so that another run can tell an abandoned journal from one in use,
/// whatever became of the process and its number.
public final class JournalFile {
  /// The file.
  public let path: String
  private let descriptor: Int32
  /// Whether the last line may have been cut off.
  private var isCut = false

  /// Makes `journal-PID.jsonl` in a folder, and the folder, for the user alone; nil when that cannot be done.
  public init?(in folder: String) {
    JournalFile.make(folder)
    path = "\(folder)/journal-\(getpid()).jsonl"
    descriptor = unsafe open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { return nil }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      return nil
    }
  }

  deinit { close(descriptor) }

  /// Adds a line and waits until it is on the disk; false when it cannot be written.
  ///
  /// A line that could not be written whole does not swallow the next.
  public func append(_ line: [UInt8]) -> Bool {
    isCut = SystemCall.write((isCut ? [0x0A] : []) + line + [0x0A], to: descriptor) != 0
    return !isCut && SystemCall.retrying { Int(fdatasync(descriptor)) } == 0
  }

  /// Forgets all lines.
  public func clear() {
    ftruncate(descriptor, 0)
    lseek(descriptor, 0, SEEK_SET)
  }

  /// Removes the file: there is nothing to recover.
  public func discard() { _ = unsafe unlink(path) }

  /// The journals in a folder that no run holds and that are not empty, by the bytes of their names.
  public static func abandoned(in folder: String) -> [String] {
    guard let stream = unsafe opendir(folder) else { return [] }
    defer { unsafe closedir(stream) }
    var paths: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
        unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      guard name.hasPrefix("journal-"), name.hasSuffix(".jsonl") else { continue }
      if isAbandoned("\(folder)/\(name)") { paths.append("\(folder)/\(name)") }
    }
    return paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The lines of a journal; a line that was cut off by the end of the process is left out.
  public static func lines(of path: String) -> [[UInt8]] {
    guard let bytes = try? InputFiles([path]).files.first?.bytes(limit: 1 << 28) else { return [] }
    let whole = bytes.lastIndex(of: 0x0A).map { bytes[...$0] } ?? []
    return whole.split(separator: 0x0A).map(Array.init)
  }

  /// Removes an abandoned journal.
  public static func remove(_ path: String) { _ = unsafe unlink(path) }

  private static func isAbandoned(_ path: String) -> Bool {
    let descriptor = unsafe open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.isFile, status.st_size > 0 else { return false }
    return flock(descriptor, LOCK_EX | LOCK_NB) == 0
  }

  private static func make(_ folder: String) {
    var path = ""
    for part in folder.split(separator: "/") {
      path += "/" + part
      _ = unsafe mkdir(path, 0o700)
    }
  }
}
