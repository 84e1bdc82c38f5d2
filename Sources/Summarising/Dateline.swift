/// Finds where the first sentence of a report begins: after `MARSA NAHLA (Agency) - ` and the like.
enum Dateline {
  /// The UTF-8 range of a sentence without the place and agency before a dash; the same range when there are none.
  ///
  /// The head is at most nine words, of which the first has three capitals and no small letter and the others start
  /// with a capital, a digit or a bracket. O(1): no more than 80 bytes are read.
  static func skip(in text: [UInt8], _ range: Range<Int>) -> Range<Int> {
    let end = min(range.upperBound, range.lowerBound + 80)
    guard let dash = firstDash(in: text, range.lowerBound..<end) else { return range }
    guard isHead(text[range.lowerBound..<dash.lowerBound]) else { return range }
    var start = dash.upperBound
    while start < range.upperBound, text[start] == 0x20 { start += 1 }
    // What is left must be a sentence of its own.
    return range.upperBound - start > 20 ? start..<range.upperBound : range
  }

  /// The first `—`, `–`, `--` or ` - `.
  private static func firstDash(in text: [UInt8], _ range: Range<Int>) -> Range<Int>? {
    for index in range where index + 2 < range.upperBound {
      switch (text[index], text[index + 1], text[index + 2]) {
      case (0xE2, 0x80, 0x93), (0xE2, 0x80, 0x94): return index..<index + 3
      case (0x2D, 0x2D, _): return index..<index + 2
      case (0x20, 0x2D, 0x20): return index..<index + 3
      default: break
      }
    }
    return nil
  }

  private static func isHead(_ head: ArraySlice<UInt8>) -> Bool {
    let isCapital = { (byte: UInt8) in (0x41...0x5A).contains(byte) }
    let words = head.split(whereSeparator: { $0 <= 0x20 || $0 == 0x2C })
    guard let first = words.first, words.count <= 9, first.count(where: isCapital) >= 3,
      !first.contains(where: { (0x61...0x7A).contains($0) })
    else { return false }
    return words.allSatisfy { word in
      guard let start = word.first else { return false }
      return isCapital(start) || start == 0x28 || (0x30...0x39).contains(start)
    }
  }
}
