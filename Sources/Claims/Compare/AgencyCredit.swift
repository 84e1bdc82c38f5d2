import CollateCore
import Lexicons
import TextKernels

/// Lines that name who else worked on an article: `(Additional reporting by Jane Roe; editing by John Doe)`.
///
/// They are no statement on the event, whoever else leaves them out.
struct AgencyCredit: Sendable {
  private let phrases: [[String]]
  /// A longer sentence tells more than who worked on the article.
  private static let mostWords = 25

  /// The phrases of a language; none without a row in the table.
  init(language: Language) { phrases = AgencyCredit.tables[language] ?? [] }

  private static let tables: [Language: [[String]]] = {
    var tables: [Language: [[String]]] = [:]
    for row in SpeechTables.opposites where row.count == 3 && row[1] == "credit" {
      let phrases = row[2].split(separator: " ").map { $0.split(separator: "_").map(FoldedWord.of) }
      tables[Language(rawValue: String(row[0])), default: []] += phrases
    }
    return tables
  }()

  /// Whether a sentence names who worked on the article: it begins with such a phrase, or has one in its first six words.
  ///
  /// O(words of the sentence's beginning · phrases).
  func isCredit(_ sentence: ComparedText.Sentence, in utf8: [UInt8]) -> Bool {
    guard !phrases.isEmpty, sentence.words <= AgencyCredit.mostWords else { return false }
    let first = Words.words(in: utf8, sentence.range).prefix(9).map { FoldedWord.of(utf8, $0.range) }
    return phrases.contains { phrase in
      guard phrase.count <= first.count else { return false }
      // A single word says so at the beginning only.
      let last = phrase.count == 1 ? 0 : min(6, first.count - phrase.count)
      return (0...last).contains { first[$0..<$0 + phrase.count].elementsEqual(phrase) }
    }
  }
}
