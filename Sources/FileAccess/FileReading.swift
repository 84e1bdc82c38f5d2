private import CSystem
import Glibc

extension InputFile {
  /// How large a file may be that is read as a whole, unless the caller says otherwise: a byte less than 4 GiB.
  public static let standardLimit = (4 << 30) - 1

  /// The same bytes without room behind them, where that is most of what they take.
  ///
  /// The room of a read is 64 KiB, and a million small texts that keep theirs would take a page each.
  fileprivate static func trimmed(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.capacity > 2 * bytes.count + 64 else { return bytes }
    var copy: [UInt8] = []
    copy.reserveCapacity(bytes.count)
    copy += bytes
    return copy
  }

  /// The bytes of the file.
  ///
  /// Only a regular file is opened, and never waited for: a FIFO or device that took its place since it was
  /// listed is refused. Standard input is read to its end. Throws when the file holds more than `limit` bytes.
  public func bytes(limit: Int = standardLimit) throws(FileError) -> [UInt8] {
    var parts = try FileParts(self)
    return try parts.rest(limit: limit)
  }
}

/// A file that is read from its beginning, a part at a time.
public struct FileParts: ~Copyable {
  private let descriptor: Int32
  private let path: String
  /// How many bytes are still to come, as far as the system says; files under `/proc` say 0, others may grow.
  private var expected: Int
  /// Whether what may come late is waited for no more.
  private let stop: () -> Bool
  /// Bytes that were read behind the last line given out.
  private var behind: [UInt8] = []

  /// Opens a file as `InputFile.bytes` does; standard input is read until `stop` says otherwise.
  public init(_ file: InputFile, unless stop: @escaping () -> Bool = { false }) throws(FileError) {
    path = file.path
    self.stop = stop
    guard !file.isStandardInput else {
      descriptor = 0
      expected = 0
      return
    }
    // O_NONBLOCK: opening a FIFO returns at once instead of waiting for a writer.
    descriptor = unsafe SystemCall.withCString(file.location) { path in
      Int32(SystemCall.retrying { Int(unsafe open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)) })
    }
    expected = 0
    guard descriptor >= 0 else {
      throw FileError(errno == ENOENT ? .missing : .refused, path: path, reason: SystemCall.words(for: errno))
    }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.isFile else {
      throw FileError(.notAFile, path: path, reason: "it is \(status.kindName), which is never read")
    }
    expected = Int(status.st_size)
  }

  deinit { if descriptor > 0 { close(descriptor) } }

  /// The next whole lines: about `size` bytes, more when one line is longer; none at the end of the file.
  ///
  /// Only the last part can end without a line break. Throws when a line is longer than `limit`.
  public mutating func nextLines(
    about size: Int, limit: Int = InputFile.standardLimit
  ) throws(FileError) -> [UInt8] {
    let known = behind.count
    var lines = try read(upTo: max(1 << 16, min(size - known, expected + 1)), behind: behind)
    behind = []
    var isEnd = lines.count == known
    while !isEnd {
      if lines.count >= size, let end = lines.lastIndex(of: 0x0A) {
        behind = Array(lines[(end + 1)...])
        lines.removeSubrange((end + 1)...)
        return lines
      }
      try requireRoom(lines.count, limit)
      let more = try next(max(1 << 16, size - lines.count))
      isEnd = more.isEmpty
      lines += more
    }
    return lines
  }

  /// The next bytes: `count` of them, fewer at the end of the file, none behind it.
  private mutating func next(_ count: Int) throws(FileError) -> [UInt8] {
    // One byte more than is expected: the read after it then finds the end without another buffer.
    var bytes = try read(upTo: min(count, max(expected + 1, 1 << 16)))
    while !bytes.isEmpty, bytes.count < count {
      let more = try read(upTo: min(count - bytes.count, max(expected + 1, 1 << 16)))
      if more.isEmpty { break }
      bytes += more
    }
    return bytes
  }

  /// All bytes to the end, behind `start`; throws when there are more than `limit`.
  public mutating func rest(
    behind start: [UInt8] = [], limit: Int = InputFile.standardLimit
  ) throws(FileError) -> [UInt8] {
    var bytes = start + behind
    behind = []
    try requireRoom(bytes.count + expected, limit)
    if !bytes.isEmpty { bytes.reserveCapacity(bytes.count + expected + 1) }
    while true {
      let more = try next(min(1 << 30, max(expected + 1, 1 << 20)))
      if more.isEmpty { return InputFile.trimmed(bytes) }
      if bytes.isEmpty { bytes = more } else { bytes += more }
      try requireRoom(bytes.count, limit)
    }
  }

  private func requireRoom(_ size: Int, _ limit: Int) throws(FileError) {
    guard size > limit else { return }
    throw FileError(.tooLarge, path: path, reason: "it is larger than the limit of \(limit) bytes")
  }

  /// What one call of the system gives, behind bytes that are known; it may be less than it could, and nothing at
  /// the end.
  private mutating func read(upTo count: Int, behind known: [UInt8] = []) throws(FileError) -> [UInt8] {
    try awaitInput()
    var failure: Int32 = 0
    let descriptor = descriptor
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: known.count + count) { buffer, filled in
      unsafe collate_expect_filling(buffer.baseAddress, buffer.count)
      _ = unsafe buffer.initialize(fromContentsOf: known)
      let start = unsafe buffer.baseAddress.map { unsafe $0 + known.count }
      let got = SystemCall.retrying { unsafe Glibc.read(descriptor, start, count) }
      failure = got < 0 ? errno : 0
      filled = known.count + max(0, got)
    }
    guard failure == 0 else {
      throw FileError(.refused, path: path, reason: SystemCall.words(for: failure))
    }
    expected = max(0, expected - (bytes.count - known.count))
    return bytes
  }

  /// Waits until standard input has something to read or ends: it may be a terminal, or a program that takes its time.
  ///
  /// - Throws: `.refused` when it is stopped before.
  private func awaitInput() throws(FileError) {
    guard descriptor == 0 else { return }
    var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    while unsafe poll(&waiting, 1, SystemCall.patience) <= 0 {
      if stop() { throw FileError(.refused, path: path, reason: "reading it was stopped") }
    }
  }
}
