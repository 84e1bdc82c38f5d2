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
