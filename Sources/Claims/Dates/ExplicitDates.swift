import CollateCore
import TextKernels

/// Dates with a day and a month: whole ones stand for themselves, others take the year nearest to publication.
extension SentenceDates {
  /// `2023-10-23`, `12.03.2025`, `12/03/2025` when only one order exists.
  func numeric(at index: Int) -> Reading? {
    let text = Folding.folded(utf8, words[index].range)
    let dotted = text.split(separator: ".").compactMap { Int($0) }
    if dotted.count == 3, dotted[2] > 1900, let day = Day(year: dotted[2], month: dotted[1], day: dotted[0]) {
      return Reading(count: 1, earliest: day, latest: day, because: "as it stands")
    }
    guard let year = yearNumber(at: index), let month = number(at: index + 1),
      let date = number(at: index + 2),
      isMark(0x2D, before: index + 1), isMark(0x2D, before: index + 2),
      let day = Day(year: year, month: month, day: date)
    else { return nil }
    return Reading(count: 3, earliest: day, latest: day, because: "as it stands")
  }

  func isMark(_ mark: UInt8, before index: Int) -> Bool {
    let gap = utf8[words[index - 1].range.upperBound..<words[index].range.lowerBound]
    return Array(gap) == [mark]
  }

  /// Whether a word ties the parts of a date: `5th of May`, `15 de marzo de 2025`.
  func isOf(_ index: Int) -> Bool {
    words.indices.contains(index) && DateSurroundings.of.contains(words[index].hash)
  }

  /// `23 October 2023`, `23 October`.
  func dayMonth(at index: Int) -> Reading? {
    guard let date = number(at: index), (1...31).contains(date) else { return nil }
    let skip = isOf(index + 1) ? 1 : 0
    guard let (month, count) = meaning(at: index + 1 + skip) else { return nil }
    return resolved(date, month, yearAt: index + 1 + skip + count, used: 1 + skip + count)
  }

  /// `October 23, 2023`, `Oct.
  ///
  /// 23`.
  func monthDay(at index: Int, _ month: CalendarWords.Meaning, _ count: Int) -> Reading? {
    guard let date = number(at: index + count), (1...31).contains(date) else { return nil }
    return resolved(date, month, yearAt: index + count + 1, used: count + 1)
  }

  func resolved(
    _ date: Int, _ month: CalendarWords.Meaning, yearAt index: Int, used: Int, weekday: Int? = nil
  ) -> Reading? {
    let of = isOf(index) ? 1 : 0
    if let year = yearNumber(at: index + of), let day = day(year, month, date) {
      let warning = weekday.flatMap { $0 == day.weekday ? nil : misfit($0, day) }
      return Reading(
        count: used + of + 1, earliest: day, latest: day, because: "as it stands", warning: warning)
    }
    guard let anchor else { return nil }
    let years: [Int]
    switch month {
    case .jalali: years = [-622, -621].map { anchor.civil.year + $0 }
    case .hijri: years = [-580, -579, -578].map { anchor.civil.year + $0 }
    default: years = [-1, 0, 1].map { anchor.civil.year + $0 }
    }
    let days = years.compactMap { day($0, month, date) }
      .sorted { (abs($0.number - anchor.number), $0) < (abs($1.number - anchor.number), $1) }
    guard let nearest = days.first else { return nil }
    guard let weekday else {
      return Reading(
        count: used, earliest: nearest, latest: nearest, because: "year nearest to publication on \(anchor)")
    }
    if weekday == nearest.weekday {
      return Reading(
        count: used, earliest: nearest, latest: nearest, because: "year nearest to publication, weekday fits")
    }
    if let other = otherCalendar(date, month, weekday, anchor) {
      return Reading(
        count: used, earliest: other.day, latest: other.day, because: other.because,
        warning: misfit(weekday, nearest))
    }
    return Reading(
      count: used, earliest: nearest, latest: nearest, because: "year nearest to publication",
      warning: misfit(weekday, nearest))
  }

  func day(_ year: Int, _ month: CalendarWords.Meaning, _ date: Int) -> Day? {
    switch month {
    case .month(let month): Day(year: year, month: month, day: date)
    case .jalali(let month): Day(jalali: year, month: month, day: date)
    case .hijri(let month): Day(hijri: year, month: month, day: date)
    default: nil
    }
  }

  /// A day of the Solar Hijri calendar whose month a translator took for a Gregorian one, within a month of publication.
  func otherCalendar(
    _ date: Int, _ month: CalendarWords.Meaning, _ weekday: Int, _ anchor: Day
  ) -> (day: Day, because: String)? {
    guard case .month(let gregorian) = month else { return nil }
    for shift in [9, 10] {
      let jalali = (gregorian + shift - 1) % 12 + 1
      for year in [anchor.civil.year - 622, anchor.civil.year - 621] {
        guard let day = Day(jalali: year, month: jalali, day: date), day.weekday == weekday,
          abs(day.number - anchor.number) <= 45
        else { continue }
        return (day, "the weekday fits day \(date) of Solar Hijri month \(jalali), \(year)")
      }
    }
    return nil
  }

  /// Weekdays with a day and month but no year, each with the years in which they fit.
  func yearless(withSolarHijri: Bool) -> [(range: Range<Int>, text: String)] {
    words.indices.compactMap { index in
      guard case (.weekday(let weekday), let count)? = meaning(at: index),
        let (date, month, end) = dayAndMonth(at: index + count), yearNumber(at: end) == nil,
        case .month(let number) = month
      else { return nil }
      let years = (2000...2035).filter { Day(year: $0, month: number, day: date)?.weekday == weekday }
      var text = "no year, and no day of publication: it is a \(SentenceDates.names[weekday - 1])"
      text += years.isEmpty ? " in no year" : " in \(years.map { "\($0)" }.joined(separator: ", "))"
      if withSolarHijri { text += solarHijri(date, number, weekday) }
      return (words[index].range.lowerBound..<words[end - 1].range.upperBound, text)
    }
  }

  /// The days of the Solar Hijri month that translators take for a Gregorian one which fall on a weekday.
  func solarHijri(_ date: Int, _ month: Int, _ weekday: Int) -> String {
    let jalali = (month + 8) % 12 + 1
    let days = (1385...1410).compactMap { Day(jalali: $0, month: jalali, day: date) }
      .filter { $0.weekday == weekday }
    guard !days.isEmpty else { return "" }
    let list = days.map { "\($0)" }.joined(separator: ", ")
    return "; day \(date) of Solar Hijri month \(jalali) fits on \(list)"
  }

  /// A day and month, in either order, and the index behind them.
  func dayAndMonth(at index: Int) -> (date: Int, month: CalendarWords.Meaning, end: Int)? {
    if let date = number(at: index), (1...31).contains(date), let (month, count) = meaning(at: index + 1) {
      return (date, month, index + 1 + count)
    }
    if let (month, count) = meaning(at: index), let date = number(at: index + count), (1...31).contains(date)
    {
      return (date, month, index + count + 1)
    }
    return nil
  }

  static let names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

  func misfit(_ weekday: Int, _ day: Day) -> String {
    let names = SentenceDates.names
    return "it says \(names[weekday - 1]), but \(day) is a \(names[day.weekday - 1])"
  }
}
