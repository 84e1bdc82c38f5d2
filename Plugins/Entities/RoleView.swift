import NamedEntities
import PluginKit

/// Who held which office, by the dates of the documents that say so.
struct RoleView {
  let index: EntityIndex
  let request: Request

  /// An office with those who hold it, by date.
  struct Office {
    let name: String
    let holders: [Holder]
  }

  /// Someone in an office, with the dates of the documents that say so.
  struct Holder {
    let entity: Int
    var documents: [Int] = []
    var first: DateInterval?
    var last: DateInterval?
    var places: [Extent] = []

    /// The same holder with what other documents say.
    func with(_ other: Holder) -> Holder {
      var both = self
      both.documents = Array(Set(documents + other.documents)).sorted()
      both.places = (places + other.places).sorted {
        ($0.doc, $0.range.lowerBound) < ($1.doc, $1.range.lowerBound)
      }
      if let date = other.first, first.map({ date.earliest < $0.earliest }) ?? true { both.first = date }
      if let date = other.last, last.map({ date.latest > $0.latest }) ?? true { both.last = date }
      return both
    }
  }

  /// One row for each office and holder; offices by name, holders by date.
  var report: Report {
    let columns = [
      Column("role", .text), Column("holder", .text), Column("from", .date), Column("until", .date),
      Column("documents", .count), Column("first", .evidence),
    ]
    return Report(columns, rows: offices.flatMap { office in office.holders.map { row(office.name, $0) } })
  }

  /// The offices by name, the holders of each by date.
  var offices: [Office] {
    var offices: [String: [Int: Holder]] = [:]
    for doc in request.documents {
      for reference in index.mentions(in: doc) {
        guard let role = reference.mention.role, reference.mention.type == .person,
          index.entities[reference.entity].roles.contains(where: { $0.title == role })
        else { continue }
        let office = RoleTitle.canonical(role)
        var holder = offices[office]?[reference.entity] ?? Holder(entity: reference.entity)
        note(doc, reference, &holder)
        offices[office, default: [:]][reference.entity] = holder
      }
    }
    return RoleView.united(offices).sorted { $0.key < $1.key }.map {
      Office(name: $0.key, holders: $0.value.values.sorted(by: isEarlier))
    }
  }

  /// Short offices put to the whole ones where a holder has both, those of a land first: Rubio's `secretary of state`, and
  /// `secretary` for short.
  private static func united(_ offices: [String: [Int: Holder]]) -> [String: [Int: Holder]] {
    var united = offices
    var whole: [Int: [String]] = [:]
    let byLand = offices.keys.sorted { ($0.contains(": ") ? 0 : 1, $0) < ($1.contains(": ") ? 0 : 1, $1) }
    for office in byLand {
      for holder in offices[office, default: [:]].keys { whole[holder, default: []].append(office) }
    }
    for (office, holders) in offices.sorted(by: { $0.key < $1.key }) where !office.contains(": ") {
      for (entity, holder) in holders {
        guard let full = whole[entity]?.first(where: { isShort(office, of: $0) }),
          let known = united[full]?[entity]
        else { continue }
        united[full]?[entity] = known.with(holder)
        united[office]?[entity] = nil
      }
      if united[office]?.isEmpty ?? false { united[office] = nil }
    }
    return united
  }

  /// Whether an office is the end of a longer one, or the beginning of one of a land; a former or deputy minister is none.
  private static func isShort(_ office: String, of full: String) -> Bool {
    let title = full.split(separator: ": ").last.map(String.init) ?? full
    if title == office { return full != office }
    guard title.hasSuffix(" " + office) || full.contains(": " + office + " ") else { return false }
    let short = Set(office.split(separator: " "))
    return !title.split(separator: " ").contains { !short.contains($0) && RoleTitle.isRank($0) }
  }

  private func isEarlier(_ a: Holder, _ b: Holder) -> Bool {
    let (x, y) = (a.first?.earliest.number ?? .max, b.first?.earliest.number ?? .max)
    return (x, a.entity) < (y, b.entity)
  }

  private func note(_ doc: Int, _ reference: EntityIndex.Reference, _ holder: inout Holder) {
    if holder.documents.last != doc { holder.documents.append(doc) }
    holder.places.append(Extent(doc, reference.mention.range))
    guard let date = request.corpus[doc].metadata.date else { return }
    if holder.first.map({ date.earliest < $0.earliest }) ?? true { holder.first = date }
    if holder.last.map({ date.latest > $0.latest }) ?? true { holder.last = date }
  }

  private func row(_ office: String, _ holder: Holder) -> Row {
    let places = holder.places.map(request.corpus.evidence)
    return Row(
      [
        .text(office), .text(index.entities[holder.entity].name), .text(ifKnown: holder.first?.description),
        .text(ifKnown: holder.last?.description), .count(holder.documents.count),
        places.first.map(Value.evidence) ?? .none,
      ], evidence: places, reason: "named with this office in \(holder.documents.count) documents")
  }
}
