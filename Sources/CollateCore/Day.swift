/// A day of the proleptic Gregorian calendar.
public struct Day: Sendable, Hashable, Comparable {
  /// Days since 1970-01-01, negative before it.
  public let number: Int

  /// The day with a number, counted from 1970-01-01.
  public init(number: Int) { self.number = number }

  /// The day of a calendar date; nil when the date does not exist.
  ///
  /// After Howard Hinnant's `days_from_civil` (chrono-Compatible Low-Level Date Algorithms).
  public init?(year: Int, month: Int, day: Int) {
    guard (1...12).contains(month), (1...31).contains(day), (1...9999).contains(year) else { return nil }
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = era * 146_097 + dayOfEra - 719_468
    guard civil == (year, month, day) else { return nil }
  }

  /// The year, month and day of the month.
  public var civil: (year: Int, month: Int, day: Int) {
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// The day of the week, from 1 for Monday to 7 for Sunday (ISO 8601).
  public var weekday: Int { ((number + 3) % 7 + 7) % 7 + 1 }

  /// Orders by time.
  public static func < (a: Day, b: Day) -> Bool { a.number < b.number }
}

extension Day: CustomStringConvertible {
  /// The day as `2023-10-23`.
  public var description: String {
    let (year, month, day) = civil
    let padded = { (value: Int, width: Int) in
      String(repeating: "0", count: max(0, width - String(value).count)) + String(value)
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// The day that a text begins with as `2023-10-23`, with nothing, a `T` or a space behind; nil for anything else.
  init?(leading text: String) {
    var numbers = (0, 0, 0)
    var place = 0
    for byte in text.utf8.prefix(11) {
      switch place {
      case 4, 7: guard byte == UInt8(ascii: "-") else { return nil }
      case 10: guard byte == UInt8(ascii: "T") || byte == 0x20 else { return nil }
      default:
        guard 0x30...0x39 ~= byte else { return nil }
        let digit = Int(byte - 0x30)
        if place < 4 {
          numbers.0 = numbers.0 * 10 + digit
        } else if place < 7 {
          numbers.1 = numbers.1 * 10 + digit
        } else {
          numbers.2 = numbers.2 * 10 + digit
        }
      }
      place += 1
    }
    guard place >= 10 else { return nil }
    self.init(year: numbers.0, month: numbers.1, day: numbers.2)
  }

  /// The day written as `2023-10-23`; nil for anything else.
  public init?(iso text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else {
      return nil
    }
    self.init(year: year, month: month, day: day)
  }
}

/// A date as far as it is known: no earlier than one day, no later than another.
public struct DateInterval: Sendable, Hashable {
  /// The first day it can be.
  public let earliest: Day
  /// The last day it can be.
  public let latest: Day
  /// How it is known: `given`, `meta tag`, `line 34`, `file name`, `set by you`.
  public let evidence: String

  /// What is odd about the evidence, as a weekday that does not fit; nil when nothing is.
  ///
  /// It stands behind a semicolon there.
  public var warning: String? {
    guard let mark = evidence.utf8.firstIndex(of: UInt8(ascii: ";")) else { return nil }
    return String(evidence[mark...].dropFirst(2))
  }

  /// The interval between two days, in either order.
  public init(_ first: Day, _ second: Day, evidence: String) {
    earliest = min(first, second)
    latest = max(first, second)
    self.evidence = evidence
  }

  /// The interval that text in the forms `2023`, `2023-10`, `2023-10-23` or any of them with a time names; else nil.
  public init?(iso text: String, evidence: String = "given") {
    if let day = Day(leading: text) {
      self.init(day, day, evidence: evidence)
      return
    }
    let date = text.prefix { $0 != "T" && $0 != " " }
    let parts = date.split(separator: "-").map { Int($0) }
    switch (parts.count, parts.first ?? nil, parts.count > 1 ? parts[1] : nil) {
    case (3, _, _):
      guard let day = Day(iso: date) else { return nil }
      self.init(day, day, evidence: evidence)
    case (2, let year?, let month?):
      guard let first = Day(year: year, month: month, day: 1),
        let next = month == 12
          ? Day(year: year + 1, month: 1, day: 1) : Day(year: year, month: month + 1, day: 1)
      else { return nil }
      self.init(first, Day(number: next.number - 1), evidence: evidence)
    case (1, let year?, _):
      guard year >= 1000, let first = Day(year: year, month: 1, day: 1),
        let last = Day(year: year, month: 12, day: 31)
      else { return nil }
      self.init(first, last, evidence: evidence)
    default: return nil
    }
  }
}

extension DateInterval: CustomStringConvertible {
  /// One day as `2023-10-23`, more as `2023-10-01..2023-10-31`.
  public var description: String { earliest == latest ? "\(earliest)" : "\(earliest)..\(latest)" }
}
