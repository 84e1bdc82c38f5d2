private import CHTML
private import CollateCore

/// A page with everything taken out that the parser would read for nothing, and what makes parsers quadratic.
///
/// Comments, scripts and styles go, and elements of phrases such as `<b>` of which nothing is said, and nearly all
/// attributes: what they say of the text is read here, once. So do elements inside more than a thousand others. Each
/// text is one character, whatever its length. Tags are read as the HTML standard does (its section 13.2.5), in one
/// pass over the bytes.
struct PageTaming {
  /// The tags, with a character for each text: what `collate_html_source` calls the frame.
  private(set) var frame: [UInt8] = []
  /// Where the texts start and end in the page.
  private(set) var texts: [UInt32] = []
  /// Where in the frame the tags stand of which something is said, each with the number of what that is.
  private(set) var marks: [UInt32] = []
  /// What the attributes of elements say, by number; 0 is for those that say nothing.
  private(set) var facts: [ElementFacts] = [ElementFacts()]

  private let page: [UInt8]
  private var numbers: [ElementFacts: Int] = [:]
  private var attributes: ElementAttributes
  private var classes: ClassMemory
  /// Where the page goes on.
  private var at = 0
  private var depth = 0, leftOut = 0
  /// How many elements are open in which white space counts.
  private var preformatted = 0
  /// Whether white space stands before what comes next, and whether that is beside a block, where it says nothing.
  private var isSpacePending = false, isBesideBlock = true
  /// The elements of phrases that are kept, by the hashes of their names.
  private var keptPhrases: Set<UInt64> = []
  /// For each neutral element that is open, whether it is kept.
  private var neutral: [Bool] = []

  /// How deep elements may stand inside each other.
  static let deepest = 1000

  /// Tames a page in UTF-8.
  ///
  /// O(bytes).
  init(_ page: [UInt8]) {
    self.page = page
    attributes = ElementAttributes(page: page)
    classes = ClassMemory(page)
    frame.reserveCapacity(page.count / 8)
    while at < page.count {
      let (text, look) = self.text(from: at)
      at = text.upperBound
      write(text, look)
      if at < page.count { readMarkup() }
    }
  }

  /// What a text holds besides characters that stand for themselves.
  private struct Look {
    var isBlank = true, hasReference = false, hasZero = false, hasReturn = false
  }

  /// The text up to the next `<`.
  private func text(from start: Int) -> (Range<Int>, Look) {
    let bytes = page.span
    var look = Look()
    var end = start
    while end < bytes.count, bytes[end] != 0x3C {
      let byte = bytes[end]
      if byte > 0x26 {
        look.isBlank = false
      } else if !PageTaming.isSpace(byte) {
        look.isBlank = false
        if byte == 0x26 { look.hasReference = true }
        if byte == 0 { look.hasZero = true }
      } else if byte == 0x0D {
        look.hasReturn = true
      }
      end += 1
    }
    return (start..<end, look)
  }

  /// Writes a text: white space between other things as a space at most, outside `<pre>`.
  private mutating func write(_ text: Range<Int>, _ look: Look) {
    guard !text.isEmpty else { return }
    if look.isBlank, preformatted == 0 {
      isSpacePending = true
      return
    }
    writePendingSpace(isBlock: false)
    isBesideBlock = false
    if look.hasZero || look.hasReturn && preformatted > 0 {
      frame += page[text]
    } else if look.hasReference {
      writePieces(of: text)
    } else {
      writePlace(of: text)
    }
  }

  private mutating func writePendingSpace(isBlock: Bool) {
    if isSpacePending, !isBesideBlock, !isBlock { frame.append(0x20) }
    isSpacePending = false
  }

