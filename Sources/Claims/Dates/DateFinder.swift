import CollateCore
import TextKernels

/// Finds and resolves the dates a document names, against its day of publication.
///
/// Explicit dates stand for themselves. A date without a year takes the year nearest to publication whose weekday
/// fits, when one is named. A weekday in a report is the last one up to the day of publication, or the next one after
/// words of the future (cf. the TIMEX3 normalisation of HeidelTime, Strötgen and Gertz 2010).
struct DateFinder {
  private let document: Document
  private let utf8: [UInt8]
  private let anchor: Day?
  private let hasSmallWeekdays: Bool

  init(_ document: Document) {
    hasSmallWeekdays = ["fr", "es", "it", "pt", "ru", "tr"].contains(document.metadata.language.rawValue)
    self.document = document
    utf8 = document.text.utf8
    anchor = DateFinder.publication(of: document)?.latest
  }

  private func isDateLine(_ words: [Word], _ dates: [DateMention]) -> Bool {
    guard let first = dates.first else { return false }
    return words.count { !first.range.contains($0.range.lowerBound) && $0.traits.contains(.letter) } < 2
  }

  /// When a document was published: what is known of it, else the first whole date in its first four lines.
  static func publication(of document: Document) -> DateInterval? {
    if let known = document.metadata.date { return known }
    let utf8 = document.text.utf8
    let first = document.lines.lazy.filter { $0.label.isArticle }.prefix(4)
    for line in first {
      let words = Words.words(in: utf8, line.range)
      let dates = SentenceDates(utf8: utf8, words: words, sentence: line.range, anchor: nil).mentions()
      if let date = dates.first(where: { $0.earliest == $0.latest }) {
        return DateInterval(date.earliest, date.latest, evidence: "first lines")
      }
    }
    return nil
  }

  /// The dates of the article lines, in order.
  ///
  /// O(bytes).
  func mentions() -> [DateMention] {
    let splitter = SentenceSplitter(language: document.metadata.language.rawValue)
    var found: [DateMention] = []
    for line in document.lines where line.label.isArticle && line.label != .dateline {
      for sentence in splitter.sentences(in: utf8, range: line.range) {
        let words = Words.words(in: utf8, sentence)
        let dates = SentenceDates(
          utf8: utf8, words: words, sentence: sentence, anchor: anchor, hasSmallWeekdays: hasSmallWeekdays
        ).mentions()
        // A line that is a date and little more says when the article was written, not what happened.
        if isDateLine(words, dates) { continue }
        found += dates
      }
    }
    return found
  }
}

extension DateFinder {
  /// Dates with a weekday and no year, in an article whose day of publication is not known: the years they fit.
  ///
  /// A weekday pins a date to one year in six or so; in Arabic and Persian the days of the Solar Hijri calendar that
  /// fit are given as well, since translators take its months for those of the same order. O(bytes).
  func unanchored() -> [(range: Range<Int>, text: String)] {
    guard anchor == nil else { return [] }
    let fromPersian = ["ar", "fa", "ur"].contains(document.metadata.language.rawValue)
    var found: [(range: Range<Int>, text: String)] = []
    for line in document.lines where line.label.isArticle && line.label != .dateline {
      let words = Words.words(in: utf8, line.range)
      let dates = SentenceDates(utf8: utf8, words: words, sentence: line.range, anchor: nil)
      found += dates.yearless(withSolarHijri: fromPersian)
    }
    return found
  }
}

/// The dates of one sentence.
struct SentenceDates {
  let utf8: [UInt8]
  let words: [Word]
  let sentence: Range<Int>
  let anchor: Day?
  /// Whether the language writes the days of the week small: `lundi`, `martes`, `cumartesi`.
  var hasSmallWeekdays = false

