import TextKernels

/// The sentences as tf-idf vectors of length 1, and their sums.
struct TermVectors: Sendable {
  /// The weights of each sentence's terms, in the order of `Entry.terms`.
  let weights: [[Double]]
  /// The direction of the sum of all sentences, and of the sum in which earlier ones count more.
  let centroid: [Double], earlyCentroid: [Double]

  /// The vectors of all sentences; inverse frequency is over sentences.
  ///
  /// O(words).
  init(_ material: Material) {
    let count = Double(material.entries.count)
    let inverse = material.sentencesWith.map { Logarithm.natural((count + 1) / (Double($0) + 0.5)) }
    var centroid = [Double](repeating: 0, count: inverse.count)
    var early = centroid
    weights = material.entries.map { entry in
      var vector = zip(entry.terms, entry.counts).map { inverse[Int($0)] * Double($1) }
      let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
      if length > 0 { for index in vector.indices { vector[index] /= length } }
      let prior = 1 / Double(1 + entry.sentence.position)
      for (term, weight) in zip(entry.terms, vector) {
        centroid[Int(term)] += weight
        early[Int(term)] += weight * prior
      }
      return vector
    }
    self.centroid = TermVectors.normal(centroid)
    earlyCentroid = TermVectors.normal(early)
  }

  /// The cosine of a sentence with a vector of length 1.
  ///
  func cosine(_ entry: Material.Entry, _ index: Int, _ vector: [Double]) -> Double {
    var sum = 0.0
    for (term, weight) in zip(entry.terms, weights[index]) { sum += weight * vector[Int(term)] }
    return sum
  }

  /// The cosine of two sentences.
  func cosine(_ a: Int, _ b: Int, in material: Material) -> Double {
    let (first, second) = (material.entries[a].terms, material.entries[b].terms)
    var sum = 0.0
    var i = 0
    var j = 0
    while i < first.count, j < second.count {
      if first[i] == second[j] {
        sum += weights[a][i] * weights[b][j]
        i += 1
        j += 1
      } else if first[i] < second[j] {
        i += 1
      } else {
        j += 1
      }
    }
    return sum
  }

  private static func normal(_ vector: [Double]) -> [Double] {
    let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return length > 0 ? vector.map { $0 / length } : vector
  }
}
