import CollateCore
import TextKernels

/// Days of the week, with a date or alone, and the tense around them.
extension SentenceDates {
  /// `Monday, 23 October`, `الاثنين 20 ديسمبر`.
  func weekdayDate(at index: Int, _ weekday: Int, _ count: Int) -> Reading? {
    let next = index + count
    let of = isOf(next + 1) ? 1 : 0
    if let date = number(at: next), (1...31).contains(date), let (month, words) = meaning(at: next + 1 + of) {
      return resolved(
        date, month, yearAt: next + 1 + of + words, used: count + 1 + of + words, weekday: weekday)
    }
    if let (month, words) = meaning(at: next), let date = number(at: next + words), (1...31).contains(date) {
      return resolved(date, month, yearAt: next + words + 1, used: count + words + 1, weekday: weekday)
    }
    return nil
  }

  /// A weekday alone: the last one up to publication, the one before after `last`, the next after words of the future.
  func weekday(_ weekday: Int, at index: Int, _ count: Int) -> Reading? {
    guard let anchor, words[index].length > 4 || words[index].traits.contains(.nonASCII) || hasSmallWeekdays
    else { return nil }
    let back = (anchor.weekday - weekday + 7) % 7
    let before = index > 0 ? CalendarWords.meaning(at: index - 1, of: words)?.meaning : nil
    if before == .next || isFuture(around: index) {
      let ahead = (weekday - anchor.weekday + 7) % 7
      let day = Day(number: anchor.number + (ahead == 0 ? 7 : ahead))
      return Reading(
        count: count, earliest: day, latest: day, because: "weekday after publication on \(anchor)")
    }
    if before == .last {
      let day = Day(number: anchor.number - (back == 0 ? 7 : back))
      let first = back > 0 && weekday < anchor.weekday ? Day(number: day.number - 7) : day
      return Reading(
        count: count, earliest: first, latest: day, because: "last such weekday before \(anchor)")
    }
    let day = Day(number: anchor.number - back)
    return Reading(
      count: count, earliest: day, latest: day, because: "weekday up to publication on \(anchor)")
  }

  /// Whether the word before the phrase, or its verb, speaks of the future.
  func isFuture(around index: Int) -> Bool {
    let before = words[max(0, index - 8)..<index]
    return before.contains { DateSurroundings.future.contains($0.hash) }
      || zip(before, before.dropFirst()).contains {
        // `is to`, `are to`: what is agreed and has not happened.
        DateSurroundings.being.contains($0.hash) && DateSurroundings.to.contains($1.hash)
      }
  }
}
