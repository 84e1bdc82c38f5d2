import CollateCore
import PluginKit
import TextKernels

extension Renderer {
  /// Tables of GitHub-flavoured Markdown; passages become quotations with their place.
  static let markdown = Renderer("markdown", extensions: ["md", "markdown"]) { answer, _ in
    let report = answer.report
    var output = report.warnings.map { "> **Note:** \(Markdown.escaped(VisibleText.of($0)))\n\n" }.joined()
    if report.hasOwnTable {
      output += Markdown.write(report.columns, report.rows, report.layout)
    }
    for section in report.sections {
      output += (output.isEmpty ? "" : "\n") + "## \(Markdown.escaped(VisibleText.of(section.name)))\n\n"
      output += Markdown.table(section.columns, section.rows)
    }
    return Array(output.utf8)
  }
}

/// Writes tables as Markdown that holds no markup but its own.
enum Markdown {
  static func write(_ columns: [Column], _ rows: [Row], _ layout: Report.Layout) -> String {
    guard layout == .text || layout == .passages,
      let text = columns.firstIndex(where: { $0.name == "text" })
    else { return table(columns, rows) }
    let doc = columns.firstIndex { $0.name == "doc" }
    return rows.map { row in
      guard case .text(let words) = row.values[text] else { return "" }
      let place = layout == .passages ? " " + escaped(Grid.place(of: row, doc: doc)) : ""
      let lines = VisibleText.of(words, breaks: .kept).split(
        separator: "\n", omittingEmptySubsequences: false)
      let shown = lines.map { escaped(String($0)) }
      return layout == .passages
        ? shown.map { "> \($0)" }.joined(separator: "\n") + place + "\n"
        : shown.joined(separator: "\n") + "\n"
    }.joined(separator: "\n")
  }

  static func table(_ columns: [Column], _ rows: [Row]) -> String {
    guard !columns.isEmpty else { return "" }
    let grid = Grid(columns, rows)
    var output = "| " + grid.headings.map { escaped($0.name) }.joined(separator: " | ") + " |\n"
    output += "|" + grid.headings.map { $0.isNumber ? " ---: |" : " --- |" }.joined() + "\n"
    for row in grid.rows { output += "| " + row.map(escaped).joined(separator: " | ") + " |\n" }
    return output
  }

  /// Text in which nothing is markup: Markdown's punctuation behind backslashes, HTML's as entities.
  static func escaped(_ text: String) -> String {
    var output = ""
    output.reserveCapacity(text.utf8.count + 8)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "<": output += "&lt;"
      case ">": output += "&gt;"
      case "&": output += "&amp;"
      case "\\", "`", "*", "_", "[", "]", "(", ")", "|", "!", "#", "~", "$":
        output.unicodeScalars.append("\\")
        output.unicodeScalars.append(scalar)
      default: output.unicodeScalars.append(scalar)
      }
    }
    return output
  }
}
