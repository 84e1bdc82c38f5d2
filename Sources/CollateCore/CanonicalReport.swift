package import JSONCoding

extension Report {
  /// The answer as canonical JSON: the bytes of `JSONWriter.canonical(json)`, without building that tree.
  ///
  /// Digests are taken of these bytes. O(size).
  public var canonicalJSON: [UInt8] {
    var writer = JSONWriter()
    writer.raw("{")
    writeMembers(to: &writer)
    writer.raw("}")
    return writer.bytes
  }

  /// Writes the members of the answer's JSON object in their canonical order.
  ///
  /// `command` is written where it belongs among them, when there is one.
  package func writeMembers(to writer: inout JSONWriter, command: String? = nil) {
    let hasTable = sections.isEmpty || !columns.isEmpty
    if hasTable {
      writer.raw("\"columns\":")
      writer.write(.array(columns.map(\.json)))
      writer.raw(",")
    }
    if let command {
      writer.raw("\"command\":")
      writer.write(command)
      writer.raw(",")
    }
    if hasTable {
      writer.raw("\"rows\":")
      Report.write(rows, columns, to: &writer)
      writer.raw(",")
    }
    if !sections.isEmpty { writeSections(to: &writer) }
    writer.raw("\"warnings\":")
    writer.write(.array(warnings.map(JSONValue.string)))
  }

  private func writeSections(to writer: inout JSONWriter) {
    writer.raw("\"sections\":{")
    let sorted = sections.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    for (index, section) in sorted.enumerated() {
      if index > 0 { writer.raw(",") }
      writer.write(section.name)
      writer.raw(":{\"columns\":")
      writer.write(.array(section.columns.map(\.json)))
      writer.raw(",\"rows\":")
      Report.write(section.rows, section.columns, to: &writer)
      writer.raw("}")
    }
    writer.raw("},")
  }

  private static func write(_ rows: [Row], _ columns: [Column], to writer: inout JSONWriter) {
    let table = RowJSON(columns)
    writer.raw("[")
    for (index, row) in rows.enumerated() {
      if index > 0 { writer.raw(",") }
      table.write(row, to: &writer, end: "")
    }
    writer.raw("]")
  }
}

/// Writes the rows of one table as canonical JSON, with the order of their keys worked out once.
package struct RowJSON {
  /// What stands under a key.
  private enum Source {
    case cell(Int)
    case evidence
    case section(String)
  }
  /// Each key as JSON, with its colon.
  private let keys: [(json: [UInt8], source: Source)]

  /// A writer for rows with these columns; `section` adds a member that names their section.
  package init(_ columns: [Column], section: String? = nil) {
    var keys = columns.enumerated().map { ($1.name, Source.cell($0)) }
    if !columns.contains(where: { $0.name == "start" || $0.name == "evidence" }) {
      keys.append(("evidence", .evidence))
    }
    if let section, !columns.contains(where: { $0.name == "section" }) {
      keys.append(("section", .section(section)))
    }
    self.keys = keys.sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }.map { name, source in
      (JSONWriter.canonical(.string(name)) + [UInt8(ascii: ":")], source)
    }
  }

  /// Writes a row as an object, and `end` after it.
  package func write(_ row: Row, to writer: inout JSONWriter, end: String) {
    var separator = "{"
    for key in keys {
      if case .evidence = key.source, row.evidence.isEmpty { continue }
      if case .cell(let index) = key.source, !row.values.indices.contains(index) { continue }
      writer.raw(separator)
      separator = ","
      writer.raw(key.json)
      switch key.source {
      case .cell(let index): RowJSON.write(row.values[index], to: &writer)
      case .evidence: writer.write(.array(row.evidence.map(\.json)))
      case .section(let name): writer.write(name)
      }
    }
    writer.raw(separator == "{" ? "{}" : "}")
    writer.raw(end)
  }

  private static func write(_ value: Value, to writer: inout JSONWriter) {
    switch value {
    case .none: writer.raw("null")
    case .text(let text): writer.write(text)
    case .count(let count): writer.raw(String(count))
    case .score(let score): writer.write(score)
    default: writer.write(value.json)
    }
  }
}
