/// A page with everything taken out that the parser would read for nothing, and what makes parsers quadratic.
///
/// Comments, scripts and styles go, and nearly all attributes: what they say of the text is read here, once, and an
/// element keeps its number (`n="3"`). So do elements inside more than a thousand others. The text stays as it is.
/// Tags are read as the HTML standard does (its section 13.2.5), in one pass over the bytes.
struct PageTaming {
  /// The page that is left.
  private(set) var bytes: [UInt8] = []
  /// What the attributes of elements say, by number; 0 is for those that say nothing.
  private(set) var facts: [ElementFacts] = [ElementFacts()]

  private let page: [UInt8]
  private var numbers: [ElementFacts: Int] = [:]
  private var attributes: ElementAttributes
  /// Where the page goes on.
  private var at = 0
  private var depth = 0, leftOut = 0
  /// How many elements are open in which white space counts.
  private var preformatted = 0

  /// How deep elements may stand inside each other.
  static let deepest = 1000

  /// Tames a page in UTF-8.
  ///
  /// O(bytes).
  init(_ page: [UInt8]) {
    self.page = page
    attributes = ElementAttributes(page: page)
    bytes.reserveCapacity(page.count / 2)
    while at < page.count {
      let next = page[at...].firstIndex(of: 0x3C) ?? page.count
      if preformatted > 0 { bytes += page[at..<next] } else { writeText(at..<next) }
      at = next
      if at < page.count { readMarkup() }
    }
  }

  /// Writes text with each run of white space as one character: more says nothing outside `<pre>`.
  private mutating func writeText(_ range: Range<Int>) {
    var (start, at) = (range.lowerBound, range.lowerBound)
    while at < range.upperBound {
      let isSpace = PageTaming.isSpace(page[at])
      at += 1
      guard isSpace, at < range.upperBound, PageTaming.isSpace(page[at]) else { continue }
      bytes += page[start..<at]
      while at < range.upperBound, PageTaming.isSpace(page[at]) { at += 1 }
      start = at
    }
    bytes += page[start..<range.upperBound]
  }

  /// Reads what begins with `<`: a comment, a tag, or nothing of the kind.
  private mutating func readMarkup() {
    let isEnd = byte(at + 1) == 0x2F
    if byte(at + 1) == 0x21, byte(at + 2) == 0x2D, byte(at + 3) == 0x2D {
      at = endOfComment()
    } else if PageTaming.isLetter(byte(at + (isEnd ? 2 : 1))) {
      readTag(isEnd: isEnd)
    } else {
      bytes.append(0x3C)
      at += 1
    }
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
    guard !traits.isIdle, !isDropped(traits, isEnd: isEnd) else { return }
    if traits.isPreformatted { preformatted = max(0, preformatted + (isEnd ? -1 : 1)) }
    guard !isEnd else {
      bytes += page[start..<names.upperBound]
      bytes.append(0x3E)
      return
    }
    let content = traits.isRaw ? at..<endOfRaw(names) : at..<at
    at = content.upperBound
    if traits.isRead || isLinkedData(traits) {
      write(names, traits, isClosed)
      bytes += page[content]
    } else {
      // The tag at the end of what is left out stands alone now, and has no effect.
      at = endOfTag(at)
    }
  }

  private static func endsName(_ byte: UInt8) -> Bool { isSpace(byte) || byte == 0x2F || byte == 0x3E }

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

  /// Writes a tag with what its attributes say.
  private mutating func write(_ name: Range<Int>, _ traits: TagTraits, _ isClosed: Bool) {
    bytes.append(0x3C)
    bytes += page[name]
    if attributes.isAny {
      let facts = ElementFacts(attributes)
      if facts != ElementFacts() {
        bytes += " n=".utf8
        bytes += String(number(of: facts)).utf8
      }
      if traits.kind.saysWhatPageIs { writeAttributes() }
    }
    if isClosed { bytes += " /".utf8 }
    bytes.append(0x3E)
  }

  private mutating func number(of facts: ElementFacts) -> Int {
    if let number = numbers[facts] { return number }
    numbers[facts] = self.facts.count
    self.facts.append(facts)
    return self.facts.count - 1
  }

  private mutating func writeAttributes() {
    for name in ElementAttributes.Name.saying {
      guard let value = attributes[name] else { continue }
      let quote: UInt8 = value.contains(0x22) ? 0x27 : 0x22
      bytes += " \(name)=".utf8
      bytes.append(quote)
      bytes += value
      bytes.append(quote)
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
