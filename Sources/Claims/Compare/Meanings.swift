import CollateCore
import Lexicons
import Stemming
import TextKernels

/// Common words of one language by what they mean, in numbers that all languages share.
///
/// A few hundred meanings written by hand, as bilingual seed lexicons are (Fung and Yee 1998): too few to translate, enough
/// to tell that two short texts speak of one thing.
struct Meanings: Sendable {
  /// A form's meanings, by the hash of its stem.
  private let ofStem: [UInt64: [UInt64]]
  /// Letters that are written to the word behind them.
  private let proclitics: Set<Character>

  /// The meanings of a language's words; none where the table has no column for it.
  static func of(_ language: String) -> Meanings { tables[language] ?? Meanings([:], language) }

  private static let tables: [String: Meanings] = {
    var tables: [String: Meanings] = [:]
    for (column, language) in SpeechTables.meaningLanguages.enumerated() {
      let stemmer = Stemmer(language: language)
      var ofStem: [UInt64: [UInt64]] = [:]
      for (number, row) in SpeechTables.meanings.enumerated() where row.count > column {
        let meaning = Concept.matter.of(Folding.hash(of: "meaning \(number)"))
        for form in row[column].split(separator: " ") {
          let lower = Folding.lowercased(Array(form.utf8), 0..<form.utf8.count, isTurkish: language == "tr")
          for key in Set([key(lower), key(stemmer.stem(lower))])
          where !(ofStem[key] ?? []).contains(meaning) {
            ofStem[key, default: []].append(meaning)
          }
        }
      }
      tables[language] = Meanings(ofStem, language)
    }
    return tables
  }()

  private static func key(_ word: String) -> UInt64 { Folding.hash(of: word) }

  private init(_ ofStem: [UInt64: [UInt64]], _ language: String) {
    self.ofStem = ofStem
    proclitics = ["ar": "وفبلك", "he": "ושהבלמכ"][language].map(Set.init) ?? []
  }

  /// What a word can mean, given the hashes of its folded form and of its stem, and the word in lower case.
  ///
  /// O(1); O(letters) where small words are written to the next.
  func meanings(of word: UInt64, stem: UInt64, spelled lower: String) -> [UInt64] {
    if let found = ofStem[word] ?? ofStem[stem] { return found }
    guard !proclitics.isEmpty else { return [] }
    // One or two letters and the article are written to the word: `ובבית`, `والبيت`.
    var rest = lower[...]
    for _ in 0..<3 {
      if rest.hasPrefix("ال") {
        rest = rest.dropFirst(2)
      } else if let first = rest.first, proclitics.contains(first), rest.count > 3 {
        rest = rest.dropFirst()
      } else {
        return []
      }
      if let found = ofStem[Meanings.key(String(rest))] { return found }
    }
    return []
  }
}
