public import CollateCore

/// A word that one group of documents uses more than another.
public struct KeyWord: Sendable {
  /// The word as it stands where it comes first.
  public let word: String
  /// Whether the group itself, not the one it is compared with, uses it more.
  public let isOwn: Bool
  /// How often it stands in the group and in the other.
  public let counts: (own: Int, other: Int)
  /// In how many documents of the group and of the other it stands.
  public let documents: (own: Int, other: Int)
  /// The table its measures come from.
  public let table: Contingency
  /// The log-odds ratio and its z under the prior.
  public let logOdds: (delta: Double, z: Double)
  /// How unevenly it is spread over the documents of the side that uses it more: 0 evenly, 1 in one alone.
  public let dispersion: Double
  /// Where it comes first on that side.
  public let first: Extent
}

/// Compares the words of two groups of documents.
public enum Keyness {
  /// The words of the prior: so many words spread as in both groups together.
  public static let prior = 1000.0
  /// The fewest words a side must have for its figures to mean something.
  public static let leastWords = 2000

  /// What a comparison found.
  public struct Result: Sendable {
    /// How many words each side has.
    public let sizes: (own: Int, other: Int)
    /// The words the group uses more, strongest first, then those the other uses more.
    public let words: [KeyWord]
  }

  /// The `limit` strongest words of each side by the z of their log-odds ratio.
  ///
  /// Words that stand fewer than `least` times in both together are left out.
  public static func compare(
    _ own: [Int], against other: [Int], corpus: Corpus, in space: TokenSpace, limit: Int, least: Int,
    context: RunContext
  ) throws(CommandError) -> Result {
    let ownCounts = try WordCounts.of(own, corpus: corpus, in: space, all: true, context: context)
    let otherCounts = try WordCounts.of(other, corpus: corpus, in: space, all: true, context: context)
    let sizes = (own: ownCounts.total, other: otherCounts.total)
    var scored: [(number: Int, z: Double)] = []
    for number in ownCounts.counts.indices {
      let pair = (Int(ownCounts.counts[number]), Int(otherCounts.counts[number]))
      guard pair.0 + pair.1 >= least, pair.0 + pair.1 > 0 else { continue }
      let table = Contingency(pair.0, of: sizes.own, against: pair.1, of: sizes.other)
      scored.append((number, table.logOdds(prior: prior).z))
    }
    scored.sort { a, b in a.z != b.z ? a.z > b.z : space.vocabulary.precedes(a.number, b.number) }
    let first = scored.prefix { $0.z > 0 }.prefix(limit)
    let last = scored.reversed().prefix { $0.z < 0 }.prefix(limit)
    var words: [KeyWord] = []
    for (chosen, group) in [(Array(first), own), (Array(last), other)] {
      let tokens = chosen.map { space.vocabulary.tokens[$0.number] }
      let spread = try Dispersion.deviations(of: tokens, in: group, space, context)
      for (entry, dispersion) in zip(chosen, spread) {
        let word = word(
          entry.number, isOwn: entry.z > 0, (ownCounts, otherCounts), dispersion: dispersion, corpus, space)
        if let word { words.append(word) }
      }
    }
    return Result(sizes: sizes, words: words)
  }

  private static func word(
    _ number: Int, isOwn: Bool, _ counts: (own: WordCounts, other: WordCounts), dispersion: Double,
    _ corpus: Corpus, _ space: TokenSpace
  ) -> KeyWord? {
    let side = isOwn ? counts.own : counts.other
    guard let first = space.firstPlace(ofNumber: number, in: Int(side.first[number]), of: corpus) else {
      return nil
    }
    let pair = (own: Int(counts.own.counts[number]), other: Int(counts.other.counts[number]))
    let documents = (own: Int(counts.own.documents[number]), other: Int(counts.other.documents[number]))
    let table = Contingency(pair.own, of: counts.own.total, against: pair.other, of: counts.other.total)
    return KeyWord(
      word: corpus.spelling(at: first), isOwn: isOwn, counts: pair, documents: documents, table: table,
      logOdds: table.logOdds(prior: prior), dispersion: dispersion, first: first)
  }
}
