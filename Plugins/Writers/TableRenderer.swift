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
    if report.hasOwnTable {
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
    if !left.isEmpty, !rows.isEmpty {
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
}
