import Lexicons
import TextKernels

/// The words by which a dateline is known: cities, months and weekdays, in all languages together.
struct DatelineWords: Sendable {
  static let shared = DatelineWords()
  private let cities: Set<UInt64>
  private let dates: Set<UInt64>
  private let months: Set<UInt64>
  private let headings: Set<UInt64>
  private let relatives: Set<UInt64>
  /// How many words the longest city has that is looked for.
  private static let longest = 3

  private init() {
    let cues = SummaryTables.cues.filter { $0.count == 3 }
    let entries = { (name: String) in
      cues.filter { $0[0] == name }.flatMap { $0[2].split(separator: " ") }
    }
    let listed = EntityLexicons.rows(EntityLexicons.cities).flatMap {
      $0.dropFirst().joined(separator: "|").split(separator: "|")
    }
    let places =
      entries("city").map { $0.split(separator: "_").joined(separator: " ") } + listed.map(String.init)
    cities = Set(places.map { CueWords.beginning(Words.words(of: $0).map(\.hash)) })
    let words = DateTable.forms.flatMap { form, meaning in
      form.split(separator: " ").map { (Folding.hash(of: String($0)), meaning) }
    }
    months = Set(words.filter { DatelineWords.isMonth($0.1) }.map(\.0))
    dates = Set(words.filter { DatelineWords.isMonth($0.1) || DatelineWords.isWeekday($0.1) }.map(\.0))
    headings = Set(entries("heading").map { Folding.hash(of: String($0)) })
    relatives = Set(entries("relative").map { Folding.hash(of: String($0)) })
  }

  private static func isMonth(_ meaning: DateTable.Meaning) -> Bool {
    switch meaning {
    case .month, .jalali, .hijri: true
    default: false
    }
  }

  private static func isWeekday(_ meaning: DateTable.Meaning) -> Bool {
    if case .weekday = meaning { true } else { false }
  }

  /// Whether a word is a number, a month or a day of the week.
  func isDate(_ word: Word) -> Bool { word.isNumber || dates.contains(word.hash) }

  func isMonth(_ word: Word) -> Bool { months.contains(word.hash) }

  /// Whether a word announces a report: `Exclusive`.
  func isHeading(_ word: Word) -> Bool { headings.contains(word.hash) }

  /// Whether a word goes on with what stands before it: `التي`.
  func isRelative(_ word: Word) -> Bool { relatives.contains(word.hash) }

  /// How many words the longest city has that some words begin with; nil when they begin with none.
  func cityLength(_ words: [Word]) -> Int? {
    (1...DatelineWords.longest).last { count in
      count <= words.count && cities.contains(CueWords.beginning(words.prefix(count).map(\.hash)))
    }
  }
}
