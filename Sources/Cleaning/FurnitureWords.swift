import Lexicons
import TextKernels

/// Words that stand in the furniture of pages rather than in articles, or the other way round, with weights.
enum FurnitureWords {
  /// What the words of a line say together: above zero for an article, below for furniture.
  struct Scores {
    var mean: Float = 0, least: Float = 0, sum: Float = 0
  }

  /// The scores of the words of a line; zeros when none is known.
  static func scores(of words: ArraySlice<Word>) -> Scores {
    var scores = Scores()
    for word in words {
      let weight = Float(Int16(bitPattern: table[word.hash])) / 256
      scores.sum += weight
      scores.least = min(scores.least, weight)
    }
    scores.mean = words.isEmpty ? 0 : scores.sum / Float(words.count)
    scores.sum = max(-8, min(8, scores.sum))
    return scores
  }

  private static let table = HashTable(
    CleaningTables.furnitureWords.compactMap { row in
      guard row.count == 2, let weight = Float(row[1]) else { return nil }
      return (Folding.hash(of: String(row[0])), UInt16(bitPattern: Int16(weight * 256)))
    }, joinsEqualKeys: false)
}
