public import CollateCore
public import JSONCoding

extension Report {
  /// The answer that `json` wrote, with the `details` that stand beside it in a session; nil when it is none.
  ///
  /// What the columns do not tell apart comes back as JSON has it: inside lists and records a score without a
  /// fraction is a count. The canonical JSON of the answer, and so its digest, is the same.
  public init?(json: JSONValue, details: JSONValue? = nil) {
    self.init()
    guard let members = json.members else { return nil }
    for member in members {
      switch member.name {
      case "columns", "rows": break
      case "warnings":
        guard let texts = member.value.array else { return nil }
        warnings = texts.compactMap(\.string)
      case "sections":
        for section in member.value.members ?? [] {
          guard let table = Table(json: section.value) else { return nil }
          sections.append(Section(section.name, table.columns, rows: table.rows))
        }
      default: return nil
      }
    }
    if json["columns"] != nil || json["rows"] != nil {
      guard let table = Table(json: json) else { return nil }
      (columns, rows) = (table.columns, table.rows)
    }
    if let details { restore(details) }
  }

  /// What an answer has besides its JSON: how it is shown, the rules behind rows, evidence that rows do not show.
  ///
  /// Nil when there is nothing. Rows are counted from 1 through all tables, as `why` does.
  package var details: JSONValue? {
    var members: [JSONValue.Member] = []
    if layout != .table { members.append(.init("layout", .string(layout.rawValue))) }
    let tolerances = tolerantFields.map { JSONValue.Member($0.name, .number($0.tolerance)) }
    if !tolerances.isEmpty { members.append(.init("tolerances", .object(tolerances))) }
    if hidesEvidence { members.append(.init("hidesEvidence", .bool(true))) }
    let all = rows + sections.flatMap(\.rows)
    let hidden = [columns] + sections.map(\.columns)
    let counts = [rows.count] + sections.map(\.rows.count)
    let places = zip(hidden, counts).flatMap { [Bool](repeating: $0.hidesEvidence, count: $1) }
    let reasons = all.enumerated().compactMap { index, row in
      row.reason.map { JSONValue.Member(String(index + 1), .string($0)) }
    }
    let evidence = all.enumerated().compactMap { index, row in
      row.evidence.isEmpty || !places[index]
        ? nil : JSONValue.Member(String(index + 1), .array(row.evidence.map(\.json)))
    }
    let placeReasons = all.enumerated().compactMap { index, row in
      row.placeReasons.isEmpty
        ? nil : JSONValue.Member(String(index + 1), .array(row.placeReasons.map { .string($0) }))
    }
    if !reasons.isEmpty { members.append(.init("reasons", .object(reasons))) }
    if !placeReasons.isEmpty { members.append(.init("placeReasons", .object(placeReasons))) }
    if !evidence.isEmpty { members.append(.init("evidence", .object(evidence))) }
    return members.isEmpty ? nil : .object(members)
  }

  /// The fields that allow a difference, `section.field` in sections; a field of the name of another counts as that.
  private var tolerantFields: [(name: String, tolerance: Double)] {
    let own = columns.map { ($0.name, $0.tolerance) }
    let all =
      own + sections.flatMap { table in table.columns.map { ("\(table.name).\($0.name)", $0.tolerance) } }
    var names: Set<String> = []
    return all.filter { $0.1 > 0 && names.insert($0.0).inserted }
  }

  /// Gives columns the tolerances that a session states.
  private mutating func restoreTolerances(_ stated: JSONValue) {
    let tolerance = { (name: String) in max(0, min(stated[name]?.double ?? 0, 0.01)) }
    for index in columns.indices { columns[index].tolerance = tolerance(columns[index].name) }
    for table in sections.indices {
      for index in sections[table].columns.indices {
        let name = "\(sections[table].name).\(sections[table].columns[index].name)"
        sections[table].columns[index].tolerance = tolerance(name)
      }
    }
  }

