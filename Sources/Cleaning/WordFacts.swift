import CollateCore
import Lexicons
import TextKernels

/// What the tables say of a word: found with one look, for most words of a page are in some table or in none.
struct WordFacts: Sendable {
  /// A bit for each language in which it is a function word, in the order of `languages`.
  var functions: UInt16 = 0
  /// Its weight in 256ths: below zero for a word of page furniture, above for one of articles.
  var weight: Int16 = 0
  /// The number, from 1, of the phrases of page furniture that begin with it.
  var phrases: UInt16 = 0
  /// The number, from 1, of what it says as the word of a date, alone or with the next one.
  var date: UInt16 = 0

  /// The languages that have a list of function words.
  static let languages: [Language] = StopWords.languages.map { Language(rawValue: $0) }

  /// The facts about each of some words.
  ///
  /// O(words).
  static func of(_ words: [Word]) -> [WordFacts] {
    let table = self.table
    return words.map { table[$0.hash] }
  }

  private static let table: WordTable = {
    var facts: [UInt64: WordFacts] = [:]
    for (index, code) in StopWords.languages.enumerated() {
      for word in StopWords.words(of: code) {
        facts[Folding.hash(of: word), default: WordFacts()].functions |= 1 << UInt16(index)
      }
    }
    var weighed: Set<UInt64> = []
    for row in CleaningTables.furnitureWords where row.count == 2 {
      let hash = Folding.hash(of: String(row[0]))
      guard let weight = Float(row[1]), weighed.insert(hash).inserted else { continue }
      facts[hash, default: WordFacts()].weight = Int16(weight * 256)
    }
    for (index, hash) in PhraseTable.standard.firstWords.enumerated() {
      facts[hash, default: WordFacts()].phrases = UInt16(index + 1)
    }
    for (hash, number) in DateWords.firstWords { facts[hash, default: WordFacts()].date = number }
    return WordTable(facts)
  }()
}

/// A table from word hashes to facts, faster than a dictionary: open addressing, no hashing of its own.
struct WordTable: Sendable {
  private struct Slot {
    var key: UInt64 = 0
    var facts = WordFacts()
  }

  private var slots: [Slot]
  private let mask: Int

  init(_ facts: [UInt64: WordFacts]) {
    var size = 64
    while size < facts.count * 2 { size *= 2 }
    mask = size - 1
    slots = [Slot](repeating: Slot(), count: size)
    // In order of the hashes, so that each run lays the table out alike.
    for (key, value) in facts.sorted(by: { $0.key < $1.key }) {
      var place = Int(truncatingIfNeeded: key) & mask
      while slots[place].key != 0 { place = (place + 1) & mask }
      slots[place] = Slot(key: key, facts: value)
    }
  }

  /// The facts of a key; none when it is not there.
  subscript(key: UInt64) -> WordFacts {
    var place = Int(truncatingIfNeeded: key) & mask
    while slots[place].key != 0 {
      if slots[place].key == key { return slots[place].facts }
      place = (place + 1) & mask
    }
    return WordFacts()
  }
}
