public import CollateCore
import Lexicons
import TextKernels

/// Finds dates in text: numbers with or without month names, of nine languages and three calendars.
public struct DateReading: Sendable, Equatable {
  /// The first and last day it can mean.
  public let earliest: Day, latest: Day
  /// What is odd about it: a weekday that does not fit; nil when nothing is.
  public let warning: String?
  /// Whether a word announces it as the date of publication: `Published`.
  public let isAnnounced: Bool

  /// The date as metadata of a document, known from what `evidence` names; a warning stands behind a semicolon.
  public func interval(_ evidence: String) -> DateInterval {
    DateInterval(earliest, latest, evidence: warning.map { "\(evidence); \($0)" } ?? evidence)
  }

  /// The first date in a string with a day, month and year; nil when there is none.
  ///
  /// O(bytes).
  public static func first(in text: String) -> DateReading? {
    let bytes = Array(text.utf8)
    let words = Words.words(in: bytes, 0..<bytes.count)
    return first(in: bytes, words[...], WordFacts.of(words)[...])
  }

  /// The date that a string is, with little more beside it; nil when it is none, or the words are of something else.
  ///
  /// O(bytes).
  public static func only(in text: String) -> DateReading? {
    let bytes = Array(text.utf8)
    let words = Words.words(in: bytes, 0..<bytes.count)
    let facts = WordFacts.of(words)
    guard isDateLine(bytes, words[...], facts[...], LineShape(bytes.span, words.span)) else { return nil }
    return first(in: bytes, words[...], facts[...])
  }

  /// The first date among words, whose facts are given.
  static func first(
    in utf8: [UInt8], _ words: ArraySlice<Word>, _ facts: ArraySlice<WordFacts>
  ) -> DateReading? {
    var scanner = DateScanner(utf8: utf8, words: words, facts: facts)
    return scanner.first()
  }

  /// Whether a line is a date or time and little more.
  ///
  /// O(words).
  static func isDateLine(
    _ utf8: [UInt8], _ words: ArraySlice<Word>, _ facts: ArraySlice<WordFacts>, _ shape: LineShape
  ) -> Bool {
    guard (1...14).contains(words.count), shape.numbers > 0 else { return false }
    var (known, hasName, hasYear): (Int, Bool, Bool) = (0, false, false)
    var index = words.startIndex
    while index < words.endIndex {
      if let (meaning, count) = DateWords.meaning(words[index...], facts[index...]) {
        known += count
        if meaning != .around { hasName = true }
        index += count
      } else {
        if words[index].traits.contains(.digit) { known += 1 }
        if words[index].isNumber, words[index].length == 4 { hasYear = true }
        if isDottedDay(utf8[words[index].range]) { hasName = true }
        index += 1
      }
    }
    return known * 4 >= words.count * 3 && (hasName || hasYear && words.count >= 3)
  }

  /// Whether a word is a day as `04.11.2024`.
  private static func isDottedDay(_ word: ArraySlice<UInt8>) -> Bool {
    guard (8...10).contains(word.count) else { return false }
    let parts = word.split(separator: 0x2E, omittingEmptySubsequences: false)
    return parts.map(\.count).suffix(1) == [4] && parts.count == 3
      && parts.allSatisfy { part in
        !part.isEmpty && part.allSatisfy { 0x30...0x39 ~= $0 }
      }
  }
}

/// Reads dates out of a row of words.
struct DateScanner {
  let utf8: [UInt8]
  let words: ArraySlice<Word>
  let facts: ArraySlice<WordFacts>

  private enum Piece {
    case number(Int, digits: Int)
    case name(DateWords.Meaning)
    case other
  }

  /// The first complete date.
  mutating func first() -> DateReading? {
    let pieces = self.pieces()
    for index in pieces.indices {
      guard let days = days(pieces, at: index) else { continue }
      let (earliest, latest) = days
      return DateReading(
        earliest: earliest, latest: latest, warning: warning(pieces, around: index, days),
        isAnnounced: pieces[..<index].suffix(6).contains {
          if case .name(.published) = $0 { true } else { false }
        })
    }
    return nil
  }

  private func pieces() -> [Piece] {
    var pieces: [Piece] = []
    var index = words.startIndex
    while index < words.endIndex {
      if let (meaning, count) = DateWords.meaning(words[index...], facts[index...]) {
        pieces.append(.name(meaning))
        index += count
        continue
      }
      let numbers = numbers(words[index])
      let isDotted = utf8[words[index].range].count { $0 == 0x2E } == 2
      pieces += numbers.isEmpty ? [.other] : DateScanner.pieces(of: numbers, isDotted: isDotted)
      index += 1
    }
    return DateScanner.withoutParticles(pieces)
  }

