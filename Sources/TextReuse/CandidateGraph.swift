/// Candidates in both directions, and the groups they tie together.
struct CandidateGraph: Sendable {
  /// A document that may be a copy of another, or have one in it.
  struct Neighbour: Sendable {
    /// Its place.
    let other: Int32
    /// Shared sampled shingles over those of the document with fewer, 0 to 1.
    let share: Float
    /// The words they probably share.
    let words: Float
  }

  private let starts: [Int]
  private let all: [Neighbour]
  /// The places that candidates tie together, each group in order, in the order of their first.
  let components: [[Int]]
  /// For each place, how many of its group stand before it.
  let ranks: [Int32]

  /// The graph of the candidates of documents with so many words.
  ///
  /// O(documents + candidates).
  init(_ earlier: CandidateTable, words: [UInt32], mayCompare: (Int, Int) -> Bool) {
    var pairs: [(place: Int32, neighbour: Neighbour)] = []
    var groups = DisjointSets(count: earlier.count)
    var ends = [Int](repeating: 0, count: earlier.count + 1)
    for place in 0..<earlier.count {
      for candidate in earlier[place] {
        let other = Int(candidate.other)
        guard mayCompare(place, other) else { continue }
        let shared = candidate.share * Float(min(words[place], words[other]))
        let neighbour = Neighbour(other: candidate.other, share: candidate.share, words: shared)
        pairs.append((Int32(truncatingIfNeeded: place), neighbour))
        ends[place + 1] += 1
        ends[other + 1] += 1
        groups.join(place, other)
      }
    }
    for place in 0..<earlier.count { ends[place + 1] += ends[place] }
    starts = ends
    all = CandidateGraph.inBothDirections(pairs, ends)
    (components, ranks) = groups.all
  }

  /// The neighbours of each place, ascending: the pairs come in the order of the later place.
  private static func inBothDirections(
    _ pairs: [(place: Int32, neighbour: Neighbour)], _ starts: [Int]
  ) -> [Neighbour] {
    var next = starts
    let none = Neighbour(other: 0, share: 0, words: 0)
    var all = [Neighbour](repeating: none, count: starts[starts.count - 1])
    for (place, neighbour) in pairs {
      let other = Int(neighbour.other)
      all[next[Int(place)]] = neighbour
      all[next[other]] = Neighbour(other: place, share: neighbour.share, words: neighbour.words)
      next[Int(place)] += 1
      next[other] += 1
    }
    return all
  }

  /// The candidates of a place, ascending.
  func neighbours(of place: Int) -> ArraySlice<Neighbour> { all[starts[place]..<starts[place + 1]] }
}

/// Sets of places that are joined pair by pair.
private struct DisjointSets {
  private var parents: [Int32]

  init(count: Int) { parents = (0..<Int32(count)).map { $0 } }

  private mutating func root(_ place: Int32) -> Int32 {
    var place = place
    while parents[Int(place)] != place {
      parents[Int(place)] = parents[Int(parents[Int(place)])]
      place = parents[Int(place)]
    }
    return place
  }

  mutating func join(_ a: Int, _ b: Int) {
    let (a, b) = (root(Int32(a)), root(Int32(b)))
    if a != b { parents[Int(max(a, b))] = min(a, b) }
  }

  /// The sets of two or more, each in order, in the order of their first; and each place's number in its set.
  var all: (sets: [[Int]], ranks: [Int32]) {
    var copy = self
    let roots = parents.indices.map { Int(copy.root(Int32($0))) }
    var sizes = [Int32](repeating: 0, count: parents.count)
    for root in roots { sizes[root] += 1 }
    var numbers = [Int32](repeating: -1, count: parents.count)
    var ranks = [Int32](repeating: 0, count: parents.count)
    var sets: [[Int]] = []
    for (place, root) in roots.enumerated() where sizes[root] > 1 {
      if numbers[root] < 0 {
        numbers[root] = Int32(sets.count)
        sets.append([])
      }
      ranks[place] = Int32(sets[Int(numbers[root])].count)
      sets[Int(numbers[root])].append(place)
    }
    return (sets, ranks)
  }
}
