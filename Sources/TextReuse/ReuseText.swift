package import CollateCore
package import TextKernels

/// The article words of a document, ready to be compared with others.
package struct ReuseText: Sendable {
  /// The document's running number, from 1.
  package let doc: Int
  /// The words as codes.
  package let codes: WordCodes
  private let document: Document

  /// The words of a document's article lines.
  ///
  /// O(bytes).
  package init(_ doc: Int, _ document: Document) { self.init(doc, WordCodes(document), document) }

  /// A document whose codes are known.
  package init(_ doc: Int, _ codes: WordCodes, _ document: Document) {
    self.doc = doc
    self.codes = codes
    self.document = document
  }

  /// The number of words.
  package var count: Int { codes.count }

  /// The whole hashes of the words.
  ///
  /// O(bytes).
  package var wordHashes: [UInt64] { document.articleWords.map(\.hash) }

  /// Those of some of the words that are of one kind: ascending codes, each once.
  ///
  /// O(words + found · log found).
  package func distinct(_ kind: WordCode.Kind, _ range: Range<Int>) -> [UInt16] {
    range.compactMap { codes.kind(at: $0) == kind ? codes[$0] : nil }.sortedWithoutRepeats()
  }

  /// The words of the headline with four bytes or more, as ascending codes; none when there is no headline.
  package var title: [UInt16] {
    guard let headline = document.metadata.title else { return [] }
    return Words.words(of: headline).filter { $0.length >= 4 }.map { WordCode($0.hash).value }
      .sortedWithoutRepeats()
  }

  /// How many codes two ascending lists share.
  ///
  /// O(a + b).
  package static func shared(_ first: [UInt16], _ second: [UInt16]) -> Int {
    var a = 0
    var b = 0
    var count = 0
    while a < first.count && b < second.count {
      if first[a] == second[b] {
        count += 1
        a += 1
        b += 1
      } else if first[a] < second[b] {
        a += 1
      } else {
        b += 1
      }
    }
    return count
  }
}
