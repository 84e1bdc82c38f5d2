import CollateCore
import TextKernels
import TextReuse

/// The words of an article, read as far as they are asked for.
struct ArticleWords {
  private let utf8: [UInt8]
  private let lines: [Range<Int>]
  /// The line that is read, and the offset to go on from.
  private var line = 0, offset = 0
  private var words: [Word] = []
  /// About how many bytes are read at once.
  private static let step = 512

  init(_ document: Document) {
    utf8 = document.text.utf8
    lines = document.rangesWithWords
    offset = lines.first?.lowerBound ?? 0
  }

  /// The UTF-8 range of some words, or its beginning when it has more bytes than `limit`: cut before a word, else
  /// before a character.
  ///
  /// `range` must not be empty. O(bytes before its end), and no further than `limit` from its start.
  mutating func beginning(of range: Range<Int>, _ limit: Int) -> Range<Int> {
    while line < lines.count, words.count < range.upperBound, !reaches(limit, from: range.lowerBound) {
      readOn()
    }
    let start = Int(words[range.lowerBound].start)
    if words.count >= range.upperBound {
      let whole = start..<words[range.upperBound - 1].range.upperBound
      if whole.count <= limit { return whole }
    }
    let end = start + limit
    if let space = utf8[start..<end].lastIndex(where: { $0 == 0x20 || $0 == 0x0A }) { return start..<space }
    return start..<(utf8[start..<end].lastIndex { $0 & 0xC0 != 0x80 } ?? end)
  }

  /// Whether the words read so far go on for so many bytes after a word.
  private func reaches(_ limit: Int, from word: Int) -> Bool {
    guard word < words.count, let last = words.last else { return false }
    return last.range.upperBound > Int(words[word].start) + limit
  }

  /// Reads some more words; a line is parted at spaces only, where a word never goes on.
  private mutating func readOn() {
    let end = lines[line].upperBound
    let limit = offset + ArticleWords.step
    if limit < end, let space = utf8[limit..<end].firstIndex(of: 0x20) {
      Words.append(of: utf8, in: offset..<space, to: &words)
      offset = space
    } else {
      Words.append(of: utf8, in: offset..<end, to: &words)
      line += 1
      if line < lines.count { offset = lines[line].lowerBound }
    }
  }
}
