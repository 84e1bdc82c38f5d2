import TextKernels

/// What a set of sentences is judged by.
package enum SetFeature: String, CaseIterable, Sendable {
  case meanScore, scoreSum, bestScore, worstScore
  case fill, excess, shortfall, fillSquared, size
  case terms, termSentences, termOrigins, pairSentences, logPairOrigins, logPairSentences
  case variety, topTerms, topFivePairs, topTwentyPairs, repetition
  case leads, first, firstTwo, allEarly, neighbours
  case words, wordsOfMany, centroidOfMany, termsOfMany, earlyOfMany
}

/// A set of candidates with the counts its features come from.
struct CandidateSet: Sendable {
  /// The places of the candidates in the pool, sorted.
  private(set) var members: [Int] = []
  /// How many words it has.
  private(set) var length = 0
  private var terms: [Int32] = []
  private var pairs: [Int32] = []
  private var repetition = 0.0

  /// The set with one more candidate.
  func adding(_ member: Int, of pool: Pool) -> CandidateSet {
    var next = self
    let entry = pool.candidates[member].entry
    for other in members { next.repetition = max(next.repetition, pool.similarity[other][member]) }
    next.members.insert(member, at: members.firstIndex { $0 > member } ?? members.count)
    next.length += entry.sentence.length
    next.terms = Material.union(terms, entry.terms)
    next.pairs = Material.union(pairs, entry.bigrams)
    return next
  }

  /// Whether a candidate repeats one of the set, or is in it.
  func repeats(_ member: Int, in pool: Pool) -> Bool { members.contains { pool.repeats[$0][member] } }

  /// Its features, those of its sentences averaged first; `budget` is in words.
  ///
  /// O(words).
  func features(in pool: Pool, budget: Int) -> (average: [Double], set: [Double]) {
    let chosen = members.map { pool.candidates[$0] }
    // Words beyond the budget do not count: a reader who stops there has not read them.
    var shares = chosen.map { Double($0.entry.sentence.length) }
    let excess = max(0, length - budget)
    if let last = shares.indices.last { shares[last] = max(1, shares[last] - Double(excess)) }
    let words = shares.reduce(0, +)
    var average = [Double](repeating: 0, count: SentenceFeature.allCases.count)
    for (candidate, share) in zip(chosen, shares) {
      for (index, feature) in candidate.features.enumerated() { average[index] += feature * share / words }
    }
    let scores = chosen.map(\.score)
    let fill = words / Double(budget)
    let set =
      [
        zip(scores, shares).reduce(0) { $0 + $1.0 * $1.1 } / words, scores.reduce(0, +) / 3,
        scores.max() ?? 0, scores.min() ?? 0, fill, Double(excess) / Double(budget), max(0, 0.8 - fill),
        fill * fill, Double(members.count),
      ] + coverage(of: pool, words: words) + place(chosen, in: pool) + ofMany(chosen, in: pool, words: words)
    return (average, set)
  }

  private func coverage(of pool: Pool, words: Double) -> [Double] {
    let material = pool.material
    var frequency = 0
    var sentences = 0
    var origins = 0
    for term in terms {
      frequency += Int(material.frequency[Int(term)])
      sentences += Int(material.sentencesWith[Int(term)])
      origins += Int(material.originsWith[Int(term)]) - 1
    }
    var pairLogarithms = 0.0
    var pairOrigins = 0
    for pair in pairs {
      pairLogarithms += Logarithm.natural(Double(material.pairSentences[Int(pair)]))
      pairOrigins += Int(material.pairOrigins[Int(pair)]) - 1
    }
    let others = Double(max(1, material.origins - 1))
    return [
      Double(frequency) / Double(max(1, material.total)),
      Double(sentences) / Double(max(1, material.entries.count)),
      Double(origins) / others / 10, pairLogarithms / 10, Logarithm.natural(1 + Double(pairOrigins) / others),
      Logarithm.natural(1 + pairLogarithms), Double(terms.count) / words,
      Double(terms.count { pool.topTerms.contains($0) }) / 30,
      Double(pairs.count { pool.topPairs[0].contains($0) }) / 5,
      Double(pairs.count { pool.topPairs[1].contains($0) }) / 20, repetition,
    ]
  }

  private func place(_ chosen: [Pool.Candidate], in pool: Pool) -> [Double] {
    let leads = terms.reduce(0.0) { $0 + Double(pool.material.leadsWith[Int($1)]) }
    // The mean over origins of the share of each lead that is covered, as if all leads were of average length.
    let leadLength = pool.material.leads.reduce(0) { $0 + $1.count }
    let positions = chosen.map(\.entry.sentence.position)
    let neighbours = zip(chosen, chosen.dropFirst()).contains {
      $0.entry.document == $1.entry.document && $0.entry.sentence.position + 1 == $1.entry.sentence.position
    }
    return [
      leads / Double(max(1, leadLength)), positions.contains(0) ? 1 : 0,
      positions.contains { $0 < 2 } ? 1 : 0,
      positions.allSatisfy { $0 < 4 } ? 1 : 0, neighbours ? 1 : 0,
    ]
  }

  private func ofMany(_ chosen: [Pool.Candidate], in pool: Pool, words: Double) -> [Double] {
    guard pool.material.origins > 1 else { return [words / 60, 0, 0, 0, 0] }
    var vector: [Int32: Double] = [:]
    for candidate in chosen {
      for (term, weight) in zip(candidate.entry.terms, pool.vectors.weights[candidate.index]) {
        vector[term, default: 0] += weight
      }
    }
    var dot = 0.0
    var square = 0.0
    var mass = 0.0
    // In the order of the terms: sums of floating-point numbers depend on it.
    for term in terms {
      let weight = vector[term] ?? 0
      dot += weight * pool.vectors.centroid[Int(term)]
      square += weight * weight
      mass += Double(pool.material.frequency[Int(term)])
    }
    let early = chosen.reduce(0.0) { $0 + 1 / Double(1 + $1.entry.sentence.position) }
    return [
      words / 60, words / 60, square > 0 ? dot / square.squareRoot() : 0,
      mass / Double(max(1, pool.material.total)), early,
    ]
  }
}
