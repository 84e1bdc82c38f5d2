import CollateCore

/// What pairs of documents were found to be.
struct JudgementTable: Sendable {
  /// For each pair where its judgement stands.
  private var places: [UInt64: Int32] = [:]
  private var judgements: [Judgement] = []

  /// What a pair was found to be; nil when it was not compared.
  ///
  /// O(1).
  subscript(pair: Comparisons.Pair) -> Judgement? {
    places[pair.key].map { judgements[Int($0)] }
  }

  /// Adds what pairs were found to be, none of which is known.
  ///
  /// O(pairs added).
  mutating func add(_ pairs: [Comparisons.Pair], _ judgements: [Judgement]) {
    for (pair, judgement) in zip(pairs, judgements) {
      places[pair.key] = Int32(truncatingIfNeeded: self.judgements.count)
      self.judgements.append(judgement)
    }
  }

  /// What is known of the first documents.
  ///
  /// O(pairs · log pairs).
  func prefix(_ count: Int) -> JudgementTable {
    let kept = places.filter { Comparisons.Pair(key: $0.key).isBefore(count) }.sorted { $0.value < $1.value }
    var table = JudgementTable()
    table.add(kept.map { Comparisons.Pair(key: $0.key) }, kept.map { judgements[Int($0.value)] })
    return table
  }
}
