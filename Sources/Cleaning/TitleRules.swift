import CollateCore
import TextKernels

extension JudgedPage {
  /// Finds the headline: what the metadata calls the title, else the line above the text that shares its words.
  mutating func findTitle() {
    let prose = self.prose
    guard let first = prose.first else { return }
    if let title = metadata.title, let row = row(ofTitle: title, before: first) {
      return label(row, "the title, as the page itself says")
    }
    guard let row = HeadlineGuess(page, prose: prose).row ?? inflectedHeadline(prose) else { return }
    label(row, "above the running text, and shares its words")
    if metadata.title == nil { metadata.title = trimmedText(page.filled[row]) }
  }

  /// The headline where its words come back in other forms: their beginnings are compared.
  private func inflectedHeadline(_ prose: [Int]) -> Int? {
    let lines = page.filled.indices.prefix((prose.first ?? -1) + 1)
    guard lines.contains(where: { HeadlineGuess.isCandidate(page, $0) }) else { return nil }
    return HeadlineGuess(page, prose: prose, beginnings: WordBeginnings(page, rows: prose.prefix(12))).row
  }

  private mutating func label(_ row: Int, _ reason: String) {
    let line = page.filled[row]
    let glued = GluedTail.of(page, line)
    var reason = reason
    if let glued { reason += "; “\(String(decoding: page.utf8[glued], as: UTF8.self))” is glued to its end" }
    verdicts[line] = Verdict(
      label: .title, reason: reason, range: glued.map { page.ranges[line].lowerBound..<$0.lowerBound },
      isSure: true)
    // The headline again: with and without what is glued to it.
    let words = titleWords(line)
    for other in page.filled.indices
    where other != row && abs(page.wordCount(page.filled[other]) - words.count) < 3
      && titleWords(page.filled[other]) == words
    {
      verdicts[page.filled[other]] = Verdict(
        label: .repeat, reason: "the title again (line \(line + 1))", isSure: true)
    }
  }

  /// The hashes of a line's words without a duration glued to its end.
  private func titleWords(_ line: Int) -> [UInt64] {
    guard let end = GluedTail.of(page, line)?.lowerBound else {
      return page.words[page.wordRanges[line]].map(\.hash)
    }
    return Words.words(in: page.utf8, page.ranges[line].lowerBound..<end).map(\.hash)
  }

  private func row(ofTitle title: String, before first: Int) -> Int? {
    let wanted = Words.words(of: title).map(\.hash)
    guard !wanted.isEmpty else { return nil }
    let rows = page.filled.indices.filter { row in
      let count = page.wordCount(page.filled[row])
      guard count * 2 > wanted.count, count <= wanted.count * 2 + 8 else { return false }
      let found = titleWords(page.filled[row])
      guard found.count * 2 > wanted.count else { return false }
      return found == wanted || found.count >= 3 && (wanted.starts(with: found) || found.starts(with: wanted))
    }
    return rows.last { $0 <= first } ?? rows.first
  }

  private func trimmedText(_ line: Int) -> String {
    let range = verdicts[line].range ?? page.ranges[line]
    let bytes = page.utf8[range]
    let isSpace = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
    guard let start = bytes.firstIndex(where: { !isSpace($0) }),
      let end = bytes.lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(decoding: bytes[start...end], as: UTF8.self)
  }
}

/// A duration or time that a scraper glued to the end of a line without a space: `…resolution05:21`.
enum GluedTail {
  /// The bytes of the tail, or nil when there is none.
  static func of(_ page: PageLines, _ line: Int) -> Range<Int>? {
    let range = page.ranges[line]
    let bytes = page.utf8
    var start = range.upperBound
    var (digits, colons) = (0, 0)
    while start > range.lowerBound {
      if bytes[start - 1] == UInt8(ascii: ":") {
        (colons, start) = (colons + 1, start - 1)
      } else if (0x30...0x39).contains(bytes[start - 1]) {
        (digits, start) = (digits + 1, start - 1)
      } else if start - 2 >= range.lowerBound, isArabicDigit(bytes[start - 2], bytes[start - 1]) {
        (digits, start) = (digits + 1, start - 2)
      } else {
        break
      }
    }
    guard (1...2).contains(colons), digits >= 3, start > range.lowerBound, bytes[start - 1] > 0x20,
      bytes[start] != UInt8(ascii: ":"), isLetterEnd(bytes[start - 1])
    else { return nil }
    return start..<range.upperBound
  }

  private static func isArabicDigit(_ first: UInt8, _ second: UInt8) -> Bool {
    first == 0xD9 && (0xA0...0xA9).contains(second) || first == 0xDB && (0xB0...0xB9).contains(second)
  }

  /// Whether a byte can end a word or a quotation: not a bracket or mark that announces a time.
  private static func isLetterEnd(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A
      || [0x22, 0x27, 0x29, 0x2E, 0x3F, 0x21].contains(byte)
  }
}
