import CollateCore

/// A web page as text: what a reader of the page sees, line by line, with what the markup says of each line.
struct WebPage {
  /// The text.
  let text: Text
  /// What the markup says of each line of the text.
  let markup: [Markup]
  /// What the page says of itself.
  let metadata: Metadata
  /// What the user should know of the reading.
  let notices: [String]

  /// The page in bytes of HTML.
  ///
  /// O(bytes).
  init(_ bytes: [UInt8]) {
    let decoded = TextDecoding(bytes, declared: HTMLCharset.declared(in: bytes.prefix(4096)))
    let tree = HTMLTree(decoded.utf8)
    let rendering = PageRendering(tree)
    text = Text(wellFormed: rendering.bytes)
    markup = rendering.markup
    metadata = PageMetadata(tree).metadata
    notices =
      (decoded.notice.map { [$0] } ?? [])
      + (tree.wasCut ? ["elements nested more than 512 deep were left out"] : [])
  }
}

/// The encoding that a page declares.
enum HTMLCharset {
  /// The name after `charset=` in the beginning of a page, in lower case; nil when there is none.
  static func declared(in start: ArraySlice<UInt8>) -> String? {
    let mark = Array("charset=".utf8)
    let lower = start.map(asciiLowercased)
    guard let at = lower.indices.first(where: { lower[$0...].starts(with: mark) }) else { return nil }
    let name = lower[(at + mark.count)...].drop { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }
    let end = name.firstIndex { !isNameByte($0) } ?? name.endIndex
    return end == name.startIndex ? nil : String(decoding: name[..<end], as: UTF8.self)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: "_")
  }
}
