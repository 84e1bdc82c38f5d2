import CollateCore
import PluginKit
import TextKernels

extension Renderer {
  /// For a person at a terminal: aligned, cut to the width, in colour where that is wanted.
  static let table = Renderer(
    "table", extensions: ["txt"],
    form: { (answer, page, context) throws(CommandError) in
      try PersonPage(page).form(answer.report, in: context)
    }
  ) { answer, page in Array(PersonPage(page).write(answer.report).utf8) }

  /// For a person behind a pipe: the same without a width, colours or cuts.
  static let plain = Renderer(
    "plain",
    form: { (answer, _, context) throws(CommandError) in
      try PersonPage(Page()).form(answer.report, in: context)
    }
  ) { answer, _ in Array(PersonPage(Page()).write(answer.report).utf8) }
}

/// Writes reports the way their layout asks.
struct PersonPage {
  let page: Page
  let ink: Ink

  init(_ page: Page) {
    self.page = page
    ink = Ink(page: page)
  }

  /// The report with all its sections, each under its name.
  func write(_ report: Report) -> String {
    var output = ""
    if report.sections.isEmpty || !report.columns.isEmpty {
      output += write(report.columns, report.rows, report.layout)
    }
    for section in report.sections where !section.rows.isEmpty {
      if !output.isEmpty { output += "\n" }
      output += ink.strong(VisibleText.of(section.name.uppercased())) + "\n"
      output += table(section.columns, section.rows)
    }
    return output
  }

  /// How a report is written run by run; nil unless it is a concordance: other layouts look at all rows first.
  func form(_ report: Report, in context: RunContext) throws(CommandError) -> RowForm? {
    guard report.sections.isEmpty, report.layout == .concordance,
      let concordance = Concordance(report.columns)
    else { return nil }
    return try concordance.form(report.list, on: self, in: context)
  }

  private func write(_ columns: [Column], _ rows: [Row], _ layout: Report.Layout) -> String {
    let names = columns.map(\.name)
    switch layout {
    case .text: if let text = names.firstIndex(of: "text") { return running(columns, rows, text: text) }
    case .passages: if let text = names.firstIndex(of: "text") { return passages(columns, rows, text: text) }
    case .concordance:
      if let concordance = Concordance(columns) { return concordance.write(rows, on: self) }
    case .difference:
      if let difference = SideBySide(columns) { return difference.write(rows, on: self) }
    case .collation:
      if let collation = Collation(columns, rows) { return collation.write(rows, on: self) }
    case .table: break
    }
    return table(columns, rows)
  }

  /// A table with a heading, each row on a line.
  func table(_ columns: [Column], _ rows: [Row]) -> String {
    guard !columns.isEmpty else { return "" }
    let isScarce = page.width != nil
    var grid = Grid(columns, rows, isScarce: isScarce)
    var widths = grid.widths(fitting: page.width)
    if widths.contains(0) || grid.cutsPlaces(widths) {
      // Rather one place of evidence than a column less, or a place cut in two.
      let brief = Grid(columns, rows, mostPlaces: 1, isScarce: isScarce)
      let others = brief.widths(fitting: page.width)
      if others.count(where: { $0 == 0 }) <= widths.count(where: { $0 == 0 }) {
        (grid, widths) = (brief, others)
      }
    }
    var output = line(grid.headings.map(\.name), widths, grid.headings, isHeading: true)
    if page.width != nil {
      let shown = widths.filter { $0 > 0 }
      output += ink.quiet(String(repeating: "─", count: shown.reduce(0, +) + 2 * (shown.count - 1))) + "\n"
    }
    for (index, row) in grid.rows.enumerated() {
      let strong = page.hasColor && grid.snippet != nil ? grid.strong[index] : []
      output += line(row, widths, grid.headings, isHeading: false, strong: strong, in: grid.snippet)
    }
    let left = widths.indices.filter { widths[$0] == 0 }.map { grid.headings[$0].name }
    if !left.isEmpty {
      let note = "not shown here: " + left.joined(separator: ", ")
      output += ink.quiet(DisplayWidth.truncated(note, to: page.width ?? note.utf8.count)) + "\n"
    }
    return output
  }

  private func line(
    _ cells: [String], _ widths: [Int], _ headings: [Grid.Heading], isHeading: Bool, strong: [String] = [],
    in snippet: Int? = nil
  ) -> String {
    var output = ""
    let last = widths.lastIndex { $0 > 0 }
    for (index, width) in widths.enumerated() where width > 0 {
      if !output.isEmpty { output += Grid.gap }
      let text =
        page.width == nil
        ? cells[index]
        : Plot.fitted(cells[index], to: width) ?? DisplayWidth.truncated(cells[index], to: width)
      let space = String(repeating: " ", count: max(0, width - DisplayWidth.of(text)))
      let marked = index == snippet ? ink.strong(text, words: strong) : text
      let inked = isHeading ? ink.strong(text) : ink.isolated(marked)
      let isLast = index == last
      output += headings[index].isNumber ? space + inked : isLast ? inked : inked + space
    }
    while output.utf8.last == 0x20 { output.removeLast() }
    return output + "\n"
  }

  /// The `text` cells as running text; several documents each under a line that names it.
  private func running(_ columns: [Column], _ rows: [Row], text: Int) -> String {
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
  private func passages(_ columns: [Column], _ rows: [Row], text: Int) -> String {
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
