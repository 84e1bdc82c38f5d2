import CollateCore
import Lexicons
import TextKernels

/// The phrases of page furniture, ready to be found among hashed words.
struct PhraseTable: Sendable {
  /// What a phrase says of the line that holds it.
  enum Kind: String, CaseIterable {
    case sure, line, start, end, hint, box, credit, byline, caption

    /// Its place among the kinds; hints are counted and not kept, so that boxes have theirs.
    fileprivate var place: Int {
      switch self {
      case .sure: 0
      case .line: 1
      case .start: 2
      case .end: 3
      case .hint, .box: 4
      case .credit: 5
      case .byline: 6
      case .caption: 7
      }
    }
  }

  /// A phrase with what it says.
  struct Phrase: Sendable {
    let kind: Kind
    let hashes: [UInt64]
    let text: String
    /// Its number among all phrases, from 1.
    let number: UInt16
  }

  /// The words that phrases begin with; `WordFacts.phrases` counts them from 1.
  let firstWords: [UInt64]
  /// All phrases, by the words that they begin with.
  private let phrases: [Phrase]
  /// Where the phrases that begin with each of those words start, and behind the last the number of all.
  private let starts: [Int]
  /// The second word of each phrase, 0 where there is none: most phrases are told apart by it.
  private let seconds: [UInt64]
  /// The phrases in the order of their numbers.
  fileprivate let texts: [String]

  /// The table that comes with collate.
  static let standard = PhraseTable(CleaningTables.pageFurniture)

  init(_ rows: [[Substring]]) {
    var byFirst: [UInt64: [Phrase]] = [:]
    var order: [UInt64] = []
    var texts: [String] = []
    for row in rows where row.count == 3 {
      guard let kind = Kind(rawValue: String(row[1])) else { continue }
      let hashes = Words.words(of: String(row[2])).map(\.hash)
      guard let first = hashes.first else { continue }
      if byFirst[first] == nil { order.append(first) }
      texts.append(String(row[2]))
      byFirst[first, default: []].append(
        Phrase(kind: kind, hashes: hashes, text: String(row[2]), number: UInt16(texts.count)))
    }
    var (all, starts): ([Phrase], [Int]) = ([], [0])
    for first in order {
      all += byFirst[first] ?? []
      starts.append(all.count)
    }
    (phrases, self.starts) = (all, starts)
    seconds = all.map { $0.hashes.count > 1 ? $0.hashes[1] : 0 }
    firstWords = order
    self.texts = texts
  }

  /// What the phrases say of the words of a line, whose facts are given.
  ///
  /// O(words).
  func hits(in words: ArraySlice<Word>, _ facts: ArraySlice<WordFacts>) -> PhraseHits {
    var hits = PhraseHits()
    for index in words.indices {
      let slot = Int(facts[index].phrases)
      guard slot != 0 else { continue }
      let next = index + 1 < words.endIndex ? words[index + 1].hash : 0
      for number in starts[slot - 1]..<starts[slot] where seconds[number] == 0 || seconds[number] == next {
        guard matches(phrases[number], words[index...]) else { continue }
        take(phrases[number], at: index - words.startIndex, of: words.count, &hits)
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
    case .sure: hits.add(.sure, phrase)
    case .hint: hits.hints += 1
    case .line where isWhole: hits.add(.line, phrase)
    case .start where isFirst: hits.add(.start, phrase)
    case .box where isWhole: hits.add(.box, phrase)
    case .end where isFirst && count <= phrase.hashes.count + 4: hits.add(.end, phrase)
    case .credit where isFirst: hits.add(.credit, phrase)
    case .byline where isFirst: hits.add(.byline, phrase)
    case .caption where isFirst || phrase.hashes.count > 1: hits.add(.caption, phrase)
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
  private(set) var found = Found()

  /// No hits.
  package init() {}

  mutating func add(_ kind: PhraseTable.Kind, _ phrase: PhraseTable.Phrase) {
    if kind == .sure || kind == .line || kind == .start { sure += 1 }
    found.add(kind, phrase)
  }

  /// A phrase for each kind of which there is one.
  struct Found: Sendable {
    /// The numbers of the phrases by kind; 0 for none.
    private var numbers = SIMD8<UInt16>()

    fileprivate mutating func add(_ kind: PhraseTable.Kind, _ phrase: PhraseTable.Phrase) {
      if numbers[kind.place] == 0 { numbers[kind.place] = phrase.number }
    }

    /// The phrase of a kind; nil when there is none.
    subscript(kind: PhraseTable.Kind) -> String? {
      let number = Int(numbers[kind.place])
      return number == 0 ? nil : PhraseTable.standard.texts[number - 1]
    }

    /// Whether there is a phrase of a kind.
    func has(_ kind: PhraseTable.Kind) -> Bool { numbers[kind.place] != 0 }
  }
}
