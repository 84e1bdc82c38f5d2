import CollateCore

/// What pairs of documents were found to be, in the order of the pairs.
struct JudgementTable: Sendable {
  private var keys: [UInt64] = []
  private var values: [Judgement] = []

  /// What a pair was found to be; nil when it was not compared.
  ///
  /// O(log pairs).
  subscript(pair: Comparisons.Pair) -> Judgement? {
    let place = keys.partitioningIndex { $0 >= pair.key }
    return place < keys.count && keys[place] == pair.key ? values[place] : nil
  }

  /// Adds what pairs in ascending order were found to be, none of which is known.
  ///
  /// O(pairs of both).
  mutating func add(_ pairs: [Comparisons.Pair], _ judgements: [Judgement]) {
    var merged = JudgementTable()
    merged.keys.reserveCapacity(keys.count + pairs.count)
    merged.values.reserveCapacity(keys.count + pairs.count)
    var old = 0
    for (pair, judgement) in zip(pairs, judgements) {
      while old < keys.count, keys[old] < pair.key {
        merged.append(keys[old], values[old])
        old += 1
      }
      merged.append(pair.key, judgement)
    }
    for index in old..<keys.count { merged.append(keys[index], values[index]) }
    self = merged
  }

  private mutating func append(_ key: UInt64, _ judgement: Judgement) {
    keys.append(key)
    values.append(judgement)
  }

  /// What is known of the first documents.
  func prefix(_ count: Int) -> JudgementTable {
    var table = JudgementTable()
    for (key, value) in zip(keys, values) where Comparisons.Pair(key: key).isBefore(count) {
      table.append(key, value)
    }
    return table
  }
}
