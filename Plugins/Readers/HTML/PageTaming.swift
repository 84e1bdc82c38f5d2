private import CollateCore

/// A page with everything taken out that the parser would read for nothing, and what makes parsers quadratic.
///
/// Comments, scripts and styles go, and elements of phrases such as `<b>` of which nothing is said, and nearly all
/// attributes: what they say of the text is read here, once. So do elements inside more than a thousand others. Each
/// text is one character, whatever its length. Tags are read as the HTML standard does (its section 13.2.5), in one
/// pass over the bytes.
struct PageTaming {
  /// What is left for the parser.
  private(set) var result: PageFrame
  /// The tags that are left, with a character for each text.
  var frame: [UInt8] { result.bytes }

  private let page: PageBytes
  private var attributes: ElementAttributes
  private var classes: ClassMemory
  /// Where the page goes on.
  private var at = 0
  private var depth = 0, leftOut = 0
  /// How many elements are open in which white space counts.
  private var preformatted = 0
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
    self.page = PageBytes(bytes: page)
    result = PageFrame(of: page)
    attributes = ElementAttributes(page: page)
    classes = ClassMemory(page)
    while at < page.count {
      let (text, look) = self.page.text(from: at)
      at = text.upperBound
      result.write(text, look)
      if at < page.count { readMarkup() }
    }
  }

  /// Reads what begins with `<`: a comment, a tag, or nothing of the kind.
  private mutating func readMarkup() {
    let isEnd = page[at + 1] == 0x2F
    if page[at + 1] == 0x21, page[at + 2] == 0x2D, page[at + 3] == 0x2D {
      at = page.endOfComment(at)
    } else if PageBytes.isLetter(page[at + (isEnd ? 2 : 1)]) {
      readTag(isEnd: isEnd)
    } else if page[at + 1] == 0x21 || page[at + 1] == 0x3F || isEnd {
      readDeclaration()
    } else {
      result.writeAngle()
      at += 1
    }
  }

  /// Reads `<!DOCTYPE …>`, which the parser needs, and what else it takes for a comment: `<?…>`, `</ …>`.
  private mutating func readDeclaration() {
    let end = page.endOfDeclaration(at)
    if page[at + 1] == 0x21, page[at + 2] | 0x20 == UInt8(ascii: "d") { result.writeDeclaration(at..<end) }
    at = end
  }

  private mutating func readTag(isEnd: Bool) {
    let start = at
    at += isEnd ? 2 : 1
    let (name, hash) = readName()
    let isClosed = attributes.read(from: &at)
    guard at < page.bytes.count || page[at - 1] == 0x3E else { return }
    let traits = TagTraits.of(hash)
    guard !traits.isIdle, !isOfNoUse(traits), !isDropped(traits, isEnd: isEnd) else { return }
    let number = isEnd || !attributes.isAny ? 0 : result.number(of: ElementFacts(attributes, &classes))
    if traits.isNeutral, !isKept(number, isEnd: isEnd) { return }
    if traits.isPhrase, number == 0, !keptPhrases.contains(hash) { return }
    if traits.isPhrase, number > 0 { keptPhrases.insert(hash) }
    if traits.isPreformatted {
      preformatted = max(0, preformatted + (isEnd ? -1 : 1))
      result.isPreformatted = preformatted > 0
    }
    result.beginTag(isBlock: traits.space >= .line)
    if isEnd {
      result.writeEndTag(start..<name.upperBound)
    } else {
      write(name, traits, number, isClosed: isClosed)
    }
  }

  /// The name of the tag that goes on here, and its hash in lower case.
  private mutating func readName() -> (Range<Int>, UInt64) {
    let start = at
    var hash = NameTable<TagTraits>.empty
    while at < page.bytes.count, !PageBytes.endsName(page.bytes[at]) {
      hash = NameTable<TagTraits>.step(hash, asciiLowercased(page.bytes[at]))
      at += 1
    }
    return (start..<at, hash)
  }

  /// Writes a tag that begins an element, with the content where that is no markup, or leaves both out.
  private mutating func write(_ name: Range<Int>, _ traits: TagTraits, _ number: Int, isClosed: Bool) {
    let content = traits.isRaw ? at..<page.endOfRaw(name, from: at) : at..<at
    at = content.upperBound
    guard traits.isRead || isLinkedData(traits) else {
      // The tag at the end of what is left out stands alone now, and has no effect.
      at = page.endOfEndTag(at)
      return
    }
    result.writeTag(
      name, number: number, attributes: traits.kind.saysWhatPageIs && attributes.isAny ? attributes : nil,
      isClosed: isClosed)
    guard !content.isEmpty else { return }
    // References are read in `<title>` and `<textarea>`, and in nothing else that is raw.
    if traits.isRead, traits.kind == .title || traits.roles.contains(.form) {
      result.writePieces(of: content)
    } else {
      result.writePlace(of: content)
    }
  }
}

extension PageTaming {
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

  /// Whether the tag of a neutral element is kept: when something is said of it, or it may hold a date; tags that
  /// end such elements are kept with them.
  private mutating func isKept(_ number: Int, isEnd: Bool) -> Bool {
    if isEnd { return neutral.popLast() ?? true }
    neutral.append(number > 0 || isDigitAhead)
    return neutral[neutral.count - 1]
  }

  /// Whether a short text with a digit comes next.
  private var isDigitAhead: Bool {
    for offset in at..<min(page.bytes.count, at + PageDates.longest) {
      if page.bytes[offset] == 0x3C { return false }
      if page.bytes[offset] &- 0x30 < 10 { return true }
    }
    return false
  }

  private func isLinkedData(_ traits: TagTraits) -> Bool {
    traits.kind == .script
      && (attributes[.type].map { $0.elementsEqual("application/ld+json".utf8) } ?? false)
  }
}
