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

    private static let folders = ["/author/", "/authors/", "/contributor/", "/contributors/"].map {
      Array($0.utf8)
    }
    private static let styles = ["author", "byline"].map { Array($0.utf8) }

    /// What an element's attributes say; nil when they say nothing of authors.
    init?(of node: HTMLTree.Node) {
      if node.attribute("rel") == "author" || node.attribute("itemprop") == "author" {
        self = .declared
      } else if let address = node.attribute("href"), PageAuthors.holds(address, Kind.folders) {
        self = .link
      } else if let style = node.attribute("class"), PageAuthors.holds(style, Kind.styles) {
        self = .styled
      } else {
        return nil
      }
    }
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

  /// Whether a text holds one of some words, given in lower case; O(text · words), on bytes.
  private static func holds(_ text: String, _ words: [[UInt8]]) -> Bool {
    let bytes = text.utf8.map(asciiLowercased)
    return bytes.indices.contains { start in
      words.contains { bytes[start] == $0[0] && bytes[start...].starts(with: $0) }
    }
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
