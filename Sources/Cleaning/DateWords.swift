import Lexicons
import TextKernels

/// The words of dates in nine languages and three calendars.
enum DateWords {
  /// What a word, or a pair of words, says.
  enum Meaning: Equatable {
    case month(Int), jalali(Int), hijri(Int), weekday(Int), around, published
  }

  /// What the words from an index on say, and how many say it; nil when they are no words of dates.
  ///
  /// O(1).
  static func meaning(_ words: ArraySlice<Word>) -> (meaning: Meaning, count: Int)? {
    guard let first = words.first else { return nil }
    if words.count > 1 {
      let pair = Hashing.combine(first.hash, words[words.startIndex + 1].hash)
      if let meaning = table[pair] { return (meaning, 2) }
    }
    return table[first.hash].map { ($0, 1) }
  }

  private static let table: [UInt64: Meaning] = {
    var table: [UInt64: Meaning] = [:]
    for row in CleaningTables.dateWords where row.count == 3 {
      guard let number = Int(row[1]), let meaning = meaning(row[0], number) else { continue }
      for form in row[2].split(separator: "|") {
        let hashes = Words.words(of: String(form)).map(\.hash)
        guard let key = hashes.count == 2 ? Hashing.combine(hashes[0], hashes[1]) : hashes.first else {
          continue
        }
        if table[key] == nil { table[key] = meaning }
      }
    }
    return table
  }()

  private static func meaning(_ kind: Substring, _ number: Int) -> Meaning? {
    switch kind {
    case "month": .month(number)
    case "jalali": .jalali(number)
    case "hijri": .hijri(number)
    case "weekday": .weekday(number)
    case "around": .around
    case "published": .published
    default: nil
    }
  }
}
