import Lexicons
import TextKernels

/// Frequent words of languages that cleaning does not know, which share words with those it knows.
enum NeighbourWords {
  /// Whether some words are of such a language: one in twelve and four different ones, which no name or quotation makes.
  ///
  /// O(words).
  static func speak(from words: [Word], _ facts: [WordFacts]) -> Bool {
    var found: Set<UInt64> = []
    var count = 0
    for (word, fact) in zip(words, facts) where fact.functions == 0 && table[word.hash].functions != 0 {
      count += 1
      found.insert(word.hash)
    }
    return found.count >= 4 && count * 12 >= words.count
  }

  private static let table: WordTable = {
    var facts: [UInt64: WordFacts] = [:]
    for row in CleaningTables.neighbourWords {
      for word in row.dropFirst().flatMap({ $0.split(separator: " ") }) {
        facts[Folding.hash(of: String(word)), default: WordFacts()].functions = 1
      }
    }
    return WordTable(facts)
  }()
}
