/// Looks for the best set of candidates within a length.
package struct SetSearch {
  /// How long a summary may be.
  package enum Limit: Sendable, Equatable {
    /// At most some words; a single longer sentence may stand alone.
    case words(Int)
    /// Exactly some sentences, or all when there are fewer.
    case sentences(Int)
  }

  let pool: Pool
  let model: SummaryModel
  let limit: Limit

  /// A search in a pool.
  package init(_ pool: Pool, model: SummaryModel, limit: Limit) {
    self.pool = pool
    self.model = model
    self.limit = limit
  }

  /// The places in `Material.entries` of the best set, in order; empty when the pool is.
  ///
  /// Beam search: sets grow by one candidate at a time and the best of each size go on; for few sentences that is
  /// nearly every set. Ties go to the earlier set.
  package func best() -> [Int] {
    var best: (score: Double, set: CandidateSet)?
    for (set, score) in visited() where isComplete(set) {
      if best.map({ score > $0.score }) ?? true { best = (score, set) }
    }
    return (best?.set.members ?? []).map { pool.candidates[$0].index }
  }

  /// Every set that the search looks at, with its score.
  func visited() -> [(CandidateSet, Double)] {
    var all: [(CandidateSet, Double)] = []
    var beam = [CandidateSet()]
    var size = 0
    while !beam.isEmpty, size < maximumSize {
      size += 1
      var seen: Set<[Int]> = []
      var grown: [(set: CandidateSet, score: Double)] = []
      for set in beam {
        for member in pool.candidates.indices where !set.members.contains(member) {
          let next = set.adding(member, of: pool)
          guard fits(next), seen.insert(next.members).inserted else { continue }
          grown.append((next, score(next)))
        }
      }
      let order = grown.indices.sorted { (grown[$1].score, $0) < (grown[$0].score, $1) }
      beam = order.prefix(max(1, 96 / size)).map { grown[$0].set }
      all += grown
    }
    return all
  }

  private var maximumSize: Int {
    switch limit {
    case .words: pool.count
    case .sentences(let count): min(count, pool.count)
    }
  }

  /// Whether a set may be looked at: a single sentence may exceed the words by half.
  private func fits(_ set: CandidateSet) -> Bool {
    guard case .words(let words) = limit else { return true }
    return set.length <= (set.members.count == 1 ? words + words / 2 : words)
  }

  private func isComplete(_ set: CandidateSet) -> Bool {
    switch limit {
    case .words: true
    case .sentences: set.members.count == maximumSize
    }
  }

  /// The worth of a set; for a number of sentences the length is no merit.
  private func score(_ set: CandidateSet) -> Double {
    let budget: Int
    switch limit {
    case .words(let words): budget = words
    case .sentences: budget = max(1, set.length)
    }
    let (average, features) = set.features(in: pool, budget: budget)
    let bonus = set.members.reduce(0) { $0 + pool.candidates[$1].bonus } / Double(set.members.count)
    return SummaryModel.dot(average, model.average) + SummaryModel.dot(features, model.set) + 20 * bonus
  }
}
