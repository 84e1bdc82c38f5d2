import TextKernels

/// Where two texts say the same in the same words.
package struct Alignment: Sendable {
  /// A stretch in which matches follow each other on one diagonal, with small gaps.
  package struct Segment: Sendable, Equatable {
    /// The words of the first text, from its first matched word to its last.
    package var first: Range<Int>
    /// The words of the second text.
    package var second: Range<Int>
    /// How many words of `first` are in a shared shingle.
    package var matched: Int
    /// The longest run of words that are the same one by one.
    package var longestRun: Int

    /// The share of matched words, 0 to 1.
    package var density: Double { Double(matched) / Double(max(first.count, 1)) }
  }

  /// The number of words of both texts.
  package let firstCount: Int, secondCount: Int
  /// The words that lie in a shingle both texts have.
  package let firstCovered: Int, secondCovered: Int
  /// The stretches in the order of the first text.
  package let segments: [Segment]

  /// The share of the first text's words in shared shingles, 0 to 1.
  package var firstShare: Double { Double(firstCovered) / Double(max(firstCount, 1)) }
  /// The share of the second text's words in shared shingles, 0 to 1.
  package var secondShare: Double { Double(secondCovered) / Double(max(secondCount, 1)) }
  /// The greater of the two: how far one text is contained in the other.
  package var containment: Double { max(firstShare, secondShare) }
  /// Shared words over all words, 0 to 1.
  package var resemblance: Double {
    let shared = Double(firstCovered + secondCovered) / 2
    return shared / max(1, Double(firstCount + secondCount) - shared)
  }
  /// How many times longer the longer text is, at least 1.
  package var lengthRatio: Double {
    Double(max(firstCount, secondCount)) / Double(max(1, min(firstCount, secondCount)))
  }
  /// The longest run of equal words.
  package var longestRun: Int { segments.reduce(0) { max($0, $1.longestRun) } }

  /// The same alignment with the texts exchanged.
  package var reversed: Alignment {
    Alignment(
      firstCount: secondCount, secondCount: firstCount, firstCovered: secondCovered,
      secondCovered: firstCovered,
      segments: segments.map {
        Segment(first: $0.second, second: $0.first, matched: $0.matched, longestRun: $0.longestRun)
      }.sorted {
        ($0.first.lowerBound, $0.second.lowerBound) < ($1.first.lowerBound, $1.second.lowerBound)
      })
  }

  /// The same alignment without its stretches.
  var withoutSegments: Alignment {
    Alignment(
      firstCount: firstCount, secondCount: secondCount, firstCovered: firstCovered,
      secondCovered: secondCovered, segments: [])
  }

  /// The words of each text from its first longer stretch to its last.
  package var regions: (first: Range<Int>, second: Range<Int>) {
    let long = segments.filter { $0.matched >= 8 }
    guard let start = long.first, let end = long.last else { return (0..<0, 0..<0) }
    let low = long.reduce(secondCount) { min($0, $1.second.lowerBound) }
    let high = long.reduce(low) { max($0, $1.second.upperBound) }
    let firstHigh = long.reduce(end.first.upperBound) { max($0, $1.first.upperBound) }
    return (start.first.lowerBound..<firstHigh, low..<high)
  }

  /// The share of the shorter text that lies in long stretches on one diagonal: near 1 for a text in which single
  /// words were changed everywhere, low for texts that share phrases only.
  package var parallelShare: Double {
    let long = segments.filter { $0.first.count >= 24 && $0.density >= 0.3 }
    let isFirst = firstCount <= secondCount
    let words = long.reduce(0) { $0 + (isFirst ? $1.first.count : $1.second.count) }
    return min(1, Double(words) / Double(max(1, min(firstCount, secondCount))))
  }
}

extension Alignment {
  /// The stretch with the most matched words; nil when there is none.
  package var longestSegment: Segment? { segments.max { $0.matched < $1.matched } }
}

extension [Word] {
  /// The UTF-8 range from the first word of a range to its last.
  ///
  /// The range must not be empty.
  package func bytes(of range: Range<Int>) -> Range<Int> {
    self[range.lowerBound].range.lowerBound..<self[range.upperBound - 1].range.upperBound
  }
}

