import TextKernels

/// How a line looks: marks, capitals, how it begins and ends.
///
/// Found in one pass over its bytes.
struct LineShape: Sendable, Equatable {
  /// Whether it holds nothing but white space.
  var isBlank = true
  /// What it holds and how it begins and ends.
  var traits: Traits = []
  /// Commas and semicolons.
  var commas: UInt16 = 0
  /// Places where a sentence ends inside the line: a full stop, then a space.
  var stops: UInt16 = 0
  /// Bars, arrows, middle dots and slashes between spaces: marks that separate the parts of menus.
  var separators: UInt16 = 0
  /// Digits.
  var digits: UInt16 = 0
  /// Words that begin with a capital.
  var capitalised: UInt16 = 0
  /// Words in capitals only.
  var allCapitals: UInt16 = 0
  /// Words with a digit.
  var numbers: UInt16 = 0
  /// Letters and other characters, white space not counted.
  var characters: UInt32 = 0
  /// The letters of ASCII.
  var latinLetters: UInt32 = 0
  /// Whether there is nothing but ASCII.
  var isASCII = true

  /// What a line can hold.
  struct Traits: OptionSet, Sendable {
    let rawValue: UInt32
    /// Ends like a sentence: a full stop or the like, perhaps with a closing quotation mark behind.
    static let endsSentence = Traits(rawValue: 1 << 0)
    /// Ends with a colon.
    static let endsColon = Traits(rawValue: 1 << 1)
    /// Ends with three dots, as a cut text does.
    static let endsEllipsis = Traits(rawValue: 1 << 2)
    /// Ends with a comma or a dash.
    static let endsOpen = Traits(rawValue: 1 << 3)
    /// Begins with a mark of a list.
    static let bullet = Traits(rawValue: 1 << 4)
    /// Begins with a small letter.
    static let startsSmall = Traits(rawValue: 1 << 5)
    /// Begins with a digit.
    static let startsDigit = Traits(rawValue: 1 << 6)
    /// Begins with a quotation mark.
    static let startsQuote = Traits(rawValue: 1 << 7)
    /// Holds quotation marks.
    static let quotes = Traits(rawValue: 1 << 8)
    /// Holds a web address.
    static let address = Traits(rawValue: 1 << 9)
    /// Holds an `@`.
    static let at = Traits(rawValue: 1 << 10)
    /// Holds the sign of copyright.
    static let copyright = Traits(rawValue: 1 << 11)
    /// Holds a question or exclamation mark.
    static let asks = Traits(rawValue: 1 << 12)
    /// Holds braces or other marks of code.
    static let code = Traits(rawValue: 1 << 13)
    /// Holds brackets such as `[1]`.
    static let brackets = Traits(rawValue: 1 << 14)
    /// Begins with a mark of a list inside a list: `+` or `-`.
    static let innerBullet = Traits(rawValue: 1 << 15)
  }

  /// The look of a line and its words.
  ///
  /// O(bytes).
  init(_ bytes: Span<UInt8>, _ words: Span<Word>) {
    var lastMark: UInt32 = 0
    var isFirst = true
    var offset = 0
    while offset < bytes.count {
      let byte = bytes[offset]
      if (byte | 0x20) &- 0x61 < 26 {
        if !isFirst, offset + 8 <= bytes.count, let last = countLetters(block(of: bytes, at: offset)) {
          lastMark = last
          offset += 8
          continue
        }
        latinLetters &+= 1
        // Letters are most of a text, and say nothing here but how it begins and ends.
        if isFirst { begin(with: UInt32(byte)) }
        isFirst = false
        lastMark = UInt32(byte)
        characters &+= 1
        offset += 1
        continue
      }
      let (scalar, width) = LineShape.scalar(bytes, at: offset)
      offset += width
      if byte >= 0x80 { isASCII = false }
      if scalar == 0x20 || scalar == 0x09 || scalar == 0xA0 || LineShape.isInvisible(scalar) { continue }
      characters &+= 1
      if isFirst { begin(with: scalar) }
      isFirst = false
      let next = offset < bytes.count ? bytes[offset] : 0x20
      count(scalar, next: next)
      if scalar == 0x2E || scalar == 0x2F { findAddress(bytes, offset) }
      if !LineShape.isCloser(scalar) { lastMark = scalar }
    }
    isBlank = isFirst
    end(with: lastMark)
    for index in words.indices { count(words[index]) }
  }

  @inline(__always)
  private func block(of bytes: Span<UInt8>, at offset: Int) -> UInt64 {
    let block = unsafe bytes.bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
    return UInt64(littleEndian: block)
  }

