import CollateCore
import TextKernels

extension JudgedPage {
  /// Labels who made the article and when: author lines, agency credits, lines that are a date.
  mutating func findMakers() {
    let last = prose.last ?? 0
    for row in page.filled.indices {
      let found = phrases[row].found
      let line = page.filled[row]
      if let phrase = found[.credit], words(row) <= 25 {
        set(row, .credit, "names who else made the article: “\(phrase)”")
      } else if let phrase = found[.byline], isBylineLike(row) {
        set(row, .byline, "names the author or the time: “\(phrase)”")
      } else if page.isDate[line] {
        set(row, .byline, "a date or time")
      } else if row > last, isInBrackets(line), (1...5).contains(words(row)) {
        set(row, .credit, "a name in brackets behind the article: its source")
      }
    }
  }

  private func isInBrackets(_ line: Int) -> Bool {
    let bytes = page.utf8[page.ranges[line]].filter { $0 > 0x20 }
    return bytes.first == UInt8(ascii: "(") && bytes.last == UInt8(ascii: ")")
  }

  /// “By” and a name or two: few words, most with capitals, no sentence.
  private func isBylineLike(_ row: Int) -> Bool {
    let shape = page.shapes[page.filled[row]]
    let count = words(row)
    guard (2...12).contains(count), !shape.traits.contains(.endsSentence) else { return false }
    return Int(shape.capitalised) + Int(shape.numbers) >= count / 2 || shape.capitalised == 0 && count <= 6
  }

  /// Fills in date and author from the lines that name them, the nearest to the headline first.
  mutating func readMakers() {
    let title = page.filled.firstIndex { verdicts[$0].label == .title } ?? 0
    let first = prose.first ?? page.filled.count
    let rows = page.filled.indices.filter { [.byline, .dateline].contains(verdicts[page.filled[$0]].label) }
    if metadata.date == nil {
      metadata.date = date(rows.sorted { rank($0, title) < rank($1, title) }) ?? datelineDate()
    }
    guard metadata.byline == nil else { return }
    for row in rows where row <= first + 3 && verdicts[page.filled[row]].label == .byline {
      if let author = author(row) {
        metadata.byline = author
        return
      }
    }
  }

  /// Announced lines first, then by how far they are from the title.
  private func rank(_ row: Int, _ title: Int) -> Int { abs(row - title) }

  private func date(_ rows: [Int]) -> DateInterval? {
    var found: [(reading: DateReading, line: Int)] = []
    for row in rows {
      let line = page.filled[row]
      let words = page.wordRanges[line]
      if let reading = DateReading.first(in: page.utf8, page.words[words], page.facts[words]) {
        found.append((reading, line))
      }
    }
    guard let best = found.first(where: \.reading.isAnnounced) ?? found.first else { return nil }
    return best.reading.interval("line \(best.line + 1)")
  }

  /// The day of a dateline that runs into one of the first paragraphs.
  private func datelineDate() -> DateInterval? {
    prose.prefix(2).lazy.map { page.filled[$0] }.compactMap { line in
      RunInDateline.reading(of: page, line).map { $0.interval("dateline in line \(line + 1)") }
    }.first
  }

  /// The name behind “By”: what stands before a date, a bar or the line's end.
  private func author(_ row: Int) -> String? {
    guard let phrase = phrases[row].found[.byline], BylineWords.names.contains(phrase) else { return nil }
    let line = page.filled[row]
    let words = page.words[page.wordRanges[line]]
    let skipped = Words.words(of: phrase).count
    let name = words.dropFirst(skipped).prefix { word in
      !word.traits.contains(.digit) && !DateWords.isMeaningful(word)
        && (word.traits.contains(.capitalised) || page.shapes[line].capitalised == 0)
    }
    guard (1...6).contains(name.count), let start = name.first, let end = name.last else { return nil }
    return String(decoding: page.utf8[start.range.lowerBound..<end.range.upperBound], as: UTF8.self)
  }

  /// Sets aside short lines that stand alone among lines which are set aside.
  mutating func dropStrayLines() {
    let rows = page.filled.indices
    for row in rows where verdicts[page.filled[row]].label == .body && words(row) < 9 {
      guard !page.shapes[page.filled[row]].traits.contains(.endsSentence) else { continue }
      let before = max(rows.lowerBound, row - 1)..<row
      let behind = (row + 1)..<min(rows.upperBound, row + 3)
      guard !before.isEmpty, !behind.isEmpty, (Array(before) + behind).allSatisfy({ !isKept($0) }) else {
        continue
      }
      set(row, .boilerplate, "a short line alone among lines that are set aside")
    }
  }

  /// A page on which nothing was kept keeps its running text, and if it has none, everything.
  mutating func keepSomething() {
    guard !page.filled.indices.contains(where: { verdicts[page.filled[$0]].label == .body }) else { return }
    let rest = page.filled.indices.filter { !verdicts[page.filled[$0]].isSure }
    let prose = rest.filter { row in
      words(row) >= 6 && page.shapes[page.filled[row]].traits.contains(.endsSentence)
    }
    for row in prose.isEmpty ? rest : prose {
      verdicts[page.filled[row]] = Verdict(
        label: .body, reason: "kept, for nothing on the page looks more like an article")
    }
  }
}

/// The phrases that announce a name rather than a time.
enum BylineWords {
  static let names: Set<String> = [
    "by", "written by", "story by", "posted by", "author", "haber", "muhabir", "بقلم", "كتب", "كتبت", "автор",
    "par", "écrit par", "von", "por", "نویسنده", "מאת",
  ]
}
