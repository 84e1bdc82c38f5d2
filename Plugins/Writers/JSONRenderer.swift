import CollateCore
import JSONCoding
import PluginKit

extension Renderer {
  /// One canonical JSON object on one line: `cell`, `columns`, `command`, `rows`, `sections`, `warnings`.
  static let json = Renderer("json", extensions: ["json"]) { answer, _ in
    var writer = JSONWriter()
    AnswerJSON.write(answer, to: &writer)
    writer.raw("\n")
    return writer.bytes
  }

  /// The rows alone, one canonical JSON object a line; rows of a section say which in `section`.
  static let jsonl = Renderer("jsonl", extensions: ["jsonl", "ndjson"]) { answer, _ in
    var writer = JSONWriter()
    let report = answer.report
    let rows = RowJSON(report.columns)
    for row in report.rows { rows.write(row, to: &writer, end: "\n") }
    for section in report.sections {
      let rows = RowJSON(section.columns, section: section.name)
      for row in section.rows { rows.write(row, to: &writer, end: "\n") }
    }
    return writer.bytes
  }
}

/// Writes an answer without building its JSON tree first: the same bytes, in a fraction of the time and memory.
enum AnswerJSON {
  static func write(_ answer: Answer, to writer: inout JSONWriter) {
    let report = answer.report
    writer.raw("{\"cell\":\(answer.cell.map(String.init) ?? "null")")
    if report.sections.isEmpty || !report.columns.isEmpty {
      writer.raw(",\"columns\":")
      writer.write(.array(report.columns.map(\.json)))
    }
    writer.raw(",\"command\":")
    writer.write(answer.command)
    if report.sections.isEmpty || !report.columns.isEmpty {
      writer.raw(",\"rows\":")
      write(report.rows, report.columns, to: &writer)
    }
    if !report.sections.isEmpty { write(report.sections, to: &writer) }
    writer.raw(",\"warnings\":")
    writer.write(.array(report.warnings.map(JSONValue.string)))
    writer.raw("}")
  }

  private static func write(_ sections: [Report.Section], to writer: inout JSONWriter) {
    let sorted = sections.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    for (index, section) in sorted.enumerated() {
      writer.raw(index == 0 ? ",\"sections\":{" : ",")
      writer.write(section.name)
      writer.raw(":{\"columns\":")
      writer.write(.array(section.columns.map(\.json)))
      writer.raw(",\"rows\":")
      write(section.rows, section.columns, to: &writer)
      writer.raw("}")
    }
    writer.raw("}")
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

/// Writes the rows of one table, with the order of their keys worked out once.
struct RowJSON {
  /// What stands under a key.
  private enum Source {
    case cell(Int)
    case evidence
    case section(String)
  }
  private let keys: [(name: String, source: Source)]

  init(_ columns: [Column], section: String? = nil) {
    var keys = columns.enumerated().map { ($1.name, Source.cell($0)) }
    if !columns.contains(where: { $0.name == "start" || $0.name == "evidence" }) {
      keys.append(("evidence", .evidence))
    }
    if let section, !columns.contains(where: { $0.name == "section" }) {
      keys.append(("section", .section(section)))
    }
    self.keys = keys.sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }
  }

  func write(_ row: Row, to writer: inout JSONWriter, end: String) {
    var separator = "{"
    for key in keys {
      if case .evidence = key.source, row.evidence.isEmpty { continue }
      if case .cell(let index) = key.source, !row.values.indices.contains(index) { continue }
      writer.raw(separator)
      separator = ","
      writer.write(key.name)
      writer.raw(":")
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
