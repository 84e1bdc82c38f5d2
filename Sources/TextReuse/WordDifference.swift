import CollateCore

/// Where two texts differ, word by word.
///
/// The fewest words removed and added, by Myers ("An O(ND) difference algorithm and its variations", 1986) in linear
/// memory. Where more than `mostChanges` words would differ, runs of three words that stand once in both texts are
/// kept first (patience difference, Cohen) and the stretches between them compared; a stretch without any counts as
/// changed whole. So no pair of texts takes more than some seconds.
package struct WordDifference: Sendable {
  /// A stretch of both texts, in order.
  package struct Part: Sendable, Equatable {
    /// Whether the words are the same one by one; else those of the first were replaced by those of the second.
    package let isSame: Bool
    /// The words of each text; one of them is empty where words were only added or removed.
    package let first: Range<Int>, second: Range<Int>
  }

  /// The stretches: alike and not alike by turns.
  package let parts: [Part]

  /// How many words may differ in a stretch that is compared exactly.
  private static let mostChanges = 4096

  /// The difference of two texts, given by the hashes of their words.
  ///
  /// O((words + changes²) for up to 4,096 changes a stretch), memory O(words).
  package init(_ first: [UInt64], _ second: [UInt64]) {
    var matching = WordMatching(first, second, mostChanges: WordDifference.mostChanges)
    parts = WordDifference.readable(WordDifference.parts(matching.matches(), second.count))
  }

  /// Stretches from the partner of each word of the first text, -1 for none.
  private static func parts(_ matches: [Int32], _ secondCount: Int) -> [Part] {
    var parts: [Part] = []
    var (first, second) = (0, 0)
    while first < matches.count || second < secondCount {
      let (firstStart, secondStart) = (first, second)
      if first < matches.count, matches[first] == second {
        while first < matches.count, matches[first] == second { (first, second) = (first + 1, second + 1) }
        parts.append(Part(isSame: true, first: firstStart..<first, second: secondStart..<second))
      } else {
        while first < matches.count, matches[first] < 0 { first += 1 }
        second = first < matches.count ? Int(matches[first]) : secondCount
        parts.append(Part(isSame: false, first: firstStart..<first, second: secondStart..<second))
      }
    }
    return parts
  }

  /// Stretches in which a word or two alike between longer changes are part of the change: function words that happen
  /// to agree say nothing.
  private static func readable(_ parts: [Part]) -> [Part] {
    var merged: [Part] = []
    for (index, part) in parts.enumerated() {
      let isLost =
        part.isSame && part.first.count <= 2 && index > 0 && index + 1 < parts.count
        && [parts[index - 1], parts[index + 1]].allSatisfy {
          max($0.first.count, $0.second.count) > 2 * part.first.count
        }
      let isChange = !part.isSame || isLost
      guard isChange, let last = merged.last, !last.isSame else {
        merged.append(isLost ? Part(isSame: false, first: part.first, second: part.second) : part)
        continue
      }
      merged[merged.count - 1] = Part(
        isSame: false, first: last.first.lowerBound..<part.first.upperBound,
        second: last.second.lowerBound..<part.second.upperBound)
    }
    return merged
  }
}

/// Finds which words of two texts belong together.
private struct WordMatching {
  private let first: [UInt64], second: [UInt64]
  private let most: Int
  private var forward: [Int32]
  private var backward: [Int32]
  private var partners: [Int32]
  private var stack: [(first: Range<Int>, second: Range<Int>)] = []

  init(_ first: [UInt64], _ second: [UInt64], mostChanges: Int) {
    self.first = first
    self.second = second
    most = min(mostChanges / 2, (first.count + second.count + 1) / 2) + 1
    forward = [Int32](repeating: 0, count: 2 * most + 3)
    backward = forward
    partners = [Int32](repeating: -1, count: first.count)
  }

  /// The partner of each word of the first text, -1 for none.
  mutating func matches() -> [Int32] {
    stack = [(first.indices, second.indices)]
    while let (first, second) = stack.popLast() { part(first, second) }
    return partners
  }

  private mutating func pair(_ first: Int, _ second: Int) { partners[first] = Int32(second) }

  /// Matches the ends of a stretch and divides what lies between.
  private mutating func part(_ whole: Range<Int>, _ other: Range<Int>) {
    var (a, b) = (whole, other)
    while !a.isEmpty, !b.isEmpty, first[a.lowerBound] == second[b.lowerBound] {
      pair(a.lowerBound, b.lowerBound)
      (a, b) = (a.lowerBound + 1..<a.upperBound, b.lowerBound + 1..<b.upperBound)
    }
    while !a.isEmpty, !b.isEmpty, first[a.upperBound - 1] == second[b.upperBound - 1] {
      pair(a.upperBound - 1, b.upperBound - 1)
      (a, b) = (a.lowerBound..<a.upperBound - 1, b.lowerBound..<b.upperBound - 1)
    }
    guard !a.isEmpty, !b.isEmpty else { return }
    if let snake = middleSnake(a, b) {
      stack.append((snake.end.0..<a.upperBound, snake.end.1..<b.upperBound))
      for step in 0..<(snake.end.0 - snake.start.0) { pair(snake.start.0 + step, snake.start.1 + step) }
      stack.append((a.lowerBound..<snake.start.0, b.lowerBound..<snake.start.1))
    } else {
      divideAtAnchors(a, b)
    }
  }

