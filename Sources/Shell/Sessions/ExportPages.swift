import PluginKit
import TextKernels

/// The notebook as pages for people: Markdown and HTML in which nothing of a document is markup.
extension Exported {
  /// The notebook as Markdown.
  func markdown() throws(CommandError) -> String {
    var page = "# Notebook\n\n\(summary)\n\n"
    page += notesMarkdown(after: 0)
    page += "## Documents\n\n" + (try rendered(documentTable, of: nil, as: "markdown")) + "\n"
    if !exclusionTable.rows.isEmpty {
      page += "## Set aside\n\n" + (try rendered(exclusionTable, of: nil, as: "markdown")) + "\n"
    }
    for cell in notebook.cells {
      guard cell.command != "note" else {
        page += notesMarkdown(after: cell.n)
        continue
      }
      page += "## \(cell.n)\n\n\(Exported.fenced(cell.input))\n"
      if let report = cell.report {
        page += try rendered(report, of: cell, as: "markdown") + "\n"
        let evidence = evidence(of: report)
        if !evidence.rows.isEmpty {
          page += "Evidence:\n\n" + (try rendered(evidence, of: nil, as: "markdown")) + "\n"
        }
      }
      page += notesMarkdown(after: cell.n)
    }
    return page
  }

  private func notesMarkdown(after cell: Int) -> String {
    notes(after: cell).map { Exported.tamed($0) + "\n\n" }.joined()
  }

  /// A note of the user's: its Markdown stays, but it brings no HTML and no address that runs something.
  static func tamed(_ note: String) -> String {
    // Byte by byte: to a string `<` with an accent behind it is another character.
    var bytes: [UInt8] = []
    for byte in VisibleText.of(note, breaks: .kept).utf8 {
      switch byte {
      case UInt8(ascii: "&"): bytes += Array("&amp;".utf8)
      case UInt8(ascii: "<"): bytes += Array("&lt;".utf8)
      case UInt8(ascii: "(") where bytes.last == UInt8(ascii: "]"): bytes += Array("\\(".utf8)
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A line between fences longer than any run of back-ticks in it.
  static func fenced(_ text: String) -> String {
    var longest = 0
    var run = 0
    for character in text.utf8 {
      run = character == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: max(3, longest + 1))
    return "\(fence)\n\(VisibleText.of(text, breaks: .kept))\n\(fence)\n"
  }

  /// The notebook as one HTML file that loads nothing and runs nothing.
  func html() throws(CommandError) -> String {
    var page = """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>Notebook</title>
      <style>
      body { font: 16px/1.5 serif; max-width: 60em; margin: 2em auto; padding: 0 1em }
      table { border-collapse: collapse } th, td { text-align: start; vertical-align: top; padding: .2em .8em .2em 0 }
      th { border-bottom: 1px solid } .n { text-align: end } .left { text-align: end } .note, cite { color: #666 }
      pre { background: #f4f4f4; padding: .4em .8em; white-space: pre-wrap }
      </style>
      </head>
      <body>
      <h1>Notebook</h1>
      <p>\(HTMLText.escaped(summary))</p>

      """
    page += notesHTML(after: 0)
    page += "<h2>Documents</h2>\n" + (try fragment(documentTable, of: nil))
    if !exclusionTable.rows.isEmpty {
      page += "<h2>Set aside</h2>\n" + (try fragment(exclusionTable, of: nil))
    }
    for cell in notebook.cells {
      guard cell.command != "note" else {
        page += notesHTML(after: cell.n)
        continue
      }
      page +=
        "<h2 id=\"cell-\(cell.n)\">\(cell.n)</h2>\n<pre dir=\"auto\">\(HTMLText.escaped(cell.input))</pre>\n"
      if let report = cell.report {
        page += try fragment(report, of: cell)
        let evidence = evidence(of: report)
        if !evidence.rows.isEmpty {
          page +=
            "<details><summary>Evidence</summary>\n" + (try fragment(evidence, of: nil)) + "</details>\n"
        }
      }
      page += notesHTML(after: cell.n)
    }
    return page + "</body>\n</html>\n"
  }

  private func notesHTML(after cell: Int) -> String {
    notes(after: cell).map { "<div class=\"note\" dir=\"auto\">\n\(NoteMarkup.html($0))</div>\n" }.joined()
  }

  /// What the HTML renderer writes between the tags of the body; all it takes from a document is escaped there.
  private func fragment(_ report: Report, of cell: Cell?) throws(CommandError) -> String {
    let page = try rendered(report, of: cell, as: "html")
    let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
    guard let start = lines.firstIndex(of: "<body>"), let end = lines.lastIndex(of: "</body>"), start < end
    else { return "" }
    return lines[(start + 1)..<end].joined(separator: "\n") + "\n"
  }
}
