import NamedEntities
import PluginKit

/// Who came after whom: one line for each office, `Calder 2024-06 → Moreno 2025-09`.
struct OfficeTimeline {
  let offices: [RoleView.Office]
  let index: EntityIndex
  let request: Request

  /// One row for each office, by name: the holders in the order of the dates, then those without one.
  var report: Report {
    let columns = [
      Column("role", .text), Column("holders", .text), Column("documents", .count),
      Column("first", .evidence),
    ]
    return Report(columns, rows: offices.map(row))
  }

  private func row(_ office: RoleView.Office) -> Row {
    let dated = office.holders.filter { $0.first != nil }
    let undated = office.holders.filter { $0.first == nil }.map { index.entities[$0.entity].name }
    let places = office.holders.flatMap { $0.places.prefix(3) }.map(request.corpus.evidence)
    let line = dated.map { "\(index.entities[$0.entity].name) \($0.first.map(OfficeTimeline.month) ?? "")" }
      .joined(separator: " → ")
    let rest = undated.isEmpty ? "" : "no date: " + undated.joined(separator: ", ")
    return Row(
      [
        .text(office.name), .text(line.isEmpty || rest.isEmpty ? line + rest : line + "; " + rest),
        .count(Set(office.holders.flatMap(\.documents)).count), places.first.map(Value.evidence) ?? .none,
      ], evidence: places,
      reason: """
        in the order of the first dated document that gives each the office: when it was written, not when it began
        """)
  }

  /// The month of a date, or as much of it as is known.
  private static func month(_ date: DateInterval) -> String { String(date.earliest.description.prefix(7)) }
}
