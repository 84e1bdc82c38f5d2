import Claims
import PluginKit
import TextReuse

/// A passage two sides print in the same words.
struct CommonPassage: Sendable {
  /// The passage in the two documents, the earlier loaded first.
  let own: Extent, other: Extent
  /// The number of words of it in the first.
  let words: Int
  /// The document that probably had it first, and why.
  let origin: Int
  let because: String

  /// The passages in common between documents of one event on different sides, by their place in the first document.
  ///
  /// O(pairs that share words × words).
  static func find(
    _ comparison: Comparison, in corpus: Corpus, context: RunContext
  ) throws(CommandError) -> [CommonPassage] {
    let events = comparison.gate.eventOfDocument
    let sides = comparison.sides
    let documents = comparison.shared.flatMap(\.event.documents).sorted()
    let found = try SharedPassages.passages(
      among: documents, in: corpus,
      areCopies: { events[$0] != events[$1] || sides.side(of: $0) == sides.side(of: $1) }, context: context)
    let sorted = found.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
    return sorted.map { passage in
      let pair = [passage.first.doc, passage.second.doc]
      let words = pair.map { comparison.wordCount($0) }
      let origin = LikelyOrigin(among: pair, words: words, in: corpus)
      return CommonPassage(
        own: passage.first, other: passage.second, words: passage.words, origin: origin.doc,
        because: origin.because)
    }
  }
}
