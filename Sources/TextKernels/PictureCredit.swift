/// Finds the captions of pictures by the photographer and agency that they name.
public enum PictureCredit {
  /// How many bytes the line of a caption may have, and the credit at its end.
  private static let longest = 600, longestCredit = 80

  /// Whether a line is the caption of a picture: it ends with `(Name/Agency)` or `Name/Agency`, or begins as `FILE - `.
  ///
  /// False for an empty line. O(1): only its ends are read.
  public static func isCaption(_ text: [UInt8], _ line: Range<Int>) -> Bool {
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

  /// Whether a line is nothing but a credit: `Ada Reyes/Valley Wire`.
  ///
  /// False for an empty line. O(1).
  public static func isAlone(_ text: [UInt8], _ line: Range<Int>) -> Bool {
    line.count <= longestCredit && isCredit(text, line)
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
}