  /// Where dots are written between them, the day stands before the month, unless there is no such month.
  private static func pieces(of numbers: [(value: Int, digits: Int)], isDotted: Bool) -> [Piece] {
    var pieces = numbers.map { Piece.number($0.value, digits: $0.digits) }
    if isDotted, numbers.count == 3, numbers[2].digits == 4, 1...12 ~= numbers[1].value {
      pieces[1] = .name(.month(numbers[1].value))
    }
    return pieces
  }

  /// “23 of October” is a date and “5 of 12 in 1999” is none: small words count between numbers.
  private static func withoutParticles(_ pieces: [Piece]) -> [Piece] {
    let isNumber = { (index: Int) -> Bool in
      guard pieces.indices.contains(index), case .number = pieces[index] else { return false }
      return true
    }
    return pieces.indices.compactMap { index in
      guard case .name(.around) = pieces[index] else { return pieces[index] }
      return isNumber(index - 1) && isNumber(index + 1) ? .other : nil
    }
  }

  /// The numbers in a word: `23`, `23rd`, `12.03.2025`, `٢٣`; none when it is another kind of word.
  private func numbers(_ word: Word) -> [(value: Int, digits: Int)] {
    guard word.traits.contains(.digit) else { return [] }
    var numbers: [(value: Int, digits: Int)] = []
    var (value, digits, letters) = (0, 0, 0)
    func finish() {
      if digits > 0 { numbers.append((value, digits)) }
      (value, digits) = (0, 0)
    }
    for scalar in String(decoding: utf8[word.range], as: UTF8.self).unicodeScalars {
      if let digit = scalar.properties.numericType == .decimal ? scalar.properties.numericValue : nil {
        guard digits < 8 else { return [] }
        value = value * 10 + Int(digit)
        digits += 1
      } else if scalar == "." || scalar == "," {
        finish()
      } else {
        finish()
        letters += 1
      }
    }
    finish()
    return letters <= 2 ? numbers : []
  }

  /// The days of a date that begins at a piece: `23 October 2023`, `October 23, 2023`, `2023-10-23`, `23.10.2023`.
  private func days(_ pieces: [Piece], at index: Int) -> (Day, Day)? {
    let rest = pieces[index...].prefix(3)
    guard rest.count == 3 else { return nil }
    switch (rest[index], rest[index + 1], rest[index + 2]) {
    case (.number(let day, _), .name(let month), .number(let year, digits: 4)): return days(year, month, day)
    case (.name(let month), .number(let day, _), .number(let year, digits: 4)): return days(year, month, day)
    case (.number(let year, digits: 4), .name(let month), .number(let day, _)): return days(year, month, day)
    case (.number(let year, digits: 4), .number(let month, let digits), .number(let day, _)) where digits <= 2:
      return one(year, month, day)
    case (.number(let first, let digits), .number(let second, _), .number(let year, digits: 4))
    where digits <= 2:
      return either(year, first, second)
    default: return nil
    }
  }

  private func days(_ year: Int, _ month: DateWords.Meaning, _ day: Int) -> (Day, Day)? {
    switch month {
    case .month(let month): one(year, month, day)
    case .jalali(let month): Day(jalali: year, month: month, day: day).map { ($0, $0) }
    // The civil calendar is computed, the religious one observed: a day apart either way.
    case .hijri(let month):
      Day(hijri: year, month: month, day: day).map {
        (Day(number: $0.number - 1), Day(number: $0.number + 1))
      }
    default: nil
    }
  }

  private func one(_ year: Int, _ month: Int, _ day: Int) -> (Day, Day)? {
    guard (1400...2100).contains(year) else {
      return (1300...1450).contains(year) ? Day(jalali: year, month: month, day: day).map { ($0, $0) } : nil
    }
    return year >= 1900 ? Day(year: year, month: month, day: day).map { ($0, $0) } : nil
  }

  /// `03/04/2025` can be two days; it is both when both exist.
  private func either(_ year: Int, _ first: Int, _ second: Int) -> (Day, Day)? {
    guard (1900...2100).contains(year) else { return nil }
    let found = [(second, first), (first, second)].compactMap { Day(year: year, month: $0.0, day: $0.1) }
    guard let low = found.min(), let high = found.max() else { return nil }
    return (low, high)
  }

  private func warning(_ pieces: [Piece], around index: Int, _ days: (Day, Day)) -> String? {
    guard days.0 == days.1 else { return nil }
    for piece in pieces[max(0, index - 2)..<min(pieces.count, index + 4)] {
      guard case .name(.weekday(let weekday)) = piece, weekday != days.0.weekday else { continue }
      let names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
      return "it says \(names[weekday - 1]), but \(days.0) is a \(names[days.0.weekday - 1])"
    }
    return nil
  }
}
