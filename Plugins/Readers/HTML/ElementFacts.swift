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
  init(_ attributes: ElementAttributes) {
    for name in [ElementAttributes.Name.class, .id] {
      if let names = attributes[name] { roles.formUnion(ClassRoles.of(names)) }
    }
    let isHidden = attributes[.ariaHidden].map { $0.elementsEqual("true".utf8) } ?? false
    if isHidden || attributes[.hidden] != nil || attributes[.style].map(ElementFacts.isHiding) ?? false {
      roles.insert(.hidden)
    }
    if let role = attributes[.role] {
      roles.formUnion(ElementFacts.declared[String(decoding: role, as: UTF8.self)] ?? [])
    }
    if attributes[.itemprop].map({ $0.elementsEqual("articleBody".utf8) }) ?? false { roles.insert(.body) }
    author = PageAuthors.Kind(of: attributes)
  }

  private static let declared: [String: Markup.Roles] = [
    "navigation": .navigation, "menu": .navigation, "menubar": .navigation, "search": .navigation,
    "banner": .header, "contentinfo": .footer, "complementary": .aside, "dialog": .dialog,
    "alertdialog": .dialog, "main": .main, "article": .article,
  ]

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
    guard bytes.count >= count else { return nil }
    return text.withUTF8Buffer { text in
      let first = unsafe text[0]
      for start in bytes.startIndex...(bytes.endIndex - count) where bytes[start] | 0x20 == first | 0x20 {
        if (0..<count).allSatisfy({ unsafe asciiLowercased(bytes[start + $0]) == text[$0] }) {
          return start
        }
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
    fileprivate var text: Substring { self == .ariaHidden ? "aria-hidden" : Substring("\(self)") }

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
  private var ranges = [Range<Int>?](repeating: nil, count: Name.allCases.count)
  /// Whether any is there.
  private(set) var isAny = false

  init(page: [UInt8]) { self.page = page }

  /// The value of an attribute; nil when the element has none.
  subscript(name: Name) -> ArraySlice<UInt8>? { ranges[name.rawValue].map { page[$0] } }

  /// Takes an attribute; the first of a name counts.
  mutating func take(_ name: Name, _ range: Range<Int>) {
    guard ranges[name.rawValue] == nil else { return }
    ranges[name.rawValue] = range
    isAny = true
  }

  /// Forgets all attributes.
  mutating func removeAll() {
    guard isAny else { return }
    for index in ranges.indices { ranges[index] = nil }
    isAny = false
  }
}
