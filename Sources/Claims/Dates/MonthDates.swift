import CollateCore
import TextKernels

/// Months and years without a day.
extension SentenceDates {
  /// `in March`, `since August`: the last such month up to publication, or the next one when the words before it speak
  /// of the future, or do not speak of the past and it is at most three months ahead; `since` never looks ahead.
  func monthAlone(at index: Int, _ month: CalendarWords.Meaning, _ count: Int) -> Reading? {
    guard case .month(let number) = month, let anchor, index > 0, words[index].length > 2,
      DateSurroundings.inside.contains(words[index - 1].hash), self.number(at: index + count) == nil
    else { return nil }
    let (year, now) = (anchor.civil.year, anchor.civil.month)
    let ahead = (number - now + 12) % 12
    let isPast = words[max(0, index - 8)..<index].contains { DateSurroundings.past.contains($0.hash) }
    let isNext =
      ahead > 0 && (ahead <= 3 && !isPast || isFuture(around: index))
      && !DateSurroundings.since.contains(words[index - 1].hash)
    let chosen = isNext ? (number > now ? year : year + 1) : (number <= now ? year : year - 1)
    guard let (first, last) = SentenceDates.days(of: number, chosen) else { return nil }
    return Reading(
      count: count, earliest: first, latest: last,
      because: "\(isNext ? "next such month after" : "last such month before") publication on \(anchor)")
  }

  /// The first and last day of a month.
  static func days(of month: Int, _ year: Int) -> (first: Day, last: Day)? {
    guard let first = Day(year: year, month: month, day: 1),
      let next = month == 12
        ? Day(year: year + 1, month: 1, day: 1) : Day(year: year, month: month + 1, day: 1)
    else { return nil }
    return (first, Day(number: next.number - 1))
  }

  /// `last year`, `l'an dernier`, `العام الماضي`.
  func lastYear(at index: Int) -> Reading? {
    guard let anchor, index + 1 < words.count else { return nil }
    let pair = [index, index + 1].map { Folding.folded(utf8, words[$0].range) }
    guard DateSurroundings.lastYear.contains(pair.joined(separator: " ")),
      let first = Day(year: anchor.civil.year - 1, month: 1, day: 1),
      let last = Day(year: anchor.civil.year - 1, month: 12, day: 31)
    else { return nil }
    return Reading(
      count: 2, earliest: first, latest: last, because: "the year before publication on \(anchor)")
  }

  /// `October 2023`.
  func monthYear(at index: Int, _ month: CalendarWords.Meaning, _ count: Int) -> Reading? {
    let of = isOf(index + count) ? 1 : 0
    guard case .month(let number) = month, let year = yearNumber(at: index + count + of), year >= 1900,
      let (first, last) = SentenceDates.days(of: number, year)
    else { return nil }
    return Reading(count: count + of + 1, earliest: first, latest: last, because: "a month as it stands")
  }

  /// `in 2021`, `from 2019 to 2021`, `2023 yılında`: a year beside a small word, not a count.
  func year(at index: Int) -> Reading? {
    guard let year = yearNumber(at: index), year >= 1900, isYear(at: index),
      let first = Day(year: year, month: 1, day: 1), let last = Day(year: year, month: 12, day: 31)
    else { return nil }
    return Reading(count: 1, earliest: first, latest: last, because: "a year as it stands")
  }

  /// Whether what stands beside four digits says that they are a year.
  private func isYear(at index: Int) -> Bool {
    if index + 1 < words.count, DateSurroundings.year.contains(words[index + 1].hash) { return true }
    // Turkish puts an apostrophe and an ending behind it: 2023'te.
    if !words[index].isNumber || isApostrophe(words[index].range.upperBound) { return true }
    guard index > 0, !words[index - 1].traits.contains(.digit) else {
      return index > 0 && yearNumber(at: index - 1) != nil && isDash(before: index) && isYear(at: index - 1)
    }
    let before = words[index - 1].hash
    if DateSurroundings.inside.contains(before) || DateSurroundings.year.contains(before) { return true }
    if DateSurroundings.until.contains(before), index > 1, yearNumber(at: index - 2) != nil {
      return isYear(at: index - 2)
    }
    return DateSurroundings.of.contains(before) && endsClause(words[index].range.upperBound)
  }

  private func isApostrophe(_ offset: Int) -> Bool {
    let next = utf8[offset..<min(sentence.upperBound, offset + 3)]
    return next.first == 0x27 || Array(next) == [0xE2, 0x80, 0x99]
  }

  /// Whether a mark or the end of the sentence stands at an offset.
  private func endsClause(_ offset: Int) -> Bool {
    offset >= sentence.upperBound || [0x2C, 0x2E, 0x3B, 0x29].contains(utf8[offset])
  }

  private func isDash(before index: Int) -> Bool {
    let gap = Array(utf8[words[index - 1].range.upperBound..<words[index].range.lowerBound])
    return gap == [0x2D] || gap == [0xE2, 0x80, 0x93]
  }
}
