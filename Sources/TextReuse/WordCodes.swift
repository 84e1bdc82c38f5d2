package import CollateCore
package import TextKernels

/// The article words of a document as 16-bit codes of their folded forms: what copies are found and verified by.
///
/// Texts are compared by shingles of three words, which have 48 bits here, so that two different ones agree by chance
/// once in 10^14 comparisons. Reading them again costs less than a comparison, so that none are kept.
package struct WordCodes: Sendable {
  private let codes: [WordCode]
  /// What a text too short for a shingle has as its only one; 0 for others.
  private let whole: UInt64

  /// The number of words.
  package var count: Int { codes.count }

  /// The number of words in a shingle.
  package static let shingleSize = 3

  /// The codes of a document's article lines; without `kinds` all words are of the frame.
  ///
  /// O(bytes).
  package init(_ document: Document, kinds: Bool = true) {
    codes = Words.codes(in: document.text.utf8, ranges: document.rangesWithWords, kinds: kinds)
    whole =
      codes.isEmpty || codes.count >= WordCodes.shingleSize
      ? 0 : document.articleWords.reduce(1) { Hashing.combine($0, $1.hash) } | 1 << 60
  }

  /// The code of a word by its place.
  package subscript(place: Int) -> UInt16 { codes[place].value }

  /// What a word is to a frame, by its place.
  package func kind(at place: Int) -> WordCode.Kind { codes[place].kind }

  /// How many shingles there are: one for each start; one of all words when they are fewer than a shingle has.
  package var shingleCount: Int { max(count - WordCodes.shingleSize + 1, min(count, 1)) }

  /// Calls `body` with each shingle as a number of 48 bits, in order.
  @inline(__always)
  package func forEachShingle(_ body: (_ place: Int, _ shingle: UInt64) -> Void) {
    guard count >= WordCodes.shingleSize else {
      // It is of whole hashes, for one or two codes are many texts', and greater than that of any longer text.
      if count > 0 { body(0, whole) }
      return
    }
    unsafe codes.withUnsafeBufferPointer { codes in
      var shingle = unsafe UInt64(codes[0].value) << 16 | UInt64(codes[1].value) << 32
      for place in 2..<codes.count {
        shingle = unsafe shingle >> 16 | UInt64(codes[place].value) << 32
        body(place - 2, shingle)
      }
    }
  }
}

extension Document {
  /// Ranges with the words of the article: those of its lines, or the whole text when all of it is the article.
  package var rangesWithWords: [Range<Int>] {
    guard labels != nil else { return [0..<text.utf8.count] }
    let lines = self.lines
    return lines.indices.compactMap { lines.label($0).isArticle ? lines[$0].range : nil }
  }

  /// The words of the article with their places: the n-th is the n-th of its codes.
  ///
  /// O(bytes).
  package var articleWords: [Word] { Words.words(in: text.utf8, ranges: articleRanges) }
}
