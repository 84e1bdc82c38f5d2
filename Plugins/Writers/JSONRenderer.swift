import CollateCore
import JSONCoding
import PluginKit
import TextKernels

extension Renderer {
  /// One canonical JSON object on one line: `cell`, `columns`, `command`, `rows`, `sections`, `warnings`.
  static let json = Renderer("json", extensions: ["json"]) { answer, _ in
    var writer = JSONWriter()
    writer.raw("{\"cell\":\(answer.cell.map(String.init) ?? "null"),")
    answer.report.writeMembers(to: &writer, command: answer.command)
    writer.raw("}\n")
    return VisibleText.inJSON(writer.bytes)
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
    return VisibleText.inJSON(writer.bytes)
  }
}
