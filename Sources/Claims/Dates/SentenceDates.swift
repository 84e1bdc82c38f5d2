import CollateCore
import TextKernels

/// The dates of one sentence.
struct SentenceDates {
  let utf8: [UInt8]
  let words: [Word]
  let sentence: Range<Int>
  let anchor: Day?
  /// Whether the language writes the days of the week small: `lundi`, `martes`, `cumartesi`.
  var hasSmallWeekdays = false

  struct Reading {
    var count: Int
    var earliest: Day
    var latest: Day
    var because: String
    var warning: String?
    var isCounted = false
  }

  func mentions() -> [DateMention] {
    var found: [DateMention] = []
    var index = 0
    while index < words.count {
      guard let reading = reading(at: index) else {
        index += 1
        continue
      }
      let end = words[index + reading.count - 1].range.upperBound
      found.append(
        DateMention(
          range: words[index].range.lowerBound..<end, earliest: reading.earliest, latest: reading.latest,
          because: reading.because, warning: reading.warning, sentence: sentence,
          isCounted: reading.isCounted))
      index += reading.count
    }
    return found
  }

  func reading(at index: Int) -> Reading? {
    if words[index].traits.contains(.digit) {
      return numeric(at: index) ?? dayMonth(at: index) ?? year(at: index)
    }
    if let reading = lastYear(at: index) { return reading }
    guard let (meaning, count) = meaning(at: index) else { return nil }
    switch meaning {
    case .month, .jalali, .hijri:
      return monthDay(at: index, meaning, count) ?? monthYear(at: index, meaning, count)
        ?? monthAlone(at: index, meaning, count)
    case .weekday(let weekday):
      return weekdayDate(at: index, weekday, count) ?? self.weekday(weekday, at: index, count)
    case .day(let offset):
      return anchor.map {
        let day = Day(number: $0.number + offset)
        return Reading(
          count: count, earliest: day, latest: day, because: "counted from publication on \($0)",
          isCounted: true)
      }
    case .last, .next: return nil
    }
  }

  /// What a word says; names of months and days must be capitalised in Latin letters.
  func meaning(at index: Int) -> (CalendarWords.Meaning, Int)? {
    guard words.indices.contains(index),
      let found = CalendarWords.meaning(at: index, of: words) ?? withoutEnding(index)
    else { return nil }
    let word = words[index]
    guard !isOtherWord(word) else { return nil }
    if case .weekday = found.meaning, hasSmallWeekdays, word.length >= 4 { return isDay(index) ? found : nil }
    switch found.meaning {
    case .month, .weekday, .jalali, .hijri:
      // French and Spanish write months small: `15 mars`, `marzo de 2025`.
      let isSmall = hasSmallWeekdays && word.length >= 3
      let isPlain = isSmall || word.traits.contains(.capitalised) || utf8[Int(word.start)] >= 0xC5
      return isPlain ? found : nil
    default: return found
    }
  }

  /// What a word says without what an apostrophe ties to it: `Sunday's`, `Nisan'da`, `d'avril`.
  private func withoutEnding(_ index: Int) -> (meaning: CalendarWords.Meaning, count: Int)? {
    let parts = Folding.folded(utf8, words[index].range).split(separator: "'")
    guard parts.count == 2, let stem = parts.max(by: { ($0.count, 1) < ($1.count, 0) }) else { return nil }
    guard let meaning = CalendarWords.meaning(of: Folding.hash(of: String(stem))) else { return nil }
    if case .weekday = meaning { return (meaning, 1) }
    if case .month = meaning { return (meaning, 1) }
    return nil
  }

  /// Whether a word in Latin letters has accents that no form of the tables has: French `tués` is no Tuesday.
  func isOtherWord(_ word: Word) -> Bool {
    guard word.traits.contains(.nonASCII), utf8[Int(word.start)] < 0xCD else { return false }
    return !CalendarWords.isSpelled(Folding.lowercased(utf8, word.range, isTurkish: true))
      && !CalendarWords.isSpelled(Folding.lowercased(utf8, word.range, isTurkish: false))
  }

  /// Whether a small weekday is one: `pazar` is a market as well, unless a word for day or a part of it follows.
  func isDay(_ index: Int) -> Bool {
    let word = Folding.folded(utf8, words[index].range)
    guard DateSurroundings.homonyms.contains(word) else { return true }
    guard words.indices.contains(index + 1) else { return false }
    let next = Folding.folded(utf8, words[index + 1].range)
    return DateSurroundings.dayParts.contains { next.hasPrefix($0) }
  }

  func number(at index: Int) -> Int? {
    guard words.indices.contains(index), words[index].traits.contains(.digit), words[index].length <= 12
    else {
      return nil
    }
    let digits = Folding.folded(utf8, words[index].range).prefix { $0.isNumber }
    let rest = Folding.folded(utf8, words[index].range).dropFirst(digits.count)
    let isTied = rest.isEmpty || ["st", "nd", "rd", "th", "er"].contains(rest) || rest.hasPrefix("'")
    return isTied ? Int(digits) : nil
  }

  func yearNumber(at index: Int) -> Int? {
    guard let year = number(at: index) else { return nil }
    return (1900...2100).contains(year) || (1300...1460).contains(year) ? year : nil
  }
}
