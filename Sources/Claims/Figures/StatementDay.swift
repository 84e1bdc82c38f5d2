import CollateCore
import TextKernels

/// The day a figure holds for, where its sentence names one: `as of 3 May`, `by Monday`, or the day it was said.
///
/// The day something happened is no such day: a toll of Monday's crash can be counted on Tuesday.
struct StatementDay {
  /// In the order of the text.
  private let dates: [DateMention]
  private let placed: PlacedQuotes
  private let utf8: [UInt8]

  /// Reads the days from the dates and the statements of a document.
  init(_ dates: [DateMention], _ placed: PlacedQuotes, _ utf8: [UInt8]) {
    (self.dates, self.placed, self.utf8) = (dates, placed, utf8)
  }

  /// The day; nil when the sentence names none, or more than a day, or one after publication.
  ///
  /// O(log dates + dates of the sentence).
  func day(of figure: Figure) -> DateInterval? {
    let sentence = figure.sentence
    let first = dates.partitioningIndex { $0.sentence.lowerBound >= sentence.lowerBound }
    let named = dates[first...].prefix { $0.sentence == sentence }.filter { $0.earliest == $0.latest }
    guard !named.isEmpty else { return nil }
    let statement = placed.shortest(around: figure.range) { $0.kind == .indirect && $0.speaker != nil }
    let found = named.first { date in
      if isLimit(before: date.range.lowerBound, from: sentence.lowerBound) { return true }
      guard let statement else { return false }
      return date.range.upperBound <= statement.range.lowerBound
        && StatementDay.isBesideSpeaker(date, statement)
    }
    return found.map { DateInterval($0.earliest, $0.latest, evidence: "in the sentence") }
  }

  /// Whether a date stands with who says it, outside what is said.
  private static func isBesideSpeaker(_ date: DateMention, _ statement: Quote) -> Bool {
    guard let speaker = statement.speaker?.range else { return false }
    return !speaker.overlaps(date.range) && !statement.range.overlaps(date.range)
  }

  /// Whether `by`, `as of`, `until` or such a word stands before the date.
  private func isLimit(before offset: Int, from start: Int) -> Bool {
    let near = max(start, offset - StatementDay.reach)
    let words = Words.words(in: utf8, near..<offset).suffix(2).map { Folding.folded(utf8, $0.range) }
    guard let last = words.last else { return false }
    return StatementDay.limits.contains(last) || words.first == "as" && last == "of"
  }

  /// The two words before a date stand within so many bytes.
  private static let reach = 64

  private static let limits: Set<String> = ["by", "until", "till", "bis", "hasta", "حتى"]
}
