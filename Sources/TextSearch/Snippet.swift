public import CollateCore
import TextKernels

/// The passage of a document that shows best why it was found.
public struct Snippet: Sendable {
  /// The passage, inside one paragraph.
  public let extent: Extent
  /// The words of the query in it, in order.
  public let highlights: [Range<Int>]

  /// At most how many words a snippet has.
  static let length = 32

  /// The run of words with the greatest weight of different query words, the earliest among equals.
  ///
  /// A document found without any word gives its beginning; one without a word gives nil. O(words).
  public static func of(
    _ query: Query, in hit: SearchHit, of result: SearchResult, corpus: Corpus, space: TokenSpace
  ) -> Snippet? {
    let words = ArticleWords.placed(corpus[hit.doc])
    guard let first = words.firstIndex(where: { $0 != nil }) else { return nil }
    let column = space.columns[hit.doc - 1]
    var found: [(place: Int, length: Int, leaf: Int)] = []
    for leaf in query.leaves.indices where hit.counts[leaf] > 0 && result.weights[leaf] > 0 {
      let phrase = query.leaves[leaf].phrase
      found += phrase.places(in: column).map { ($0, phrase.words.count, leaf) }
      let places = query.leaves[leaf].places[hit.doc] ?? []
      found += places.prefix(500).compactMap { range in
        Snippet.run(range, words).map { ($0.lowerBound, $0.count, leaf) }
      }
    }
    found.sort { ($0.place, $0.leaf) < ($1.place, $1.leaf) }
    let window = bestWindow(found, words, result.weights) ?? first..<(first + 1)
    let wide = widened(window, words)
    guard let start = words[wide.lowerBound], let end = words[wide.upperBound - 1] else { return nil }
    let highlights = found.filter { wide.lowerBound <= $0.place && $0.place + $0.length <= wide.upperBound }
      .compactMap { match -> Range<Int>? in
        guard let from = words[match.place], let to = words[match.place + match.length - 1] else {
          return nil
        }
        return from.range.lowerBound..<to.range.upperBound
      }
    let range = start.range.lowerBound..<end.range.upperBound
    return Snippet(extent: Extent(hit.doc, range), highlights: highlights)
  }

  /// The words that lie in a range of the text, at most as many as a snippet has; nil for none.
  private static func run(_ range: Range<Int>, _ words: [Word?]) -> Range<Int>? {
    guard let first = words.firstIndex(where: { $0.map { $0.range.lowerBound >= range.lowerBound } ?? false })
    else { return nil }
    let last = words[first...].prefix(length).lastIndex {
      $0.map { $0.range.upperBound <= range.upperBound } ?? false
    }
    return last.map { first..<($0 + 1) }
  }

  private static func bestWindow(
    _ found: [(place: Int, length: Int, leaf: Int)], _ words: [Word?], _ weights: [Double]
  ) -> Range<Int>? {
    var best: (window: Range<Int>, weight: Double)?
    for (index, match) in found.prefix(2000).enumerated() {
      var weight = 0.0
      var seen: Set<Int> = []
      var end = match.place
      for other in found[index...] {
        let stop = other.place + other.length
        guard stop - match.place <= length, words[match.place..<stop].allSatisfy({ $0 != nil }) else { break }
        weight += seen.insert(other.leaf).inserted ? weights[other.leaf] : weights[other.leaf] * 0.05
        end = max(end, stop)
      }
      if weight > best?.weight ?? 0 { best = (match.place..<end, weight) }
    }
    return best?.window
  }

  /// The window with words around it, a third before and the rest after, as far as the paragraph goes.
  private static func widened(_ window: Range<Int>, _ words: [Word?]) -> Range<Int> {
    var low = window.lowerBound
    var high = window.upperBound
    let before = max(0, (length - window.count) / 3)
    while low > 0, window.lowerBound - low < before, words[low - 1] != nil { low -= 1 }
    while high < words.count, high - low < length, words[high] != nil { high += 1 }
    return low..<high
  }
}
