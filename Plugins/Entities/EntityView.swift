import NamedEntities
import PluginKit

/// The tables of the entity list.
struct EntityView {
  let index: EntityIndex
  let request: Request

  /// Whether names of a kind were asked for.
  func isWanted(_ type: EntityType) -> Bool {
    if let wanted = request[EntitiesCommand.type] { return type.rawValue == wanted }
    return type != .other || request[EntitiesCommand.asIs]
  }

  /// One row for each entity.
  var list: Report {
    let columns = [
      Column("name", .text), Column("type", .text), Column("documents", .count), Column("mentions", .count),
      Column("aliases", .list), Column("roles", .list), Column("first", .evidence),
    ]
    return Report(columns, rows: index.entities.filter { isWanted($0.type) }.map(row))
  }

  private func row(_ entity: Entity) -> Row {
    let first = entity.places.first.map { Value.evidence(request.corpus.evidence($0)) } ?? .none
    let shown = entity.placesWithEveryForm(first: 20)
    let reasons = shown.map { entity.alias(at: $0)?.reason ?? entity.doubt ?? "" }
    return Row(
      [
        .text(entity.name), .text(entity.type.rawValue), .count(entity.documents.count),
        .count(entity.places.count), .list(entity.aliases.map { .text($0.name) }),
        .list(EntityView.titles(entity).map { .text($0) }), first,
      ],
      evidence: shown.map { request.corpus.evidence(entity.places[$0]) },
      reason: reason(entity), placeReasons: reasons.allSatisfy(\.isEmpty) ? [] : reasons)
  }

  /// The offices of an entity as they are written, those of most documents first; of ways that differ in case alone the first.
  private static func titles(_ entity: Entity) -> [String] {
    var seen: Set<String> = []
    return entity.roles.map(\.title).filter { seen.insert($0.lowercased()).inserted }
  }

  private func reason(_ entity: Entity) -> String {
    let merges = entity.aliases.map { "\($0.name): \($0.reason)" }
    let doubts = entity.doubt.map { [$0] } ?? []
    return merges.isEmpty && doubts.isEmpty ? "one form" : (merges + doubts).joined(separator: "; ")
  }

  /// One row for each mention.
  var mentions: Report {
    let columns = [
      Column("doc", .document), Column("id", .text), Column("start", .offset), Column("end", .offset),
      Column("text", .text), Column("type", .text), Column("name", .text),
    ]
    let rows = request.documents.flatMap { doc in
      index.mentions(in: doc).filter { isWanted($0.mention.type) }.map { reference in
        let place = request.corpus.evidence(Extent(doc, reference.mention.range))
        return Row(
          [
            .count(doc), .text(place.id), .count(place.start), .count(place.end), .text(place.text),
            .text(reference.mention.type.rawValue), .text(index.name(of: reference)),
          ], reason: reference.mention.reason)
      }
    }
    return Report(columns, rows: rows)
  }
}
