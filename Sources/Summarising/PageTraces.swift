import TextKernels

/// Finds what is no sentence of an article though it stands among them: captions with the name of a photographer, and
/// sentences that the links of a page run through.
enum PageTraces {
  /// How many bytes the line of a caption may have, and the credit at its end.
  private static let longest = 600, longestCredit = 80

  /// Whether a line is the caption of a picture: it ends with `(Name/Agency)` or `Name/Agency`, or begins as `FILE - `.
  ///
  /// O(1): only its ends are read.
  static func isCaption(_ text: [UInt8], _ line: Range<Int>) -> Bool {
    var end = line.upperBound
    while end > line.lowerBound, text[end - 1] <= 0x20 || text[end - 1] == 0x2E { end -= 1 }
    guard end - line.lowerBound < longest, end > line.lowerBound else { return false }
    let start = max(line.lowerBound, end - longestCredit)
    // What stands in brackets at the end, or behind the last full stop.
    let isBracketed = text[end - 1] == 0x29
    let last = isBracketed ? end - 1 : end
    let mark = text[start..<last].lastIndex { isBracketed ? $0 == 0x28 : $0 == 0x2E || $0 == 0x29 }
    guard let mark, mark > line.lowerBound + 20 else { return isFile(text, line) }
    return isCredit(text, mark + 1..<last) || isFile(text, line)
  }

  /// Whether a few words are a name, a slash and an agency: `Ada Reyes/Valley Wire`, `VALLEY WIRE/Ada Reyes`.
  private static func isCredit(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    let words = Words.words(in: text, range)
    guard (2...9).contains(words.count), words[0].traits.contains(.capitalised) else { return false }
    let hasSlash = zip(words, words.dropFirst()).contains { first, second in
      Int(second.start) == first.range.upperBound + 1 && text[first.range.upperBound] == 0x2F
        && second.traits.contains(.capitalised) && first.traits.contains(.capitalised)
        && max(first.length, second.length) > 2
    }
    // Small words as in `Pool via AP`.
    return hasSlash && words.allSatisfy { $0.traits.contains(.capitalised) || $0.length <= 3 }
  }

  /// Whether a line begins with `FILE - ` or `FILE PHOTO: `, as agencies mark pictures from their archives.
  private static func isFile(_ text: [UInt8], _ line: Range<Int>) -> Bool {
    text[line].starts(with: "FILE - ".utf8) || text[line].starts(with: "FILE – ".utf8)
      || text[line].starts(with: "FILE PHOTO".utf8) || text[line].starts(with: "FILE: ".utf8)
  }

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