  /// The stretch of equal words in the middle of a shortest path from both ends; nil when that path is too long.
  private mutating func middleSnake(
    _ a: Range<Int>, _ b: Range<Int>
  ) -> (start: (Int, Int), end: (Int, Int))? {
    let (n, m) = (a.count, b.count)
    let delta = n - m
    let isOdd = delta & 1 != 0
    let origin = most + 1
    (forward[origin + 1], backward[origin + 1]) = (0, 0)
    for d in 0..<min(most, (n + m + 1) / 2 + 1) {
      for k in stride(from: -d, through: d, by: 2) {
        let (start, x) = advance(&forward, origin, d, k, a, b, isBackward: false)
        guard isOdd, x <= n, x - k <= m, abs(delta - k) < d, x + Int(backward[origin + delta - k]) >= n else {
          continue
        }
        return (
          (a.lowerBound + start, b.lowerBound + start - k), (a.lowerBound + x, b.lowerBound + x - k)
        )
      }
      for k in stride(from: -d, through: d, by: 2) {
        let (start, x) = advance(&backward, origin, d, k, a, b, isBackward: true)
        guard !isOdd, x <= n, x - k <= m, abs(delta - k) <= d, x + Int(forward[origin + delta - k]) >= n
        else { continue }
        return (
          (a.upperBound - x, b.upperBound - (x - k)), (a.upperBound - start, b.upperBound - (start - k))
        )
      }
    }
    return nil
  }

  /// The furthest place on diagonal `k` with `d` changes, and where its run of equal words starts.
  @inline(__always)
  private func advance(
    _ reach: inout [Int32], _ origin: Int, _ d: Int, _ k: Int, _ a: Range<Int>, _ b: Range<Int>,
    isBackward: Bool
  ) -> (start: Int, end: Int) {
    let isDown = k == -d || k != d && reach[origin + k - 1] < reach[origin + k + 1]
    let start = isDown ? Int(reach[origin + k + 1]) : Int(reach[origin + k - 1]) + 1
    var x = start
    while x < a.count, x - k < b.count,
      isBackward
        ? first[a.upperBound - 1 - x] == second[b.upperBound - 1 - (x - k)]
        : first[a.lowerBound + x] == second[b.lowerBound + x - k]
    {
      x += 1
    }
    reach[origin + k] = Int32(x)
    return (start, x)
  }

  /// Keeps the longest ascending row of three-word runs that stand once in both stretches, and leaves what lies
  /// between for later.
  private mutating func divideAtAnchors(_ a: Range<Int>, _ b: Range<Int>) {
    let others = unique(second, b)
    let anchors = longestAscending(
      unique(first, a).compactMap { run, place in
        guard let other = others[run], (0..<3).allSatisfy({ first[place + $0] == second[other + $0] }) else {
          return nil
        }
        return (place, other)
      })
    guard !anchors.isEmpty else { return }
    var (low, otherLow) = (a.lowerBound, b.lowerBound)
    for (place, other) in anchors where place >= low && other >= otherLow {
      stack.append((low..<place, otherLow..<other))
      for step in 0..<3 { pair(place + step, other + step) }
      (low, otherLow) = (place + 3, other + 3)
    }
    stack.append((low..<a.upperBound, otherLow..<b.upperBound))
  }

  /// The places of the runs of three words that stand once in a stretch.
  private func unique(_ words: [UInt64], _ range: Range<Int>) -> [UInt64: Int] {
    var places: [UInt64: Int] = [:]
    guard range.count >= 3 else { return places }
    for place in range.lowerBound..<range.upperBound - 2 {
      let run = words[place] &* 3 &+ words[place + 1] &* 5 &+ words[place + 2] &* 7
      places[run] = places[run] == nil ? place : -1
    }
    return places.filter { $0.value >= 0 }
  }

  /// The longest row of pairs that ascend on both sides, by patience sorting.
  private func longestAscending(_ pairs: [(Int, Int)]) -> [(Int, Int)] {
    let sorted = pairs.sorted { $0.0 < $1.0 }
    var tops: [Int] = []
    var before = [Int](repeating: -1, count: sorted.count)
    for (index, pair) in sorted.enumerated() {
      let pile = tops.partitioningIndex { sorted[$0].1 >= pair.1 }
      if pile > 0 { before[index] = tops[pile - 1] }
      if pile == tops.count { tops.append(index) } else { tops[pile] = index }
    }
    var row: [(Int, Int)] = []
    var next = tops.last ?? -1
    while next >= 0 {
      row.append(sorted[next])
      next = before[next]
    }
    return row.reversed()
  }
}
