public import JSONCoding

extension Report {
  /// The answer as JSON: `columns`, `rows`, and `sections`, `warnings`, `layout` where there are any.
  ///
  /// Rows without `start` and `end` of their own carry their evidence under `evidence`.
  public var json: JSONValue {
    var members: [JSONValue.Member] = [.init("warnings", .array(warnings.map(JSONValue.string)))]
    if sections.isEmpty || !columns.isEmpty {
      members.append(.init("columns", .array(columns.map(\.json))))
      members.append(.init("rows", .array(rows.map { $0.json(columns) })))
    }
    if !sections.isEmpty {
      let tables = sections.map { JSONValue.Member($0.name, $0.json) }
      members.append(.init("sections", .object(tables)))
    }
    return .object(members)
  }
}

extension Report.Section {
  /// The table as JSON: `columns` and `rows`.
  public var json: JSONValue {
    .object(["columns": .array(columns.map(\.json)), "rows": .array(rows.map { $0.json(columns) })])
  }
}

extension Column {
  /// The column as JSON: `name` and `type`.
  public var json: JSONValue { .object(["name": .string(name), "type": .string(type.rawValue)]) }
}

extension Row {
  /// The row as a JSON object with a member for each column.
  public func json(_ columns: [Column]) -> JSONValue {
    var members = zip(columns, values).map { JSONValue.Member($0.name, $1.json) }
    if !evidence.isEmpty, !columns.contains(where: { $0.name == "start" || $0.name == "evidence" }) {
      members.append(.init("evidence", .array(evidence.map(\.json))))
    }
    return .object(members)
  }
}

extension Value {
  /// The value as JSON.
  public var json: JSONValue {
    switch self {
    case .none: .null
    case .text(let text): .string(text)
    case .count(let count): .integer(count)
    case .score(let score): .number(score)
    case .flag(let flag): .bool(flag)
    case .list(let values): .array(values.map(\.json))
    case .record(let fields): .object(fields.map { JSONValue.Member($0.name, $0.value.json) })
    case .evidence(let evidence): evidence.json
    }
  }
}

extension Evidence {
  /// The evidence as JSON: `doc`, `id`, `line`, `start`, `end`, `text`.
  public var json: JSONValue {
    .object([
      "doc": .integer(doc), "id": .string(id), "line": .integer(line), "start": .integer(start),
      "end": .integer(end), "text": .string(text),
    ])
  }
}
