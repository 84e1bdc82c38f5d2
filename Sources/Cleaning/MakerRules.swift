import CollateCore

extension JudgedPage {
  /// Labels who made the article and when: author lines, agency credits, lines that are a date.
  mutating func findMakers() {
    for row in page.filled.indices {
      let found = phrases[row].found
      let line = page.filled[row]
      if let phrase = found[.credit], words(row) <= 25 {
        relabel(row, .credit, "names who else made the article: “\(phrase)”")
      } else if let phrase = found[.byline], isBylineLike(row) {
        relabel(row, .byline, "names the author or the time: “\(phrase)”")
      } else if DateReading.isDateLine(page, line), words(row) <= 14 {
        relabel(row, .byline, "a date or time")
      }
    }
  }

  /// Credits are found among kept lines and dropped ones, but not behind the end or among copies.
  private mutating func relabel(_ row: Int, _ label: LineLabel, _ reason: String) {
    let line = page.filled[row]
    guard !verdicts[line].isSure else { return }
    verdicts[line] = Verdict(label: label, reason: reason, isSure: true)
  }

  /// “By” and a name or two: few words, most with capitals, no sentence.
  private func isBylineLike(_ row: Int) -> Bool {
    let shape = page.shapes[page.filled[row]]
    let count = words(row)
    guard (2...12).contains(count), !shape.traits.contains(.endsSentence) else { return false }
    return Int(shape.capitalised) + Int(shape.numbers) >= count / 2 || shape.capitalised == 0 && count <= 6
  }

  /// A page on which nothing was kept keeps its running text, and if it has none, everything.
  mutating func keepSomething() {
    guard !page.filled.indices.contains(where: { verdicts[page.filled[$0]].label == .body }) else { return }
    let prose = page.filled.indices.filter { row in
      words(row) >= 6 && !verdicts[page.filled[row]].isSure
        && page.shapes[page.filled[row]].traits.contains(.endsSentence)
    }
    let rest = page.filled.indices.filter { !verdicts[page.filled[$0]].isSure }
    for row in prose.isEmpty ? Array(rest) : prose {
      verdicts[page.filled[row]] = Verdict(
        label: .body, reason: "kept, for nothing on the page looks more like an article")
    }
  }
}
