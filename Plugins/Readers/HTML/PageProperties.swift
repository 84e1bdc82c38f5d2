/// The names under which `<meta>` elements say what is read of them, in lower case, most believed first.
enum PageProperties {
  static let titles = ["og:title", "twitter:title", "dc.title"]
  static let authors = [
    "author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "citation_author",
  ]
  static let outlets = ["og:site_name"]
  static let addresses = ["og:url"]
  static let languages = ["og:locale", "content-language"]
  static let dates = PageDates.properties

  /// Whether an element of that name in the page is read at all.
  ///
  /// One whose name has a character reference is, whatever it is.
  static func isRead(_ name: ArraySlice<UInt8>) -> Bool {
    var hash = NameTable<Bool>.empty
    for byte in name {
      if byte == 0x26 { return true }
      hash = NameTable<Bool>.step(hash, asciiLowercased(byte))
    }
    return table[hash] ?? false
  }

  private static let table = NameTable(
    (titles + authors + outlets + addresses + languages + dates).map { (name: Substring($0), value: true) })
}
