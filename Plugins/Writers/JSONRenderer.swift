import CollateCore
import JSONCoding
import PluginKit
import TextKernels

extension Renderer {
  /// One canonical JSON object on one line: `cell`, `columns`, `command`, `rows`, `sections`, `warnings`.
  static let json = Renderer(
    "json", extensions: ["json"], form: { answer, _, _ in objectForm(answer) }
  ) { answer, _ in objectForm(answer).bytes(of: answer.report.rows) }

  private static func objectForm(_ answer: Answer) -> RowForm {
    let members = answer.report.memberForm(command: answer.command)
    let head = "{\"cell\":\(answer.cell.map(String.init) ?? "null"),"
    return RowForm(
      head: Array(head.utf8) + members.head, part: members.part, tail: members.tail + Array("}\n".utf8)
    ).changing(VisibleText.inJSON)
  }

  /// The rows alone, one canonical JSON object a line; rows of a section say which in `section`.
  static let jsonl = Renderer(
    "jsonl", extensions: ["jsonl", "ndjson"], form: { answer, _, _ in lineForm(answer.report) }
  ) { answer, _ in lineForm(answer.report).bytes(of: answer.report.rows) }

  private static func lineForm(_ report: Report) -> RowForm {
    let table = RowJSON(report.columns)
    var tail = JSONWriter()
    for section in report.sections {
      let rows = RowJSON(section.columns, section: section.name)
      for row in section.rows { rows.write(row, to: &tail, end: "\n") }
    }
    let part: @Sendable ([Row], Int) -> [UInt8] = { rows, _ in
      var writer = JSONWriter()
      for row in rows { table.write(row, to: &writer, end: "\n") }
      return writer.bytes
    }
    return RowForm(part: part, tail: tail.bytes).changing(VisibleText.inJSON)
  }
}
