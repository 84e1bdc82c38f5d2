import NamedEntities

/// Counts exact names found, predicted and wanted.
struct Score {
  private var hits = [0, 0, 0], predicted = [0, 0, 0], wanted = [0, 0, 0]
  /// Right names whose kind may be wrong, and those that a found name of any kind and extent touches.
  private var untyped = 0, touched = 0
  private var losses = Losses()

  /// Counts one document.
  mutating func add(_ found: [(range: Range<Int>, type: EntityType)], _ document: LabelledDocument) {
    losses.add(found, document)
    for (range, type) in found where type != .other {
      predicted[EntityType.allCases.firstIndex(of: type) ?? 0] += 1
      if document.names.contains(where: { $0.range == range && $0.type == type }) {
        hits[EntityType.allCases.firstIndex(of: type) ?? 0] += 1
      }
    }
    for (range, type) in document.names where type != .other {
      let named = found.filter { $0.type != .other && $0.range.overlaps(range) }
      if named.contains(where: { $0.range == range }) { untyped += 1 }
      if !named.isEmpty { touched += 1 }
      wanted[EntityType.allCases.firstIndex(of: type) ?? 0] += 1
    }
  }

  /// The counts of all together.
  static func sum(_ scores: [Score]) -> Score {
    var sum = Score()
    sum.losses = Losses.sum(scores.map(\.losses))
    for score in scores {
      sum.untyped += score.untyped
      sum.touched += score.touched
      for kind in 0..<3 {
        sum.hits[kind] += score.hits[kind]
        sum.predicted[kind] += score.predicted[kind]
        sum.wanted[kind] += score.wanted[kind]
      }
    }
    return sum
  }

  /// What is lost and how, in one line.
  var lossLine: String { losses.line }

  /// F1 over all kinds, 0 to 1.
  var f1: Double {
    2 * Double(hits.reduce(0, +)) / Double(max(1, predicted.reduce(0, +) + wanted.reduce(0, +)))
  }

  /// The standard error of F1 in points, from 200 draws of as many documents with replacement.
  static func standardError(_ scores: [Score]) -> Double {
    guard scores.count > 1 else { return 0 }
    var state: UInt64 = 1
    let draws = (0..<200).map { _ in
      sum(
        scores.indices.map { _ in
          state = Hashing.mix(state, 3) &+ 1
          return scores[Int((state >> 33) % UInt64(scores.count))]
        }
      ).f1
    }
    let mean = draws.reduce(0, +) / 200
    let variance = draws.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 199
    return (variance.squareRoot() * 1000).rounded() / 10
  }

  /// The figures in one line.
  var line: String {
    let kinds = (0..<3).map { Score.f(hits[$0], predicted[$0], wanted[$0]) }
    let all = Score.f(hits.reduce(0, +), predicted.reduce(0, +), wanted.reduce(0, +))
    let precision = Score.percent(hits.reduce(0, +), predicted.reduce(0, +))
    let recall = Score.percent(hits.reduce(0, +), wanted.reduce(0, +))
    let found = predicted.reduce(0, +), right = wanted.reduce(0, +)
    return """
      F1 \(all) (P \(precision) R \(recall)) PER \(kinds[0]) ORG \(kinds[1]) LOC \(kinds[2]) \
      untyped \(Score.f(untyped, found, right)) touched \(Score.f(touched, found, right))
      """
  }

  private static func f(_ hits: Int, _ predicted: Int, _ wanted: Int) -> String {
    percent(2 * hits, predicted + wanted)
  }

  private static func percent(_ part: Int, _ whole: Int) -> String {
    let tenths = whole == 0 ? 0 : (part * 1000 + whole / 2) / whole
    return "\(tenths / 10).\(tenths % 10)"
  }
}
