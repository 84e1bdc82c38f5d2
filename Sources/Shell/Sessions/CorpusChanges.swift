import PluginKit
import SessionFile

/// What happened to the documents of a session since it was saved.
struct CorpusChanges: Sendable {
  /// The documents that are not as they were, in the order of their numbers.
  let changes: [Change]

  /// What happened to one document.
  struct Change: Sendable {
    /// Its id.
    let id: String
    /// Its number then and now.
    let old: Int?, new: Int?
    /// The lines that are not as they were; empty when that is not known.
    let lines: [LineChange]

    /// In one word.
    var kind: String {
      switch (old, new) {
      case (nil, _): "added"
      case (_, nil): "removed"
      default: "edited"
      }
    }

    /// In a few words: `document 3 (a.txt) edited in line 12`.
    var words: String {
      let place = lines.isEmpty ? "" : " in \(LineChange.words(lines))"
      return "document \(old ?? new ?? 0) (\(id)) \(kind)\(place)"
    }
  }

  /// A line that was taken out, put in, or both.
  struct LineChange: Sendable, Equatable {
    /// The line's number then and now.
    let old: Int?, new: Int?

    fileprivate static func words(_ lines: [LineChange]) -> String {
      let numbers = lines.prefix(3).map { String($0.new ?? $0.old ?? 0) }.joined(separator: ", ")
      let more = lines.count > 3 ? " and \(lines.count - 3) more" : ""
      return "\(lines.count == 1 ? "line" : "lines") \(numbers)\(more)"
    }
  }

  /// Compares documents by id; of several with one id, the first with the first and so on.
  ///
  /// O(documents + lines).
  init(from saved: SavedCorpus, to corpus: Corpus) {
    guard saved.fingerprint != corpus.fingerprint else {
      changes = []
      return
    }
    let now = corpus.documents.map { document in
      Now(id: document.id, sha256: document.sha256, marks: { document.lineMarks })
    }
    changes = CorpusChanges.compare(saved.documents, now)
  }

  /// Compares two saved corpora in the same way.
  init(from saved: SavedCorpus, to other: SavedCorpus) {
    let now = other.documents.map { document in
      Now(id: document.id, sha256: document.sha256, marks: { document.lines })
    }
    changes = saved.fingerprint == other.fingerprint ? [] : CorpusChanges.compare(saved.documents, now)
  }

  /// A document as it is now; the marks of its lines are worked out only when it changed.
  private struct Now {
    let id: String
    let sha256: String
    let marks: () -> LineMarks?
  }

  private static func compare(_ then: [SavedCorpus.Document], _ now: [Now]) -> [Change] {
    var there: [Key: Int] = [:]
    var seen: [String: Int] = [:]
    for (index, document) in now.enumerated() {
      there[Key(id: document.id, count: count(document.id, &seen))] = index + 1
    }
    seen = [:]
    var changes: [Change] = []
    for document in then {
      let number = there.removeValue(forKey: Key(id: document.id, count: count(document.id, &seen)))
      if let number, now[number - 1].sha256 == document.sha256 { continue }
      let lines = number.map { CorpusChanges.lines(from: document.lines, to: now[$0 - 1].marks()) } ?? []
      changes.append(Change(id: document.id, old: document.doc, new: number, lines: lines))
    }
    let added = there.map { Change(id: $0.key.id, old: nil, new: $0.value, lines: []) }
    return changes + added.sorted { ($0.new ?? 0) < ($1.new ?? 0) }
  }

  /// The changes as sentences, the first few of them.
  func sentences(atMost most: Int) -> [String] {
    let shown = changes.prefix(most).map { change in
      let words = change.words
      return words.prefix(1).uppercased() + words.dropFirst() + "."
    }
    return shown + (changes.count > most ? ["\(changes.count - most) more documents changed."] : [])
  }

  /// The changes of documents that were read then or are read now.
  func touching(_ then: [ClosedRange<Int>], _ now: [ClosedRange<Int>]) -> [Change] {
    changes.filter { change in
      if let old = change.old { return then.contains { $0.contains(old) } }
      return now.contains { range in change.new.map(range.contains) ?? false }
    }
  }

  private struct Key: Hashable {
    let id: String
    let count: Int
  }

  private static func count(_ id: String, _ seen: inout [String: Int]) -> Int {
    seen[id, default: 0] += 1
    return seen[id] ?? 0
  }

  /// The most lines that are compared after equal ones at both ends are set aside; Myers' algorithm is quadratic.
  private static let mostLines = 2_000

  /// The lines that differ, in order: a line put in where one was taken out is one change.
  static func lines(from old: LineMarks?, to new: LineMarks?) -> [LineChange] {
    guard let old, let new else { return [] }
    let before = old.marks.map(Array.init)
    let after = new.marks.map(Array.init)
    let head = zip(before, after).prefix { $0 == $1 }.count
    let tail = zip(before.dropFirst(head).reversed(), after.dropFirst(head).reversed()).prefix { $0 == $1 }
      .count
    let (left, right) = (before[head..<(before.count - tail)], after[head..<(after.count - tail)])
    guard max(left.count, right.count) <= mostLines else {
      return [LineChange(old: head + 1, new: head + 1)]
    }
    var removed: [Int] = []
    var inserted: [Int] = []
    for step in Array(right).difference(from: Array(left)) {
      switch step {
      case .remove(let offset, _, _): removed.append(head + offset + 1)
      case .insert(let offset, _, _): inserted.append(head + offset + 1)
      }
    }
    return paired(removed, inserted)
  }

  /// Pairs the lines taken out with those put in, in order, as far as they go.
  private static func paired(_ removed: [Int], _ inserted: [Int]) -> [LineChange] {
    let removed = removed.sorted()
    let inserted = inserted.sorted()
    return (0..<max(removed.count, inserted.count)).map { index in
      LineChange(
        old: index < removed.count ? removed[index] : nil, new: index < inserted.count ? inserted[index] : nil
      )
    }
  }
}
