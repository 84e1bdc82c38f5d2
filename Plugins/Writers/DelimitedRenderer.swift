import CollateCore
import PluginKit
import TextKernels

extension Renderer {
  /// RFC 4180: lines end in CR LF, cells are quoted when they must be, and no cell runs as a formula.
  static let csv = Renderer("csv", extensions: ["csv"]) { answer, _ in
    var output: [UInt8] = []
    for line in DelimitedTable(answer.report).lines {
      for (index, cell) in line.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        let safe = VisibleText.of(cell.text, breaks: .kept)
        CSVCell.append(cell.isWords ? CSVCell.neutralised(safe) : safe, to: &output)
      }
      output.append(contentsOf: [0x0D, 0x0A])
    }
    return output
  }

  /// Tab-separated values: tab, line break and backslash inside a cell are written `\t`, `\n`, `\\`.
  static let tsv = Renderer("tsv", extensions: ["tsv", "tab"]) { answer, _ in
    var output: [UInt8] = []
    for line in DelimitedTable(answer.report).lines {
      for (index, cell) in line.enumerated() {
        if index > 0 { output.append(0x09) }
        output.append(contentsOf: VisibleText.of(cell.text, breaks: .escaped).utf8)
      }
      output.append(0x0A)
    }
    return output
  }
}

/// The cells of a report as one table: sections stand one after the other under a `section` column.
struct DelimitedTable {
  /// A cell, and whether its words came from outside rather than from a number of ours.
  struct Cell {
    let text: String
    let isWords: Bool
  }
  let lines: [[Cell]]

  init(_ report: Report) {
    var tables: [(section: String?, columns: [Column], rows: [Row])] = []
    if report.sections.isEmpty || !report.columns.isEmpty { tables = [(nil, report.columns, report.rows)] }
    tables += report.sections.map { ($0.name, $0.columns, $0.rows) }
    let hasSections = !report.sections.isEmpty
    var names: [String] = hasSections ? ["section"] : []
    for table in tables {
      for column in table.columns where !names.contains(column.name) { names.append(column.name) }
    }
    let hasEvidence = tables.contains { DelimitedTable.showsEvidence($0.columns, $0.rows) }
    if hasEvidence { names.append("evidence") }
    lines =
      [names.map { Cell(text: $0, isWords: true) }]
      + tables.flatMap { table in
        let places = names.map { name in table.columns.firstIndex { $0.name == name } }
        return table.rows.map { row in
          zip(names, places).map { name, place in
            if let place, row.values.indices.contains(place) { return DelimitedTable.cell(row.values[place]) }
            if name == "section", hasSections { return Cell(text: table.section ?? "", isWords: true) }
            if name == "evidence", place == nil {
              return DelimitedTable.cell(.list(row.evidence.map(Value.evidence)))
            }
            return Cell(text: "", isWords: false)
          }
        }
      }
  }

  /// Whether rows rest on evidence that no column of theirs shows.
  static func showsEvidence(_ columns: [Column], _ rows: [Row]) -> Bool {
    !columns.contains { $0.name == "start" || $0.name == "evidence" }
      && rows.contains { !$0.evidence.isEmpty }
  }

  private static func cell(_ value: Value) -> Cell {
    switch value {
    case .text, .list, .record, .evidence: Cell(text: CellText.exact(value), isWords: true)
    default: Cell(text: CellText.exact(value), isWords: false)
    }
  }
}

/// How a cell is written in a CSV file.
enum CSVCell {
  /// The words with an apostrophe before what a spreadsheet would run as a formula (OWASP, "CSV Injection").
  ///
  /// A plain number stays a number.
  static func neutralised(_ text: String) -> String {
    guard let first = text.unicodeScalars.first, "=+-@\t\r\n＝＋－＠".unicodeScalars.contains(first) else {
      return text
    }
    return isNumber(text) ? text : "'" + text
  }

  /// Whether a text is a negative number such as `-3` or `-0.5`.
  private static func isNumber(_ text: String) -> Bool {
    let digits = text.utf8.drop { $0 == 0x2D }
    let isDigits = digits.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E }
    return isDigits && text.utf8.last != 0x2E && Double(text) != nil
  }

  /// Appends a cell, quoted when it holds a comma, a quote, a line break or outer spaces.
  static func append(_ text: String, to output: inout [UInt8]) {
    let mustQuote =
      text.utf8.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
      || text.utf8.first == 0x20 || text.utf8.last == 0x20
    guard mustQuote else { return output.append(contentsOf: text.utf8) }
    output.append(0x22)
    for byte in text.utf8 {
      if byte == 0x22 { output.append(0x22) }
      output.append(byte)
    }
    output.append(0x22)
  }
}