  private struct Reading {
    var count: Int
    var earliest: Day
    var latest: Day
    var because: String
    var warning: String?
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
          because: reading.because, warning: reading.warning, sentence: sentence))
      index += reading.count
    }
    return found
  }

  private func reading(at index: Int) -> Reading? {
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
        return Reading(count: count, earliest: day, latest: day, because: "counted from publication on \($0)")
      }
    case .last, .next: return nil
    }
  }

  /// What a word says; names of months and days must be capitalised in Latin letters.
  private func meaning(at index: Int) -> (CalendarWords.Meaning, Int)? {
    guard words.indices.contains(index), let found = CalendarWords.meaning(at: index, of: words) else {
      return nil
    }
    let word = words[index]
    guard !isOtherWord(word) else { return nil }
    if case .weekday = found.meaning, hasSmallWeekdays, word.length >= 4 { return isDay(index) ? found : nil }
    switch found.meaning {
    case .month, .weekday, .jalali, .hijri:
      let isPlain = word.traits.contains(.capitalised) || utf8[Int(word.start)] >= 0xC5
      return isPlain ? found : nil
    default: return found
    }
  }

  /// Whether a word in Latin letters has accents that no form of the tables has: French `tués` is no Tuesday.
  private func isOtherWord(_ word: Word) -> Bool {
    guard word.traits.contains(.nonASCII), utf8[Int(word.start)] < 0xCD else { return false }
    return !CalendarWords.isSpelled(Folding.lowercased(utf8, word.range, isTurkish: true))
      && !CalendarWords.isSpelled(Folding.lowercased(utf8, word.range, isTurkish: false))
  }

  /// Whether a small weekday is one: `pazar` is a market as well, unless a word for day or a part of it follows.
  private func isDay(_ index: Int) -> Bool {
    let word = Folding.folded(utf8, words[index].range)
    guard ["pazar", "cuma", "sali"].contains(word) else { return true }
    guard words.indices.contains(index + 1) else { return false }
    let next = Folding.folded(utf8, words[index + 1].range)
    return ["gun", "gece", "sabah", "aksam"].contains { next.hasPrefix($0) }
  }

  private func number(at index: Int) -> Int? {
    guard words.indices.contains(index), words[index].traits.contains(.digit), words[index].length <= 12
    else {
      return nil
    }
    let digits = Folding.folded(utf8, words[index].range).prefix { $0.isNumber }
    let rest = Folding.folded(utf8, words[index].range).dropFirst(digits.count)
    return rest.isEmpty || ["st", "nd", "rd", "th", "er"].contains(rest) ? Int(digits) : nil
  }

  private func yearNumber(at index: Int) -> Int? {
    guard let year = number(at: index), words[index].isNumber else { return nil }
    return (1900...2100).contains(year) || (1300...1460).contains(year) ? year : nil
  }

  // MARK: - Explicit forms

  /// `2023-10-23`, `12.03.2025`, `12/03/2025` when only one order exists.
  private func numeric(at index: Int) -> Reading? {
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

  private func isMark(_ mark: UInt8, before index: Int) -> Bool {
    let gap = utf8[words[index - 1].range.upperBound..<words[index].range.lowerBound]
    return Array(gap) == [mark]
  }

  /// `23 October 2023`, `23 October`.
  private func dayMonth(at index: Int) -> Reading? {
    guard let date = number(at: index), (1...31).contains(date) else { return nil }
    let skip = index + 1 < words.count && Folding.folded(utf8, words[index + 1].range) == "of" ? 1 : 0
    guard let (month, count) = meaning(at: index + 1 + skip) else { return nil }
    return resolved(date, month, yearAt: index + 1 + skip + count, used: 1 + skip + count)
  }

  /// `October 23, 2023`, `Oct.
  ///
  /// 23`.
  private func monthDay(at index: Int, _ month: CalendarWords.Meaning, _ count: Int) -> Reading? {
    guard let date = number(at: index + count), (1...31).contains(date) else { return nil }
    return resolved(date, month, yearAt: index + count + 1, used: count + 1)
  }

  private func resolved(
    _ date: Int, _ month: CalendarWords.Meaning, yearAt index: Int, used: Int, weekday: Int? = nil
  ) -> Reading? {
    if let year = yearNumber(at: index), let day = day(year, month, date) {
      let warning = weekday.flatMap { $0 == day.weekday ? nil : misfit($0, day) }
      return Reading(count: used + 1, earliest: day, latest: day, because: "as it stands", warning: warning)
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

  private func day(_ year: Int, _ month: CalendarWords.Meaning, _ date: Int) -> Day? {
    switch month {
    case .month(let month): Day(year: year, month: month, day: date)
    case .jalali(let month): Day(jalali: year, month: month, day: date)
    case .hijri(let month): Day(hijri: year, month: month, day: date)
    default: nil
    }
  }

  /// A day of the Solar Hijri calendar whose month a translator took for a Gregorian one, within a month of publication.
  private func otherCalendar(
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
  private func solarHijri(_ date: Int, _ month: Int, _ weekday: Int) -> String {
    let jalali = (month + 8) % 12 + 1
    let days = (1385...1410).compactMap { Day(jalali: $0, month: jalali, day: date) }
      .filter { $0.weekday == weekday }
    guard !days.isEmpty else { return "" }
    let list = days.map { "\($0)" }.joined(separator: ", ")
    return "; day \(date) of Solar Hijri month \(jalali) fits on \(list)"
  }

  /// A day and month, in either order, and the index behind them.
  private func dayAndMonth(at index: Int) -> (date: Int, month: CalendarWords.Meaning, end: Int)? {
    if let date = number(at: index), (1...31).contains(date), let (month, count) = meaning(at: index + 1) {
      return (date, month, index + 1 + count)
    }
    if let (month, count) = meaning(at: index), let date = number(at: index + count), (1...31).contains(date)
    {
      return (date, month, index + count + 1)
    }
    return nil
  }

  private static let names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

  private func misfit(_ weekday: Int, _ day: Day) -> String {
    let names = SentenceDates.names
    return "it says \(names[weekday - 1]), but \(day) is a \(names[day.weekday - 1])"
  }

  /// `in March`, `since August`: the last such month up to publication, or the next one when the words before it speak
  /// of the future, or do not speak of the past and it is at most three months ahead; `since` never looks ahead.
  private func monthAlone(at index: Int, _ month: CalendarWords.Meaning, _ count: Int) -> Reading? {
    guard case .month(let number) = month, let anchor, index > 0, words[index].length > 2,
      SentenceDates.beforeYears.contains(words[index - 1].hash), self.number(at: index + count) == nil
    else { return nil }
    let (year, now) = (anchor.civil.year, anchor.civil.month)
    let ahead = (number - now + 12) % 12
    let isPast = words[max(0, index - 8)..<index].contains { SentenceDates.past.contains($0.hash) }
    let isNext =
      ahead > 0 && (ahead <= 3 && !isPast || isFuture(around: index))
      && !SentenceDates.beforeStarts.contains(words[index - 1].hash)
    let chosen = isNext ? (number > now ? year : year + 1) : (number <= now ? year : year - 1)
    guard let (first, last) = SentenceDates.days(of: number, chosen) else { return nil }
    return Reading(
      count: count, earliest: first, latest: last,
      because: "\(isNext ? "next such month after" : "last such month before") publication on \(anchor)")
  }

  /// The first and last day of a month.
  private static func days(of month: Int, _ year: Int) -> (first: Day, last: Day)? {
    guard let first = Day(year: year, month: month, day: 1),
      let next = month == 12
        ? Day(year: year + 1, month: 1, day: 1) : Day(year: year, month: month + 1, day: 1)
    else { return nil }
    return (first, Day(number: next.number - 1))
  }

  private static let beforeStarts = Set(
    ["since", "depuis", "seit", "desde", "с", "منذ"].map { Folding.hash(of: $0) })

  /// `last year`, `l'an dernier`, `العام الماضي`.
  private func lastYear(at index: Int) -> Reading? {
    guard let anchor, index + 1 < words.count else { return nil }
    let pair = [index, index + 1].map { Folding.folded(utf8, words[$0].range) }
    guard SentenceDates.yearsBefore.contains(pair.joined(separator: " ")),
      let first = Day(year: anchor.civil.year - 1, month: 1, day: 1),
      let last = Day(year: anchor.civil.year - 1, month: 12, day: 31)
    else { return nil }
    return Reading(
      count: 2, earliest: first, latest: last, because: "the year before publication on \(anchor)")
  }

  private static let yearsBefore = Set(
    [
      "last year", "l'an dernier", "année dernière", "l'année dernière", "vergangenen jahr", "letztes jahr",
      "letzten jahr", "año pasado", "geçen yıl", "geçen sene", "прошлом году", "العام الماضي",
    ].map { Folding.folded($0) })

  /// `October 2023`.
  private func monthYear(at index: Int, _ month: CalendarWords.Meaning, _ count: Int) -> Reading? {
    guard case .month(let number) = month, let year = yearNumber(at: index + count), year >= 1900,
      let (first, last) = SentenceDates.days(of: number, year)
    else { return nil }
    return Reading(count: count + 1, earliest: first, latest: last, because: "a month as it stands")
  }

  /// `in 2021`: a year after a small word, not a count.
  private func year(at index: Int) -> Reading? {
    guard let year = yearNumber(at: index), year >= 1900, words[index].length == 4, index > 0,
      words[index - 1].length <= 5, !words[index - 1].traits.contains(.digit),
      let first = Day(year: year, month: 1, day: 1), let last = Day(year: year, month: 12, day: 31),
      SentenceDates.beforeYears.contains(words[index - 1].hash)
    else { return nil }
    return Reading(count: 1, earliest: first, latest: last, because: "a year as it stands")
  }

  private static let beforeYears = Set(
    [
      "in", "since", "from", "until", "en", "em", "depuis", "seit", "im", "desde", "в", "с", "عام", "سنة",
      "في", "منذ",
    ]
    .map { Folding.hash(of: $0) })

  // MARK: - Weekdays

  /// `Monday, 23 October`, `الاثنين 20 ديسمبر`.
  private func weekdayDate(at index: Int, _ weekday: Int, _ count: Int) -> Reading? {
    let next = index + count
    if let date = number(at: next), (1...31).contains(date), let (month, words) = meaning(at: next + 1) {
      return resolved(date, month, yearAt: next + 1 + words, used: count + 1 + words, weekday: weekday)
    }
    if let (month, words) = meaning(at: next), let date = number(at: next + words), (1...31).contains(date) {
      return resolved(date, month, yearAt: next + words + 1, used: count + words + 1, weekday: weekday)
    }
    return nil
  }

  /// A weekday alone: the last one up to publication, the one before after `last`, the next after words of the future.
  private func weekday(_ weekday: Int, at index: Int, _ count: Int) -> Reading? {
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
  private func isFuture(around index: Int) -> Bool {
    let before = words[max(0, index - 8)..<index]
    return before.contains { SentenceDates.future.contains($0.hash) }
      || zip(before, before.dropFirst()).contains {
        // `is to`, `are to`: what is agreed and has not happened.
        SentenceDates.being.contains($0.hash) && $1.hash == SentenceDates.to
      }
  }

  private static let past = Set(
    [
      "was", "were", "had", "did", "était", "war", "waren", "hatte", "fue", "foi", "كان", "كانت", "был",
      "была",
    ]
    .map { Folding.hash(of: $0) })

  private static let being = Set(["is", "are"].map { Folding.hash(of: $0) })
  private static let to = Folding.hash(of: "to")

  private static let future = Set(
    [
      "will", "opens", "shall", "scheduled", "due", "expected", "plans", "سوف", "edecek", "olacak", "sera",
      "wird",
    ]
    .map { Folding.hash(of: $0) })
}
