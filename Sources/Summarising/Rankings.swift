import TextKernels

/// The classic methods: each gives every sentence a score by itself.
struct Rankings {
  private let material: Material
  private let vectors: TermVectors
  /// Terms in more sentences than this join nobody: they would make every sentence similar to every other.
  private let commonest: Int32

  init(_ material: Material) {
    self.material = material
    vectors = TermVectors(material)
    commonest = Int32(max(200, material.entries.count / 50))
  }

  /// The scores of all sentences, higher is better.
  func scores(_ method: Summary.Method) -> [Double] {
    switch method {
    case .lexrank: walk(similarities { a, b in vectors.cosine(a, b, in: material) })
    case .textrank: walk(similarities(overlap))
    case .lead: material.entries.map { 1 / Double(1 + $0.sentence.position) }
    case .centroid, .coverage:
      material.entries.indices.map { vectors.cosine(material.entries[$0], $0, vectors.centroid) }
    }
  }

  /// The order in which sentences are taken: by score, near repeats left out, while they fit.
  func best(_ method: Summary.Method, limit: SetSearch.Limit, allowing allows: (Material.Entry) -> Bool)
    -> [Int]
  {
    let scores = scores(method)
    let order = scores.indices.filter {
      material.entries[$0].sentence.length >= 4 && allows(material.entries[$0])
    }
    .sorted { (scores[$1], $0) < (scores[$0], $1) }
    var chosen: [Int] = []
    var length = 0
    for index in order {
      let size = material.entries[index].sentence.length
      switch limit {
      case .sentences(let count): if chosen.count == count { return chosen.sorted() }
      case .words(let words): if length + size > words, !chosen.isEmpty { continue }
      }
      if chosen.contains(where: { vectors.cosine($0, index, in: material) > 0.5 }) { continue }
      chosen.append(index)
      length += size
      if case .words(let words) = limit, length >= words { break }
    }
    return chosen.sorted()
  }

  /// For each sentence the similar ones, by an inverted index.
  private func similarities(_ similarity: (Int, Int) -> Double) -> [[(Int, Double)]] {
    var postings = [[Int]](repeating: [], count: material.sentencesWith.count)
    for (index, entry) in material.entries.enumerated() {
      for term in entry.terms where material.sentencesWith[Int(term)] <= commonest {
        postings[Int(term)].append(index)
      }
    }
    var marked = [Int](repeating: -1, count: material.entries.count)
    return material.entries.enumerated().map { index, entry in
      var row: [(Int, Double)] = []
      for term in entry.terms where material.sentencesWith[Int(term)] <= commonest {
        for other in postings[Int(term)] where other != index && marked[other] != index {
          marked[other] = index
          let value = similarity(index, other)
          if value > 0.05 { row.append((other, value)) }
        }
      }
      if row.count > 100 { row = Array(row.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.prefix(100)) }
      return row
    }
  }

  private func overlap(_ a: Int, _ b: Int) -> Double {
    let (first, second) = (material.entries[a], material.entries[b])
    let shared = Double(Material.shared(first.terms, second.terms))
    let length =
      Logarithm.natural(Double(first.sentence.wordCount))
      + Logarithm.natural(Double(second.sentence.wordCount))
    return length > 0 ? shared / length : 0
  }

  /// The share of time a walk along similarities spends at each sentence; it jumps with probability 0.15.
  private func walk(_ rows: [[(Int, Double)]]) -> [Double] {
    let count = Double(max(1, rows.count))
    let sums = rows.map { row in row.reduce(0) { $0 + $1.1 } }
    var ranks = [Double](repeating: 1 / count, count: rows.count)
    for _ in 0..<30 {
      var next = [Double](repeating: 0.15 / count, count: rows.count)
      for (index, row) in rows.enumerated() where sums[index] > 0 {
        let share = 0.85 * ranks[index] / sums[index]
        for (other, value) in row { next[other] += share * value }
      }
      ranks = next
    }
    return ranks
  }
}
