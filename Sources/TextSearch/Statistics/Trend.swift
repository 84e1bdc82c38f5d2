public import CollateCore

/// How often a term stands in the documents of one stretch of time.
public struct TrendPoint: Sendable, Equatable {
  /// The first day of the period.
  public let start: Day
  /// How many documents it has, and how many words they have.
  public var documents: Int, words: Int
  /// How often the term stands in them.
  public var count: Int
  /// Where the term comes first in the period.
  public var first: Extent?
}

/// The lengths of periods.
public enum Period: String, Sendable, CaseIterable {
  case day, week, month, year

  /// The first day of the period that holds a day; weeks begin on Monday.
  public func start(of day: Day) -> Day {
    let (year, month, _) = day.civil
    switch self {
    case .day: return day
    case .week: return Day(number: day.number - (day.weekday - 1))
    case .month: return Day(year: year, month: month, day: 1) ?? day
    case .year: return Day(year: year, month: 1, day: 1) ?? day
    }
  }

  /// The first day of the next period.
  public func next(after start: Day) -> Day {
    switch self {
    case .day: Day(number: start.number + 1)
    case .week: Day(number: start.number + 7)
    case .month: self.start(of: Day(number: start.number + 31))
    case .year: self.start(of: Day(number: start.number + 366))
    }
  }

  /// The name of the period that starts on a day: `2023`, `2023-10`, `2023-10-23`.
  public func name(_ start: Day) -> String {
    let whole = "\(start)"
    switch self {
    case .day, .week: return whole
    case .month: return String(whole.prefix(7))
    case .year: return String(whole.prefix(4))
    }
  }
}

/// Follows a term through time.
public enum Trend {
  /// The periods from the first to the last that has a document, empty ones included, and how many documents have
  /// no date as exact as a period.
  ///
  /// - Throws: a usage error for a term without a word, and when there would be more than 20,000 periods.
  public static func of(
    _ term: [Query.Word], over numbers: [Int], of corpus: Corpus, in space: TokenSpace, by period: Period,
    context: RunContext
  ) throws(CommandError) -> (points: [TrendPoint], undated: Int) {
    let phrase = try space.phrase(term)
    var found: [Day: TrendPoint] = [:]
    var undated = 0
    for (number, entry) in try zip(numbers, Dispersion.counts(of: phrase, in: numbers, space, context)) {
      guard let date = corpus[number].metadata.date,
        period.start(of: date.earliest) == period.start(of: date.latest)
      else {
        undated += 1
        continue
      }
      let start = period.start(of: date.earliest)
      var point = found[start] ?? TrendPoint(start: start, documents: 0, words: 0, count: 0)
      point.documents += 1
      point.words += entry.size
      point.count += entry.count
      if point.first == nil, let place = entry.places.first {
        point.first = space.extent(place, phrase.words.count, in: number, of: corpus)
      }
      found[start] = point
    }
    guard var day = found.keys.min(), let last = found.keys.max() else { return ([], undated) }
    var points: [TrendPoint] = []
    while day <= last {
      points.append(found[day] ?? TrendPoint(start: day, documents: 0, words: 0, count: 0))
      day = period.next(after: day)
      guard points.count <= 20_000 else {
        throw CommandError(
          .usage, "there are more than 20,000 periods from the first date to the last",
          hint: "Use a longer period, as in --by year.")
      }
    }
    return (points, undated)
  }
}
