/// Text broken into lines at its spaces, for a page of so many columns.
public enum LineBreaking {
  /// Gives the lines of a text in order, each of at most `columns` columns; a longer word has a line of its own.
  ///
  /// The space at a break goes, all others stay; text without words, empty text too, is one line. O(bytes), and never
  /// more of the text in memory than a line, since an article can be one line of megabytes.
  public static func forEachLine(
    of text: some StringProtocol, fitting columns: Int, _ body: (String) -> Void
  ) {
    var line = ""
    var width = 0
    var rest = text.utf8[...]
    while true {
      let word = text[rest.startIndex..<(rest.firstIndex(of: 0x20) ?? rest.endIndex)]
      let length = DisplayWidth.of(word)
      if width > 0, width + 1 + length > columns {
        body(line)
        (line, width) = ("", 0)
      }
      if width > 0 { line += " " }
      line += word
      width += length + (width > 0 ? 1 : 0)
      guard word.endIndex < rest.endIndex else { return body(line) }
      rest = rest[rest.index(after: word.endIndex)...]
    }
  }
}
