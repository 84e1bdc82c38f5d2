import NamedEntities

/// What is wrong with found names, one wrong thing a name.
struct Losses {
  private enum Loss: Int, CaseIterable {
    case kind, ends, both, missed, otherKind, invented
  }

  private var counts = [Int](repeating: 0, count: Loss.allCases.count)
  private var found = 0, wanted = 0

  /// Counts one document.
  mutating func add(_ found: [(range: Range<Int>, type: EntityType)], _ document: LabelledDocument) {
    let right = document.names.filter { $0.type != .other }
    let named = found.filter { $0.type != .other }
    self.found += named.count
    wanted += right.count
    for (range, type) in right where !named.contains(where: { $0.range == range && $0.type == type }) {
      let near = named.filter { $0.range.overlaps(range) }
      if near.contains(where: { $0.range == range }) {
        count(.kind)
      } else if near.contains(where: { $0.type == type }) {
        count(.ends)
      } else {
        count(near.isEmpty ? .missed : .both)
      }
    }
    for (range, _) in named where !right.contains(where: { $0.range.overlaps(range) }) {
      count(document.names.contains { $0.range.overlaps(range) } ? .otherKind : .invented)
    }
  }

  private mutating func count(_ loss: Loss) { counts[loss.rawValue] += 1 }

  /// The counts of all together.
  static func sum(_ all: [Losses]) -> Losses {
    all.reduce(into: Losses()) { sum, losses in
      for place in sum.counts.indices { sum.counts[place] += losses.counts[place] }
      sum.found += losses.found
      sum.wanted += losses.wanted
    }
  }

  /// Of a hundred names that are there or found: how many are lost in each way.
  ///
  /// A name with the wrong kind or ends is lost on both sides and counts twice, so that the row and F1 add up to about a hundred.
  var line: String {
    let whole = max(1, found + wanted)
    return Loss.allCases.map { loss in
      let part = counts[loss.rawValue] * (loss.rawValue < Loss.missed.rawValue ? 2 : 1)
      let tenths = (part * 1000 + whole / 2) / whole
      return "\(loss) \(tenths / 10).\(tenths % 10)"
    }.joined(separator: " ")
  }
}
