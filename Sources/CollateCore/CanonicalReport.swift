package import JSONCoding

extension Report {
  /// The answer as canonical JSON: the bytes of `JSONWriter.canonical(json)`, without building that tree.
  ///
  /// Digests are taken of these bytes. O(size).
  public var canonicalJSON: [UInt8] { canonicalForm.bytes(of: rows) }

  /// The SHA-256 of the canonical JSON, whose rows are made and written in parts on all threads.
  ///
  /// - Throws: `.interrupted` when the user asks to stop.
  public func digest(in context: RunContext) throws(CommandError) -> String {
    var digest = Digest.Stream()
    try canonicalForm.write(list, in: context) { digest.add($0) }
    return digest.finish()
  }

  private var canonicalForm: RowForm {
    let form = memberForm()
    return RowForm(
      head: [UInt8(ascii: "{")] + form.head, part: form.part, tail: form.tail + [UInt8(ascii: "}")])
  }

  /// The members of the answer's JSON object in their canonical order.
  ///
  /// `command` is written where it belongs among them, when there is one.
  package func memberForm(command: String? = nil) -> RowForm {
    let hasTable = sections.isEmpty || !columns.isEmpty
    var head = JSONWriter()
    if hasTable {
      head.raw("\"columns\":")
      head.write(.array(columns.map(\.json)))
      head.raw(",")
    }
    if let command {
      head.raw("\"command\":")
      head.write(command)
      head.raw(",")
    }
    var tail = JSONWriter()
    if hasTable {
      head.raw("\"rows\":[")
      tail.raw("],")
    }
    if !sections.isEmpty { writeSections(to: &tail) }
    tail.raw("\"warnings\":")
    tail.write(.array(warnings.map(JSONValue.string)))
    guard hasTable else { return RowForm(head: head.bytes, part: { _, _ in [] }, tail: tail.bytes) }
    let table = RowJSON(columns)
    let part: @Sendable ([Row], Int) -> [UInt8] = { rows, first in
      var writer = JSONWriter()
      table.write(rows, after: first, to: &writer)
      return writer.bytes
    }
    return RowForm(head: head.bytes, part: part, tail: tail.bytes)
  }

  private func writeSections(to writer: inout JSONWriter) {
    writer.raw("\"sections\":{")
    let sorted = sections.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    for (index, section) in sorted.enumerated() {
      if index > 0 { writer.raw(",") }
      writer.write(section.name)
      writer.raw(":{\"columns\":")
      writer.write(.array(section.columns.map(\.json)))
      writer.raw(",\"rows\":[")
      RowJSON(section.columns).write(section.rows, after: 0, to: &writer)
      writer.raw("]}")
    }
    writer.raw("},")
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

  /// Writes rows as objects with commas between them; one comes first when rows stand before them.
  package func write(_ rows: [Row], after count: Int, to writer: inout JSONWriter) {
    for (index, row) in rows.enumerated() {
      if index + count > 0 { writer.raw(",") }
      write(row, to: &writer, end: "")
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
