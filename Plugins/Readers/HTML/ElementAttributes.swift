/// The attributes of one element that the reader knows, as they stand in the page.
struct ElementAttributes {
  /// The names of those attributes.
  enum Name: Int, CaseIterable, Sendable {
    case property, name, content, datetime, lang, rel, href, type, itemprop
    case `class`, id, style, hidden, role, ariaHidden

    /// Its name in pages.
    var text: Substring { Name.texts[rawValue] }

    private static let texts = allCases.map { $0 == .ariaHidden ? "aria-hidden" : Substring("\($0)") }

    /// The name with some hash; nil when it is none of these.
    static func of(_ hash: UInt64) -> Name? { table[hash] }

    /// Those that say in some elements what the page is.
    static let saying: [Name] = [
      .property, .name, .content, .datetime, .lang, .rel, .href, .type, .itemprop, .class,
    ]

    private static let table = NameTable(allCases.map { (name: $0.text, value: $0) })
  }

  /// The page.
  let page: [UInt8]
  private var ranges = [Range<Int>](repeating: 0..<0, count: Name.allCases.count)
  /// A bit for each that is there.
  private var present: UInt32 = 0
  /// Whether any is there.
  var isAny: Bool { present != 0 }

  init(page: [UInt8]) { self.page = page }

  /// The value of an attribute; nil when the element has none.
  subscript(name: Name) -> ArraySlice<UInt8>? { range(of: name).map { page[$0] } }

  /// Where the value of an attribute stands in the page; nil when the element has none.
  func range(of name: Name) -> Range<Int>? {
    present & 1 << UInt32(name.rawValue) == 0 ? nil : ranges[name.rawValue]
  }

  /// Reads the attributes of a tag from `at` to behind the `>` that ends it, in the place of those it had, and says
  /// whether a slash stands before that `>`.
  ///
  /// Of attributes of one name the first counts.
  mutating func read(from at: inout Int) -> Bool {
    present = 0
    var isClosed = false
    while at < page.count {
      let byte = page[at]
      if byte == 0x3E {
        at += 1
        return isClosed
      } else if PageBytes.isSpace(byte) || byte == 0x2F {
        isClosed = byte == 0x2F
        at += 1
      } else {
        isClosed = false
        readOne(&at)
      }
    }
    return false
  }

  private mutating func readOne(_ at: inout Int) {
    var hash = NameTable<Name>.empty
    // A sign of equality that begins a name belongs to it.
    repeat {
      hash = NameTable<Name>.step(hash, asciiLowercased(page[at]))
      at += 1
    } while at < page.count && page[at] != 0x3D && !PageBytes.endsName(page[at])
    var next = at
    while next < page.count, PageBytes.isSpace(page[next]) { next += 1 }
    var value = at..<at
    if next < page.count, page[next] == 0x3D {
      at = next + 1
      while at < page.count, PageBytes.isSpace(page[at]) { at += 1 }
      value = readValue(&at)
    }
    if let name = Name.of(hash) { take(name, value) }
  }

  private func readValue(_ at: inout Int) -> Range<Int> {
    if at < page.count, page[at] == 0x22 || page[at] == 0x27 {
      let start = at + 1
      let end = page[start...].firstIndex(of: page[at]) ?? page.count
      at = min(end + 1, page.count)
      return start..<end
    }
    let start = at
    while at < page.count, !PageBytes.isSpace(page[at]), page[at] != 0x3E { at += 1 }
    return start..<at
  }

  private mutating func take(_ name: Name, _ range: Range<Int>) {
    let bit: UInt32 = 1 << UInt32(name.rawValue)
    guard present & bit == 0 else { return }
    ranges[name.rawValue] = range
    present |= bit
  }
}
