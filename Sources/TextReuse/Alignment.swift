import TextKernels

/// How far two texts say the same in the same words: measures without the stretches they were taken from.
///
/// 80 bytes, however long the texts are.
package struct Alignment: Sendable, Equatable {
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
    var density: Double { Double(matched) / Double(max(first.count, 1)) }
    /// Whether it is long enough to count as text in parallel: 24 words, or three fifths of a text so short.
    func isParallel(ofWords shorter: Int) -> Bool {
      first.count >= min(24, max(8, 3 * shorter / 5)) && density >= 0.3
    }
    /// Whether it is more than a phrase.
    var isLong: Bool { matched >= 8 }
  }

  /// Words from one to before another, in half the room of a range.
  private struct Words32: Sendable, Equatable {
    var start: Int32 = 0, end: Int32 = 0
    init() {}
    init(_ range: Range<Int>) {
      (start, end) = (Int32(clamping: range.lowerBound), Int32(clamping: range.upperBound))
    }
    var range: Range<Int> { Int(start)..<Int(end) }
  }

  private let counts: SIMD4<Int32>
  private var firstRegion = Words32(), secondRegion = Words32()
  private var firstLongest = Words32(), secondLongest = Words32()
  private var parallelWords: SIMD2<Int32> = .zero
  private var run: Int32 = 0

  /// The measures of stretches in two texts with so many words, of which so many lie in shared shingles.
  init(counts: (first: Int, second: Int), covered: (first: Int, second: Int), _ segments: [Segment]) {
    self.counts = SIMD4(
      Int32(clamping: counts.first), Int32(clamping: counts.second), Int32(clamping: covered.first),
      Int32(clamping: covered.second))
    guard var longest = segments.first else { return }
    let shorter = min(counts.first, counts.second)
    var regions: (first: Range<Int>, second: Range<Int>)?
    for segment in segments {
      run = max(run, Int32(clamping: segment.longestRun))
      if segment.matched > longest.matched { longest = segment }
      if segment.isParallel(ofWords: shorter) {
        parallelWords &+= SIMD2(Int32(clamping: segment.first.count), Int32(clamping: segment.second.count))
      }
      guard segment.isLong else { continue }
      regions = (
        regions?.first.union(segment.first) ?? segment.first,
        regions?.second.union(segment.second) ?? segment.second
      )
    }
    (firstLongest, secondLongest) = (Words32(longest.first), Words32(longest.second))
    (firstRegion, secondRegion) = (Words32(regions?.first ?? 0..<0), Words32(regions?.second ?? 0..<0))
  }

  /// The number of words of each text.
  package var firstCount: Int { Int(counts[0]) }
  package var secondCount: Int { Int(counts[1]) }
  /// The words of each text that lie in a shingle both texts have.
  package var firstCovered: Int { Int(counts[2]) }
  package var secondCovered: Int { Int(counts[3]) }
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
  package var longestRun: Int { Int(run) }

  /// The same alignment with the texts exchanged.
  package var reversed: Alignment {
    var copy = Alignment(
      counts: (secondCount, firstCount), covered: (secondCovered, firstCovered), [])
    (copy.firstRegion, copy.secondRegion) = (secondRegion, firstRegion)
    (copy.firstLongest, copy.secondLongest) = (secondLongest, firstLongest)
    copy.parallelWords = SIMD2(parallelWords.y, parallelWords.x)
    copy.run = run
    return copy
  }

  /// The words of each text from its first longer stretch to its last.
  package var regions: (first: Range<Int>, second: Range<Int>) { (firstRegion.range, secondRegion.range) }

  /// The words of the stretch with the most matched words; nil when there is none.
  package var longestSegment: (first: Range<Int>, second: Range<Int>)? {
    firstLongest.range.isEmpty ? nil : (firstLongest.range, secondLongest.range)
  }

  /// Whether both texts open with words of their own and one goes on, to its end, with a passage that begins in the
  /// first half of the other: the print of a text whose beginning was replaced.
  ///
  /// Background that articles repeat stands at the end of both, or is the beginning of one.
  package var hasOwnBeginnings: Bool {
    guard let passage = longestSegment, passage.first.count >= Alignment.fewestWords else { return false }
    guard 5 * passage.first.count >= 4 * firstCovered, lengthRatio <= 2.5 else { return false }
    let (first, second) = passage
    guard min(first.lowerBound, second.lowerBound) >= Alignment.fewestOwnWords else { return false }
    return isEnd(first, of: firstCount) && 2 * second.lowerBound <= secondCount
      || isEnd(second, of: secondCount) && 2 * first.lowerBound <= firstCount
  }

  /// The fewest words of a passage under a beginning of its own, and of that beginning.
  private static let fewestWords = 20, fewestOwnWords = 8

  /// Whether the passage stands in the middle of one of the texts, which has words of its own before it and behind it.
  package var isInside: Bool {
    let (first, second) = regions
    return first.lowerBound > firstCount / 12 && !isEnd(first, of: firstCount)
      || second.lowerBound > secondCount / 12 && !isEnd(second, of: secondCount)
  }

  private func isEnd(_ range: Range<Int>, of count: Int) -> Bool {
    count - range.upperBound <= max(4, count / 16)
  }

  /// The share of the shorter text that lies in long stretches on one diagonal: near 1 for a text in which single
  /// words were changed everywhere, low for texts that share phrases only.
  package var parallelShare: Double {
    let words = firstCount <= secondCount ? parallelWords.x : parallelWords.y
    return min(1, Double(words) / Double(max(1, min(firstCount, secondCount))))
  }
}

extension Range<Int> {
  /// From the first of both to the last.
  fileprivate func union(_ other: Range<Int>) -> Range<Int> {
    Swift.min(lowerBound, other.lowerBound)..<Swift.max(upperBound, other.upperBound)
  }
}

extension [Word] {
  /// The UTF-8 range from the first word of a range to its last.
  ///
  /// The range must not be empty.
  package func bytes(of range: Range<Int>) -> Range<Int> {
    self[range.lowerBound].range.lowerBound..<self[range.upperBound - 1].range.upperBound
  }
}
