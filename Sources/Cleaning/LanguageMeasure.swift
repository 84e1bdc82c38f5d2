import CollateCore

/// How the words of a language compare with English ones, so that one line model serves all.
///
/// For Arabic and Turkish counted on the 1,000 sentences of the Parallel Universal Dependencies (PUD) beside their
/// English translations; for the others estimated from texts of those languages.
struct LanguageMeasure: Sendable, Equatable {
  /// English words for each word.
  private let words: Float
  /// The share of function words in running text, as the lists of this product have them.
  private let function: Float
  /// Letters for each word.
  private let letters: Float

  /// The measure of a language; that of English for one that is not known.
  init(_ language: Language) {
    (words, function, letters) =
      switch language.rawValue {
      case "ar": (1.17, 0.25, 4.7)
      case "tr": (1.24, 0.23, 6.2)
      case "he": (1.25, 0.25, 4.2)
      case "ru": (1.15, 0.32, 5.6)
      case "fa": (1.0, 0.40, 4.0)
      case "de": (1.08, 0.45, 5.7)
      default: (1, 0.47, 4.8)
      }
  }

  /// The number of English words that so many words would be.
  func englishWords(_ count: Int) -> Int { Int(Float(count) * words + 0.5) }
  /// The share of function words that English text would have.
  func englishFunction(_ share: Float) -> Float { min(1, share * 0.47 / function) }
  /// The letters for each word that English text would have.
  func englishLetters(_ letters: Float) -> Float { letters * 4.8 / self.letters }
}
