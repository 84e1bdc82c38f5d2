private import CHTML

/// What the parser is given of a page: tags, with one character for each text, whatever its length.
struct PageFrame {
  /// The tags, with a character for each text: what `collate_html_source` calls the frame.
  private(set) var bytes: [UInt8] = []
  /// Where the texts start and end in the page.
  private(set) var texts: [UInt32] = []
  /// Where in the frame the tags stand of which something is said, each with the number of what that is.
  private(set) var marks: [UInt32] = []
  /// What the attributes of elements say, by number; 0 is for those that say nothing.
  private(set) var facts: [ElementFacts] = [ElementFacts()]
  /// Whether white space counts in what comes next.
  var isPreformatted = false

  private let page: [UInt8]
  private var numbers: [ElementFacts: Int] = [:]
  /// Whether white space stands before what comes next, and whether that is beside a block, where it says nothing.
  private var isSpacePending = false, isBesideBlock = true

  /// The frame of a page of which nothing is written yet.
  init(of page: [UInt8]) {
    self.page = page
    bytes.reserveCapacity(page.count / 8)
  }

  /// The number of what is said of an element.
  mutating func number(of facts: ElementFacts) -> Int {
    guard facts != ElementFacts() else { return 0 }
    if let number = numbers[facts] { return number }
    numbers[facts] = self.facts.count
    self.facts.append(facts)
    return self.facts.count - 1
  }
}

extension PageFrame {
  /// Writes the tag with this name in the page, marked with the number of what its attributes say, and those
  /// attributes themselves where they are given.
  mutating func writeTag(
    _ name: Range<Int>, number: Int, attributes: ElementAttributes?, isClosed: Bool
  ) {
    if number > 0 {
      marks.append(UInt32(truncatingIfNeeded: bytes.count))
      marks.append(UInt32(truncatingIfNeeded: number))
    }
    bytes.append(0x3C)
    bytes += page[name]
    if let attributes { write(attributes) }
    if isClosed {
      bytes.append(0x20)
      bytes.append(0x2F)
    }
    bytes.append(0x3E)
  }

  /// Writes a tag that ends an element; the range begins with its `<` and ends with its name.
  mutating func writeEndTag(_ tag: Range<Int>) {
    bytes += page[tag]
    bytes.append(0x3E)
  }

  /// Writes a declaration as it stands.
  mutating func writeDeclaration(_ range: Range<Int>) { bytes += page[range] }

  /// Writes a `<` that begins no tag.
  mutating func writeAngle() {
    writePendingSpace(isBlock: false)
    bytes.append(0x3C)
  }

  private mutating func write(_ attributes: ElementAttributes) {
    for name in ElementAttributes.Name.saying {
      guard let value = attributes[name] else { continue }
      let quote: UInt8 = value.contains(0x22) ? 0x27 : 0x22
      bytes.append(0x20)
      bytes += name.text.utf8
      bytes.append(0x3D)
      bytes.append(quote)
      bytes += value
      bytes.append(quote)
    }
  }
}

extension PageFrame {
  /// Writes a text: white space between other things as a space at most, outside `<pre>`.
  mutating func write(_ text: Range<Int>, _ look: PageBytes.Look) {
    guard !text.isEmpty else { return }
    if look.isBlank, !isPreformatted {
      isSpacePending = true
      return
    }
    writePendingSpace(isBlock: false)
    isBesideBlock = false
    if look.hasZero || look.hasReturn && isPreformatted {
      bytes += page[text]
    } else if look.hasReference {
      writePieces(of: text)
    } else {
      writePlace(of: text)
    }
  }

  /// Begins an element, or ends one: white space before it is written unless it stands apart as a block.
  mutating func beginTag(isBlock: Bool) {
    writePendingSpace(isBlock: isBlock)
    isBesideBlock = isBlock
  }

  private mutating func writePendingSpace(isBlock: Bool) {
    if isSpacePending, !isBesideBlock, !isBlock { bytes.append(0x20) }
    isSpacePending = false
  }

  /// Writes a text whose character references the parser has to read.
  mutating func writePieces(of text: Range<Int>) {
    var at = text.lowerBound
    while let mark = page[at..<text.upperBound].firstIndex(of: 0x26) {
      if at < mark { writePlace(of: at..<mark) }
      var end = mark + 1
      while end < text.upperBound, PageFrame.isOfReference(page[end]) { end += 1 }
      if end < text.upperBound, page[end] == 0x3B { end += 1 }
      // A character that stands for a text must not come from elsewhere.
      if isPrivate(mark..<end) { bytes += "\u{FFFD}".utf8 } else { bytes += page[mark..<end] }
      at = end
    }
    if at < text.upperBound { writePlace(of: at..<text.upperBound) }
  }

  /// Whether a reference is to a character by a number above U+EFFFF, where there is private use alone.
  private func isPrivate(_ reference: Range<Int>) -> Bool {
    let digits = page[reference].dropFirst(2)
    guard page[reference].dropFirst().first == 0x23, let first = digits.first else { return false }
    let isHexadecimal = first | 0x20 == UInt8(ascii: "x")
    var number = 0
    for byte in digits.dropFirst(isHexadecimal ? 1 : 0) {
      guard let digit = Character(UnicodeScalar(byte)).hexDigitValue, digit < (isHexadecimal ? 16 : 10) else {
        break
      }
      number = min(number * (isHexadecimal ? 16 : 10) + digit, 1 << 24)
    }
    return number >= 0xF0000
  }

  private static func isOfReference(_ byte: UInt8) -> Bool {
    PageBytes.isLetter(byte) || byte &- 0x30 < 10 || byte == 0x23
  }

  /// Writes the character that stands for a text.
  mutating func writePlace(of text: Range<Int>) {
    let number = texts.count / 2
    guard number < Int(collate_html_most_texts) else {
      bytes += page[text]
      return
    }
    texts.append(UInt32(truncatingIfNeeded: text.lowerBound))
    texts.append(UInt32(truncatingIfNeeded: text.upperBound))
    let scalar = number < 65_000 ? 0xF0000 + number : 0x100000 + number - 65_000
    for shift in [18, 12, 6, 0] {
      bytes.append(UInt8(truncatingIfNeeded: scalar >> shift) & 0x3F | (shift == 18 ? 0xF0 : 0x80))
    }
  }
}
