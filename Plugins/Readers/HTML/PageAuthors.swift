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

    /// What an element's attributes say; nil when they say nothing of authors.
    init?(of attributes: ElementAttributes) {
      let isAuthor = { (value: ArraySlice<UInt8>) in value.elementsEqual("author".utf8) }
      if attributes[.rel].map(isAuthor) ?? false || attributes[.itemprop].map(isAuthor) ?? false {
        self = .declared
      } else if let address = attributes[.href],
        Kind.hasFolder(address)
      {
        self = .link
      } else if let style = attributes[.class], Kind.holds("author", style) || Kind.holds("byline", style) {
        self = .styled
      } else {
        return nil
      }
    }

    private static func holds(_ word: StaticString, _ value: ArraySlice<UInt8>) -> Bool {
      ElementFacts.firstIndex(of: word, in: value) != nil
    }

    /// Whether an address has a folder of authors: `/author/`, `/contributors/`.
    private static func hasFolder(_ address: ArraySlice<UInt8>) -> Bool {
      let bytes = address.span
      for slash in bytes.indices where bytes[slash] == 0x2F && slash + 8 < bytes.count {
        let first = bytes[slash + 1] | 0x20
        guard first == UInt8(ascii: "a") || first == UInt8(ascii: "c") else { continue }
        let name = address.dropFirst(slash + 1).prefix { $0 != 0x2F }
        guard name.endIndex < address.endIndex, name.count <= 12 else { continue }
        let folder = name.map(asciiLowercased)
        if folders.contains(where: { folder.elementsEqual($0.utf8) }) { return true }
      }
      return false
    }

    private static let folders = ["author", "authors", "contributor", "contributors"]
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
