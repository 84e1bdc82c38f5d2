import Glibc

/// A new file beside a target that takes its place when it is whole; dropped before that, it is removed.
struct TemporaryFile: ~Copyable {
  private let target: DurableTarget
  private let location: [UInt8]
  private var descriptor: Int32
  private var isInPlace = false
  /// How many bytes were to be written so far.
  private var length = 0

  /// Makes the file, in the target's folder and with the target's mode.
  init(beside target: DurableTarget, _ readers: DurableWrite.Readers) throws(FileError) {
    self.target = target
    var candidate: [UInt8] = []
    var opened = -1
    for attempt in 0..<100 {
      candidate = TemporaryFile.name(beside: target, attempt)
      opened = unsafe SystemCall.withCString(candidate) { path in
        SystemCall.retrying {
          Int(unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, readers.rawValue))
        }
      }
      if opened >= 0 || errno != EEXIST { break }
    }
    guard opened >= 0 else { throw target.error(errno) }
    location = candidate
    descriptor = Int32(opened)
    if let status = target.status {
      // The owner can be kept by the superuser alone; the file is still the user's to replace.
      _ = fchown(descriptor, status.st_uid, status.st_gid)
      _ = fchmod(descriptor, status.st_mode & 0o7777)
    }
  }

  /// Writes the next bytes.
  mutating func append(_ bytes: [UInt8]) throws(FileError) {
    length += bytes.count
    let failure = SystemCall.write(bytes, to: descriptor)
    guard failure == 0 else { throw error(failure) }
  }

  /// Waits until all that was written is on the disk.
  mutating func finish() throws(FileError) {
    guard SystemCall.retrying({ Int(fsync(descriptor)) }) == 0 else { throw error(errno) }
    let isClosed = close(descriptor) == 0 || errno == EINTR
    descriptor = -1
    guard isClosed else { throw error(errno) }
  }

  /// Takes the target's place at once.
  mutating func takePlace(of target: DurableTarget) throws(FileError) {
    let result = unsafe SystemCall.withCString(location) { old in
      unsafe SystemCall.withCString(target.location) { new in
        SystemCall.retrying { Int(unsafe rename(old, new)) }
      }
    }
    guard result == 0 else { throw target.error(errno) }
    isInPlace = true
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
    if !isInPlace { _ = unsafe SystemCall.withCString(location) { unsafe unlink($0) } }
  }

  /// `.NAME.PID-ATTEMPT.tmp`, hidden, and never longer than a name may be.
  private static func name(beside target: DurableTarget, _ attempt: Int) -> [UInt8] {
    let ending = Array(".\(getpid())-\(attempt).tmp".utf8)
    return target.folder + [slash, UInt8(ascii: ".")] + target.name.prefix(200) + ending
  }

  /// The error with what there is to know about the disk.
  private func error(_ number: Int32) -> FileError {
    guard number == ENOSPC || number == EDQUOT else { return target.error(number) }
    let words = SystemCall.words(for: number)
    // What was written so far is about to go, and counts as free.
    if descriptor >= 0 { _ = ftruncate(descriptor, 0) }
    var disk = statvfs()
    let isKnown = unsafe SystemCall.withCString(target.folder) { unsafe statvfs($0, &disk) } == 0
    let free = isKnown ? ", \(Int(disk.f_bavail) * Int(disk.f_frsize)) are free" : ""
    return FileError(.refused, path: target.path, reason: "\(words): \(length) bytes are needed\(free)")
  }
}

extension SystemCall {
  /// Writes all bytes; gives 0, or the error number that stopped it.
  ///
  /// A write may take fewer bytes than it was given: the next one goes on from there.
  static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    var done = 0
    while done < bytes.count {
      let part = bytes[done..<min(bytes.count, done + 1 << 30)]
      let count = unsafe part.withUnsafeBufferPointer { buffer in
        retrying { unsafe Glibc.write(descriptor, buffer.baseAddress, buffer.count) }
      }
      guard count > 0 else { return count == 0 ? EIO : errno }
      done += count
    }
    return 0
  }
}