  /// Counts eight bytes when all are ASCII letters and spaces; gives the last letter, or nil and counts nothing.
  ///
  /// They are most of a text, and say nothing here but how it begins and ends.
  @inline(__always)
  private mutating func countLetters(_ block: UInt64) -> UInt32? {
    let high: UInt64 = 0x8080_8080_8080_8080
    let plain = (block | 0x2020_2020_2020_2020) & ~high
    let letters = (plain &+ 0x1F1F_1F1F_1F1F_1F1F) & ~(plain &+ 0x0505_0505_0505_0505) & ~block & high
    let other = block ^ 0x2020_2020_2020_2020
    let spaces = ~(((other & ~high) &+ ~high) | other | ~high)
    guard letters | spaces == high, letters != 0 else { return nil }
    let count = UInt32(truncatingIfNeeded: letters.nonzeroBitCount)
    characters &+= count
    latinLetters &+= count
    let last = (63 - letters.leadingZeroBitCount) / 8
    return UInt32(truncatingIfNeeded: block >> UInt64(last * 8)) & 0xFF
  }

  private mutating func begin(with scalar: UInt32) {
    switch scalar {
    case 0x2A, 0x2022, 0xB7, 0x25CF, 0x25AA, 0x25E6, 0x2023, 0x2043, 0x2219, 0x25A0: traits.insert(.bullet)
    case 0x2B, 0x2D, 0x2013, 0x2014, 0x3E, 0xBB, 0x203A: traits.insert([.bullet, .innerBullet])
    case 0x61...0x7A, 0xDF...0xFF, 0x430...0x45F: traits.insert(.startsSmall)
    case 0x30...0x39, 0x660...0x669, 0x6F0...0x6F9: traits.insert(.startsDigit)
    case 0x22, 0x27, 0xAB, 0x2018, 0x201C, 0x201E: traits.insert(.startsQuote)
    default: break
    }
  }

  private mutating func count(_ scalar: UInt32, next: UInt8) {
    switch scalar {
    case 0x2C, 0x3B, 0x60C, 0x61B: commas &+= 1
    case 0x2E, 0x6D4, 0x3002: stops &+= next == 0x20 ? 1 : 0
    case 0x21, 0x3F, 0x61F:
      traits.insert(.asks)
      stops &+= next == 0x20 ? 1 : 0
    case 0x7C, 0xBB, 0x203A, 0x2192, 0xB7, 0x2022, 0x25B8: separators &+= 1
    case 0x2F where next == 0x20: separators &+= 1
    case 0x30...0x39, 0x660...0x669, 0x6F0...0x6F9: digits &+= 1
    case 0x22, 0xAB, 0x201C, 0x201D, 0x201E: traits.insert(.quotes)
    case 0x40: traits.insert(.at)
    case 0xA9: traits.insert(.copyright)
    case 0x7B, 0x7D, 0x3D, 0x5C: traits.insert(.code)
    case 0x5B: traits.insert(.brackets)
    default: break
    }
  }

  /// Whether `www.` or `://` ends before an offset.
  private mutating func findAddress(_ bytes: Span<UInt8>, _ end: Int) {
    guard end >= 4 else { return }
    let (first, second, third) = (bytes[end - 4], bytes[end - 3], bytes[end - 2])
    let isHost =
      bytes[end - 1] == 0x2E && first | 0x20 == 0x77 && second | 0x20 == 0x77 && third | 0x20 == 0x77
    if isHost || second == 0x3A && third == 0x2F { traits.insert(.address) }
  }

  private mutating func end(with scalar: UInt32) {
    switch scalar {
    case 0x2E, 0x21, 0x3F, 0x61F, 0x6D4, 0x3002: traits.insert(.endsSentence)
    case 0x3A: traits.insert(.endsColon)
    case 0x2026: traits.insert(.endsEllipsis)
    case 0x2C, 0x60C, 0x2D, 0x2013, 0x2014: traits.insert(.endsOpen)
    default: break
    }
  }

  private mutating func count(_ word: Word) {
    if word.traits.contains(.capitalised) { capitalised &+= 1 }
    if word.traits.contains(.allCapitals) { allCapitals &+= 1 }
    if word.traits.contains(.digit) { numbers &+= 1 }
  }

  /// Marks that may stand behind the end of a sentence.
  private static func isCloser(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x22, 0x27, 0x29, 0x5D, 0xBB, 0x2019, 0x201C, 0x201D: true
    default: false
    }
  }

  /// Marks of direction and joiners, which no reader sees.
  private static func isInvisible(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF, 0xAD: true
    default: false
    }
  }

  @inline(__always)
  private static func scalar(_ bytes: Span<UInt8>, at offset: Int) -> (UInt32, width: Int) {
    let lead = UInt32(bytes[offset])
    if lead < 0x80 { return (lead, 1) }
    let width = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard offset + width <= bytes.count else { return (0xFFFD, 1) }
    var scalar = lead & (width == 2 ? 0x1F : width == 3 ? 0x0F : 0x07)
    for index in 1..<width { scalar = scalar << 6 | UInt32(bytes[offset + index] & 0x3F) }
    return (scalar, width)
  }
}