  private mutating func restore(_ details: JSONValue) {
    if let stated = details["tolerances"] { restoreTolerances(stated) }
    if let name = details["layout"]?.string, let known = Layout(rawValue: name) { layout = known }
    hidesEvidence = details["hidesEvidence"]?.bool ?? false
    for member in details["reasons"]?.members ?? [] {
      change(row: member.name) { $0.reason = member.value.string }
    }
    for member in details["placeReasons"]?.members ?? [] {
      change(row: member.name) { $0.placeReasons = (member.value.array ?? []).map { $0.string ?? "" } }
    }
    for member in details["evidence"]?.members ?? [] {
      change(row: member.name) { $0.evidence = (member.value.array ?? []).compactMap(Evidence.init(json:)) }
    }
  }

  private mutating func change(row number: String, _ change: (inout Row) -> Void) {
    guard var place = Int(number).map({ $0 - 1 }), place >= 0 else { return }
    if place < rows.count { return change(&rows[place]) }
    place -= rows.count
    for index in sections.indices {
      if place < sections[index].rows.count { return change(&sections[index].rows[place]) }
      place -= sections[index].rows.count
    }
  }
}

extension [Column] {
  /// Whether `Row.json` leaves a row's evidence out, because the row shows its own.
  fileprivate var hidesEvidence: Bool { contains { $0.name == "start" || $0.name == "evidence" } }
}

/// Columns and rows as JSON has them.
private struct Table {
  var columns: [Column] = []
  var rows: [Row] = []

  /// Nil also when two columns have one name: their values would be two members of one name.
  init?(json: JSONValue) {
    var names: Set<String> = []
    for value in json["columns"]?.array ?? [] {
      guard let name = value["name"]?.string, let kind = value["type"]?.string.flatMap(Column.Kind.init),
        names.insert(name).inserted
      else {
        return nil
      }
      columns.append(Column(name, kind))
    }
    for value in json["rows"]?.array ?? [] {
      guard let members = value.members else { return nil }
      rows.append(row(members))
    }
  }

  private func row(_ members: [JSONValue.Member]) -> Row {
    var members = members[...]
    let values = columns.map { column -> Value in
      // Rows are written in the order of the columns, so the next member is nearly always the one.
      if let next = members.first, next.name == column.name {
        members = members.dropFirst()
        return Value(next.value, in: column.type)
      }
      guard let place = members.firstIndex(where: { $0.name == column.name }) else { return .none }
      defer { members.remove(at: place) }
      return Value(members[place].value, in: column.type)
    }
    let evidence = members.first { $0.name == "evidence" }?.value.array ?? []
    return Row(values, evidence: columns.hidesEvidence ? [] : evidence.compactMap(Evidence.init(json:)))
  }
}

extension Value {
  /// The value that JSON writes so in a column of a kind.
  init(_ json: JSONValue, in kind: Column.Kind) {
    switch (json, kind) {
    case (.integer(let number), .score): self = .score(Double(number))
    default: self.init(json)
    }
  }

  /// The value that JSON writes so.
  private init(_ json: JSONValue) {
    switch json {
    case .null: self = .none
    case .bool(let value): self = .flag(value)
    case .integer(let value): self = .count(value)
    case .number(let value): self = .score(value)
    case .string(let value): self = .text(value)
    case .array(let values): self = .list(values.map(Value.init))
    case .object(let members):
      if let evidence = Evidence(json: json) {
        self = .evidence(evidence)
      } else {
        self = .record(members.map { Field($0.name, Value($0.value)) })
      }
    }
  }
}

extension Evidence {
  /// The evidence that `json` wrote; nil for anything else.
  init?(json: JSONValue) {
    guard let members = json.members, members.count == 6, let doc = json["doc"]?.integer,
      let id = json["id"]?.string, let line = json["line"]?.integer, let start = json["start"]?.integer,
      let end = json["end"]?.integer, let text = json["text"]?.string
    else { return nil }
    self.init(doc: doc, id: id, line: line, start: start, end: end, text: text)
  }
}
