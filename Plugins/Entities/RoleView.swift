import NamedEntities
import PluginKit

/// Who held which office, by the dates of the documents that say so.
struct RoleView {
  let index: EntityIndex
  let request: Request

  private struct Holder {
    let entity: Int
    var documents: [Int] = []
    var first: DateInterval?
    var last: DateInterval?
    var places: [Extent] = []
  }

  /// One row for each office and holder; offices by name, holders by date.
  var report: Report {
    let columns = [
      Column("role", .text), Column("holder", .text), Column("from", .date), Column("until", .date),
      Column("documents", .count), Column("first", .evidence),
    ]
    var offices: [String: [Int: Holder]] = [:]
    for doc in request.documents {
      for reference in index.mentions(in: doc) {
        guard let role = reference.mention.role, reference.mention.type == .person else { continue }
        let office = RoleTitle.canonical(role)
        var holder = offices[office]?[reference.entity] ?? Holder(entity: reference.entity)
        note(doc, reference, &holder)
        offices[office, default: [:]][reference.entity] = holder
      }
    }
    return Report(
      columns, rows: offices.sorted { $0.key < $1.key }.flatMap { rows($0.key, Array($0.value.values)) })
  }

  private func note(_ doc: Int, _ reference: EntityIndex.Reference, _ holder: inout Holder) {
    if holder.documents.last != doc { holder.documents.append(doc) }
    holder.places.append(Extent(doc, reference.mention.range))
    guard let date = request.corpus[doc].metadata.date else { return }
    if holder.first.map({ date.earliest < $0.earliest }) ?? true { holder.first = date }
    if holder.last.map({ date.latest > $0.latest }) ?? true { holder.last = date }
  }

  private func rows(_ office: String, _ holders: [Holder]) -> [Row] {
    let sorted = holders.sorted { a, b in
      let (x, y) = (a.first?.earliest.number ?? .max, b.first?.earliest.number ?? .max)
      return (x, index.entities[a.entity].name) < (y, index.entities[b.entity].name)
    }
    return sorted.map { holder in
      let places = holder.places.map(request.corpus.evidence)
      return Row(
        [
          .text(office), .text(index.entities[holder.entity].name), .text(ifKnown: holder.first?.description),
          .text(ifKnown: holder.last?.description), .count(holder.documents.count),
          places.first.map(Value.evidence) ?? .none,
        ], evidence: places, reason: "named with this office in \(holder.documents.count) documents")
    }
  }
}
