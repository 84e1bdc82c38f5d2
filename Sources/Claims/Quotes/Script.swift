import CollateCore
import TextKernels

/// Guesses a language from the letters alone, for texts whose language nobody has told.
enum Script {
  /// Letters and small words that one of the languages with a table uses and its neighbours do not.
  private static let signs: [(language: Language, words: [String])] = [
    ("ar", ["في", "من", "على", "أن"]), ("ru", ["и", "в", "на", "что"]), ("tr", ["ve", "bir", "için", "ile"]),
    ("fr", ["les", "des", "est", "dans"]), ("de", ["der", "die", "und", "das"]),
    ("es", ["los", "que", "el", "del"]), ("fa", ["در", "به", "از", "که"]), ("he", ["של", "את", "על", "כי"]),
    ("en", ["the", "of", "and", "to"]),
  ]

  /// The language whose commonest words a document's first article lines have most often; English without any.
  static func language(of document: Document) -> Language {
    var counts = [Int](repeating: 0, count: signs.count)
    var budget = 6_000
    for range in document.articleRanges where budget > 0 {
      budget -= range.count
      // A line may be endless.
      let start = Pieces.pieces(of: range, in: document.text.utf8, atMost: 16_384).first ?? range
      for word in document.text[start].split(separator: " ") {
        for (index, sign) in signs.enumerated() where sign.words.contains(String(word)) { counts[index] += 1 }
      }
    }
    guard let best = counts.max(), best > 0, let index = counts.firstIndex(of: best) else { return "en" }
    return signs[index].language
  }
}
