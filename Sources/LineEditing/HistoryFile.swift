private import Glibc
private import JSONCoding

/// The command lines of all sessions of a user, one JSON object on each line of one file.
///
/// Members: `text`, and where known `time` (seconds since 1970), `corpus`, `folder`, `session`. Lines are appended
/// under a lock as they are given, so that two sessions lose nothing of each other; nothing is ever rewritten. How a
/// line ended follows on a line of its own, `status` with the `session` whose last line it was.
public struct HistoryFile: Sendable {
  /// The file.
  public let path: String

  /// How much of the file's end is read: the newest 8 MB.
  private static let limit = 8 << 20

  /// The history in a file.
  public init(path: String) { self.path = path }

  /// `collate/history.jsonl` in `$XDG_STATE_HOME` or `~/.local/state`; nil when there is no home.
  public static var standard: HistoryFile? {
    if let folder = Terminal.environment("XDG_STATE_HOME"), folder.hasPrefix("/") {
      return HistoryFile(path: folder + "/collate/history.jsonl")
    }
    return Terminal.environment("HOME").map { HistoryFile(path: $0 + "/.local/state/collate/history.jsonl") }
  }

  /// The newest entries, oldest first; lines that cannot be read are passed over, and no file is no entries.
  public func entries(newest count: Int = 10_000) -> [HistoryEntry] {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    let size = Int(lseek(descriptor, 0, SEEK_END))
    let start = max(0, size - Self.limit)
    lseek(descriptor, off_t(start), SEEK_SET)
    let bytes = Self.read(descriptor, size - start)
    var lines = bytes.split(separator: 0x0A)
    if start > 0, !lines.isEmpty { lines.removeFirst() }
    return Self.entries(lines.suffix(2 * count)).suffix(count)
  }

  /// The entries of some lines, each with how it ended where that is said.
  private static func entries(_ lines: ArraySlice<ArraySlice<UInt8>>) -> [HistoryEntry] {
    var entries: [HistoryEntry] = []
    var last: [String: Int] = [:]
    for line in lines {
      guard let value = try? JSONValue.parse(Array(line)) else { continue }
      let session = value["session"]?.string
      if let entry = entry(value) {
        if let session { last[session] = entries.count }
        entries.append(entry)
      } else if let status = value["status"]?.integer, let place = session.flatMap({ last[$0] }) {
        entries[place].status = status
      }
    }
    return entries
  }

  /// Adds an entry at the end, at once; false when the file cannot be written.
  ///
  /// Makes the folder and the file when they are missing, for the user alone (`0700`, `0600`).
  @discardableResult
  public func append(_ entry: HistoryEntry) -> Bool { append(Self.json(entry)) }

  /// Notes how the last line of a session ended; false when the file cannot be written.
  @discardableResult
  public func append(status: Int, ofLastLineIn session: String) -> Bool {
    append(.object(["session": .string(session), "status": .integer(status)]))
  }

  private func append(_ value: JSONValue) -> Bool {
    makeFolder()
    let descriptor = unsafe open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    guard flock(descriptor, LOCK_EX) == 0 else { return false }
    var line = JSONWriter.canonical(value) + [0x0A]
    var last: UInt8 = 0x0A
    // A line that was cut off by a crash must not swallow this one.
    if lseek(descriptor, -1, SEEK_END) >= 0, unsafe Glibc.read(descriptor, &last, 1) == 1, last != 0x0A {
      line.insert(0x0A, at: 0)
    }
    return Terminal.write(line, to: descriptor)
  }

  private func makeFolder() {
    var folder = ""
    for part in path.split(separator: "/").dropLast() {
      folder += "/" + part
      unsafe mkdir(folder, 0o700)
    }
  }

  private static func read(_ descriptor: Int32, _ count: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: max(0, count))
    var filled = 0
    while filled < bytes.count {
      let got = unsafe bytes.withUnsafeMutableBytes {
        unsafe Glibc.read(descriptor, $0.baseAddress.map { unsafe $0 + filled }, $0.count - filled)
      }
      if got > 0 { filled += got } else if got == 0 || errno != EINTR { break }
    }
    return Array(bytes[..<filled])
  }

  private static func json(_ entry: HistoryEntry) -> JSONValue {
    var members = [JSONValue.Member("text", .string(entry.text))]
    if let time = entry.time { members.append(.init("time", .integer(time))) }
    if let corpus = entry.corpus { members.append(.init("corpus", .string(corpus))) }
    if let folder = entry.folder { members.append(.init("folder", .string(folder))) }
    if let session = entry.session { members.append(.init("session", .string(session))) }
    return .object(members)
  }

  private static func entry(_ value: JSONValue) -> HistoryEntry? {
    guard let text = value["text"]?.string, !text.isEmpty else { return nil }
    return HistoryEntry(
      text, time: value["time"]?.integer, corpus: value["corpus"]?.string, folder: value["folder"]?.string,
      session: value["session"]?.string)
  }
}
