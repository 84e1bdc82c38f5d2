/// Groups by average linkage, the likest two groups first, so that no chain of neighbours joins what is unlike.
///
/// After Sokal and Michener (1958), over the pairs worth comparing only: all others count as 0. What groups come out does
/// not depend on the order of the rows but where two pairs are equally alike.
package struct AverageLinkage {
  /// Two groups that may be joined.
  private struct Pair: Comparable {
    let value: Double
    let first: Int, second: Int

    /// The greatest value first, then the lowest groups.
    static func < (a: Pair, b: Pair) -> Bool { (a.value, b.first, b.second) < (b.value, a.first, a.second) }
  }

  private let threshold: Double
  private var members: [[Int]]
  /// For each group the sum of the likenesses of its members to those of another.
  private var sums: [[Int: Double]]
  private var open = BinaryHeap<Pair>()

  /// The groups of `count` rows, each ascending, by their first row; `similar` gives for each row the earlier ones
  /// that are like it, from 0 to 1.
  ///
  /// O(pairs · log pairs).
  package static func groups(of count: Int, similar: [[(Int, Double)]], threshold: Double) -> [[Int]] {
    var linkage = AverageLinkage(count, similar, threshold)
    while let pair = linkage.open.popMax() { linkage.join(pair) }
    return linkage.members.filter { !$0.isEmpty }.sorted { $0[0] < $1[0] }
  }

  private init(_ count: Int, _ similar: [[(Int, Double)]], _ threshold: Double) {
    self.threshold = threshold
    members = (0..<count).map { [$0] }
    sums = Array(repeating: [:], count: count)
    for (row, pairs) in similar.enumerated() {
      for (other, value) in pairs {
        sums[row][other] = value
        sums[other][row] = value
        offer(other, row)
      }
    }
  }

  private mutating func offer(_ first: Int, _ second: Int) {
    guard let sum = sums[first][second] else { return }
    let value = sum / Double(members[first].count * members[second].count)
    if value >= threshold {
      open.push(Pair(value: value, first: min(first, second), second: max(first, second)))
    }
  }

  /// Makes one new group of two that are still there.
  private mutating func join(_ pair: Pair) {
    guard !members[pair.first].isEmpty, !members[pair.second].isEmpty else { return }
    let large = sums[pair.first].count >= sums[pair.second].count ? pair.first : pair.second
    let small = large == pair.first ? pair.second : pair.first
    var joint = sums[large]
    for (other, sum) in sums[small] { joint[other, default: 0] += sum }
    joint[large] = nil
    joint[small] = nil
    let new = members.count
    members.append((members[large] + members[small]).sorted())
    members[large] = []
    members[small] = []
    sums[large] = [:]
    sums[small] = [:]
    sums.append(joint)
    for (other, sum) in joint {
      sums[other][large] = nil
      sums[other][small] = nil
      sums[other][new] = sum
      offer(other, new)
    }
  }
}

/// A heap that gives its greatest element first.
private struct BinaryHeap<Element: Comparable> {
  private var elements: [Element] = []

  mutating func push(_ element: Element) {
    elements.append(element)
    var place = elements.count - 1
    while place > 0, elements[(place - 1) / 2] < elements[place] {
      elements.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  mutating func popMax() -> Element? {
    guard let greatest = elements.first, let last = elements.popLast() else { return nil }
    guard !elements.isEmpty else { return greatest }
    elements[0] = last
    var place = 0
    while true {
      var largest = place
      for child in [2 * place + 1, 2 * place + 2] where child < elements.count {
        if elements[largest] < elements[child] { largest = child }
      }
      if largest == place { return greatest }
      elements.swapAt(place, largest)
      place = largest
    }
  }
}
