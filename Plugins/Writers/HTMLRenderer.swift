import CollateCore
import PluginKit
import TextKernels

extension Renderer {
  /// One page that stands alone: text only, no script, nothing loaded from elsewhere.
  static let html = Renderer("html", extensions: ["html", "htm"]) { answer, _ in
    let report = answer.report
    var body = report.warnings.map { "<p class=\"note\">\(HTMLText.escaped($0))</p>\n" }.joined()
    if report.hasOwnTable {
      body += HTML.write(report.columns, report.rows, report.layout)
    }
    for section in report.sections {
      body += "<h2>\(HTMLText.escaped(section.name))</h2>\n" + HTML.table(section.columns, section.rows)
    }
    return Array((HTML.head(title: answer.command) + body + "</body>\n</html>\n").utf8)
  }
}

/// Writes tables as HTML in which every word is text.
enum HTML {
  static func head(title: String) -> String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <title>\(HTMLText.escaped(title))</title>
    <style>
    body { font: 16px/1.5 serif; max-width: 60em; margin: 2em auto; padding: 0 1em }
    table { border-collapse: collapse } th, td { text-align: start; vertical-align: top; padding: .2em .8em .2em 0 }
    th { border-bottom: 1px solid } .n { text-align: end } .left { text-align: end } .note, cite { color: #666 }
    td:empty { background: #f2f2f2 }
    </style>
    </head>
    <body>

    """
  }

  static func write(_ columns: [Column], _ rows: [Row], _ layout: Report.Layout) -> String {
    if layout == .collation, let claims = Collation(columns, rows) { return collation(claims, rows) }
    guard layout == .text || layout == .passages,
      let text = columns.firstIndex(where: { $0.name == "text" })
    else { return table(columns, rows) }
    let doc = columns.firstIndex { $0.name == "doc" }
    return rows.map { row in
      guard case .text(let words) = row.values[text] else { return "" }
      let shown = VisibleText.of(words, breaks: .kept).split(
        separator: "\n", omittingEmptySubsequences: false)
      let paragraphs = shown.filter { !$0.isEmpty }.map {
        "<p dir=\"auto\">\(HTMLText.escaped(String($0)))</p>\n"
      }
      .joined()
      guard layout == .passages else { return paragraphs }
      return
        "<blockquote>\n\(paragraphs)<cite>\(HTMLText.escaped(Grid.place(of: row, doc: doc)))</cite>\n</blockquote>\n"
    }.joined()
  }

  /// Claims with the sentence of each side: a table for each event, with the sides that report it; gaps stay empty.
  private static func collation(_ collation: Collation, _ rows: [Row]) -> String {
    collation.blocks(of: rows).map { block in
      let sides = collation.sides(of: block)
      let number = block.first.map { CellText.shown($0.values[collation.event]) } ?? ""
      return "<h3>Event \(HTMLText.escaped(number))</h3>\n"
        + collated(sides.map { collation.names[$0] }, block.map { row in sides.map { row.values[$0] } })
    }.joined()
  }

  /// A table of places: each cell has its words with the place.
  private static func collated(_ names: [String], _ rows: [[Value]]) -> String {
    let headings = names.map { "<th dir=\"auto\">\(HTMLText.escaped(VisibleText.of($0)))</th>" }.joined()
    let body = rows.map { "<tr>" + $0.map(collated).joined() + "</tr>\n" }
    return "<table>\n<tr>\(headings)</tr>\n\(body.joined())</table>\n"
  }

  private static func collated(_ value: Value) -> String {
    guard case .evidence(let evidence) = value else {
      return "<td dir=\"auto\">\(HTMLText.escaped(CellText.shown(value)))</td>"
    }
    let words = HTMLText.escaped(VisibleText.of(evidence.text))
    return "<td dir=\"auto\">\(words) <cite>\(HTMLText.escaped(CellText.place(evidence)))</cite></td>"
  }

  static func table(_ columns: [Column], _ rows: [Row]) -> String {
    guard !columns.isEmpty else { return "" }
    if columns.filter({ $0.type == .evidence }).count > 1 {
      return collated(columns.map(\.name), rows.map(\.values))
    }
    let grid = Grid(columns, rows)
    var output = "<table>\n<tr>"
    for heading in grid.headings { output += "<th>\(HTMLText.escaped(heading.name))</th>" }
    output += "</tr>\n"
    for row in grid.rows {
      output += "<tr>"
      for (cell, heading) in zip(row, grid.headings) {
        let attributes = heading.isNumber ? " class=\"n\"" : " dir=\"auto\""
        output += "<td\(attributes)>\(HTMLText.escaped(cell))</td>"
      }
      output += "</tr>\n"
    }
    return output + "</table>\n"
  }
}
