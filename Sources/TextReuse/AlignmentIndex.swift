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
      heads[slot] = Int32(truncatingIfNeeded: place)
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
  package func alignment(of other: ReuseText) -> Alignment { walk(other).measures }

  /// The stretches another text, as the first, shares with this one, as the second, in the order of the first.
  ///
  /// O(words × places of a shingle), at most 16 places each.
  package func segments(of other: ReuseText) -> [Alignment.Segment] { walk(other).segments }

  private func walk(_ other: ReuseText) -> AlignmentWalk {
    var walk = AlignmentWalk(firstCount: other.count, secondCount: text.count)
    other.codes.forEachShingle { place, shingle in
      let expected = walk.lastSecond + (place - walk.lastFirst)
      let isOpen = walk.isOpen && place - walk.lastFirst <= AlignmentIndex.widestGap
      if isOpen, expected < shingles.count, shingles[expected] == shingle {
        walk.proceed(place, expected)
        return
      }
      let head = heads[AlignmentIndex.slot(shingle, shift)]
      guard head >= 0 else { return }
      let match = match(shingle, from: Int(head), expected: isOpen ? expected : nil, walk.lastSecond)
      if let match { walk.add(place, match.place, continues: match.continues) }
    }
    return walk
  }

  /// The place of a shingle in this text that continues the current stretch best, else its first place.
  private func match(
    _ shingle: UInt64, from head: Int, expected: Int?, _ lastSecond: Int
  ) -> (place: Int, continues: Bool)? {
    var candidate = head
    var nearest: Int?
    var best: Int?
    var tried = 0
    var steps = 0
    while candidate >= 0 && tried < AlignmentIndex.placesTried && steps < AlignmentIndex.longestChain {
      steps += 1
      if shingles[candidate] == shingle {
        tried += 1
        if nearest == nil || (nearest ?? 0) < lastSecond { nearest = candidate }
        if let expected, candidate > lastSecond {
          let shift = abs(candidate - expected)
          if shift <= AlignmentIndex.widestShift, best.map({ shift < abs($0 - expected) }) ?? true {
            best = candidate
          }
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
  private(set) var isOpen = false
  /// The stretches before the last one, and that one when `isOpen`.
  private var closed: [Alignment.Segment] = []
  private var last = Alignment.Segment(first: 0..<0, second: 0..<0, matched: 0, longestRun: 0)
  private let firstCount: Int
  private var firstEnd = 0, firstCovered = 0
  private var isCovered: [Bool]
  private var secondCovered = 0
  private var run = 0

  init(firstCount: Int, secondCount: Int) {
    self.firstCount = firstCount
    isCovered = [Bool](repeating: false, count: secondCount)
  }

  var segments: [Alignment.Segment] { isOpen ? closed + [last] : closed }

  var measures: Alignment {
    Alignment(counts: (firstCount, isCovered.count), covered: (firstCovered, secondCovered), segments)
  }

  /// Goes on with a match on the diagonal of the last one; mostly it is the next word, and only that word is new.
  @inline(__always)
  mutating func proceed(_ place: Int, _ match: Int) {
    guard place == lastFirst + 1, match == lastSecond + 1 else { return add(place, match, continues: true) }
    let end = min(place + WordCodes.shingleSize, firstCount)
    let secondEnd = min(match + WordCodes.shingleSize, isCovered.count)
    run += 1
    last.matched += end - last.first.upperBound
    last.first = last.first.lowerBound..<end
    last.second = last.second.lowerBound..<max(secondEnd, last.second.upperBound)
    last.longestRun = max(last.longestRun, run)
    firstCovered += end - firstEnd
    firstEnd = end
    secondCovered += isCovered[secondEnd - 1] ? 0 : 1
    isCovered[secondEnd - 1] = true
    lastFirst = place
    lastSecond = match
  }

  /// Takes a match that is not the next word of both: a stretch goes on behind other words, or a new one begins.
  mutating func add(_ place: Int, _ match: Int, continues: Bool) {
    let end = min(place + WordCodes.shingleSize, firstCount)
    let secondEnd = min(match + WordCodes.shingleSize, isCovered.count)
    run = end - place
    if continues {
      last.matched += end - max(place, last.first.upperBound)
      last.first = last.first.lowerBound..<end
      last.second = last.second.lowerBound..<max(secondEnd, last.second.upperBound)
      last.longestRun = max(last.longestRun, run)
    } else {
      if isOpen { closed.append(last) }
      isOpen = true
      last = Alignment.Segment(first: place..<end, second: match..<secondEnd, matched: run, longestRun: run)
    }
    firstCovered += end - max(place, firstEnd)
    firstEnd = end
    for word in match..<secondEnd {
      secondCovered += isCovered[word] ? 0 : 1
      isCovered[word] = true
    }
    lastFirst = place
    lastSecond = match
  }
}
