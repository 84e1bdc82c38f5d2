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
    /// The document compared with, then the one asked about: pairs that share the former stand together.
    let key: UInt64

    init(key: UInt64) { self.key = key }

    init(_ place: Int, _ other: Int) {
      key = UInt64(UInt32(truncatingIfNeeded: other)) << 32 | UInt64(UInt32(truncatingIfNeeded: place))
    }

    var place: Int { Int(key & 0xFFFF_FFFF) }
    var other: Int { Int(key >> 32) }

    /// Whether both stand before a place.
    func isBefore(_ count: Int) -> Bool { max(place, other) < count }
  }

  /// The documents that are compared.
  struct Texts: Sendable {
    let documents: [Int]
    let words: [UInt32]
    let corpus: Corpus

    subscript(place: Int) -> ReuseText { ReuseText(documents[place], corpus[documents[place]]) }
  }

  let limits: Judgement.Limits
  /// What was guessed here, by whether a copy was guessed.
  private(set) var guesses: [Pair: Bool] = [:]
  /// What was compared here.
  private(set) var added: [Pair: Judgement] = [:]
  private let known: JudgementTable
  private let texts: Texts
  private let isGuessing: Bool
  private var latest: AlignmentIndex?
  /// The share of sampled shingles from which a pair is guessed to be a copy.
  private static let likelyShare: Float = 0.45

  init(_ texts: Texts, limits: Judgement.Limits, known: JudgementTable, isGuessing: Bool) {
    self.texts = texts
    self.limits = limits
    self.known = known
    self.isGuessing = isGuessing
  }

  /// The number of a document in the corpus.
  func number(of place: Int) -> Int { texts.documents[place] }

  /// The number of a document's article words.
  func words(of place: Int) -> Int { Int(texts.words[place]) }

  /// What one document is to another; `share` is that of their samples, from which a guess is made.
  func judgement(of place: Int, against other: Int, share: Float = 1) -> Judgement {
    let pair = Pair(place, other)
    if let judgement = known[pair] { return judgement }
    if isGuessing {
      let isCopy = guesses[pair] ?? (share >= Comparisons.likelyShare)
      guesses[pair] = isCopy
      return Judgement.guess(isCopy: isCopy)
    }
    if let judgement = added[pair] { return judgement }
    let number = number(of: other)
    let index = latest.flatMap { $0.text.doc == number ? $0 : nil } ?? AlignmentIndex(texts[other])
    latest = index
    let judgement = Judgement(texts[place], index, limits: limits)
    added[pair] = judgement
    return judgement
  }

  /// How many pairs are compared before what was read for them is dropped.
  private static let batch = 16_384

  /// What each of some pairs in ascending order is, worked out on all threads.
  ///
  /// O(words of the pairs).
  static func judgements(
    of pairs: [Pair], in texts: Texts, _ limits: Judgement.Limits, context: RunContext
  ) throws(CommandError) -> [Judgement] {
    var judgements: [Judgement] = []
    judgements.reserveCapacity(pairs.count)
    for start in stride(from: 0, to: pairs.count, by: batch) {
      let part = Array(pairs[start..<min(start + batch, pairs.count)])
      judgements += try self.judgements(ofBatch: part, in: texts, limits, context: context)
    }
    return judgements
  }

  private static func judgements(
    ofBatch pairs: [Pair], in texts: Texts, _ limits: Judgement.Limits, context: RunContext
  ) throws(CommandError) -> [Judgement] {
    let places = pairs.flatMap { [$0.place, $0.other] }.sortedWithoutRepeats()
    let read = try context.map(places) { texts[$0] }
    let size = 64
    let blocks = stride(from: 0, to: pairs.count, by: size).map { pairs[$0..<min($0 + size, pairs.count)] }
    return try context.map(blocks, unit: "pairs") { block in
      func text(_ place: Int) -> ReuseText { read[places.partitioningIndex { $0 >= place }] }
      var latest: (place: Int, index: AlignmentIndex)?
      return block.map { pair in
        let known = latest.flatMap { $0.place == pair.other ? $0.index : nil }
        let index = known ?? AlignmentIndex(text(pair.other))
        latest = (pair.other, index)
        return Judgement(text(pair.place), index, limits: limits)
      }
    }.flatMap { $0 }
  }
}
