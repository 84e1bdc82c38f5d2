/// What the bytes of a sentence show without reading its words.
enum SentenceShape {
  /// How many words a range has as people count them: runs between white space.
  ///
  /// A script without spaces counts two characters as a word. O(bytes).
  static func length(of text: [UInt8], _ range: Range<Int>) -> Int {
    var runs = 0
    var ideographs = 0
    var isInside = false
    for byte in text[range] {
      let isSpace = byte <= 0x20
      if !isSpace, !isInside { runs += 1 }
      isInside = !isSpace
      // Han, kana and Hangul lead with E3 to ED.
      if (0xE3...0xED).contains(byte) { ideographs += 1 }
    }
    return max(runs, ideographs / 2)
  }

  /// The traits that marks give away.
  ///
  /// O(bytes).
  static func traits(of text: [UInt8], _ range: Range<Int>) -> Sentence.Traits {
    var traits: Sentence.Traits = []
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = text[index]
      switch byte {
      case 0x22:
        traits.insert(.quotation)
      case 0x3F: traits.insert(.question)
      case 0x30...0x39: traits.insert(.digit)
      case 0x3A: traits.insert(.colon)
      case 0x28, 0x3B: traits.insert(.aside)
      case 0x40: traits.insert(.address)
      case 0x68 where isAddress(text, index, range): traits.insert(.address)
      case 0xC2, 0xD9, 0xD8, 0xDB, 0xE2:
        read(text, at: index, range, &traits)
      default: break
      }
      index += 1
    }
    if isOpening(text, range.lowerBound, range) { traits.insert(.startsQuoted) }
    if !endsWithMark(text, range) { traits.insert(.unfinished) }
    return traits
  }

  /// Marks of more than one byte: quotation marks, Arabic digits and question marks.
  private static func read(
    _ text: [UInt8], at index: Int, _ range: Range<Int>, _ traits: inout Sentence.Traits
  ) {
    let second = index + 1 < range.upperBound ? text[index + 1] : 0
    let third = index + 2 < range.upperBound ? text[index + 2] : 0
    switch (text[index], second, third) {
    case (0xE2, 0x80, 0x9C...0x9E), (0xC2, 0xAB, _), (0xC2, 0xBB, _): traits.insert(.quotation)
    case (0xD8, 0x9F, _): traits.insert(.question)
    case (0xD8, 0x9B, _): traits.insert(.aside)
    case (0xD9, 0xA0...0xA9, _), (0xDB, 0xB0...0xB9, _): traits.insert(.digit)
    default: break
    }
  }

  private static func isAddress(_ text: [UInt8], _ index: Int, _ range: Range<Int>) -> Bool {
    index + 4 < range.upperBound && text[index + 1] == 0x74 && text[index + 2] == 0x74
      && text[index + 3] == 0x70
  }

  private static func isOpening(_ text: [UInt8], _ index: Int, _ range: Range<Int>) -> Bool {
    switch text[index] {
    case 0x22, 0x27: true
    case 0xC2: index + 1 < range.upperBound && text[index + 1] == 0xAB
    case 0xE2:
      index + 2 < range.upperBound && text[index + 1] == 0x80 && (0x98...0x9F).contains(text[index + 2])
    default: false
    }
  }

  /// Whether a sentence ends with an end mark, quotes and brackets after it left aside.
  private static func endsWithMark(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    var index = range.upperBound - 1
    while index > range.lowerBound {
      let byte = text[index]
      if byte == 0x22 || byte == 0x27 || byte == 0x29 || byte == 0x5D || byte == 0x20 {
        index -= 1
      } else if byte & 0xC0 == 0x80, index - 2 > range.lowerBound, text[index - 2] == 0xE2,
        text[index - 1] == 0x80,
        byte != 0xA6
      {
        index -= 3
      } else if byte == 0xBB, text[index - 1] == 0xC2 {
        index -= 2
      } else {
        break
      }
    }
    switch text[index] {
    case 0x21, 0x2E, 0x3F: return true
    // … ؟ ۔ 。 ！ ？ ।
    case 0xA6: return index >= 2 && text[index - 1] == 0x80 && text[index - 2] == 0xE2
    case 0x9F: return index >= 1 && (text[index - 1] == 0xD8 || text[index - 1] == 0xBC)
    case 0x94: return index >= 1 && text[index - 1] == 0xDB
    case 0x82: return index >= 2 && text[index - 1] == 0x80 && text[index - 2] == 0xE3
    case 0x81: return index >= 2 && text[index - 1] == 0xBC && text[index - 2] == 0xEF
    case 0xA4: return index >= 2 && text[index - 1] == 0xA5 && text[index - 2] == 0xE0
    default: return false
    }
  }

  /// Whether a quotation is open after a range, and how many bytes of the range stand outside quotations.
  ///
  /// O(bytes).
  static func quotation(in text: [UInt8], _ range: Range<Int>, startsInside: Bool) -> (
    isOpen: Bool, outside: Int
  ) {
    var isOpen = startsInside
    var outside = 0
    var index = range.lowerBound
    while index < range.upperBound {
      if let next = quotation(isOpen, after: text, index, range.upperBound) {
        isOpen = next
      } else if !isOpen, text[index] > 0x40 {
        outside += 1
      }
      index += 1
    }
    return (isOpen, outside)
  }

  /// Whether a quotation is open after the mark at a place, where one was or was not before it; nil when no mark is there.
  static func quotation(_ isOpen: Bool, after text: [UInt8], _ index: Int, _ end: Int) -> Bool? {
    let second = index + 1 < end ? text[index + 1] : 0
    let third = index + 2 < end ? text[index + 2] : 0
    switch (text[index], second, third) {
    case (0x22, _, _): return !isOpen
    case (0xE2, 0x80, 0x9C), (0xE2, 0x80, 0x9E), (0xC2, 0xAB, _): return true
    case (0xE2, 0x80, 0x9D), (0xC2, 0xBB, _): return false
    default: return nil
    }
  }
}
