import Lexicons
import TextKernels

/// Qualifiers of two words.
enum Qualifiers {
  static func pair(_ first: String, _ second: String) -> (low: Double, high: Double)? {
    switch (first, second) {
    case ("at", "least"), ("more", "than"), ("not", "less"), ("en", "az"), ("au", "moins"), ("mehr", "als"),
      ("más", "de"), ("mas", "de"), ("plus", "de"), ("al", "menos"), ("اكثر", "من"), ("ما", "يقرب"):
      (1, 1.1)
    case ("up", "to"), ("less", "than"), ("fewer", "than"), ("at", "most"), ("اقل", "من"), ("jusqu'a", "a"):
      (0.9, 1)
    case ("ما", "لا"), ("لا", "يقل"): (1, 1.1)
    default: nil
    }
  }
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
