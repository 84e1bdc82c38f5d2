public import CollateCore

/// A word that stands near a term, with how strongly the two go together.
public struct Collocate: Sendable {
  /// The word as it stands where it comes first.
  public let word: String
  /// How often it stands near the term, and in all.
  public let count: Int, total: Int
  /// How often it would stand near the term by chance.
  public let expected: Double
  /// The measures; see `Collocation` and `Contingency`.
  public let logDice: Double, logLikelihood: Double, tScore: Double
  /// Where it first stands near the term, with the term.
  public let first: Extent
}

/// Finds the words that go with a term.
public enum Collocates {
  /// The `limit` strongest collocates by logDice, then by count, then alphabetically.
  ///
  /// A word counts once for each of its places that lies at most `window` words from an occurrence of the term, in
  /// the same paragraph (surface co-occurrence, Evert 2008). Function words are left out unless `all` is set.
  ///
  /// - Throws: a usage error for a term without a word.
  public static func of(
    _ term: [Query.Word], over numbers: [Int], of corpus: Corpus, in space: TokenSpace, window: Int,
    least: Int,
    limit: Int, all: Bool, context: RunContext
  ) throws(CommandError) -> (collocates: [Collocate], occurrences: Int) {
    let phrase = try space.phrase(term)
    let counts = try WordCounts.of(numbers, corpus: corpus, in: space, all: all, context: context)
    let near = try nearby(phrase, numbers, space, window: window, context)
    let nodeWords = near.occurrences * phrase.words.count
    let outside = max(1, counts.total - nodeWords - near.words)
    var found: [(number: Int, logDice: Double)] = []
    for (token, entry) in near.tokens where entry.count >= least {
      guard let number = space.vocabulary.number(of: token), counts.counts[number] > 0 else { continue }
      let dice = Collocation.logDice(
        together: entry.count, first: near.occurrences, second: Int(counts.counts[number]))
      found.append((number, dice))
    }
    found.sort { a, b in
      if a.logDice != b.logDice { return a.logDice > b.logDice }
      return space.vocabulary.precedes(a.number, b.number)
    }
    let collocates = found.prefix(limit).compactMap { entry -> Collocate? in
      guard let here = near.tokens[space.vocabulary.tokens[entry.number]],
        let first = space.extent(here.place, 1, in: here.doc, of: corpus)
      else { return nil }
      let total = Int(counts.counts[entry.number])
      let table = Contingency(here.count, of: near.words, against: max(0, total - here.count), of: outside)
      return Collocate(
        word: corpus.spelling(at: first), count: here.count, total: total, expected: table.expected,
        logDice: entry.logDice, logLikelihood: table.logLikelihood,
        tScore: Collocation.tScore(observed: here.count, expected: table.expected), first: first)
    }
    return (collocates, near.occurrences)
  }

  /// What stands near a term.
  fileprivate struct Nearby: Sendable {
    var occurrences = 0
    /// How many places near the term there are.
    var words = 0
    var tokens: [UInt32: (count: Int, doc: Int, place: Int)] = [:]
  }

  /// What stands near a phrase in all documents, on all threads.
  private static func nearby(
    _ phrase: TokenPhrase, _ numbers: [Int], _ space: TokenSpace, window: Int, _ context: RunContext
  ) throws(CommandError) -> Nearby {
    let counter = PhraseCounter([phrase], in: space.vocabulary)
    let parts = try context.map(TokenSpace.parts(of: numbers, count: 32), unit: "parts") { part in
      var nearby = Nearby()
      for doc in part {
        nearby.read(space.columns[doc - 1], doc, counter, length: phrase.words.count, window: window)
      }
      return nearby
    }
    var sum = Nearby()
    for part in parts { sum.add(part) }
    return sum
  }
}

extension Collocates.Nearby {
  /// Adds what stands near a phrase in one document.
  fileprivate mutating func read(
    _ column: TokenColumn, _ doc: Int, _ counter: PhraseCounter, length: Int, window: Int
  ) {
    var places: [Int] = []
    counter.scan(column) { place, _ in places.append(place) }
    occurrences += places.count
    var next = 0
    for (index, place) in places.enumerated() {
      var low = place
      while low > next, place - low < window, column[low - 1] != 0 { low -= 1 }
      let end = place + length
      var high = min(end, column.count)
      let limit = index + 1 < places.count ? places[index + 1] : column.count
      while high < limit, high - end < window, column[high] != 0 { high += 1 }
      for near in max(low, next)..<max(high, low) where near < place || near >= end {
        words += 1
        tokens[column[near], default: (0, doc, near)].count += 1
      }
      next = max(high, end)
    }
  }

  /// Adds what was found in later documents.
  fileprivate mutating func add(_ later: Self) {
    occurrences += later.occurrences
    words += later.words
    for (token, entry) in later.tokens {
      tokens[token, default: (0, entry.doc, entry.place)].count += entry.count
    }
  }
}
