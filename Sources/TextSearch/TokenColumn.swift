package import CollateCore
package import TextKernels

/// The words of one document as 32-bit hashes of their folded forms, in order: 0.7 bytes for each byte of text.
///
/// A zero stands between paragraphs, so that no phrase reaches across. Two words in four thousand million share a
/// hash; what is shown is checked against the text.
struct TokenColumn: Sendable {
  /// The tokens of many documents.
  private let shared: [UInt32]
  private let range: Range<Int>

  init(_ tokens: [UInt32], _ range: Range<Int>) {
    shared = tokens
    self.range = range
  }

  /// How many tokens there are.
  var count: Int { range.count }

  /// How many words there are: tokens without the marks between paragraphs.
  var wordCount: Int { shared[range].reduce(0) { $0 + ($1 == 0 ? 0 : 1) } }

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

  /// Adds the tokens of a document's article lines to an array.
  ///
  /// `words` is storage to work in; `seen` is called for every word with its range, in order. O(bytes).
  static func append(
    _ document: Document, to tokens: inout [UInt32], words: inout [Word], seen: (UInt32, Range<Int>) -> Void
  ) {
    ArticleWords.read(document, words: &words) { word in
      let token = word.map { TokenColumn.token($0.hash) } ?? 0
      tokens.append(token)
      if let word { seen(token, word.range) }
    }
  }

  /// The token of a word as it is typed.
  static func token(of word: String) -> UInt32 { token(Folding.hash(of: word)) }
}

/// The words of a document's article, paragraph by paragraph.
package enum ArticleWords {
  /// Calls `body` with every word in order, and with nil where a paragraph ends.
  ///
  /// `words` is storage to work in, which a caller keeps between documents. O(bytes).
  static func read(_ document: Document, words: inout [Word], _ body: (Word?) -> Void) {
    var end: Int?
    let utf8 = document.text.utf8
    for line in document.lines where line.label.isArticle {
      if let end, ArticleWords.isParagraphBreak(utf8, from: end, to: line.range.lowerBound) { body(nil) }
      end = line.range.upperBound
      words.removeAll(keepingCapacity: true)
      Words.append(of: utf8, in: line.range, to: &words)
      for word in words { body(word) }
    }
  }

  /// The words of a document with nil between paragraphs: index for index the tokens of its column.
  package static func placed(_ document: Document) -> [Word?] {
    var words: [Word] = []
    var placed: [Word?] = []
    placed.reserveCapacity(document.text.utf8.count / 5 + 8)
    read(document, words: &words) { placed.append($0) }
    return placed
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
