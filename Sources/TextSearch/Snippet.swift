public import CollateCore

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
    let column = space.columns[hit.doc - 1]
    guard let first = (0..<column.count).first(where: { column[$0] != 0 }) else { return nil }
    var reader = PlaceReader(corpus[hit.doc], column)
    var found: [(place: Int, length: Int, leaf: Int)] = []
    for leaf in query.leaves.indices where hit.counts[leaf] > 0 && result.weights[leaf] > 0 {
      let phrase = query.leaves[leaf].phrase
      found += phrase.places(in: column, limit: mostMatches).map { ($0, phrase.words.count, leaf) }
      for range in (query.leaves[leaf].places[hit.doc] ?? []).prefix(500) {
        if let run = run(range, &reader) { found.append((run.lowerBound, run.count, leaf)) }
      }
    }
    found.sort { ($0.place, $0.leaf) < ($1.place, $1.leaf) }
    let window = bestWindow(found, column, result.weights) ?? first..<(first + 1)
    let wide = widened(window, column)
    guard let range = reader.range(of: wide) else { return nil }
    let highlights = found.filter { wide.lowerBound <= $0.place && $0.place + $0.length <= wide.upperBound }
      .compactMap { reader.range(of: $0.place..<$0.place + $0.length) }
    return Snippet(extent: Extent(hit.doc, range), highlights: highlights)
  }

  /// How many places of each word are looked at.
  private static let mostMatches = 2000

  /// The words that lie in a range of the text, at most as many as a snippet has; nil for none.
  private static func run(_ range: Range<Int>, _ reader: inout PlaceReader) -> Range<Int>? {
    guard let first = reader.place(atOrAfter: range.lowerBound) else { return nil }
    var end = first
    for place in first..<(first + length) {
      guard let word = reader.range(at: place) else { continue }
      guard word.upperBound <= range.upperBound else { break }
      end = place + 1
    }
    return end > first ? first..<end : nil
  }

  private static func bestWindow(
    _ found: [(place: Int, length: Int, leaf: Int)], _ column: TokenColumn, _ weights: [Double]
  ) -> Range<Int>? {
    var best: (window: Range<Int>, weight: Double)?
    for (index, match) in found.prefix(mostMatches).enumerated() {
      var weight = 0.0
      var seen: Set<Int> = []
      var end = match.place
      for other in found[index...] {
        let stop = other.place + other.length
        guard stop - match.place <= length, (match.place..<stop).allSatisfy({ column[$0] != 0 }) else {
          break
        }
        weight += seen.insert(other.leaf).inserted ? weights[other.leaf] : weights[other.leaf] * 0.05
        end = max(end, stop)
      }
      if weight > best?.weight ?? 0 { best = (match.place..<end, weight) }
    }
    return best?.window
  }

  /// The window with words around it, a third before and the rest after, as far as the paragraph goes.
  private static func widened(_ window: Range<Int>, _ column: TokenColumn) -> Range<Int> {
    var low = window.lowerBound
    var high = window.upperBound
    let before = max(0, (length - window.count) / 3)
    while low > 0, window.lowerBound - low < before, column[low - 1] != 0 { low -= 1 }
    while high < column.count, high - low < length, column[high] != 0 { high += 1 }
    return low..<high
  }
}
