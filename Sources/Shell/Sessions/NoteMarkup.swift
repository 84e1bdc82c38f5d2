import TextKernels

/// A remark of the user's as HTML: the part of Markdown that remarks use, and never a tag or address of its own.
///
/// Paragraphs, `# headings`, `- lists`, `**strong**`, `*emphasis*` and `` `code` ``; all else is text.
enum NoteMarkup {
  static func html(_ note: String) -> String {
    var html = ""
    var paragraph: [String] = []
    var isList = false
    let close = { (html: inout String, paragraph: inout [String], isList: inout Bool) in
      if !paragraph.isEmpty { html += "<p>\(paragraph.joined(separator: "<br>\n"))</p>\n" }
      if isList { html += "</ul>\n" }
      (paragraph, isList) = ([], false)
    }
    for line in note.split(separator: "\n", omittingEmptySubsequences: false) {
      let level = line.prefix { $0 == "#" }.count
      if line.hasPrefix("- ") || line.hasPrefix("* ") {
        if !isList { close(&html, &paragraph, &isList) }
        html += (isList ? "" : "<ul>\n") + "<li>\(inline(String(line.dropFirst(2))))</li>\n"
        isList = true
      } else if (1...6).contains(level), line.dropFirst(level).hasPrefix(" ") {
        close(&html, &paragraph, &isList)
        let rank = min(level + 2, 6)
        html += "<h\(rank)>\(inline(String(line.dropFirst(level + 1))))</h\(rank)>\n"
      } else if line.allSatisfy(\.isWhitespace) {
        close(&html, &paragraph, &isList)
      } else {
        if isList { close(&html, &paragraph, &isList) }
        paragraph.append(inline(String(line)))
      }
    }
    close(&html, &paragraph, &isList)
    return html
  }

  /// The marks with the elements they stand for.
  private static let marks = [("`", "code"), ("**", "strong"), ("*", "em")]

  /// Text with what stands between pairs of marks in their element; a mark without its pair is text.
  private static func inline(_ text: String) -> String {
    // A literal here is unrolled, and Swift 6.3 then orders its stores differently from build to build.
    for (mark, tag) in marks {
      guard let (before, inside, after) = parted(text, by: mark) else { continue }
      let body = tag == "code" ? HTMLText.escaped(inside) : inline(inside)
      return inline(before) + "<\(tag)>\(body)</\(tag)>" + inline(after)
    }
    return HTMLText.escaped(text)
  }

  /// The text before, between and after the first two marks; nil when there is no such pair with words between.
  private static func parted(_ text: String, by mark: String) -> (String, String, String)? {
    let parts = text.split(separator: mark, maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, let first = parts[1].first, let last = parts[1].last, !first.isWhitespace,
      !last.isWhitespace
    else { return nil }
    return (String(parts[0]), String(parts[1]), String(parts[2]))
  }
}
