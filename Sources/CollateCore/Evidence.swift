/// A place in a document: what an answer rests on, inside the product.
public struct Extent: Sendable, Hashable, Comparable {
  /// The document's running number, from 1.
  public let doc: Int
  /// The UTF-8 range in its text.
  public let range: Range<Int>

  /// The place `range` of document `doc`.
  public init(_ doc: Int, _ range: Range<Int>) {
    self.doc = doc
    self.range = range
  }

  /// Orders by document, then place.
  public static func < (a: Extent, b: Extent) -> Bool {
    (a.doc, a.range.lowerBound, a.range.upperBound) < (b.doc, b.range.lowerBound, b.range.upperBound)
  }
}

/// The exact words an answer rests on, complete in itself: it can be shown without the corpus.
public struct Evidence: Sendable, Hashable {
  /// The document's running number, from 1.
  public let doc: Int
  /// The document's id.
  public let id: String
  /// The number of the line it starts on, from 1.
  public let line: Int
  /// The Unicode-scalar range in the document's text.
  public let start: Int, end: Int
  /// The words.
  public let text: String

  /// Evidence with all its fields, as a saved session holds it.
  public init(doc: Int, id: String, line: Int, start: Int, end: Int, text: String) {
    self.doc = doc
    self.id = id
    self.line = line
    self.start = start
    self.end = end
    self.text = text
  }
}

extension Corpus {
  /// The words at a place, with their scalar offsets and line.
  ///
  /// O(2048 + words); traps outside the corpus.
  public func evidence(_ extent: Extent) -> Evidence {
    let document = self[extent.doc]
    return Evidence(
      doc: extent.doc, id: document.id, line: document.lineNumber(at: extent.range.lowerBound),
      start: document.text.scalarOffset(at: extent.range.lowerBound),
      end: document.text.scalarOffset(at: extent.range.upperBound),
      text: document.text[extent.range])
  }
}
