import Lexicons
import TextKernels

/// The words of dates in nine languages, with those that count from the day of writing.
enum CalendarWords {
  /// What a word says.
  enum Meaning: Equatable {
    case month(Int), jalali(Int), hijri(Int), weekday(Int)
    /// So many days after the day of writing.
    case day(Int)
    case last, next
  }

  /// What the words from an index on say, and how many words say it.
  ///
  /// O(1).
  static func meaning(at index: Int, of words: [Word]) -> (meaning: Meaning, count: Int)? {
    if index + 1 < words.count, let meaning = table[Hashing.combine(words[index].hash, words[index + 1].hash)]
    {
      return (meaning, 2)
    }
    return table[words[index].hash].map { ($0, 1) }
  }

  private static let relative: [(String, Meaning)] = [
    ("today|tonight|bugün|bu gece|aujourd'hui|heute|hoy|сегодня|اليوم|الليلة|هذا اليوم|امروز", .day(0)),
    ("yesterday|dün|hier|gestern|ayer|вчера|أمس|دیروز", .day(-1)),
    ("tomorrow|yarın|demain|morgen|mañana|завтра|غدا|فردا", .day(1)),
    ("last|geçen|dernier|dernière|letzten|pasado|прошлый|прошлую|الماضي", .last),
    ("next|gelecek|önümüzdeki|prochain|nächsten|próximo|следующий|القادم|المقبل", .next),
  ]

  private static let table: [UInt64: Meaning] = {
    var table: [UInt64: Meaning] = [:]
    func add(_ form: Substring, _ meaning: Meaning) {
      let hashes = Words.words(of: String(form)).map(\.hash)
      guard let key = hashes.count == 2 ? Hashing.combine(hashes[0], hashes[1]) : hashes.first else { return }
      if table[key] == nil { table[key] = meaning }
    }
    for row in CleaningTables.dateWords where row.count == 3 {
      guard let number = Int(row[1]), let meaning = meaning(row[0], number) else { continue }
      for form in row[2].split(separator: "|") { add(form, meaning) }
    }
    for (forms, meaning) in relative { for form in forms.split(separator: "|") { add(form, meaning) } }
    return table
  }()

  private static func meaning(_ kind: Substring, _ number: Int) -> Meaning? {
    switch kind {
    case "month": .month(number)
    case "jalali": .jalali(number)
    case "hijri": .hijri(number)
    case "weekday": .weekday(number)
    default: nil
    }
  }
}
