/// Looks for the best set of candidates within a length.
package struct SetSearch {
  /// How long a summary may be.
  package enum Limit: Sendable, Equatable {
    /// At most some words; a single longer sentence may stand alone.
    case words(Int)
    /// Exactly some sentences, or all that say something new when these are fewer.
    case sentences(Int)

    /// Whether sentences are counted: a headline is none, though in a length in words it says much in little.
    var isSentences: Bool {
      switch self {
      case .words: false
      case .sentences: true
      }
    }
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
  /// A set that fills less than half of the words asked for is taken only when none fills more: the weights know none.
  /// Looks at every set when they are at most `exactLimit`, which a short summary of one event is; else by beam. Ties go
  /// to the smaller set, then to the earlier one.
  package func best() -> [Int] { (exact() ?? beam())?.entries ?? [] }

  /// A set by its places in `Material.entries`, with its score.
  package typealias Scored = (entries: [Int], score: Double)

  /// As many sets are looked at one by one.
  package static let exactLimit = 2_000

  /// The best of all sets; nil when they are too many to look at, or none.
  package func exact() -> Scored? {
    guard setCount <= SetSearch.exactLimit else { return nil }
    var all: [CandidateSet] = []
    var grown = [CandidateSet()]
    for _ in 0..<maximumSize {
      grown = grown.flatMap { set in
        ((set.members.last ?? -1) + 1..<pool.count).lazy.filter { !set.repeats($0, in: pool) }
          .map { set.adding($0, of: pool) }.filter(fits)
      }
      if grown.isEmpty { break }
      // Repeats may leave no set of as many sentences as were asked for.
      if limit.isSentences { all = grown } else { all += grown }
    }
    return best(of: all.map { ($0, score($0)) })
  }

  /// The best of the sets that the beam passes: sets grow by one candidate at a time, the best of each size go on.
  package func beam() -> Scored? {
    let sets = visited()
    guard limit.isSentences, let most = sets.map(\.0.members.count).max() else { return best(of: sets) }
    return best(of: sets.filter { $0.0.members.count == most })
  }

  private func best(of sets: some Collection<(CandidateSet, Double)>) -> Scored? {
    var best: (set: CandidateSet, score: Double)?
    let least = leastLength(among: sets.lazy.map { $0.0.length })
    for (set, score) in sets where set.length >= least && best.map({ score > $0.score }) ?? true {
      best = (set, score)
    }
    return best.map { ($0.set.members.map { pool.candidates[$0].index }, $0.score) }
  }

  /// How long a set has to be: half of the words asked for, or as long as the longest when none has that many.
  private func leastLength(among lengths: some Sequence<Int>) -> Int {
    guard case .words(let words) = limit else { return 0 }
    return SetSearch.leastLength(words, among: lengths)
  }

  /// The same for a number of words, where the sets have some lengths.
  static func leastLength(_ words: Int, among lengths: some Sequence<Int>) -> Int {
    min((words + 1) / 2, lengths.max() ?? 0)
  }

  /// How many sets fit, at most one more than the limit.
  ///
  /// O(candidates × words).
  private var setCount: Int {
    let lengths = pool.candidates.map(\.entry.sentence.length)
    let most = SetSearch.exactLimit + 1
    // The number of sets of each length or size so far; a single sentence that is too long is one more.
    let total: Int
    switch limit {
    case .words(let words): total = words
    case .sentences: total = maximumSize
    }
    guard total <= 10_000 else { return most }
    var sets = [Int](repeating: 0, count: total + 1)
    sets[0] = 1
    for length in lengths {
      let step = limit.isSentences ? 1 : max(1, length)
      for size in stride(from: total, through: step, by: -1) {
        sets[size] = min(most, sets[size] + sets[size - step])
      }
    }
    return min(most, sets.reduce(lengths.count) { min(most, $0 + $1) })
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
        for member in pool.candidates.indices where !set.repeats(member, in: pool) {
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
