import CollateCore
import PluginKit

extension Importer {
  /// A feed (RSS 2.0, RSS 1.0, Atom): a document for each entry.
  static let feed = Importer(
    "feed", extensions: ["rss", "atom", "xml"], recognises: { isFeed($0) }
  ) { source, _ in
    let decoding = TextDecoding(source.bytes)
    var reader = FeedReader(decoding.text.utf8)
    let entries = reader.entries()
    var result = Import([], notices: decoding.notice.map { ["\(source.path): \($0)"] } ?? [])
    for (number, entry) in entries.enumerated() {
      let document = entry.record.document(
        of: decoding.text.utf8[entry.range], path: source.path, fallback: "\(source.id):\(number + 1)",
        options: source.options)
      if let document {
        result.documents.append(document)
      } else {
        result.notices.append("\(source.path): entry \(number + 1) has no text; it was passed over")
      }
    }
    if entries.isEmpty { result.notices.append("\(source.path): no entry of RSS or Atom in this XML") }
    return result
  }

  private static func isFeed(_ start: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: start.prefix(600), as: UTF8.self)
    return text.contains("<rss") || text.contains("<feed") || text.contains("<rdf:RDF")
  }
}

/// Reads the entries of a feed in one pass over its bytes.
///
/// It knows tags, CDATA and the five entities of XML; declared entities are never expanded, so that none can
/// explode.
struct FeedReader {
  private let bytes: [UInt8]
  private var offset = 0
  private var source: String?
  private var unclosed = 0

  /// An entry with its place in the file.
  struct Entry {
    var record = ArticleRecord()
    var range: Range<Int>
  }

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  private enum Tag {
    case open(name: String, attributes: String, isEmpty: Bool)
    case close(name: String)
  }

  mutating func entries() -> [Entry] {
    var entries: [Entry] = []
    while let (tag, range) = nextTag() {
      guard case .open(let name, _, false) = tag else { continue }
      if name == "item" || name == "entry" {
        entries.append(entry(from: range.lowerBound))
      } else if name == "title", source == nil, entries.isEmpty {
        source = trimmed(FeedReader.plain(bytes[range.upperBound..<(closing("title") ?? range.upperBound)]))
      }
    }
    return entries
  }

  private mutating func entry(from start: Int) -> Entry {
    var entry = Entry(range: start..<start)
    entry.record.metadata.source = source
    var body: ArraySlice<UInt8>?
    while let (tag, range) = nextTag() {
      switch tag {
      case .close("item"), .close("entry"):
        entry.range = start..<range.upperBound
        entry.record.takeBody(body)
        return entry
      case .open("link", let attributes, let isEmpty):
        if let address = FeedReader.attribute("href", attributes) { entry.record.take(.url, address) }
        if !isEmpty { entry.record.take(.url, FeedReader.plain(content("link", from: range.upperBound))) }
      case .open(let name, _, false):
        let content = content(name, from: range.upperBound)
        if name == "content:encoded" || name == "content" {
          body = content
        } else if name == "description" || name == "summary" {
          body = body ?? content
        } else if let field = FeedReader.fields[name] {
          entry.record.take(field, FeedReader.plain(content))
        }
      default: break
      }
    }
    entry.range = start..<bytes.count
    entry.record.takeBody(body)
    return entry
  }

  private static let fields: [String: Field] = [
    "title": .title, "guid": .id, "id": .id, "pubdate": .date, "published": .date, "updated": .date,
    "dc:date": .date, "dc:creator": .byline, "author": .byline, "dc:language": .language,
  ]

  /// The bytes up to the closing tag of an element, which is passed.
  private mutating func content(_ name: String, from start: Int) -> ArraySlice<UInt8> {
    guard let end = closing(name) else { return bytes[start..<start] }
    return bytes[start..<end]
  }

  private mutating func closing(_ name: String) -> Int? {
    // Elements that never close would each read to the end of the file: a few may, not thousands.
    guard unclosed < 64 else { return nil }
    let before = offset
    while let (tag, range) = nextTag() {
      if case .close(name) = tag { return range.lowerBound }
      if case .close("item") = tag { break }
      if case .close("entry") = tag { break }
    }
    offset = before
    unclosed += 1
    return nil
  }

  /// The next tag outside comments, CDATA and declarations, with its place.
  private mutating func nextTag() -> (Tag, Range<Int>)? {
    while let start = bytes[offset...].firstIndex(of: UInt8(ascii: "<")) {
      let rest = bytes[start...]
      if rest.starts(with: "<![CDATA[".utf8) {
        offset = end(of: "]]>", from: start)
      } else if rest.starts(with: "<!--".utf8) {
        offset = end(of: "-->", from: start)
      } else {
        guard let stop = rest.firstIndex(of: UInt8(ascii: ">")) else { break }
        offset = stop + 1
        if let tag = FeedReader.tag(bytes[(start + 1)..<stop]) { return (tag, start..<offset) }
      }
    }
    offset = bytes.count
    return nil
  }

  private func end(of mark: String, from start: Int) -> Int {
    var at = start
    while let next = bytes[at...].firstIndex(of: UInt8(ascii: mark.utf8.first == 0x5D ? "]" : "-")) {
      if bytes[next...].starts(with: mark.utf8) { return next + mark.utf8.count }
      at = next + 1
    }
    return bytes.count
  }

  private static func tag(_ inside: ArraySlice<UInt8>) -> Tag? {
    guard let first = inside.first, first != UInt8(ascii: "!"), first != UInt8(ascii: "?") else { return nil }
    let isClosing = first == UInt8(ascii: "/")
    let isEmpty = inside.last == UInt8(ascii: "/")
    let text = isClosing ? inside.dropFirst() : isEmpty ? inside.dropLast() : inside
    let name = text.prefix { $0 > 0x20 }
    let lower = String(decoding: name.map(asciiLowercased), as: UTF8.self)
    if isClosing { return .close(name: lower) }
    return .open(
      name: lower, attributes: String(decoding: text[name.endIndex...], as: UTF8.self), isEmpty: isEmpty)
  }

  private static func attribute(_ name: String, _ attributes: String) -> String? {
    for quote in ["\"", "'"] {
      let parts = attributes.split(
        separator: "\(name)=\(quote)", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2,
        let end = parts[1].split(separator: quote, omittingEmptySubsequences: false).first
      else { continue }
      return plain(Array(end.utf8)[...])
    }
    return nil
  }

  /// The text of an element: CDATA as it stands, else with the entities of XML resolved.
  static func plain(_ content: ArraySlice<UInt8>) -> String {
    let text = trimmed(String(decoding: content, as: UTF8.self))
    if text.hasPrefix("<![CDATA["), text.hasSuffix("]]>") { return String(text.dropFirst(9).dropLast(3)) }
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    var result = text
    for (entity, character) in [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&#39;", "'"),
    ] {
      result = result.split(separator: entity, omittingEmptySubsequences: false).joined(separator: character)
    }
    return result.split(separator: "&amp;", omittingEmptySubsequences: false).joined(separator: "&")
  }
}

extension ArticleRecord {
  /// Takes the body of an entry: a page when it holds tags, else text.
  fileprivate mutating func takeBody(_ body: ArraySlice<UInt8>?) {
    guard let body else { return }
    let content = FeedReader.plain(body)
    if content.utf8.contains(UInt8(ascii: "<")) || content.utf8.contains(UInt8(ascii: "&")) {
      html = Array(content.utf8)
    } else if !content.isEmpty {
      text = Text(content)
    }
  }
}
