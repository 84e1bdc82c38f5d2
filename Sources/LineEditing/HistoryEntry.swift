/// A command line that was given earlier.
public struct HistoryEntry: Sendable, Equatable {
  /// The line, as it was typed; it may hold line breaks.
  public var text: String
  /// Seconds since 1970, or nil when not known.
  public var time: Int?
  /// The corpus it was given for, as the editor's `corpus` hook names it.
  public var corpus: String?
  /// The folder it was given in.
  public var folder: String?
  /// The session it was given in, or nil when not known.
  public var session: String?
  /// How it ended: 0, or the kind of its error as an exit code; nil when not known.
  public var status: Int?

  /// A line with what is known about it.
  public init(
    _ text: String, time: Int? = nil, corpus: String? = nil, folder: String? = nil, session: String? = nil
  ) {
    self.text = text
    self.time = time
    self.corpus = corpus
    self.folder = folder
    self.session = session
  }
}

/// Steps through earlier lines from the newest, and finds one that continues what is typed.
struct HistoryBrowser {
  let entries: [HistoryEntry]
  private var place: Int
  private var draft: [Unicode.Scalar] = []

  init(_ entries: [HistoryEntry] = []) {
    self.entries = entries
    place = entries.count
  }

  /// Forgets where it was.
  mutating func rewind() {
    place = entries.count
    draft = []
  }

  /// The next older line that starts as the line did when stepping began, or nil at the oldest.
  mutating func older(than line: [Unicode.Scalar]) -> String? {
    if place == entries.count { draft = line }
    let prefix = draft.string
    var index = place
    while index > 0 {
      index -= 1
      guard isOffered(index, prefix), entries[index].text != line.string else { continue }
      place = index
      return entries[index].text
    }
    return nil
  }

  /// The next newer line, at the end the one that was being typed; nil when already there.
  mutating func newer(than line: [Unicode.Scalar]) -> String? {
    guard place < entries.count else { return nil }
    let prefix = draft.string
    var index = place + 1
    while index < entries.count {
      if isOffered(index, prefix), entries[index].text != line.string {
        place = index
        return entries[index].text
      }
      index += 1
    }
    place = entries.count
    return draft.string
  }

  /// What the newest line that starts like this one goes on with; lines for the same corpus come first.
  func continuation(of line: String, corpus: String?) -> String? {
    guard !line.isEmpty else { return nil }
    var other: String?
    for entry in entries.reversed() {
      // A line that was not understood is not put into anybody's mouth again; Up and Ctrl-R still have it.
      guard entry.status != 2, entry.text.utf8.count > line.utf8.count,
        entry.text.utf8.starts(with: line.utf8)
      else { continue }
      let isSame = corpus != nil && entry.corpus == corpus
      guard isSame || other == nil else { continue }
      let rest = String(decoding: entry.text.utf8.dropFirst(line.utf8.count), as: UTF8.self)
      if isSame || corpus == nil { return rest }
      other = rest
    }
    return other
  }

  private func isOffered(_ index: Int, _ prefix: String) -> Bool {
    entries[index].text.utf8.starts(with: prefix.utf8)
  }
}
