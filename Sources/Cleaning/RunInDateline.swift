import CollateCore
import TextKernels

/// The dateline that runs into the first paragraph: “GENEVA, 20 March 2025 (Agency) – The talks …”.
enum RunInDateline {
  /// How many bytes it may take; names of places and agencies are short.
  private static let longest = 140

  /// The day that the dateline of a line names; nil when the line begins otherwise.
  ///
  /// What stands before the first dash, or behind a bracket before a colon, counts when it holds a day, month and
  /// year, a comma, bracket or slash, and besides them names only. O(`longest`).
  static func reading(of page: PageLines, _ line: Int) -> DateReading? {
    guard let end = end(in: page.utf8, page.ranges[line]) else { return nil }
    let words = page.wordRanges[line].prefix { page.words[$0].range.lowerBound < end }
    guard (3...16).contains(words.count), let first = words.first, let last = words.last,
      isName(page, first) || page.facts[first].date > 0,
      isMarked(page.utf8[page.ranges[line].lowerBound..<end]),
      words.allSatisfy({ isName(page, $0) || page.facts[$0].date > 0 || page.facts[$0].functions > 0 })
    else { return nil }
    let range = first..<(last + 1)
    return DateReading.first(in: page.utf8, page.words[range], page.facts[range])
  }

  /// A word with a capital or a digit, or one of a script that has no capitals.
  private static func isName(_ page: PageLines, _ word: Int) -> Bool {
    let traits = page.words[word].traits
    return traits.contains(.digit)
      || page.facts[word].functions == 0
        && (traits.contains(.capitalised) || traits.contains(.nonASCII))
  }

  private static func isMarked(_ head: ArraySlice<UInt8>) -> Bool {
    head.contains { [0x2C, 0x28, 0x2F].contains($0) }
      || head.indices.dropFirst().contains { index in
        head[index - 1] == 0xD8 && head[index] == 0x8C
      }
  }

  /// Where the mark stands that ends a dateline.
  private static func end(in utf8: [UInt8], _ range: Range<Int>) -> Int? {
    let head = range.prefix(longest)
    for at in head.dropLast(2) {
      switch utf8[at] {
      // The dashes U+2013 and U+2014.
      case 0xE2 where utf8[at + 1] == 0x80 && (utf8[at + 2] == 0x93 || utf8[at + 2] == 0x94): return at
      case 0x2D where isApart(utf8, at, head): return at
      case 0x3A where at > head.lowerBound && utf8[at - 1] == 0x29: return at
      default: continue
      }
    }
    return nil
  }

  /// Whether a hyphen is a dash: between spaces, doubled, or behind a bracket or full stop.
  private static func isApart(_ utf8: [UInt8], _ at: Int, _ head: Range<Int>) -> Bool {
    guard at > head.lowerBound else { return false }
    let (before, behind) = (utf8[at - 1], utf8[at + 1])
    return before == 0x29 || before == 0x2E || before == 0x20 && (behind == 0x20 || behind == 0x2D)
  }
}
