/// The documents most like each, by their weightiest names and words: reports of one war, one trial, one league.
struct Neighbourhoods: Sendable {
  /// How many documents make a neighbourhood, the document itself among them.
  static let size = 80
  /// How many of its weightiest names and words a document is found by.
  private static let features = 32
  /// A feature of more documents than this finds nobody.
  private static let commonest = 2000

  /// Among how many documents a pair is compared: those of a neighbourhood at most.
  static func count(of documents: Int) -> Int { min(documents, size) }

  private let keys: [[WeightedConcept]]
  private var lists: [UInt64: [(row: Int, weight: Double)]] = [:]

  init(_ documents: [GateDocument]) {
    keys = documents.map { document in
      [document.names, document.stems, document.crossing].enumerated().flatMap { kind, concepts in
        concepts.sorted { ($1.weight, $0.key) < ($0.weight, $1.key) }.prefix(Neighbourhoods.features)
          .map { (key: $0.key &* 3 &+ UInt64(kind), weight: $0.weight) }
      }
    }
    for (row, keys) in keys.enumerated() {
      for key in keys { lists[key.key, default: []].append((row, key.weight)) }
    }
  }

  /// The nearest documents, the nearest first, with the document itself.
  ///
  /// O(documents that share a feature).
  func nearest(to row: Int) -> [Int] {
    var likeness: [Int: Double] = [:]
    for key in keys[row] {
      guard let list = lists[key.key], list.count <= Neighbourhoods.commonest else { continue }
      for other in list where other.row != row {
        likeness[other.row, default: 0] += key.weight * other.weight
      }
    }
    let near = likeness.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(Neighbourhoods.size - 1)
    return [row] + near.map(\.key)
  }
}
