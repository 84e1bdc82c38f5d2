import TextKernels

/// Finds what is no sentence of an article though it stands among them: what the links of a page run through.
enum PageTraces {
  /// Whether a sentence has what a page put into it: an address, as of a tweet, a `|` at its beginning, a side of a
  /// picture as in `Ada Reyes (left)`, or links.
  ///
  /// Links show where a headline is glued to a name, as in `Ada ReyesFloods close`, with `MORE` behind it. O(bytes).
  static func isLeft(in text: [UInt8], _ range: Range<Int>, sides: ConceptTable) -> Bool {
    if text[range.lowerBound] == 0x7C { return true }
    for index in range where text[index] == 0x3A || text[index] == 0x28 {
      let rest = text[index..<range.upperBound]
      if rest.starts(with: "://".utf8) { return true }
      if text[index] == 0x28, let close = rest.prefix(40).firstIndex(of: 0x29) {
        let words = Words.words(in: text, index..<close)
        if words.count == 1, sides.contains(words[0].hash) { return true }
      }
    }
    return hasLinks(text, range)
  }

  private static func hasLinks(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    var isGlued = false
    var small = 0
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = text[index]
      let isCapital = (0x41...0x5A).contains(byte)
      if isCapital, small >= 2 { isGlued = true }
      if isGlued, byte == 0x4D, text[index..<range.upperBound].starts(with: "MORE".utf8),
        index + 4 == range.upperBound || !(0x41...0x5A).contains(text[index + 4]) && text[index - 1] == 0x20
      {
        return true
      }
      small = (0x61...0x7A).contains(byte) || byte >= 0x80 ? small + 1 : 0
      index += 1
    }
    return false
  }
}
