import NamedEntities
import PluginKit

/// Which names stand together: pairs in one line of an article.
struct NetworkView {
  let index: EntityIndex
  let request: Request

  private struct Pair: Hashable {
    let a: Int
    let b: Int
  }

  private struct Tie {
    var lines = 0
    var documents: [Int] = []
    var first: [Extent] = []
  }

  /// How often pairs stand in one line: O(mentions × names in a line).
  private var ties: [Pair: Tie] {
    var ties: [Pair: Tie] = [:]
    for doc in request.documents {
      let document = request.corpus[doc]
      var lines: [Int: [Int: Extent]] = [:]
      for reference in index.mentions(in: doc) where reference.mention.type != .other {
        let line = document.lineNumber(at: reference.mention.range.lowerBound)
        if lines[line]?[reference.entity] == nil {
          lines[line, default: [:]][reference.entity] = Extent(doc, reference.mention.range)
        }
      }
      for (_, names) in lines.sorted(by: { $0.key < $1.key }) {
        let members = names.sorted { $0.key < $1.key }.prefix(40)
        for (place, x) in members.enumerated() {
          for y in members.dropFirst(place + 1) {
            var tie = ties[Pair(a: x.key, b: y.key)] ?? Tie()
            tie.lines += 1
            if tie.documents.last != doc { tie.documents.append(doc) }
            if tie.first.isEmpty { tie.first = [x.value, y.value] }
            ties[Pair(a: x.key, b: y.key)] = tie
          }
        }
      }
    }
    return ties
  }

  /// One row for each pair, most frequent first.
  var pairs: Report {
    let columns = [
      Column("source", .text), Column("target", .text), Column("weight", .count), Column("documents", .count),
      Column("sourceType", .text), Column("targetType", .text),
    ]
    let sorted = ties.sorted { ($1.value.lines, $0.key.a, $0.key.b) < ($0.value.lines, $1.key.a, $1.key.b) }
    return Report(
      columns,
      rows: sorted.map { pair, tie in
        let (a, b) = (index.entities[pair.a], index.entities[pair.b])
        return Row(
          [
            .text(a.name), .text(b.name), .count(tie.lines), .count(tie.documents.count),
            .text(a.type.rawValue), .text(b.type.rawValue),
          ], evidence: tie.first.map(request.corpus.evidence),
          reason: "named in one paragraph \(tie.lines) times")
      })
  }

  /// One row for each name that stands with a given one, most frequent first.
  func companions(of entity: Int) -> Report {
    let columns = [
      Column("name", .text), Column("type", .text), Column("together", .count), Column("documents", .count),
      Column("first", .evidence),
    ]
    let own = ties.filter { $0.key.a == entity || $0.key.b == entity }
    let sorted = own.sorted { ($1.value.lines, $0.key.a, $0.key.b) < ($0.value.lines, $1.key.a, $1.key.b) }
    return Report(
      columns,
      rows: sorted.map { pair, tie in
        let isFirst = pair.a == entity
        let other = index.entities[isFirst ? pair.b : pair.a]
        let places = tie.first.map(request.corpus.evidence)
        return Row(
          [
            .text(other.name), .text(other.type.rawValue), .count(tie.lines), .count(tie.documents.count),
            (isFirst ? places.last : places.first).map(Value.evidence) ?? .none,
          ], evidence: places, reason: "named in one paragraph \(tie.lines) times")
      })
  }
}
