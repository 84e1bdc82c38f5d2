import NamedEntities
import PluginKit

/// Who came after whom: one line for each office, `Calder 2024-06 → Moreno 2025-09`.
struct OfficeTimeline {
  let offices: [RoleView.Office]
  let index: EntityIndex
  let request: Request

  /// One row for each office of a land or body that dated documents give to someone; by name.
  var report: Report {
    let columns = [
      Column("role", .text), Column("holders", .text), Column("from", .date), Column("until", .date),
      Column("documents", .count), Column("first", .evidence),
    ]
    return Report(columns, rows: offices.compactMap(row))
  }

  private func row(_ office: RoleView.Office) -> Row? {
    let dated = office.holders.filter { $0.first != nil }
    guard let first = dated.first?.first else { return nil }
    let last = dated.compactMap(\.last).max { $0.latest < $1.latest }
    let places = dated.flatMap { $0.places.prefix(3) }.map(request.corpus.evidence)
    let names = dated.map { holder in
      "\(index.entities[holder.entity].name) \(holder.first.map(OfficeTimeline.month) ?? "")"
    }
    return Row(
      [
        .text(office.name), .text(names.joined(separator: " → ")), .text(first.description),
        .text(ifKnown: last?.description), .count(Set(dated.flatMap(\.documents)).count),
        places.first.map(Value.evidence) ?? .none,
      ], evidence: places,
      reason:
        "in the order of the first dated document that gives each the office: when it was written, not when they took it"
    )
  }

  /// The month of a date, or as much of it as is known.
  private static func month(_ date: DateInterval) -> String { String(date.earliest.description.prefix(7)) }
}
