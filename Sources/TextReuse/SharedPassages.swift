package import CollateCore
import TextKernels

/// The passages that articles share which are no copies of each other.
package enum SharedPassages {
  /// A passage in two documents, given by number: UTF-8 ranges in their texts.
  package struct Passage: Sendable {
    package let first: Extent
    package let second: Extent
    /// The words of the first.
    package let words: Int
  }

  /// The fewest words of a passage.
  package static let leastWords = 8
  /// From how many documents on only passages long enough to be sampled are found.
  private static let exactLimit = 20_000
  /// The fewest words of a passage that are neither names nor numbers nor short.
  private static let leastContent = 3

  /// The passages among documents, by the place of the second, later one.
  ///
  /// A passage is a stretch with a run of eight equal words, of which three are neither names nor short; pairs for
  /// which `areCopies` holds are passed over, and texts of one frame with other facts. O(pairs that share six shingles × words).
  package static func passages(
    among documents: [Int], in corpus: Corpus, areCopies: @escaping @Sendable (Int, Int) -> Bool,
    context: RunContext
  ) throws(CommandError) -> [Passage] {
    let isSampled = documents.count > exactLimit
    var sketches = SketchTable(isSampled: isSampled)
    try sketches.append(documents.map { corpus[$0] }[...], in: context)
    let index = try CandidateIndex(
      sketches, from: 0, leastShared: isSampled ? 2 : leastWords - WordCodes.shingleSize + 1, context: context
    )
    let candidates = try index.candidates(in: context)
    let text: @Sendable (Int) -> ReuseText = { ReuseText(documents[$0], corpus[documents[$0]]) }
    return try context.map(Array(documents.indices)) { place -> [Passage] in
      let others = candidates[place].map { Int($0.other) }.filter {
        !areCopies(documents[$0], documents[place])
      }
      guard !others.isEmpty else { return [] }
      let own = AlignmentIndex(text(place))
      let words = corpus[documents[place]].articleWords
      return others.flatMap { passages(of: text($0), in: own, words, corpus) }
    }.flatMap { $0 }
  }

  private static func passages(
    of first: ReuseText, in second: AlignmentIndex, _ secondWords: [Word], _ corpus: Corpus
  ) -> [Passage] {
    let long = second.segments(of: first).filter { $0.longestRun >= leastWords }
    guard !long.isEmpty, Judgement(first, second).relation != .template else { return [] }
    let words = corpus[first.doc].articleWords
    return long.compactMap { segment in
      guard hasContent(words[segment.first]) else { return nil }
      return Passage(
        first: Extent(first.doc, words.bytes(of: segment.first)),
        second: Extent(second.text.doc, secondWords.bytes(of: segment.second)), words: segment.first.count)
    }
  }

  /// Whether a passage is more than names with their titles.
  private static func hasContent(_ words: ArraySlice<Word>) -> Bool {
    words.count { $0.length > 4 && $0.traits.isDisjoint(with: [.capitalised, .digit]) } >= leastContent
  }
}
