import CollateCore
import PluginKit
import TextKernels

extension PersonPage {
  /// The `text` cells as running text; several documents each under a line that names it.
  func running(_ columns: [Column], _ rows: [Row], text: Int) -> String {
    let names = columns.map(\.name)
    let (doc, id) = rows.count > 1 ? (names.firstIndex(of: "doc"), names.firstIndex(of: "id")) : (nil, nil)
    return rows.map { row in
      guard row.values.indices.contains(text), case .text(let words) = row.values[text] else { return "" }
      let shown = VisibleText.of(words, breaks: .kept)
      let paragraphs = shown.split(separator: "\n", omittingEmptySubsequences: false)
      let body = paragraphs.enumerated().map { number, paragraph in
        let words = paragraph.drop { $0 == " " }
        let lines =
          (columns.count == 1 ? entry(paragraph) : nil)
          ?? wrapped(String(words), indent: String(paragraph[..<words.startIndex]))
        return row.dimmedLines.contains(number) ? ink.quiet(lines) : lines
      }.joined(separator: "\n")
      return heading(of: row, doc, id) + body + "\n"
    }.joined(separator: "\n")
  }

  /// A line of the manual that lists a term, its meaning broken in its own column; nil for other lines.
  private func entry(_ line: Substring) -> String? {
    guard let width = page.width, line.hasPrefix("  ") else { return nil }
    let term = line.drop { $0 == " " }
    guard let gap = term.firstRange(of: "  ") else { return nil }
    let meaning = line[gap.upperBound...].drop { $0 == " " }
    let start = line[..<meaning.startIndex]
    let column = DisplayWidth.of(start)
    guard min(width, 100) - column >= 24 else { return nil }
    let lines = wrapped(String(meaning), indent: String(repeating: " ", count: column))
    return String(start) + String(lines.dropFirst(column))
  }

  /// The line above a document among others: `── [3] c.txt ──…`, as wide as the page.
  private func heading(of row: Row, _ doc: Int?, _ id: Int?) -> String {
    guard let doc, row.values.indices.contains(doc) else { return "" }
    let name = id.flatMap { row.values.indices.contains($0) ? " " + CellText.shown(row.values[$0]) : nil }
    let title = "── [\(CellText.shown(row.values[doc]))]" + (name ?? "") + " "
    let width = min(page.width ?? 80, 100)
    let line = DisplayWidth.truncated(title, to: max(8, width - 2))
    let rest = String(repeating: "─", count: max(2, width - DisplayWidth.of(line)))
    return ink.strong(line + rest) + "\n"
  }

  /// A paragraph for each row: its number, its words, and on the next line where they stand and why; those of one group, or
  /// of one day in a timeline, under its name.
  func passages(_ columns: [Column], _ rows: [Row], text: Int) -> String {
    let names = columns.map(\.name)
    let because = names.firstIndex(of: "because")
    let id = names.firstIndex(of: "id")
    let group = names.firstIndex(of: "group") ?? names.firstIndex(of: "date")
    let digits = String(rows.count).count
    var last: Value?
    return rows.enumerated().map { index, row in
      let number = DisplayWidth.padded(String(index + 1), to: digits, onLeft: true) + ". "
      let indent = String(repeating: " ", count: digits + 2)
      let words = wrapped(CellText.shown(row.values[text]), indent: indent)
      var about = Grid.place(of: row, doc: names.firstIndex(of: "doc"))
      if let id { about += " " + CellText.shown(row.values[id]) }
      if let because, row.values[because] != .none { about += " — " + CellText.shown(row.values[because]) }
      var heading = ""
      if let group, row.values.indices.contains(group), row.values[group] != last {
        last = row.values[group]
        let name = last == Value.none ? "no \(names[group])" : CellText.shown(row.values[group])
        heading = (index > 0 ? "\n" : "") + ink.strong(name) + "\n"
      }
      return heading + number + words.dropFirst(indent.count) + "\n" + indented(about, indent)
    }.joined()
  }

  private func indented(_ text: String, _ indent: String) -> String {
    wrapped(text, indent: indent).split(separator: "\n").map { ink.quiet(String($0)) }.joined(separator: "\n")
      + "\n"
  }

  /// The words broken into lines that fit the page, each after `indent`; as they are when there is no width.
  func wrapped(_ text: String, indent: String) -> String {
    let isRightToLeft = page.isTerminal && Ink.runsRightToLeft(CollectionOfOne(text))
    let isolated = { (line: String) in ink.isolated(line, isRightToLeft: isRightToLeft) }
    guard let width = page.width else { return indent + isolated(text) }
    let room = max(20, min(width, 100) - indent.utf8.count)
    var wrapped = ""
    LineBreaking.forEachLine(of: text, fitting: room) { wrapped += indent + isolated($0) + "\n" }
    return String(wrapped.dropLast())
  }
}
