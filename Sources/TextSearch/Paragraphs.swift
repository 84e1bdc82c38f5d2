import CollateCore

extension Document {
  /// The paragraphs of the article, in order: its lines, joined where one line break alone parts them.
  var paragraphs: [Range<Int>] {
    var paragraphs: [Range<Int>] = []
    var previous = -2
    for (index, line) in lines.enumerated() where line.label.isArticle {
      if previous == index - 1, touches(previous, lines), let last = paragraphs.popLast() {
        paragraphs.append(last.lowerBound..<line.range.upperBound)
      } else {
        paragraphs.append(line.range)
      }
      previous = index
    }
    return paragraphs
  }

  /// The paragraph of the article that holds a place: its line with the article lines that touch it, of which those
  /// that lie outside `near` are left out.
  ///
  /// O(log lines + lines of the paragraph in `near`).
  func paragraph(at offset: Int, near: Range<Int>) -> Range<Int> {
    let lines = lines
    guard !lines.isEmpty else { return 0..<text.utf8.count }
    var first = lineNumber(at: offset) - 1
    var last = first
    while first > 0, lines.extent(first).lowerBound > near.lowerBound, lines.label(first - 1).isArticle,
      touches(first - 1, lines)
    { first -= 1 }
    while last + 1 < lines.count, lines.extent(last).upperBound < near.upperBound,
      lines.label(last + 1).isArticle, touches(last, lines)
    { last += 1 }
    return lines.extent(first).lowerBound..<lines.extent(last).upperBound
  }

  /// Whether one line break alone parts a line from the next.
  private func touches(_ line: Int, _ lines: LineTable) -> Bool {
    let end = lines.extent(line).upperBound
    let gap = lines.extent(line + 1).lowerBound - end
    return gap == 1 || (gap == 2 && text.utf8[end] == 0x0D)
  }
}
