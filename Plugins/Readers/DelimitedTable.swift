import CollateCore
import PluginKit

extension Importer {
  /// A table with a line of column names, separated by commas, semicolons or tabs: a document for each row.
  static let delimited = Importer("csv", extensions: ["csv", "tsv", "tab"]) {
    source, _ throws(CommandError) in
    let decoding = TextDecoding(source.bytes)
    var table = DelimitedTable(decoding.text.utf8)
    guard let header = table.nextRow() else {
      return Import([], notices: ["\(source.path): the table is empty"])
    }
    let names = header.cells.map { trimmed($0) }
    var fields = Field.columns(names, textColumn: source.options.textColumn)
    var guess: String?
    if !fields.contains(.text), !fields.contains(.html), source.options.textColumn == nil,
      let column = longestColumn(of: table, fields)
    {
      fields[column] = .text
      guess =
        "\(source.path): no column is called text; `\(names[column])` is read, the longest (--text-column names another)"
    }
    guard fields.contains(.text) || fields.contains(.html) else {
      throw CommandError(
        .input, "\(source.path) has no column with text; its columns are \(names.joined(separator: ", "))",
        hint: "Name the column with --text-column.", about: source.path)
    }
    let notices = decoding.notice.map { ["\(source.path): \($0)"] } ?? []
    var result = Import([], notices: notices + (guess.map { [$0] } ?? []))
    while let row = table.nextRow() {
      if row.cells.count == 1, row.cells[0].isEmpty { continue }
      if let document = document(of: row, fields, in: source, bytes: table.bytes[row.range]) {
        result.documents.append(document)
      } else {
        result.notices.append("\(source.path):\(row.line): no text in this row; it was passed over")
      }
      if row.isUnclosed {
        result.notices.append("\(source.path):\(row.line): a quotation mark opens here and never closes")
      }
    }
    return result
  }

  /// The column with most text in the first rows.
  private static func longestColumn(of table: DelimitedTable, _ fields: [Field?]) -> Int? {
    var (table, rows) = (table, 0)
    var bytes = [Int](repeating: 0, count: fields.count)
    while rows < 20, let row = table.nextRow() {
      for (column, cell) in row.cells.prefix(fields.count).enumerated() { bytes[column] += cell.utf8.count }
      rows += 1
    }
    return Field.longest(bytes, rows: rows, among: fields)
  }

  private static func document(
    of row: DelimitedTable.Row, _ fields: [Field?], in source: Source, bytes: ArraySlice<UInt8>
  ) -> Document? {
    var record = ArticleRecord()
    for (field, cell) in zip(fields, row.cells) where !cell.isEmpty {
      switch field {
      case .text: record.text = Text(cell)
      case .html: record.html = Array(cell.utf8)
      case .some(let field): record.take(field, cell)
      case nil: break
      }
    }
    return record.document(
      of: bytes, path: source.path, fallback: "\(source.id):\(row.line)", options: source.options)
  }
}

/// A table as RFC 4180 describes it, with `,`, `;` or tab between the cells; the header decides which.
struct DelimitedTable {
  /// The bytes of the table.
  let bytes: [UInt8]
  private let separator: UInt8
  private var offset = 0
  private var line = 1

  /// A row with its cells.
  struct Row {
    /// The cells, unquoted.
    var cells: [String] = []
    /// The line it starts on, from 1.
    let line: Int
    /// Its bytes, without the line break.
    var range: Range<Int>
    /// Whether a quoted cell reached the end of the table.
    var isUnclosed = false
  }

  /// The table in some bytes.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    let header = bytes.prefix { $0 != 0x0A }
    let counts = Array("\t,;".utf8).map { mark in (mark, header.count { $0 == mark }) }
    separator = counts.reduce(counts[0]) { $1.1 > $0.1 ? $1 : $0 }.0
  }

  /// The next row, or nil at the end.
  ///
  /// O(its bytes).
  mutating func nextRow() -> Row? {
    guard offset < bytes.count else { return nil }
    var row = Row(line: line, range: offset..<offset)
    while true {
      row.cells.append(nextCell(&row))
      if offset < bytes.count, bytes[offset] == separator {
        offset += 1
        continue
      }
      row.range = row.range.lowerBound..<offset
      skipLineBreak()
      return row
    }
  }

  private mutating func nextCell(_ row: inout Row) -> String {
    guard offset < bytes.count, bytes[offset] == quote else {
      let end = bytes[offset...].firstIndex { $0 == separator || $0 == 0x0A || $0 == 0x0D } ?? bytes.count
      defer { offset = end }
      return String(decoding: bytes[offset..<end], as: UTF8.self)
    }
    var cell: [UInt8] = []
    offset += 1
    while offset < bytes.count {
      let end = bytes[offset...].firstIndex(of: quote) ?? bytes.count
      cell += bytes[offset..<end]
      line += bytes[offset..<end].count { $0 == 0x0A }
      offset = min(end + 1, bytes.count)
      guard end < bytes.count else { row.isUnclosed = true; break }
      guard offset < bytes.count, bytes[offset] == quote else { break }
      cell.append(quote)
      offset += 1
    }
    // What stands between the closing mark and the separator belongs to the cell too: nothing is lost.
    let end = bytes[offset...].firstIndex { $0 == separator || $0 == 0x0A || $0 == 0x0D } ?? bytes.count
    cell += bytes[offset..<end]
    offset = end
    return String(decoding: cell, as: UTF8.self)
  }

  private mutating func skipLineBreak() {
    guard offset < bytes.count else { return }
    let isPair = bytes[offset] == 0x0D && offset + 1 < bytes.count && bytes[offset + 1] == 0x0A
    offset += isPair ? 2 : 1
    line += 1
  }
}

private let quote = UInt8(ascii: "\"")
