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

  /// The candidates of each document, by place in order.
  let neighbours: [[Neighbour]]
  /// The places that candidates tie together, each group in order, in the order of their first.
  let components: [[Int]]

  /// The graph of the candidates of documents with so many words.
  init(_ earlier: [[CandidateIndex.Candidate]], words: [Int], mayCompare: (Int, Int) -> Bool) {
    var neighbours = [[Neighbour]](repeating: [], count: earlier.count)
    var groups = DisjointSets(count: earlier.count)
    for (place, candidates) in earlier.enumerated() {
      for candidate in candidates {
        let other = Int(candidate.other)
        guard mayCompare(place, other) else { continue }
        let shared = candidate.share * Float(min(words[place], words[other]))
        neighbours[place].append(Neighbour(other: candidate.other, share: candidate.share, words: shared))
        neighbours[other].append(Neighbour(other: Int32(place), share: candidate.share, words: shared))
        groups.join(place, other)
      }
    }
    self.neighbours = neighbours
    components = groups.all
  }
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

  /// The sets of two or more, each in order, in the order of their first.
  var all: [[Int]] {
    var copy = self
    var numbers = [Int32](repeating: -1, count: parents.count)
    var sets: [[Int]] = []
    for place in parents.indices {
      let root = Int(copy.root(Int32(place)))
      if numbers[root] < 0 {
        numbers[root] = Int32(sets.count)
        sets.append([])
      }
      sets[Int(numbers[root])].append(place)
    }
    return sets.filter { $0.count > 1 }
  }
}
