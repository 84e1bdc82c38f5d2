/// Pairs of documents worth comparing: those that share two of their weightiest names or words.
struct GateCandidates: Sendable {
  private var lists: [UInt64: [Int]] = [:]
  private let keys: [[UInt64]]
  /// How many of its weightiest names, words, and numbers and names of any script a document is found by.
  private static let features = 24
  /// A feature of more documents than this finds nobody.
  private static let commonest = 200
  /// Up to this many documents all pairs are compared.
  private static let few = 60

  init(_ documents: [GateDocument]) {
    keys = documents.map { document in
      let kinds = [document.names, document.stems, document.crossing]
      return kinds.enumerated().flatMap { kind, concepts in
        concepts.sorted { ($1.weight, $0.key) < ($0.weight, $1.key) }.prefix(GateCandidates.features)
          .map { $0.key &* 3 &+ UInt64(kind) }
      }
    }
    for (row, keys) in keys.enumerated() { for key in keys { lists[key, default: []].append(row) } }
  }

  /// The earlier documents that share two features with one, ascending; all of them when there are few.
  func earlier(than row: Int) -> [Int] {
    if keys.count <= GateCandidates.few { return Array(0..<row) }
    var hits: [Int: Int] = [:]
    for key in keys[row] {
      guard let list = lists[key], list.count <= GateCandidates.commonest else { continue }
      for other in list where other < row { hits[other, default: 0] += 1 }
    }
    return hits.filter { $0.value >= 2 }.keys.sorted()
  }
}
