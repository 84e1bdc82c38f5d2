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

    /// What the table of dates says of a word that stands in a date.
    fileprivate init?(_ meaning: DateTable.Meaning) {
      switch meaning {
      case .month(let number): self = .month(number)
      case .jalali(let number): self = .jalali(number)
      case .hijri(let number): self = .hijri(number)
      case .weekday(let number): self = .weekday(number)
      case .day(let offset): self = .day(offset)
      case .last: self = .last
      case .next: self = .next
      case .around, .published: return nil
      }
    }
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

  /// What one word with a hash says.
  static func meaning(of hash: UInt64) -> Meaning? { table[hash] }

  /// Whether a word with accents, in lower case, is written as a form of the tables is: `tués` is no `tues`.
  static func isSpelled(_ word: String) -> Bool { spellings.contains(word) }

  private static let spellings: Set<String> = {
    var spellings: Set<String> = []
    for (form, _) in DateTable.forms where !form.utf8.allSatisfy({ $0 < 0x80 }) {
      for word in form.split(separator: " ") { spellings.insert(String(word)) }
    }
    return spellings
  }()

  private static let table: [UInt64: Meaning] = {
    var table: [UInt64: Meaning] = [:]
    func add(_ form: Substring, _ meaning: Meaning) {
      let hashes = Words.words(of: String(form)).map(\.hash)
      guard let key = hashes.count == 2 ? Hashing.combine(hashes[0], hashes[1]) : hashes.first else { return }
      if table[key] == nil { table[key] = meaning }
    }
    for (form, meaning) in DateTable.forms {
      if let meaning = Meaning(meaning) { add(form, meaning) }
    }
    return table
  }()
}
