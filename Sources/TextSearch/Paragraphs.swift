import CollateCore

extension Document {
  /// The paragraphs of the article, in order: its lines, joined where one line break alone parts them.
  var paragraphs: [Range<Int>] {
    var paragraphs: [Range<Int>] = []
    var previous = -2
    for (index, line) in lines.enumerated() where line.label.isArticle {
      if previous == index - 1, touches(previous), let last = paragraphs.popLast() {
        paragraphs.append(last.lowerBound..<line.range.upperBound)
      } else {
        paragraphs.append(line.range)
      }
      previous = index
    }
    return paragraphs
  }

  /// The paragraph of the article that holds a place: its line with the article lines that touch it.
  ///
  /// O(log lines + lines of the paragraph).
  func paragraph(at offset: Int) -> Range<Int> {
    guard !lines.isEmpty else { return 0..<text.utf8.count }
    var first = lineNumber(at: offset) - 1
    var last = first
    while first > 0, lines[first - 1].label.isArticle, touches(first - 1) { first -= 1 }
    while last + 1 < lines.count, lines[last + 1].label.isArticle, touches(last) { last += 1 }
    return lines[first].range.lowerBound..<lines[last].range.upperBound
  }

  /// Whether one line break alone parts a line from the next.
  private func touches(_ line: Int) -> Bool {
    let gap = lines[line + 1].range.lowerBound - lines[line].range.upperBound
    return gap == 1 || (gap == 2 && text.utf8[lines[line].range.upperBound] == 0x0D)
  }
}
