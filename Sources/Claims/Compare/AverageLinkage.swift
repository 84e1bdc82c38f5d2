/// Groups by average linkage: a row joins the earlier group it is most similar to on average, then groups merge.
enum AverageLinkage {
  /// The groups of `count` rows, each ascending, by their first row; pairs not in `similar` count as 0.
  ///
  /// O(pairs) and a pass over pairs of groups.
  static func groups(of count: Int, similar: [[(Int, Double)]], threshold: Double) -> [[Int]] {
    var groups: [[Int]] = []
    var groupOf = [Int](repeating: -1, count: count)
    for row in 0..<count {
      var sums: [Int: Double] = [:]
      for (other, value) in similar[row] { sums[groupOf[other], default: 0] += value }
      let best = sums.map { ($0.key, $0.value / Double(groups[$0.key].count)) }
        .max { ($0.1, $1.0) < ($1.1, $0.0) }
      if let best, best.1 >= threshold {
        groupOf[row] = best.0
        groups[best.0].append(row)
      } else {
        groupOf[row] = groups.count
        groups.append([row])
      }
    }
    return merged(groups, groupOf, similar, threshold)
  }

  /// Joins groups that the order of the documents kept apart.
  private static func merged(
    _ groups: [[Int]], _ groupOf: [Int], _ similar: [[(Int, Double)]], _ threshold: Double
  ) -> [[Int]] {
    var sums: [[Int]: Double] = [:]
    for (row, pairs) in similar.enumerated() {
      for (other, value) in pairs where groupOf[row] != groupOf[other] {
        sums[[min(groupOf[row], groupOf[other]), max(groupOf[row], groupOf[other])], default: 0] += value
      }
    }
    var parent = Array(groups.indices)
    let close = sums.filter { pair, sum in
      sum / Double(groups[pair[0]].count * groups[pair[1]].count) >= threshold
    }
    for pair in close.keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) where parent[pair[1]] == pair[1] {
      parent[pair[1]] = parent[pair[0]]
    }
    var joined: [Int: [Int]] = [:]
    for index in groups.indices { joined[parent[index], default: []] += groups[index] }
    return joined.keys.sorted().compactMap { joined[$0]?.sorted() }
  }
}
