import CollateCore
import TextKernels

/// The day a figure holds for, where its sentence names one: `as of 3 May`, `by Monday`, or the day it was said.
///
/// The day something happened is no such day: a toll of Monday's crash can be counted on Tuesday.
enum StatementDay {
  /// The day; nil when the sentence names none, or more than a day, or one after publication.
  static func day(of figure: Figure, _ dates: [DateMention], _ quotes: [Quote], _ text: Text) -> DateInterval?
  {
    let named = dates.filter { $0.sentence == figure.sentence && $0.earliest == $0.latest }
    guard !named.isEmpty else { return nil }
    let statement = quotes.filter { $0.kind == .indirect && $0.speaker != nil && contains($0.range, figure) }
      .min { $0.range.count < $1.range.count }
    let found = named.first { date in
      if isLimit(before: date.range.lowerBound, from: figure.sentence.lowerBound, text.utf8) { return true }
      guard let statement else { return false }
      return date.range.upperBound <= statement.range.lowerBound && isBesideSpeaker(date, statement)
    }
    return found.map { DateInterval($0.earliest, $0.latest, evidence: "in the sentence") }
  }

  private static func contains(_ range: Range<Int>, _ figure: Figure) -> Bool {
    range.lowerBound <= figure.range.lowerBound && figure.range.upperBound <= range.upperBound
  }

  /// Whether a date stands with who says it, outside what is said.
  private static func isBesideSpeaker(_ date: DateMention, _ statement: Quote) -> Bool {
    guard let speaker = statement.speaker?.range else { return false }
    return !speaker.overlaps(date.range) && !statement.range.overlaps(date.range)
  }

  /// Whether `by`, `as of`, `until` or such a word stands before the date.
  private static func isLimit(before offset: Int, from start: Int, _ utf8: [UInt8]) -> Bool {
    let words = Words.words(in: utf8, start..<offset).suffix(2).map { Folding.folded(utf8, $0.range) }
    guard let last = words.last else { return false }
    return limits.contains(last) || words.first == "as" && last == "of"
  }

  private static let limits: Set<String> = ["by", "until", "till", "bis", "hasta", "حتى"]
}
