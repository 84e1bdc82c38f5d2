import NamedEntities
import PluginKit

/// How much the documents are about each name: central, supporting or in passing.
///
/// After the strongest features of Dunietz & Gillick (2014): where a name comes first, how often it comes, whether the
/// headline has it.
struct SalienceView {
  let index: EntityIndex
  let request: Request
  let isWanted: (EntityType) -> Bool

  /// What a document is about it.
  private enum Tier: Int, CaseIterable {
    case central, supporting, passing
    var name: String { ["central", "supporting", "in passing"][rawValue] }
  }

  /// One row for each name, by tier, then by the number of documents it is central to.
  var report: Report {
    let columns = [
      Column("tier", .text), Column("name", .text), Column("bar", .text), Column("mentions", .count),
      Column("documents", .count), Column("central", .count), Column("type", .text),
      Column("first", .evidence),
    ]
    let tiers = tiers
    let order = index.entities.indices.filter { isWanted(index.entities[$0].type) }.sorted { a, b in
      let (x, y) = (tier(tiers[a]), tier(tiers[b]))
      return (x.rawValue, tiers[b][0], a) < (y.rawValue, tiers[a][0], b)
    }
    let most = order.map { index.entities[$0].places.count }.max() ?? 0
    return Report(columns, rows: order.map { row($0, tiers[$0], most) })
  }

  private func row(_ place: Int, _ counts: SIMD4<Int>, _ most: Int) -> Row {
    let entity = index.entities[place]
    let bar = entity.places.count * 20 / max(1, most)
    return Row(
      [
        .text(tier(counts).name), .text(entity.name), .text(String(repeating: "█", count: max(1, bar))),
        .count(entity.places.count), .count(entity.documents.count), .count(counts[0]),
        .text(entity.type.rawValue),
        entity.places.first.map { .evidence(request.corpus.evidence($0)) } ?? .none,
      ], evidence: entity.places.prefix(20).map(request.corpus.evidence),
      reason: """
        in the first two lines and twice or more in \(counts[0]) documents, in the first two lines or twice or more \
        in \(counts[1]), elsewhere in \(counts[2])
        """)
  }

  /// The highest tier it has in a fifth of the documents that name it.
  private func tier(_ counts: SIMD4<Int>) -> Tier {
    let all = counts.wrappedSum()
    if counts[0] > 0, counts[0] * 5 >= all { return .central }
    return (counts[0] + counts[1]) * 5 >= all && counts[0] + counts[1] > 0 ? .supporting : .passing
  }

  /// In how many documents each name is of each tier.
  private var tiers: [SIMD4<Int>] {
    var tiers = [SIMD4<Int>](repeating: .zero, count: index.entities.count)
    for doc in request.documents {
      let lead = request.corpus[doc].articleRanges.prefix(2).last?.upperBound ?? 0
      var seen: [Int: (mentions: Int, isEarly: Bool)] = [:]
      for reference in index.mentions(in: doc) {
        var entry = seen[reference.entity] ?? (0, false)
        entry.mentions += 1
        if reference.mention.range.lowerBound < lead { entry.isEarly = true }
        seen[reference.entity] = entry
      }
      for (entity, entry) in seen {
        let tier = entry.isEarly && entry.mentions > 1 ? 0 : entry.isEarly || entry.mentions > 1 ? 1 : 2
        tiers[entity][tier] += 1
      }
    }
    return tiers
  }
}
