import CollateCore
import PluginKit
import TextKernels

extension Renderer {
  /// RFC 4180: lines end in CR LF, cells are quoted when they must be, and no cell runs as a formula.
  static let csv = delimited("csv", extensions: ["csv"], Delimiting.csv)

  /// Tab-separated values: tab, line break and backslash inside a cell are written `\t`, `\n`, `\\`.
  static let tsv = delimited("tsv", extensions: ["tsv", "tab"], Delimiting.tsv)

  private static func delimited(
    _ format: String, extensions: [String],
    _ delimiting: @escaping @Sendable ([[DelimitedTable.Cell]]) -> [UInt8]
  ) -> Renderer {
    Renderer(
      format, extensions: extensions,
      form: { answer, _, _ in
        guard answer.report.sections.isEmpty else { return nil }
        let table = DelimitedTable(answer.report)
        return RowForm(
          head: delimiting([table.heading]),
          part: { rows, _ in delimiting(rows.map { table.line($0, table.own) }) })
      }
    ) { answer, _ in
      let table = DelimitedTable(answer.report)
      return delimiting([table.heading] + table.lines(of: answer.report))
    }
  }
}

/// Writes the cells of some lines.
private enum Delimiting {
  static let csv: @Sendable ([[DelimitedTable.Cell]]) -> [UInt8] = { lines in
    var output: [UInt8] = []
    for line in lines {
      for (index, cell) in line.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        let safe = VisibleText.of(cell.text, breaks: .kept)
        CSVCell.append(cell.isWords ? CSVCell.neutralised(safe) : safe, to: &output)
      }
      output.append(contentsOf: [0x0D, 0x0A])
    }
    return output
  }

  static let tsv: @Sendable ([[DelimitedTable.Cell]]) -> [UInt8] = { lines in
    var output: [UInt8] = []
    for line in lines {
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
  /// What stands in each column of the table for the rows of one table of the report.
  struct Places {
    fileprivate let section: String?
    fileprivate let columns: [Int?]
  }
  private let names: [String]
  /// The places of the report's own table.
  let own: Places

  /// The table of a report.
  init(_ report: Report) {
    let hasSections = !report.sections.isEmpty
    let hasOwn = !hasSections || !report.columns.isEmpty
    var names: [String] = hasSections ? ["section"] : []
    for columns in (hasOwn ? [report.columns] : []) + report.sections.map(\.columns) {
      for column in columns where !names.contains(column.name) { names.append(column.name) }
    }
    let hasEvidence =
      hasOwn && !report.hidesEvidence && DelimitedTable.showsEvidence(report.columns, report.list)
      || report.sections.contains { DelimitedTable.showsEvidence($0.columns, RowList($0.rows)) }
    if hasEvidence { names.append("evidence") }
    self.names = names
    own = DelimitedTable.places(names, report.columns, section: hasSections ? "" : nil)
  }

  private static func places(_ names: [String], _ columns: [Column], section: String?) -> Places {
    Places(section: section, columns: names.map { name in columns.firstIndex { $0.name == name } })
  }

  /// The names of the columns.
  var heading: [Cell] { names.map { Cell(text: $0, isWords: true) } }

  /// The lines of the report's own rows and those of its sections.
  func lines(of report: Report) -> [[Cell]] {
    let isOwn = report.sections.isEmpty || !report.columns.isEmpty
    return (isOwn ? report.rows.map { line($0, own) } : [])
      + report.sections.flatMap { section in
        let places = DelimitedTable.places(names, section.columns, section: section.name)
        return section.rows.map { line($0, places) }
      }
  }

  /// The line of a row.
  func line(_ row: Row, _ places: Places) -> [Cell] {
    names.indices.map { index in
      let place = places.columns[index]
      if let place, row.values.indices.contains(place) { return DelimitedTable.cell(row.values[place]) }
      if let section = places.section, names[index] == "section" { return Cell(text: section, isWords: true) }
      if names[index] == "evidence", place == nil {
        return DelimitedTable.cell(.list(row.evidence.map(Value.evidence)))
      }
      return Cell(text: "", isWords: false)
    }
  }

  /// Whether rows rest on evidence that no column of theirs shows.
  static func showsEvidence(_ columns: [Column], _ rows: RowList) -> Bool {
    !columns.contains { $0.name == "start" || $0.name == "evidence" }
      && rows.runs.contains { rows.rows($0).contains { !$0.evidence.isEmpty } }
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
