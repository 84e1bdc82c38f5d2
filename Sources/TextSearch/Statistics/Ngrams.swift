public import CollateCore
import TextKernels

/// A run of words with how often it stands in a corpus.
public struct Ngram: Sendable {
  /// The words as they stand where they come first, in lower case.
  public let text: String
  /// How often they stand, and in how many documents.
  public let count: Int, documents: Int
  /// Where they come first.
  public let first: Extent
}

/// Counts runs of words.
public enum Ngrams {
  /// The most frequent runs of `length` words inside paragraphs, by count, then by first place.
  ///
  /// Runs that begin or end with a function word are left out unless `all` is set. The runs are counted in as many
  /// shares as memory asks for, each a pass over the columns, on all threads. O(words · shares).
  public static func top(
    _ limit: Int, length: Int, of numbers: [Int], corpus: Corpus, in space: TokenSpace, all: Bool,
    context: RunContext
  ) throws(CommandError) -> [Ngram] {
    let stops = all ? [:] : FunctionWords.tables(of: corpus, in: space)
    let words = numbers.reduce(0) { $0 + space.columns[$1 - 1].count }
    let shares = max(1, words / 4_000_000)
    let found = try context.map(Array(0..<shares), unit: "shares") { share in
      var table = NgramTable()
      for doc in numbers {
        let stop = stops[corpus[doc].metadata.language.rawValue] ?? stops[space.language] ?? []
        table.read(space.columns[doc - 1], doc, length, share, of: shares) { token in
          guard !stop.isEmpty, let number = space.vocabulary.number(of: token) else { return false }
          return stop[number]
        }
      }
      return table.top(limit)
    }
    let best = found.flatMap { $0 }.sorted(by: NgramTable.precedes).prefix(limit)
    return try context.map(Array(best), unit: "runs") { entry in
      space.extent(entry.place, length, in: entry.doc, of: corpus).map { first in
        Ngram(text: corpus.spelling(at: first), count: entry.count, documents: entry.documents, first: first)
      }
    }.compactMap { $0 }
  }
}

/// Counts the runs of words that fall to one share.
private struct NgramTable {
  struct Entry: Sendable {
    var count: Int
    var documents: Int
    var last: Int
    let doc: Int
    let place: Int
  }
  private var entries: [UInt64: Entry] = [:]

  static func precedes(_ a: Entry, _ b: Entry) -> Bool {
    (-a.count, a.doc, a.place) < (-b.count, b.doc, b.place)
  }

  mutating func read(
    _ column: TokenColumn, _ doc: Int, _ length: Int, _ share: Int, of shares: Int, isStop: (UInt32) -> Bool
  ) {
    guard column.count >= length else { return }
    for place in 0...(column.count - length) {
      var hash: UInt64 = 0
      var isWhole = true
      for offset in 0..<length {
        let token = column[place + offset]
        if token == 0 { isWhole = false }
        hash = Hashing.combine(hash, UInt64(token))
      }
      guard isWhole, hash % UInt64(shares) == UInt64(share) else { continue }
      if isStop(column[place]) || isStop(column[place + length - 1]) { continue }
      var entry = entries[hash] ?? Entry(count: 0, documents: 0, last: 0, doc: doc, place: place)
      entry.count += 1
      if entry.last != doc {
        entry.documents += 1
        entry.last = doc
      }
      entries[hash] = entry
    }
  }

  func top(_ limit: Int) -> [Entry] {
    Array(entries.values.sorted(by: NgramTable.precedes).prefix(limit))
  }
}