/// A text ready to be aligned with others: its shingles by hash.
///
/// About 20 bytes a word.
package struct AlignmentIndex: Sendable {
  /// The text.
  package let text: ReuseText
  private let shingles: [UInt64]
  private let heads: [Int32]
  private let next: [Int32]
  private let shift: UInt64

  /// The widest gap between two matches of one stretch, in words.
  private static let widestGap = 16
  /// How far the second text may shift within one gap, in words.
  private static let widestShift = 8
  /// How many places of a repeated shingle are tried.
  private static let placesTried = 16
  /// How far a chain of the table is followed, so that hostile text costs linear time.
  private static let longestChain = 64

  /// The index of a text.
  ///
  /// O(words).
  package init(_ text: ReuseText) {
    self.text = text
    let count = text.codes.shingleCount
    var shingles: [UInt64] = []
    shingles.reserveCapacity(count)
    text.codes.forEachShingle { shingles.append($1) }
    let bits = max(4, UInt64(64 - (2 * count).leadingZeroBitCount))
    var heads = [Int32](repeating: -1, count: 1 << Int(bits))
    var next = [Int32](repeating: -1, count: count)
    for place in shingles.indices.reversed() {
      let slot = AlignmentIndex.slot(shingles[place], 64 - bits)
      next[place] = heads[slot]
      heads[slot] = Int32(place)
    }
    self.shingles = shingles
    self.heads = heads
    self.next = next
    shift = 64 - bits
  }

  @inline(__always)
  private static func slot(_ shingle: UInt64, _ shift: UInt64) -> Int {
    Int(truncatingIfNeeded: (shingle &* 0x9E37_79B9_7F4A_7C15) >> shift)
  }

  /// The alignment of another text, as the first, with this one, as the second.
  ///
  /// O(words × places of a shingle), at most 16 places each.
  package func alignment(of other: ReuseText) -> Alignment {
    var walk = AlignmentWalk(firstCount: other.count, secondCount: text.count)
    other.codes.forEachShingle { place, shingle in
      let head = heads[AlignmentIndex.slot(shingle, shift)]
      guard head >= 0 else { return }
      if let match = match(shingle, at: place, from: head, after: walk) { walk.add(place, match) }
    }
    return walk.finished()
  }

  /// The place of a shingle in this text that continues the current stretch best, else its first place.
  private func match(
    _ shingle: UInt64, at place: Int, from head: Int32, after walk: borrowing AlignmentWalk
  ) -> (place: Int, continues: Bool)? {
    let expected = walk.lastSecond + (place - walk.lastFirst)
    let isOpen = walk.isOpen && place - walk.lastFirst <= AlignmentIndex.widestGap
    if isOpen, expected < shingles.count, shingles[expected] == shingle { return (expected, true) }
    var candidate = Int(head)
    var nearest: Int?
    var best: Int?
    var tried = 0
    var steps = 0
    while candidate >= 0 && tried < AlignmentIndex.placesTried && steps < AlignmentIndex.longestChain {
      steps += 1
      if shingles[candidate] == shingle {
        tried += 1
        if nearest == nil || (nearest ?? 0) < walk.lastSecond { nearest = candidate }
        let shift = abs(candidate - expected)
        if isOpen, candidate > walk.lastSecond, shift <= AlignmentIndex.widestShift,
          best.map({ shift < abs($0 - expected) }) ?? true
        {
          best = candidate
        }
      }
      candidate = Int(next[candidate])
    }
    if let best { return (best, true) }
    return nearest.map { ($0, false) }
  }
}

/// The state of a walk through the first text.
private struct AlignmentWalk {
  private(set) var lastFirst = 0
  private(set) var lastSecond = 0
  var isOpen: Bool { !segments.isEmpty }
  private var segments: [Alignment.Segment] = []
  private var firstMarks: [Bool]
  private var secondMarks: [Bool]
  private var run = 0

  init(firstCount: Int, secondCount: Int) {
    firstMarks = [Bool](repeating: false, count: firstCount)
    secondMarks = [Bool](repeating: false, count: secondCount)
  }

  mutating func add(_ place: Int, _ match: (place: Int, continues: Bool)) {
    let firstEnd = min(place + WordCodes.shingleSize, firstMarks.count)
    let secondEnd = min(match.place + WordCodes.shingleSize, secondMarks.count)
    if match.continues {
      let last = segments.count - 1
      let isNext = place == lastFirst + 1 && match.place == lastSecond + 1
      run = isNext ? run + 1 : firstEnd - place
      segments[last].matched += firstEnd - max(place, segments[last].first.upperBound)
      segments[last].first = segments[last].first.lowerBound..<firstEnd
      segments[last].second =
        segments[last].second.lowerBound..<max(secondEnd, segments[last].second.upperBound)
      segments[last].longestRun = max(segments[last].longestRun, run)
    } else {
      run = firstEnd - place
      segments.append(
        Alignment.Segment(
          first: place..<firstEnd, second: match.place..<secondEnd, matched: run, longestRun: run))
    }
    for word in place..<firstEnd { firstMarks[word] = true }
    for word in match.place..<secondEnd { secondMarks[word] = true }
    lastFirst = place
    lastSecond = match.place
  }

  func finished() -> Alignment {
    Alignment(
      firstCount: firstMarks.count, secondCount: secondMarks.count,
      firstCovered: firstMarks.reduce(0) { $0 + ($1 ? 1 : 0) },
      secondCovered: secondMarks.reduce(0) { $0 + ($1 ? 1 : 0) },
      segments: segments)
  }
}
