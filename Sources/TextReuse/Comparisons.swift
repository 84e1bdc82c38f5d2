import CollateCore

/// What is known of pairs of documents compared word by word, while clusters are formed.
///
/// Which pairs must be compared depends on what earlier comparisons said, so that they cannot simply be shared out
/// among threads. Instead clusters are formed on guesses first: a pair that nobody has compared counts as a copy when
/// its samples make that likely, and is written down. All pairs written down are compared on all threads, and clusters
/// are formed again, until no guess was needed: then they are those of comparing one pair after the other.
final class Comparisons {
  /// Two documents by place: what is asked about, and what it is compared with.
  struct Pair: Hashable, Sendable {
    let place: Int32, other: Int32

    init(_ place: Int, _ other: Int) { (self.place, self.other) = (Int32(place), Int32(other)) }
  }

  /// The documents that are compared.
  struct Texts: Sendable {
    let documents: [Int]
    let codes: [WordCodes]
    let corpus: Corpus

    subscript(place: Int) -> ReuseText {
      ReuseText(documents[place], codes[place], corpus[documents[place]])
    }
  }

  let limits: Judgement.Limits
  /// What was compared here, or guessed.
  private(set) var added: [Pair: Judgement] = [:]
  private let known: [Pair: Judgement]
  private let texts: Texts
  private let isGuessing: Bool
  private var latest: (place: Int, index: AlignmentIndex)?
  /// The share of sampled shingles from which a pair is guessed to be a copy.
  private static let likelyShare: Float = 0.45

  init(_ texts: Texts, limits: Judgement.Limits, known: [Pair: Judgement], isGuessing: Bool) {
    self.texts = texts
    self.limits = limits
    self.known = known
    self.isGuessing = isGuessing
  }

  /// The number of a document in the corpus.
  func number(of place: Int) -> Int { texts.documents[place] }

  /// The number of a document's article words.
  func words(of place: Int) -> Int { texts.codes[place].count }

  /// What one document is to another; `share` is that of their samples, from which a guess is made.
  func judgement(of place: Int, against other: Int, share: Float = 1) -> Judgement {
    let pair = Pair(place, other)
    if let judgement = known[pair] ?? added[pair] { return judgement }
    let judgement =
      isGuessing
      ? Judgement.guess(isCopy: share >= Comparisons.likelyShare)
      : Comparisons.judgement(of: pair, in: texts, limits, &latest)
    added[pair] = judgement
    return judgement
  }

  private static func judgement(
    of pair: Pair, in texts: Texts, _ limits: Judgement.Limits,
    _ latest: inout (place: Int, index: AlignmentIndex)?
  ) -> Judgement {
    let other = Int(pair.other)
    let index = latest.flatMap { $0.place == other ? $0.index : nil } ?? AlignmentIndex(texts[other])
    latest = (other, index)
    return Judgement(texts[Int(pair.place)], index, limits: limits).reduced(limits)
  }

  /// What each of some pairs is, worked out on all threads.
  ///
  /// O(words of the pairs); pairs with one document in common share its index when they stand together.
  static func judgements(
    of pairs: [Pair], in texts: Texts, _ limits: Judgement.Limits, context: RunContext
  ) throws(CommandError) -> [Judgement] {
    let size = 64
    let blocks = stride(from: 0, to: pairs.count, by: size).map { pairs[$0..<min($0 + size, pairs.count)] }
    return try context.map(blocks, unit: "pairs") { block in
      var latest: (place: Int, index: AlignmentIndex)?
      return block.map { judgement(of: $0, in: texts, limits, &latest) }
    }.flatMap { $0 }
  }
}
