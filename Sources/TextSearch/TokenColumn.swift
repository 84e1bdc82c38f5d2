import CollateCore
import TextKernels

/// The words of one document as 32-bit hashes of their folded forms, in order: 0.7 bytes for each byte of text.
///
/// A zero stands between paragraphs, so that no phrase reaches across. Two words in four thousand million share a
/// hash; what is shown is checked against the text.
struct TokenColumn: Sendable {
  /// The tokens of many documents.
  private let shared: [UInt32]
  private let range: Range<Int>
  /// Where in the text some of the words stand, about one in a thousand; none for a short document.
  let marks: [Mark]
  /// How many words there are: tokens without the marks between paragraphs.
  let wordCount: Int

  /// The place of a word in the column and its offset in the text.
  struct Mark: Sendable {
    let place: UInt32, offset: UInt32
  }

  init(_ tokens: [UInt32], _ found: Found) {
    shared = tokens
    range = found.range
    marks = found.marks
    wordCount = found.wordCount
  }

  /// How many tokens there are.
  var count: Int { range.count }

  /// The token at a place from 0.
  subscript(place: Int) -> UInt32 { shared[range.lowerBound + place] }

  /// Lends the tokens.
  @inline(__always)
  func withTokens<Result>(_ body: (UnsafeBufferPointer<UInt32>) -> Result) -> Result {
    unsafe shared.withUnsafeBufferPointer { unsafe body(UnsafeBufferPointer(rebasing: $0[range])) }
  }

  /// The 32 bits that stand for a word's hash; never 0.
  static func token(_ hash: UInt64) -> UInt32 {
    let low = UInt32(truncatingIfNeeded: hash)
    return low == 0 ? 1 : low
  }

  /// The token of a word as it is typed.
  static func token(of word: String) -> UInt32 { token(Folding.hash(of: word)) }
}

extension TokenColumn {
  /// How far marks lie apart at least.
  private static let markDistance = 1024

  /// A column that was just read into an array.
  struct Found {
    let range: Range<Int>
    var marks: [Mark] = []
    var wordCount = 0
  }

  /// Adds the tokens of a document's article lines to an array.
  ///
  /// `words` is storage to work in; `seen` is called for every word with its range, in order. O(bytes).
  static func append(
    _ document: Document, to tokens: inout [UInt32], words: inout [Word], seen: (UInt32, Range<Int>) -> Void
  ) -> Found {
    let first = tokens.count
    var marks: [Mark] = []
    var next = first + markDistance
    var breaks = 0
    ArticleWords.read(document, words: &words) { batch in
      guard let batch else {
        tokens.append(0)
        breaks += 1
        return
      }
      for word in batch {
        if tokens.count >= next {
          marks.append(Mark(place: UInt32(tokens.count - first), offset: word.start))
          next = tokens.count + markDistance
        }
        let token = TokenColumn.token(word.hash)
        tokens.append(token)
        seen(token, word.range)
      }
    }
    let range = first..<tokens.count
    return Found(range: range, marks: marks, wordCount: range.count - breaks)
  }
}

/// The words of a document's article, paragraph by paragraph.
enum ArticleWords {
  /// Calls `body` with all words in order, some at a time, and with nil where a paragraph ends.
  ///
  /// `words` is storage to work in, which a caller keeps between documents. O(bytes).
  static func read(_ document: Document, words: inout [Word], _ body: ([Word]?) -> Void) {
    read(document, from: 0, to: document.text.utf8.count, words: &words, body)
  }

  /// The same for a part of the text that begins and ends at its ends or where a word begins.
  static func read(
    _ document: Document, from first: Int, to limit: Int, words: inout [Word], _ body: ([Word]?) -> Void
  ) {
    let utf8 = document.text.utf8
    let lines = document.lines
    var line = first == 0 ? 0 : document.lineNumber(at: first) - 1
    var end: Int?
    while line < lines.count {
      defer { line += 1 }
      guard lines.label(line).isArticle else { continue }
      let range = lines.extent(line)
      guard range.lowerBound < limit else { return }
      if let end, isParagraphBreak(utf8, from: end, to: range.lowerBound) { body(nil) }
      end = range.upperBound
      let part = max(first, range.lowerBound)..<min(limit, range.upperBound)
      Words.forEachBatch(of: utf8, in: part, storage: &words, body)
    }
  }

  /// Whether more than one line break lies between two lines: a blank line, or lines set aside.
  private static func isParagraphBreak(_ utf8: [UInt8], from end: Int, to start: Int) -> Bool {
    var breaks = 0
    for offset in end..<start where utf8[offset] == 0x0A || utf8[offset] == 0x0D {
      let isPair = utf8[offset] == 0x0A && offset > end && utf8[offset - 1] == 0x0D
      breaks += isPair ? 0 : 1
    }
    return breaks > 1
  }
}
