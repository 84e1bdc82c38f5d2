/// The words of dates in nine languages and three calendars.
public enum DateTable {
  /// What a form says.
  public enum Meaning: Sendable, Equatable {
    /// A month from 1, of the Gregorian, the Solar Hijri and the Islamic calendar.
    case month(Int), jalali(Int), hijri(Int)
    /// A day of the week, from 1 for Monday.
    case weekday(Int)
    /// So many days after the day of writing: `yesterday` is -1.
    case day(Int)
    /// The weekday before or after: `last Monday`.
    case last, next
    /// It stands with dates and says nothing of its own.
    case around
    /// It announces the day of publication.
    case published

    /// Whether it counts from the day of writing.
    public var isRelative: Bool {
      switch self {
      case .day, .last, .next: true
      default: false
      }
    }

    fileprivate init?(_ kind: Substring, _ number: Int) {
      switch kind {
      case "month": self = .month(number)
      case "jalali": self = .jalali(number)
      case "hijri": self = .hijri(number)
      case "weekday": self = .weekday(number)
      case "day": self = .day(number)
      case "last": self = .last
      case "next": self = .next
      case "around": self = .around
      case "published": self = .published
      default: return nil
      }
    }
  }

  /// What small words around a date say: of its tense, or that a year or month follows.
  public enum Surrounding: String, Sendable {
    /// What was, and what will be.
    case past, future
    /// `is`, `are`, and the `to` behind them: what is agreed and has not happened.
    case being, to
    /// `in`, `since`: a month or a year follows; `since` never looks ahead.
    case inside, since
    /// `2019 to 2021`: the year behind a year.
    case until
    /// `the flood of 1990`: a year only where nothing is counted by it.
    case of
    /// `year`, in front of or behind the number of one.
    case year
    /// `last year`, in the order of the language.
    case lastyear
    /// Words for a day and its parts, behind a weekday that is another word as well; only their beginning counts.
    case daypart
    /// Weekdays in small letters that are other words as well: `pazar` is a market.
    case homonym
  }

  /// The forms of a surrounding word, in all languages together.
  ///
  /// O(rows).
  public static func forms(around surrounding: Surrounding) -> [Substring] {
    CleaningTables.dateWords.filter { $0.count == 3 && $0[0] == surrounding.rawValue }
      .flatMap { $0[2].split(separator: "|") }
  }

  /// The forms, of one word or two with a space between, each with what it says; where forms are equal the first counts.
  public static let forms: [(form: Substring, meaning: Meaning)] = CleaningTables.dateWords.flatMap {
    row -> [(form: Substring, meaning: Meaning)] in
    guard row.count == 3, let number = Int(row[1]), let meaning = Meaning(row[0], number) else { return [] }
    return row[2].split(separator: "|").map { ($0, meaning) }
  }
}
