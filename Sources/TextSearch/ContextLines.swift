public import CollateCore
import TextKernels

/// Where a key word stands; 12 bytes, as there may be millions.
public struct Occurrence: Sendable {
  private let number: UInt32, start: UInt32, end: UInt32
  /// The document's number.
  public var doc: Int { Int(number) }
  /// The key word, as a UTF-8 range of the document.
  public var node: Range<Int> { Int(start)..<Int(end) }

  init(_ doc: Int, _ node: Range<Int>) {
    number = UInt32(truncatingIfNeeded: doc)
    start = UInt32(clamping: node.lowerBound)
    end = UInt32(clamping: node.upperBound)
  }
}

/// What stands before and after an occurrence of a key word.
public struct ContextLine: Sendable {
  /// What stands before it in its paragraph.
  public let left: Range<Int>
  /// What stands after it in its paragraph.
  public let right: Range<Int>
}

/// Finds what stands around occurrences.
public enum ContextLines {
  /// A place in a document with at most `width` characters on each side, cut between words.
  public static func line(_ node: Range<Int>, in document: Document, width: Int) -> ContextLine {
    let paragraph = paragraph(around: node, in: document, width)
    return ContextLine(
      left: left(of: node, in: document, paragraph, width),
      right: right(of: node, in: document, paragraph, width))
  }

  /// At most `width` characters before a place, cut between words.
  public static func left(of node: Range<Int>, in document: Document, width: Int) -> Range<Int> {
    left(of: node, in: document, paragraph(around: node, in: document, width), width)
  }

  /// At most `width` characters after a place, cut between words.
  public static func right(of node: Range<Int>, in document: Document, width: Int) -> Range<Int> {
    right(of: node, in: document, paragraph(around: node, in: document, width), width)
  }

  /// The paragraph, as far as `width` characters and the one behind them may reach: it can be the whole text.
  private static func paragraph(around node: Range<Int>, in document: Document, _ width: Int) -> Range<Int> {
    let reach = 4 * (min(width, document.text.utf8.count) + 1)
    return document.paragraph(
      at: node.lowerBound, near: node.lowerBound - reach..<node.upperBound + reach)
  }

  private static func left(
    of node: Range<Int>, in document: Document, _ paragraph: Range<Int>, _ width: Int
  ) -> Range<Int> {
    let utf8 = document.text.utf8
    return start(before: node.lowerBound, after: paragraph.lowerBound, width, utf8)..<node.lowerBound
  }

  private static func right(
    of node: Range<Int>, in document: Document, _ paragraph: Range<Int>, _ width: Int
  ) -> Range<Int> {
    let utf8 = document.text.utf8
    return node.upperBound..<end(after: node.upperBound, before: paragraph.upperBound, width, utf8)
  }

  /// The offset `width` characters before another, moved to the next space unless it reaches `limit`.
  private static func start(before offset: Int, after limit: Int, _ width: Int, _ utf8: [UInt8]) -> Int {
    var place = offset
    var left = width
    while place > limit, left > 0 {
      place -= 1
      if utf8[place] & 0xC0 != 0x80 { left -= 1 }
    }
    guard place > limit, utf8[place - 1] != 0x20 else { return place }
    let space = utf8[place..<offset].firstIndex { $0 == 0x20 }
    return space.map { $0 + 1 } ?? place
  }

  private static func end(after offset: Int, before limit: Int, _ width: Int, _ utf8: [UInt8]) -> Int {
    var place = offset
    var left = width
    while place < limit, left > 0 {
      place += 1
      while place < limit, utf8[place] & 0xC0 == 0x80 { place += 1 }
      left -= 1
    }
    guard place < limit, utf8[place] != 0x20 else { return place }
    return utf8[offset..<place].lastIndex { $0 == 0x20 } ?? place
  }
}
