/// Who wrote a page, as far as its elements say: links, properties and class names about authors.
struct PageAuthors {
  /// How an element says that it names an author, best first.
  enum Kind: Int, CaseIterable {
    /// `rel="author"` or `itemprop="author"`.
    case declared
    /// A link to the page of an author.
    case link
    /// A class such as `author-name` or `byline`.
    case styled

    /// What an element's attributes say, and whether its class names do; nil when they say nothing of authors.
    init?(of attributes: ElementAttributes, isStyled: Bool) {
      let isAuthor = { (value: ArraySlice<UInt8>) in value.elementsEqual("author".utf8) }
      if attributes[.rel].map(isAuthor) ?? false || attributes[.itemprop].map(isAuthor) ?? false {
        self = .declared
      } else if let address = attributes[.href],
        Kind.hasFolder(address)
      {
        self = .link
      } else if isStyled {
        self = .styled
      } else {
        return nil
      }
    }

    /// Whether an address has a folder of authors: `/author/`, `/contributors/`.
    private static func hasFolder(_ address: ArraySlice<UInt8>) -> Bool {
      let bytes = address.span
      for slash in bytes.indices where bytes[slash] == 0x2F && slash + 8 < bytes.count {
        let first = bytes[slash + 1] | 0x20
        guard first == UInt8(ascii: "a") || first == UInt8(ascii: "c") else { continue }
        var (end, hash) = (slash + 1, NameTable<Bool>.empty)
        while end < bytes.count, end < slash + 14, bytes[end] != 0x2F {
          hash = NameTable<Bool>.step(hash, asciiLowercased(bytes[end]))
          end += 1
        }
        if end < bytes.count, folders[hash] ?? false { return true }
      }
      return false
    }

    private static let folders = NameTable<Bool>(
      ["author", "authors", "contributor", "contributors"].map { (name: $0, value: true) })
  }

  private var names: [Kind: String] = [:]

  /// Takes the text of an element when it looks like a name; the first of each kind counts.
  mutating func take(_ text: String?, _ kind: Kind) {
    guard names[kind] == nil, let text else { return }
    let name = PageAuthors.withoutAnnouncement(text)
    if PageAuthors.isName(name) { names[kind] = name }
  }

  /// The best name found.
  var best: String? { Kind.allCases.lazy.compactMap { names[$0] }.first }

  /// Whether a text can be the name of one or more authors: short, no address, no digits, no words of buttons.
  static func isName(_ text: String) -> Bool {
    let words = text.split(separator: " ")
    guard (1...12).contains(words.count), text.utf8.count < 80,
      !text.utf8.contains(where: { 0x30...0x39 ~= $0 || $0 == 0x2F || $0 == 0x40 || $0 == 0x5F }),
      words.count > 1 || !text.dropLast().contains("."), text.first?.isLowercase == false
    else { return false }
    return !words.contains { buttons.contains($0.lowercased()) }
  }

  private static let buttons: Set<String> = [
    "about", "all", "archive", "articles", "author", "authors", "author:", "authors:", "bio",
    "comments",
    "follow", "more", "post", "posts", "profile", "read", "share", "view",
  ]

  private static func withoutAnnouncement(_ text: String) -> String {
    for start in ["By ", "by ", "BY ", "By: ", "Written by ", "Posted by "]
    where text.hasPrefix(start) {
      return String(text.dropFirst(start.count))
    }
    return text
  }
}