  /// Writes a text whose character references the parser has to read.
  private mutating func writePieces(of text: Range<Int>) {
    var at = text.lowerBound
    while let mark = page[at..<text.upperBound].firstIndex(of: 0x26) {
      if at < mark { writePlace(of: at..<mark) }
      var end = mark + 1
      while end < text.upperBound, PageTaming.isOfReference(page[end]) { end += 1 }
      if end < text.upperBound, page[end] == 0x3B { end += 1 }
      // A character that stands for a text must not come from elsewhere.
      if isPrivate(mark..<end) { frame += "\u{FFFD}".utf8 } else { frame += page[mark..<end] }
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
    isLetter(byte) || byte &- 0x30 < 10 || byte == 0x23
  }

  /// Writes the character that stands for a text.
  private mutating func writePlace(of text: Range<Int>) {
    let number = texts.count / 2
    guard number < Int(collate_html_most_texts) else {
      frame += page[text]
      return
    }
    texts.append(UInt32(truncatingIfNeeded: text.lowerBound))
    texts.append(UInt32(truncatingIfNeeded: text.upperBound))
    let scalar = number < 65_000 ? 0xF0000 + number : 0x100000 + number - 65_000
    for shift in [18, 12, 6, 0] {
      frame.append(UInt8(truncatingIfNeeded: scalar >> shift) & 0x3F | (shift == 18 ? 0xF0 : 0x80))
    }
  }

  /// Reads what begins with `<`: a comment, a tag, or nothing of the kind.
  private mutating func readMarkup() {
    let isEnd = byte(at + 1) == 0x2F
    if byte(at + 1) == 0x21, byte(at + 2) == 0x2D, byte(at + 3) == 0x2D {
      at = endOfComment()
    } else if PageTaming.isLetter(byte(at + (isEnd ? 2 : 1))) {
      readTag(isEnd: isEnd)
    } else if byte(at + 1) == 0x21 || byte(at + 1) == 0x3F || isEnd {
      readDeclaration()
    } else {
      writePendingSpace(isBlock: false)
      frame.append(0x3C)
      at += 1
    }
  }

  /// Reads `<!DOCTYPE …>`, which the parser needs, and what else it takes for a comment: `<?…>`, `</ …>`.
  private mutating func readDeclaration() {
    let end = page[at...].firstIndex(of: 0x3E).map { $0 + 1 } ?? page.count
    if byte(at + 1) == 0x21, byte(at + 2) | 0x20 == UInt8(ascii: "d") { frame += page[at..<end] }
    at = end
  }

  /// The byte at an offset; 0 behind the end.
  @inline(__always)
  private func byte(_ offset: Int) -> UInt8 { offset < page.count ? page[offset] : 0 }

  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte &- 9 < 5 }

  /// The offset behind the comment that begins here; `<!-->` is one.
  private func endOfComment() -> Int {
    var next = at + 2
    while let dash = page[next...].firstIndex(of: 0x2D) {
      guard byte(dash + 1) == 0x2D else {
        next = dash + 1
        continue
      }
      if byte(dash + 2) == 0x3E { return dash + 3 }
      if dash >= at + 4, byte(dash + 2) == 0x21, byte(dash + 3) == 0x3E { return dash + 4 }
      next = dash + 1
    }
    return page.count
  }

  private mutating func readTag(isEnd: Bool) {
    let start = at
    at += isEnd ? 2 : 1
    let name = at
    var hash = NameTable<TagTraits>.empty
    while at < page.count, !PageTaming.endsName(page[at]) {
      hash = NameTable<TagTraits>.step(hash, asciiLowercased(page[at]))
      at += 1
    }
    let names = name..<at
    let isClosed = readAttributes()
    guard at < page.count || byte(at - 1) == 0x3E else { return }
    let traits = TagTraits.of(hash)
    guard !traits.isIdle, !isOfNoUse(traits), !isDropped(traits, isEnd: isEnd) else { return }
    let number = isEnd ? 0 : numberOfFacts()
    if traits.isNeutral, !isKept(number, isEnd: isEnd) { return }
    if traits.isPhrase, number == 0, !keptPhrases.contains(hash) { return }
    if traits.isPhrase, number > 0 { keptPhrases.insert(hash) }
    if traits.isPreformatted { preformatted = max(0, preformatted + (isEnd ? -1 : 1)) }
    writePendingSpace(isBlock: traits.space >= .line)
    isBesideBlock = traits.space >= .line
    guard !isEnd else {
      frame += page[start..<names.upperBound]
      frame.append(0x3E)
      return
    }
    let content = traits.isRaw ? at..<endOfRaw(names) : at..<at
    at = content.upperBound
    if traits.isRead || isLinkedData(traits) {
      write(names, traits, number, isClosed)
      guard !content.isEmpty else { return }
      // References are read in `<title>` and `<textarea>`, and in nothing else that is raw.
      if traits.isRead, traits.kind == .title || traits.roles.contains(.form) {
        writePieces(of: content)
      } else {
        writePlace(of: content)
      }
    } else {
      // The tag at the end of what is left out stands alone now, and has no effect.
      at = endOfTag(at)
    }
  }

  private static func endsName(_ byte: UInt8) -> Bool { isSpace(byte) || byte == 0x2F || byte == 0x3E }

  /// Whether a tag says of the page what nobody asks for.
  private func isOfNoUse(_ traits: TagTraits) -> Bool {
    switch traits.kind {
    case .link: return !(attributes[.rel].map { $0.elementsEqual("canonical".utf8) } ?? false)
    case .meta:
      let name = attributes[.property] ?? attributes[.name] ?? attributes[.itemprop]
      return !(name.map(PageProperties.isRead) ?? false)
    default: return false
    }
  }

  /// Whether the tag of a neutral element is kept: when something is said of it, or it may hold a date; tags that
  /// end such elements are kept with them.
  private mutating func isKept(_ number: Int, isEnd: Bool) -> Bool {
    if isEnd { return neutral.popLast() ?? true }
    neutral.append(number > 0 || isDigitAhead)
    return neutral[neutral.count - 1]
  }

