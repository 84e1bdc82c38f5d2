import CollateCore
import TextKernels

extension JudgedPage {
  /// Tells captions, datelines and the standfirst from the body among the lines that are kept.
  mutating func findParts() {
    let prose = self.prose
    for row in page.filled.indices where verdicts[page.filled[row]].label == .body {
      if PictureCredit.isAlone(page.utf8, page.ranges[page.filled[row]]) {
        relabel(row, .credit, "names the photographer and the agency")
      } else if let reason = captionReason(row) {
        relabel(row, .caption, reason)
      } else if row <= (prose.first ?? 0) + 1, isDateline(row) {
        relabel(row, .dateline, "a place and a date before the text")
      }
    }
    if let row = standfirst() {
      relabel(row, .standfirst, "a paragraph between the headline and the author or date")
    }
  }

  private mutating func relabel(_ row: Int, _ label: LineLabel, _ reason: String) {
    verdicts[page.filled[row]].label = label
    verdicts[page.filled[row]].reason = reason
  }

  /// Why a line is the caption of a picture; nil when it is none, as far as can be told.
  private func captionReason(_ row: Int) -> String? {
    let line = page.filled[row]
    if !page.markup.isEmpty, page.markup[line].roles.contains(.caption) {
      return "the markup says: a caption"
    }
    if PictureCredit.isCaption(page.utf8, page.ranges[line]) {
      return "a caption: ends with the photographer and the agency, or begins as a picture from the archive"
    }
    guard let phrase = phrases[row].found[.caption], words(row) <= 60 else { return nil }
    let count = Words.words(of: phrase).count
    guard count == 1 else { return "a caption: “\(phrase)”" }
    // “Photo: …” announces a caption; “Photo editors say …” does not.
    let end = page.words[page.wordRanges[line].lowerBound].range.upperBound
    let next = page.utf8[end..<page.ranges[line].upperBound].first { $0 != 0x20 }
    return next == UInt8(ascii: ":") || next == UInt8(ascii: "/")
      ? "a caption: begins with “\(phrase):”" : nil
  }

  /// A place and a complete date: few words, a name first, no sentence.
  private func isDateline(_ row: Int) -> Bool {
    let line = page.filled[row]
    let range = page.wordRanges[line]
    let shape = page.shapes[line]
    guard (3...10).contains(range.count), shape.numbers > 0, shape.stops == 0,
      let first = range.first, page.facts[first].date == 0, !page.words[first].traits.contains(.digit),
      page.words[first].traits.contains(.capitalised) || page.words[first].traits.contains(.nonASCII),
      DateReading.first(in: page.utf8, page.words[range], page.facts[range]) != nil
    else { return false }
    return range.allSatisfy { index in
      page.facts[index].date > 0 || page.words[index].traits.contains(.digit)
        || page.facts[index].functions == 0
    }
  }

  /// The first text behind the title, when an author or date line stands between it and the rest.
  private func standfirst() -> Int? {
    guard let title = page.filled.indices.first(where: { verdicts[page.filled[$0]].label == .title }) else {
      return nil
    }
    let behind = page.filled.indices.suffix(from: title + 1).prefix(6)
    guard let row = behind.first(where: isKept), verdicts[page.filled[row]].label == .body,
      (6...60).contains(words(row)), row + 1 < page.filled.count
    else { return nil }
    let rest = page.filled.indices.suffix(from: row + 1).prefix(4)
    guard let text = rest.first(where: isKept),
      text > row + 1 || verdicts[page.filled[text]].label == .dateline
    else { return nil }
    let between = rest.prefix { $0 == row + 1 || $0 < text }
    return between.contains { [.byline, .credit, .dateline].contains(verdicts[page.filled[$0]].label) }
      ? row : nil
  }
}
