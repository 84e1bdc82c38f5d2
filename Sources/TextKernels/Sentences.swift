/// Cuts a line of text into sentences.
///
/// Rules, not a model: a full stop ends a sentence unless it belongs to an abbreviation, an initial, an
/// acronym, an ordinal or a list label, or the next word goes on in lower case; question and exclamation
/// marks of Latin, Arabic, Urdu, Devanagari and CJK scripts end one unless words of saying follow the quotation.
/// A line break always ends a sentence. The rules are those of Grefenstette and Tapanainen, "What is a word,
/// what is a sentence?" (1994), with the abbreviation classes of Mikheev (2002), extended to scripts without case.
public struct SentenceSplitter: Sendable {
  /// Whether a number and a full stop make an ordinal before a capital, as in German and Turkish.
  private let writesOrdinalsWithStop: Bool

  /// A splitter for text in the language of a BCP 47 code; `und` reads any language.
  public init(language: String = "und") {
    writesOrdinalsWithStop = SentenceWords.languagesWithOrdinalStops.contains(language)
  }

  /// The sentences in a byte range of well-formed UTF-8, in order, without the white space and bullets before them.
  ///
  /// The ranges do not overlap, never cross a line break, and leave out nothing but white space and bullets.
  /// Text without an end mark, such as a headline, is one sentence; an empty or blank range has none.
  /// What would be longer than `longest` is cut, so that work on one sentence stays small. O(bytes), whatever the text.
  public func sentences(in text: [UInt8], range: Range<Int>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start = range.lowerBound
    var offset = range.lowerBound
    while offset < range.upperBound {
      guard SentenceBytes.mayMatter(text[offset]) else {
        offset += 1
        continue
      }
      let reader = SentenceReader(text: text, range: range, start: start)
      let next = reader.boundary(at: offset, ordinals: writesOrdinalsWithStop)
      if next.ends {
        append(start..<next.offset, of: text, to: &found)
        start = next.offset
      }
      offset = max(next.offset, offset + 1)
    }
    append(start..<range.upperBound, of: text, to: &found)
    return found
  }

  /// Adds a range without its white space and leading bullets, when something is left.
  private func append(_ range: Range<Int>, of text: [UInt8], to found: inout [Range<Int>]) {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end {
      let step = max(
        SentenceBytes.space(in: text, at: start, end), SentenceBytes.bullet(in: text, at: start, end))
      if step == 0 { break }
      start += step
    }
    while end > start, let step = SentenceBytes.space(in: text, before: end, start) { end -= step }
    guard end - start > SentenceSplitter.longest else {
      if start < end { found.append(start..<end) }
      return
    }
    for piece in Pieces.pieces(of: start..<end, in: text, atMost: SentenceSplitter.longest) {
      append(piece, of: text, to: &found)
    }
  }

  /// The bytes of the longest sentence, some ten pages: more without a full stop is a table, a list, or meant to harm.
  package static let longest = 16_384
}

/// What the splitter asks of single bytes and characters.
enum SentenceBytes {
  /// Whether a byte may start an end mark, a bullet or a line break.
  static func mayMatter(_ byte: UInt8) -> Bool { interesting[Int(byte)] }

  private static let interesting: [Bool] = {
    var table = [Bool](repeating: false, count: 256)
    for byte: UInt8 in [0x21, 0x2E, 0x3F, 0x0A, 0x0D, 0xD8, 0xDB, 0xE0, 0xE2, 0xE3, 0xEF] {
      table[Int(byte)] = true
    }
    return table
  }()

  /// The length of the white space at an offset, or 0: space, tab, no-break and Unicode spaces, bidi marks.
  static func space(in text: [UInt8], at offset: Int, _ end: Int) -> Int {
    let byte = text[offset]
    if byte == 0x20 || (0x09...0x0D).contains(byte) { return 1 }
    if byte == 0xC2, offset + 1 < end, text[offset + 1] == 0xA0 { return 2 }
    guard byte >= 0xE2, offset + 2 < end else { return 0 }
    return isWideSpace(byte, text[offset + 1], text[offset + 2]) ? 3 : 0
  }

  /// The length of the white space that ends before an offset, or nil.
  static func space(in text: [UInt8], before offset: Int, _ start: Int) -> Int? {
    let byte = text[offset - 1]
    if byte == 0x20 || (0x09...0x0D).contains(byte) { return 1 }
    if byte == 0xA0, offset - 2 >= start, text[offset - 2] == 0xC2 { return 2 }
    guard byte >= 0x80, offset - 3 >= start else { return nil }
    return isWideSpace(text[offset - 3], text[offset - 2], byte) ? 3 : nil
  }

  /// U+2000 to U+200F, U+2028 to U+202F, U+2060 to U+2069, U+3000, U+FEFF: spaces and marks that show nothing.
  private static func isWideSpace(_ a: UInt8, _ b: UInt8, _ c: UInt8) -> Bool {
    switch (a, b) {
    case (0xE2, 0x80): c <= 0x8F || (0xA8...0xAF).contains(c)
    case (0xE2, 0x81): (0xA0...0xA9).contains(c)
    case (0xE3, 0x80): c == 0x80
    case (0xEF, 0xBB): c == 0xBF
    default: false
    }
  }

  /// The length of a list bullet at an offset, or 0.
  static func bullet(in text: [UInt8], at offset: Int, _ end: Int) -> Int {
    guard text[offset] == 0xE2, offset + 2 < end else { return 0 }
    switch (text[offset + 1], text[offset + 2]) {
    case (0x80, 0xA2), (0x96, 0xAA), (0x97, 0x8F), (0x97, 0xA6), (0x96, 0xBA), (0x96, 0xB6), (0x96, 0xA0):
      return 3
    default: return 0
    }
  }
}
