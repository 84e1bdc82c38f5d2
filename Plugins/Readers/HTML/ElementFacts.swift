import CollateCore

/// What an element's attributes say of the text it holds.
struct ElementFacts: Hashable {
  /// What the text is.
  var roles: Markup.Roles = []
  /// How it says that it names an author; nil when it does not.
  var author: PageAuthors.Kind?

  /// Nothing is said.
  init() {}

  /// What some attributes say.
  init(_ attributes: ElementAttributes, _ classes: inout ClassMemory) {
    var names = ClassNames()
    if let range = attributes.range(of: .class) { names = classes.names(range) }
    roles = names.roles
    if let range = attributes.range(of: .id) { roles.formUnion(classes.names(range).roles) }
    let isHidden = attributes[.ariaHidden].map { $0.elementsEqual("true".utf8) } ?? false
    if isHidden || attributes[.hidden] != nil || attributes[.style].map(ElementFacts.isHiding) ?? false {
      roles.insert(.hidden)
    }
    if let role = attributes[.role] {
      let hash = role.reduce(NameTable<Markup.Roles>.empty) { NameTable<Markup.Roles>.step($0, $1) }
      roles.formUnion(ElementFacts.declared[hash] ?? [])
    }
    if attributes[.itemprop].map({ $0.elementsEqual("articleBody".utf8) }) ?? false { roles.insert(.body) }
    author = PageAuthors.Kind(of: attributes, isStyled: names.isOfAuthor)
  }

  private static let declared = NameTable<Markup.Roles>([
    ("navigation", .navigation), ("menu", .navigation), ("menubar", .navigation), ("search", .navigation),
    ("banner", .header), ("contentinfo", .footer), ("complementary", .aside), ("dialog", .dialog),
    ("alertdialog", .dialog), ("main", .main), ("article", .article),
  ])

  private static func isHiding(_ style: ArraySlice<UInt8>) -> Bool {
    guard firstIndex(of: "none", in: style) != nil || firstIndex(of: "hidden", in: style) != nil else {
      return false
    }
    let plain = style.filter { $0 != 0x20 }[...]
    return firstIndex(of: "display:none", in: plain) != nil
      || firstIndex(of: "visibility:hidden", in: plain) != nil
  }

  /// Where some text in lower case stands in bytes of any case; O(bytes · text), and nearly always O(bytes).
  static func firstIndex(of text: StaticString, in bytes: ArraySlice<UInt8>) -> Int? {
    let count = text.utf8CodeUnitCount
    let (span, begin) = (bytes.span, bytes.startIndex)
    guard span.count >= count, count > 0 else { return nil }
    return text.withUTF8Buffer { text in
      let first = unsafe text[0]
      for start in 0...(span.count - count) where span[start] | 0x20 == first | 0x20 {
        var same = 0
        while same < count, unsafe asciiLowercased(span[start + same]) == text[same] { same += 1 }
        if same == count { return begin + start }
      }
      return nil
    }
  }
}

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

  /// Takes an attribute; the first of a name counts.
  mutating func take(_ name: Name, _ range: Range<Int>) {
    let bit: UInt32 = 1 << UInt32(name.rawValue)
    guard present & bit == 0 else { return }
    ranges[name.rawValue] = range
    present |= bit
  }

  /// Forgets all attributes.
  mutating func removeAll() {
    present = 0
  }
}
