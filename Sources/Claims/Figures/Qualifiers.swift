import Lexicons
import TextKernels

/// Qualifiers of two words.
enum Qualifiers {
  /// The factors of two words that stand before a number; nil for others.
  ///
  /// O(1).
  static func pair(_ first: Word, _ second: Word) -> (low: Double, high: Double)? {
    factors[Hashing.combine(first.hash, second.hash)]
  }

  private static let factors: [UInt64: (low: Double, high: Double)] = {
    var factors: [UInt64: (low: Double, high: Double)] = [:]
    for row in FigureTables.words where row.count == 4 && row[1] == "pair" {
      let bounds = row[2].split(separator: " ").compactMap { Double($0) }
      guard bounds.count == 2 else { continue }
      for form in row[3].split(separator: "|") {
        let hashes = form.split(separator: " ").map { Folding.hash(of: String($0)) }
        guard hashes.count == 2 else { continue }
        factors[Hashing.combine(hashes[0], hashes[1])] = (bounds[0], bounds[1])
      }
    }
    return factors
  }()
}

/// The hashes of month names, to tell dates from figures.
enum MonthWords {
  static let shared: Set<UInt64> = {
    var hashes: Set<UInt64> = []
    for (form, meaning) in DateTable.forms {
      switch meaning {
      case .month, .jalali, .hijri:
        let words = Words.words(of: String(form))
        if let first = words.first, first.length > 2 { hashes.insert(first.hash) }
      case .weekday, .day, .last, .next, .around, .published: continue
      }
    }
    return hashes
  }()
}
