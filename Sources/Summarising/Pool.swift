/// The best candidates for a summary, with what judging sets of them needs.
package struct Pool: Sendable {
  /// A candidate.
  struct Candidate: Sendable {
    /// The place in `Material.entries`.
    let index: Int
    let entry: Material.Entry
    /// Its features, and its worth as a candidate in standard deviations above the mean of all sentences.
    let features: [Double]
    let score: Double
    /// What the question asked adds to its worth: 1 is about a standard deviation.
    let bonus: Double
  }

  /// The candidates by document and place.
  let candidates: [Candidate]
  /// The cosine of each pair.
  let similarity: [[Double]]
  /// Whether the shorter of each pair says little that the other does not: a headline beside the sentence it is made of.
  let repeats: [[Bool]]
  let material: Material
  let vectors: TermVectors
  let topTerms: Set<Int32>
  let topPairs: [Set<Int32>]

  /// How many candidates there are.
  package var count: Int { candidates.count }

  /// The `size` sentences worth most, without near repeats.
  ///
  /// O(words + sentences × log size).
  package init(
    _ material: Material, size: Int, weights: [Double], bonus: [Double]? = nil,
    repeated: Double = Pool.repeated, allowing allows: (Material.Entry) -> Bool = { $0.sentence.standsAlone }
  ) {
    self.material = material
    let vectors = TermVectors(material)
    self.vectors = vectors
    let judge = SentenceFeatures(material, vectors)
    var scores = material.entries.indices.map { SummaryModel.dot(judge.features(of: $0), weights) }
    let mean = scores.reduce(0, +) / Double(max(1, scores.count))
    let variance = scores.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(1, scores.count))
    let deviation = variance > 0 ? variance.squareRoot() : 1
    for index in scores.indices { scores[index] = (scores[index] - mean) / deviation }
    let ranked = bonus.map { zip(scores, $0).map { $0 + $1 } } ?? scores
    let order = Pool.order(of: ranked, material)
      .filter { material.entries[$0].sentence.length >= 4 && allows(material.entries[$0]) }
    var chosen: [Int] = []
    for index in order {
      if chosen.contains(where: { vectors.cosine($0, index, in: material) > 0.8 }) { continue }
      chosen.append(index)
      if chosen.count == size { break }
    }
    chosen.sort()
    candidates = chosen.map {
      Candidate(
        index: $0, entry: material.entries[$0], features: judge.features(of: $0), score: scores[$0],
        bonus: bonus?[$0] ?? 0)
    }
    similarity = chosen.map { a in chosen.map { b in vectors.cosine(a, b, in: material) } }
    repeats = chosen.map { a in
      chosen.map { $0 == a || Pool.repeats(material.entries[a].terms, material.entries[$0].terms, repeated) }
    }
    topTerms = Set(material.mostFrequentTerms(30))
    topPairs = [Set(material.mostFrequentPairs(5)), Set(material.mostFrequentPairs(20))]
  }

  /// The least share of the terms of one sentence that another has when it is a repeat.
  package static let repeated = 0.9
  /// The same where sentences are counted: each is to say something of its own.
  package static let repeatedInSentences = 0.8

  /// Whether of two ascending lists of terms the longer has so much of the shorter.
  private static func repeats(_ a: [Int32], _ b: [Int32], _ share: Double) -> Bool {
    let shared = Material.shared(a, b)
    return shared > 0 && Double(shared) >= share * Double(min(a.count, b.count))
  }

  /// The places of the sentences, best first; ties by place.
  private static func order(of scores: [Double], _ material: Material) -> [Int] {
    scores.indices.sorted { (scores[$1], $0) < (scores[$0], $1) }
  }
}

extension Pool {
  /// The features of all sentences, for learning.
  package static func features(_ material: Material) -> [[Double]] {
    let judge = SentenceFeatures(material, TermVectors(material))
    return material.entries.indices.map { judge.features(of: $0) }
  }
}

extension SetSearch {
  /// The sets of up to three candidates (four for short summaries) that fill half of the words, for learning.
  package static func allSets(of pool: Pool, words: Int) -> [(entries: [Int], features: [Double])] {
    let most = words <= 20 ? 4 : 3
    var sets: [CandidateSet] = []
    var growing = [CandidateSet()]
    for size in 1...most {
      var next: [CandidateSet] = []
      for set in growing {
        for member
          in (set.members.last.map { $0 + 1 } ?? 0)..<max(pool.count, set.members.last.map { $0 + 1 } ?? 0)
        {
          guard !set.repeats(member, in: pool) else { continue }
          let grown = set.adding(member, of: pool)
          if grown.length <= (size == 1 ? words + words / 2 : words) { next.append(grown) }
        }
      }
      sets += next
      growing = next
    }
    let least = leastLength(words, among: sets.lazy.map(\.length))
    return sets.filter { $0.length >= least }.map { set in
      let features = set.features(in: pool, budget: words)
      return (set.members.map { pool.candidates[$0].index }, features.average + features.set)
    }
  }
}
