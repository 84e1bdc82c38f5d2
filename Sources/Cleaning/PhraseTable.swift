import CollateCore
import Lexicons
import TextKernels

/// The phrases of page furniture, ready to be found among hashed words.
struct PhraseTable: Sendable {
  /// What a phrase says of the line that holds it.
  enum Kind: String {
    case sure, line, start, end, hint, credit, byline
  }

  /// A phrase with what it says.
  struct Phrase: Sendable {
    let kind: Kind
    let hashes: [UInt64]
    let text: String
  }

  /// The phrases that begin with a word, by the word's place in `firstWords`.
  private let phrases: [[Phrase]]
  private let firstWords: HashTable

  /// The table that comes with collate.
  static let standard = PhraseTable(CleaningTables.pageFurniture)

  init(_ rows: [[Substring]]) {
    var byFirst: [UInt64: [Phrase]] = [:]
    var order: [UInt64] = []
    for row in rows where row.count == 3 {
      guard let kind = Kind(rawValue: String(row[1])) else { continue }
      let hashes = Words.words(of: String(row[2])).map(\.hash)
      guard let first = hashes.first else { continue }
      if byFirst[first] == nil { order.append(first) }
      byFirst[first, default: []].append(Phrase(kind: kind, hashes: hashes, text: String(row[2])))
    }
    phrases = order.map { byFirst[$0] ?? [] }
    firstWords = HashTable(order.enumerated().map { ($1, UInt16($0 + 1)) })
  }

  /// What the phrases say of the words of a line.
  ///
  /// O(words).
  func hits(in words: ArraySlice<Word>) -> PhraseHits {
    var hits = PhraseHits()
    for index in words.indices {
      let slot = firstWords[words[index].hash]
      guard slot != 0 else { continue }
      for phrase in phrases[Int(slot) - 1] where matches(phrase, words[index...]) {
        take(phrase, at: index - words.startIndex, of: words.count, &hits)
      }
    }
    return hits
  }

  private func matches(_ phrase: Phrase, _ words: ArraySlice<Word>) -> Bool {
    guard words.count >= phrase.hashes.count else { return false }
    for (index, hash) in phrase.hashes.enumerated() where words[words.startIndex + index].hash != hash {
      return false
    }
    return true
  }

  private func take(_ phrase: Phrase, at place: Int, of count: Int, _ hits: inout PhraseHits) {
    let isFirst = place == 0
    let isWhole = isFirst && count == phrase.hashes.count
    switch phrase.kind {
    case .sure: hits.add(.sure, phrase.text)
    case .hint: hits.hints += 1
    case .line where isWhole: hits.add(.line, phrase.text)
    case .start where isFirst: hits.add(.start, phrase.text)
    case .end where isFirst && count <= phrase.hashes.count + 4: hits.add(.end, phrase.text)
    case .credit where isFirst: hits.add(.credit, phrase.text)
    case .byline where isFirst: hits.add(.byline, phrase.text)
    default: break
    }
  }
}

/// What the phrase tables find in a line.
package struct PhraseHits: Sendable {
  /// How many phrases there are that no article holds: `this website uses cookies`.
  package private(set) var sure = 0
  /// How many phrases there are that articles seldom hold: `newsletter`.
  package var hints = 0
  /// The phrase of each kind that was found first.
  private(set) var found: [PhraseTable.Kind: String] = [:]

  /// No hits.
  package init() {}

  mutating func add(_ kind: PhraseTable.Kind, _ phrase: String) {
    if kind == .sure || kind == .line || kind == .start { sure += 1 }
    if found[kind] == nil { found[kind] = phrase }
  }
}
