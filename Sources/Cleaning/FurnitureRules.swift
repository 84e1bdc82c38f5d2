import CollateCore
import TextKernels

extension JudgedPage {
  /// Sets aside the lines that hold a phrase which no article holds.
  mutating func findFurniture() {
    for row in page.filled.indices {
      let found = phrases[row].found
      if let phrase = found[.line] {
        set(row, .boilerplate, "page furniture: the line is “\(phrase)”")
      } else if let phrase = found[.sure], words(row) < 90 {
        set(row, .boilerplate, "page furniture: “\(phrase)”")
      } else if let phrase = found[.start], words(row) < 40 {
        set(row, .boilerplate, "page furniture: begins with “\(phrase)”")
      } else if isCounter(row) {
        set(row, .boilerplate, "page furniture: which picture of how many")
      }
    }
    findBoxes()
  }

  /// Whether a line counts the pictures of a gallery: `16 of 35`, `16/35`.
  private func isCounter(_ row: Int) -> Bool {
    let text = page.utf8[page.ranges[page.filled[row]]]
    let digits = { (byte: UInt8) in (0x30...0x39).contains(byte) }
    let first = text.prefix(while: digits)
    let last = text.suffix(3).drop { !digits($0) }
    guard (1...3).contains(first.count), !last.isEmpty, first.count + last.count < text.count else {
      return false
    }
    let between = text[first.endIndex..<last.startIndex]
    return between.elementsEqual(" of ".utf8) || between.elementsEqual("/".utf8)
  }

  /// Sets aside the headlines under a line such as “Read also” in the middle of an article.
  private mutating func findBoxes() {
    guard let first = prose.first else { return }
    for row in page.filled.indices where row > first {
      if let phrase = headBeforeColon(row) {
        set(row, .boilerplate, "points to another article: “\(phrase)”")
      }
      guard let phrase = phrases[row].found[.box] else { continue }
      set(row, .boilerplate, "page furniture: the head of a box, “\(phrase)”")
      for behind in (row + 1)..<min(page.filled.count, row + 4) {
        guard isHeadline(behind) else { break }
        set(behind, .boilerplate, "in a box of other articles, “\(phrase)”")
      }
    }
  }

  /// The head of a box that stands with a colon before a headline in one line: `Read also: School runs out of oil`.
  private func headBeforeColon(_ row: Int) -> String? {
    let line = page.filled[row]
    let range = page.wordRanges[line]
    guard isHeadline(row), let colon = page.utf8[page.ranges[line]].firstIndex(of: UInt8(ascii: ":")) else {
      return nil
    }
    let end = range.first { Int(page.words[$0].start) > colon } ?? range.upperBound
    guard end > range.lowerBound, end < range.upperBound else { return nil }
    let head = range.lowerBound..<end
    return PhraseTable.standard.hits(in: page.words[head], page.facts[head]).found[.box]
  }

  /// Whether a line is no sentence: short, and without a full stop at its end.
  private func isHeadline(_ row: Int) -> Bool {
    let traits = page.shapes[page.filled[row]].traits
    return words(row) <= 20 && (!traits.contains(.endsSentence) || traits.contains(.asks) && words(row) <= 12)
  }

  /// Sets aside everything behind a line such as “Related articles” that comes after the running text.
  mutating func findEnd() {
    defer { findBoxHeads() }
    let prose = self.prose
    guard let first = prose.first, let last = prose.last else { return }
    var isProse = [Bool](repeating: false, count: page.filled.count)
    for row in prose { isProse[row] = true }
    let total = prose.reduce(0) { $0 + words($1) }
    var before = 0
    for row in page.filled.indices {
      if isProse[row] { before += words(row) }
      guard let phrase = phrases[row].found[.end], row > first, !phrases[row].found.has(.credit)
      else { continue }
      // Most of the article must be told: the same words head boxes in the middle of it.
      guard before * 10 >= total * 9 || row > last else { continue }
      for behind in row..<page.filled.count where !isCredit(behind, behind: row) {
        set(
          behind, .boilerplate,
          behind == row ? "the article ends here: “\(phrase)”" : "behind the end of the article (“\(phrase)”)"
        )
      }
      return
    }
  }

  /// Whether a line soon behind the article's end says who made it: that stays known.
  private func isCredit(_ row: Int, behind end: Int) -> Bool {
    row > end && row <= end + 4 && words(row) <= 12 && phrases[row].found.has(.credit)
  }

  /// Sets aside lines such as “Most read” that head a box elsewhere on the page.
  private mutating func findBoxHeads() {
    for row in page.filled.indices {
      guard let phrase = phrases[row].found[.end], words(row) <= 5,
        !page.shapes[page.filled[row]].traits.contains(.endsSentence)
      else { continue }
      set(row, .boilerplate, "page furniture: the head of a box, “\(phrase)”")
    }
  }

  /// Sets aside lines at both ends of the page that are in another language than the article.
  mutating func findForeignLines() {
    let main = metadata.language
    guard main != .undetermined else { return }
    let prose = self.prose
    guard let first = prose.first(where: { languages[$0].language == main }),
      let last = prose.last(where: { languages[$0].language == main })
    else { return }
    for row in page.filled.indices where row < first || row > last {
      let reading = languages[row]
      if let other = reading.isOther(than: main) {
        set(row, .boilerplate, "in \(other), outside the article, which is in \(main.rawValue)")
      }
    }
  }

  /// Marks lines that stand on the page again: every copy but the first in running text.
  mutating func findCopies() {
    guard page.copies.isAny else { return }
    var groups: [UInt64: [Int]] = [:]
    for row in page.filled.indices where words(row) >= 4 {
      groups[page.key(page.filled[row]), default: []].append(row)
    }
    let repeated = groups.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
    let long = Set(repeated.joined().filter { words($0) >= 9 })
    for rows in repeated where rows.contains(where: isKept) {
      // The first copy, unless it stands alone among lines that are no article, as in a teaser.
      let first = rows.first { isKept($0) || hasCompany($0, long) } ?? rows[0]
      if !isKept(first) {
        set(first, .body, "running text, and the first of \(rows.count) copies", isSure: false)
      }
      for row in rows where row != first {
        set(row, .repeat, RepeatedBlock.reason(repeating: page.filled[first] + 1))
      }
    }
  }

  /// Whether a line close by is long and kept, or long and also one that stands on the page again.
  private func hasCompany(_ row: Int, _ repeated: Set<Int>) -> Bool {
    let around = max(0, row - 2)...min(page.filled.count - 1, row + 2)
    return around.contains { $0 != row && words($0) >= 9 && (isKept($0) || repeated.contains($0)) }
  }
}