  /// Whether a short text with a digit comes next.
  private var isDigitAhead: Bool {
    for offset in at..<min(page.count, at + PageDates.longest) {
      if page[offset] == 0x3C { return false }
      if page[offset] &- 0x30 < 10 { return true }
    }
    return false
  }

  private func isLinkedData(_ traits: TagTraits) -> Bool {
    traits.kind == .script
      && (attributes[.type].map { $0.elementsEqual("application/ld+json".utf8) } ?? false)
  }

  /// Whether the element is inside too many others; tags that close such elements go with them.
  private mutating func isDropped(_ traits: TagTraits, isEnd: Bool) -> Bool {
    guard !traits.isFlat, !traits.isRaw else { return false }
    if isEnd, leftOut > 0 {
      leftOut -= 1
      return true
    }
    if !isEnd, depth >= PageTaming.deepest {
      leftOut += 1
      return true
    }
    depth = max(0, depth + (isEnd ? -1 : 1))
    return false
  }

  /// Writes a tag, and marks it with the number of what its attributes say.
  private mutating func write(_ name: Range<Int>, _ traits: TagTraits, _ number: Int, _ isClosed: Bool) {
    if number > 0 {
      marks.append(UInt32(truncatingIfNeeded: frame.count))
      marks.append(UInt32(truncatingIfNeeded: number))
    }
    frame.append(0x3C)
    frame += page[name]
    if traits.kind.saysWhatPageIs, attributes.isAny { writeAttributes() }
    if isClosed {
      frame.append(0x20)
      frame.append(0x2F)
    }
    frame.append(0x3E)
  }

  /// The number of what the attributes of the tag say.
  private mutating func numberOfFacts() -> Int {
    guard attributes.isAny else { return 0 }
    let facts = ElementFacts(attributes, &classes)
    guard facts != ElementFacts() else { return 0 }
    if let number = numbers[facts] { return number }
    numbers[facts] = self.facts.count
    self.facts.append(facts)
    return self.facts.count - 1
  }

  private mutating func writeAttributes() {
    for name in ElementAttributes.Name.saying {
      guard let value = attributes[name] else { continue }
      let quote: UInt8 = value.contains(0x22) ? 0x27 : 0x22
      frame.append(0x20)
      frame += name.text.utf8
      frame.append(0x3D)
      frame.append(quote)
      frame += value
      frame.append(quote)
    }
  }

  /// The offset of the tag that ends an element whose content is no markup; the page's end when there is none.
  private func endOfRaw(_ name: Range<Int>) -> Int {
    var next = at
    while let start = page[next...].firstIndex(of: 0x3C) {
      next = start + 1
      guard byte(next) == 0x2F, start + 2 + name.count <= page.count,
        PageTaming.endsName(byte(start + 2 + name.count)),
        zip(page[name], page[(start + 2)...]).allSatisfy({ asciiLowercased($0) == asciiLowercased($1) })
      else { continue }
      return start
    }
    return page.count
  }

  private func endOfTag(_ start: Int) -> Int {
    guard byte(start) == 0x3C, byte(start + 1) == 0x2F else { return start }
    return page[start...].firstIndex(of: 0x3E).map { $0 + 1 } ?? page.count
  }
}

extension PageTaming {
  /// Reads the attributes of a tag up to the `>` that ends it and says whether a slash stands before that.
  private mutating func readAttributes() -> Bool {
    attributes.removeAll()
    var isClosed = false
    while at < page.count {
      let byte = page[at]
      if byte == 0x3E {
        at += 1
        return isClosed
      } else if PageTaming.isSpace(byte) || byte == 0x2F {
        isClosed = byte == 0x2F
        at += 1
      } else {
        isClosed = false
        readAttribute()
      }
    }
    return false
  }

  private mutating func readAttribute() {
    var hash = NameTable<ElementAttributes.Name>.empty
    // A sign of equality that begins a name belongs to it.
    repeat {
      hash = NameTable<ElementAttributes.Name>.step(hash, asciiLowercased(page[at]))
      at += 1
    } while at < page.count && page[at] != 0x3D && !PageTaming.endsName(page[at])
    var next = at
    while next < page.count, PageTaming.isSpace(page[next]) { next += 1 }
    var value = at..<at
    if byte(next) == 0x3D {
      at = next + 1
      while at < page.count, PageTaming.isSpace(page[at]) { at += 1 }
      value = readValue()
    }
    if let name = ElementAttributes.Name.of(hash) { attributes.take(name, value) }
  }

  private mutating func readValue() -> Range<Int> {
    let quote = byte(at)
    if quote == 0x22 || quote == 0x27 {
      let start = at + 1
      let end = page[min(start, page.count)...].firstIndex(of: quote) ?? page.count
      at = min(end + 1, page.count)
      return min(start, end)..<end
    }
    let start = at
    while at < page.count, !PageTaming.isSpace(page[at]), page[at] != 0x3E { at += 1 }
    return start..<at
  }
}
