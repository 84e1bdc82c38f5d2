import NamedEntities

/// Counts exact names found, predicted and wanted.
struct Score {
  private var hits = [0, 0, 0], predicted = [0, 0, 0], wanted = [0, 0, 0]

  /// Counts one document.
  mutating func add(_ found: [(range: Range<Int>, type: EntityType)], _ document: LabelledDocument) {
    for (range, type) in found where type != .other {
      predicted[EntityType.allCases.firstIndex(of: type) ?? 0] += 1
      if document.names.contains(where: { $0.range == range && $0.type == type }) {
        hits[EntityType.allCases.firstIndex(of: type) ?? 0] += 1
      }
    }
    for (_, type) in document.names where type != .other {
      wanted[EntityType.allCases.firstIndex(of: type) ?? 0] += 1
    }
  }

  /// The figures in one line.
  var line: String {
    let kinds = (0..<3).map { Score.f(hits[$0], predicted[$0], wanted[$0]) }
    let all = Score.f(hits.reduce(0, +), predicted.reduce(0, +), wanted.reduce(0, +))
    let precision = Score.percent(hits.reduce(0, +), predicted.reduce(0, +))
    let recall = Score.percent(hits.reduce(0, +), wanted.reduce(0, +))
    return "F1 \(all) (P \(precision) R \(recall)) PER \(kinds[0]) ORG \(kinds[1]) LOC \(kinds[2])"
  }

  private static func f(_ hits: Int, _ predicted: Int, _ wanted: Int) -> String {
    percent(2 * hits, predicted + wanted)
  }

  private static func percent(_ part: Int, _ whole: Int) -> String {
    let tenths = whole == 0 ? 0 : (part * 1000 + whole / 2) / whole
    return "\(tenths / 10).\(tenths % 10)"
  }
}
