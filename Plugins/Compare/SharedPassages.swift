import Claims
import PluginKit
import TextReuse

/// A passage two sides print in the same words.
struct SharedPassage: Sendable {
  /// The passage in the two documents, the earlier loaded first.
  let own: Extent, other: Extent
  /// The number of words of it in the first.
  let words: Int
  /// The document that probably had it first, and why.
  let origin: Int
  let because: String
}

/// Finds passages in common between documents of one event on different sides.
enum SharedPassages {
  /// The least words a passage has.
  static let shortest = 8
  /// A document is compared with this many others of its event at most.
  private static let widest = 60

  /// The passages, by their place in the first document.
  ///
  /// O(pairs × words), pairs of one event only.
  static func find(
    _ comparison: Comparison, in corpus: Corpus, context: RunContext
  ) throws(CommandError) -> [SharedPassage] {
    var pairs: [(Int, Int)] = []
    for event in comparison.shared.map(\.event) {
      for (place, second) in event.documents.enumerated() {
        for first in event.documents[max(0, place - widest)..<place]
        where comparison.sides.side(of: first) != comparison.sides.side(of: second) {
          pairs.append((first, second))
        }
      }
    }
    let documents = Set(pairs.flatMap { [$0.0, $0.1] }).sorted()
    let texts = try context.map(documents) { ReuseText($0, corpus[$0]) }
    let byDoc = Dictionary(uniqueKeysWithValues: zip(documents, texts))
    let found = try context.map(pairs, unit: "pairs") { first, second -> [SharedPassage] in
      guard let a = byDoc[first], let b = byDoc[second] else { return [] }
      return passages(a, b, corpus)
    }
    return found.flatMap { $0 }
  }

  private static func passages(_ a: ReuseText, _ b: ReuseText, _ corpus: Corpus) -> [SharedPassage] {
    let alignment = AlignmentIndex(b).alignment(of: a)
    let long = alignment.segments.filter { $0.longestRun >= shortest && $0.density >= 0.6 }
    guard !long.isEmpty else { return [] }
    let origin = LikelyOrigin(among: [a.doc, b.doc], words: [a.count, b.count], in: corpus)
    let (own, other) = (corpus[a.doc].articleWords, corpus[b.doc].articleWords)
    return long.map { segment in
      SharedPassage(
        own: Extent(a.doc, own.bytes(of: segment.first)),
        other: Extent(b.doc, other.bytes(of: segment.second)), words: segment.matched, origin: origin.doc,
        because: origin.because)
    }
  }
}
