import Lexicons
import TextKernels

/// The words of whole dates in nine languages and three calendars.
enum DateWords {
  /// What a word, or a pair of words, says.
  typealias Meaning = DateTable.Meaning

  /// What one or two words say.
  private struct Entry {
    /// What the first word says alone; nil when it only begins pairs.
    var alone: Meaning?
    /// What it says with the next word, by that word's hash.
    var pairs: [(next: UInt64, meaning: Meaning)] = []
  }

  /// What the words from an index on say, and how many say it; nil when they are no words of dates.
  ///
  /// `facts` are those of the words. O(1).
  static func meaning(
    _ words: ArraySlice<Word>, _ facts: ArraySlice<WordFacts>
  ) -> (meaning: Meaning, count: Int)? {
    guard let number = facts.first?.date, number > 0 else { return nil }
    let entry = table.entries[Int(number) - 1]
    if words.count > 1 {
      let next = words[words.startIndex + 1].hash
      for pair in entry.pairs where pair.next == next { return (pair.meaning, 2) }
    }
    return entry.alone.map { ($0, 1) }
  }

  /// Whether a word says something by itself.
  static func isMeaningful(_ word: Word) -> Bool {
    meaning([word], WordFacts.of([word])[...]) != nil
  }

  /// The first words of all forms, with the numbers that `WordFacts.date` has for them.
  static var firstWords: [(hash: UInt64, number: UInt16)] {
    table.hashes.enumerated().map { ($1, UInt16($0 + 1)) }
  }

  private static let table: (entries: [Entry], hashes: [UInt64]) = {
    var (entries, hashes, places): ([Entry], [UInt64], [UInt64: Int]) = ([], [], [:])
    for (form, meaning) in DateTable.forms where !meaning.isRelative {
      let words = Words.words(of: String(form)).map(\.hash)
      guard let first = words.first else { continue }
      let place = places[first] ?? entries.count
      if place == entries.count {
        entries.append(Entry())
        hashes.append(first)
        places[first] = place
      }
      if words.count == 2 {
        if !entries[place].pairs.contains(where: { $0.next == words[1] }) {
          entries[place].pairs.append((words[1], meaning))
        }
      } else if entries[place].alone == nil {
        entries[place].alone = meaning
      }
    }
    return (entries, hashes)
  }()
}
