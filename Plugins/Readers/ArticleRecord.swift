import Cleaning
import CollateCore
import PluginKit

/// An article as a record of a file gives it: its fields, before it becomes a document.
struct ArticleRecord {
  /// Its own id; nil when it has none.
  var id: String?
  /// What the record says of the article.
  var metadata = Metadata()
  /// The plain text.
  var text: Text?
  /// The web page, when there is no plain text.
  var html: [UInt8]?

  /// Takes the value of a field with a well-known name; other fields are passed over.
  mutating func take(_ field: Field, _ value: String) {
    let value = trimmed(value)
    guard !value.isEmpty else { return }
    switch field {
    case .id: id = id ?? value
    case .source: metadata.source = metadata.source ?? value
    case .title: metadata.title = metadata.title ?? value
    case .byline: metadata.byline = metadata.byline ?? value
    case .url: metadata.url = metadata.url ?? value
    case .language: metadata.language = Language(rawValue: value)
    case .date: metadata.date = metadata.date ?? ArticleRecord.date(value)
    case .text, .html: break
    }
  }

  /// The date in a field: as ISO 8601, else in words or numbers, as in mails and feeds.
  static func date(_ value: String) -> DateInterval? {
    DateInterval(iso: value, evidence: "given")
      ?? DateReading.first(in: value).map { $0.interval("given") }
  }

  private static func digest(of bytes: some Collection<UInt8>) -> KeptDigest {
    let digest = bytes.withContiguousStorageIfAvailable { bytes in
      unsafe KeptDigest(sha256Of: Span(_unsafeElements: bytes))
    }
    return digest ?? KeptDigest(sha256Of: Array(bytes).span)
  }

  /// The document of the record; nil when it holds neither text nor page.
  ///
  /// `bytes` are the record's own as they stand in the file; `fallback` is its id when it has none. What the
  /// user said in `options` goes before what the record says.
  func document(
    of bytes: some Collection<UInt8>, path: String, fallback: @autoclosure () -> String,
    options: Source.Options, markup: [Markup] = []
  ) -> Document? {
    document(
      withDigest: ArticleRecord.digest(of: bytes), byteCount: bytes.count, path: path, fallback: fallback(),
      options: options, markup: markup)
  }

  /// The document of a record whose SHA-256 is known.
  func document(
    withDigest digest: KeptDigest, byteCount: Int, path: String, fallback: @autoclosure () -> String,
    options: Source.Options, markup: [Markup] = []
  ) -> Document? {
    var metadata = metadata
    var markup = markup
    var text = text
    if text == nil, let html {
      let page = WebPage(html)
      metadata.fill(from: page.metadata)
      markup = page.markup
      text = page.text
    }
    guard let text else { return nil }
    metadata.source = options.source ?? metadata.source
    metadata.language = options.language ?? metadata.language
    metadata.date = options.date ?? metadata.date
    return Document(
      id: id ?? fallback(), path: path, text: text, digest: digest, byteCount: byteCount,
      metadata: metadata, markup: markup)
  }
}

/// What a column or member of a record can hold.
enum Field: Hashable {
  case id, source, title, language, date, url, text, html, byline

  /// The names people give to columns, best first, lower case and without `_`, `-`, `.` and spaces: in English, then
  /// in the other languages that cleaning knows.
  static let names: [(field: Field, names: [String])] = [
    (.id, ["id", "uid", "guid", "docid", "articleid", "recordid", "identifier"]),
    (
      .source,
      [
        "source", "outlet", "publisher", "publication", "sourcename", "site", "sitename", "newspaper",
        "domain", "quelle", "medium", "zeitung", "média", "journal", "fuente", "medio", "periódico", "kaynak",
        "gazete", "источник", "издание", "المصدر", "الصحيفة", "منبع", "روزنامه", "מקור", "עיתון",
      ]
    ),
    (
      .title,
      [
        "title", "headline", "heading", "titel", "überschrift", "schlagzeile", "titre", "título", "titular",
        "başlık", "заголовок", "العنوان", "عنوان", "כותרת",
      ]
    ),
    (
      .language,
      [
        "lang", "language", "languagecode", "sprache", "langue", "idioma", "dil", "язык", "اللغة", "زبان",
        "שפה",
      ]
    ),
    (
      .date,
      [
        "date", "published", "publishdate", "datepublish", "publishedat", "datepublished", "pubdate",
        "publicationdate", "createdat", "created", "datetime", "timestamp", "day",
        "datum", "veröffentlicht", "fecha", "tarih", "дата", "التاريخ", "تاريخ", "تاریخ", "תאריך",
      ]
    ),
    (.url, ["url", "link", "uri", "address", "permalink", "canonicalurl"]),
    (
      .text,
      [
        "text", "body", "content", "maintext", "fulltext", "article", "articletext", "plaintext", "story",
        "rawtext", "bodytext", "cleantext", "document",
        "volltext", "inhalt", "artikeltext", "artikel", "texte", "contenu", "texto", "contenido", "metin",
        "içerik",
        "текст", "содержание", "النص", "نص", "المحتوى", "متن", "טקסט", "תוכן", "description",
      ]
    ),
    (.html, ["html", "rawhtml", "pagehtml", "bodyhtml", "contenthtml"]),
    (
      .byline,
      [
        "byline", "author", "authors", "creator", "writer", "autor", "verfasser", "auteur", "yazar", "автор",
        "الكاتب", "نویسنده", "מחבר",
      ]
    ),
  ]

  /// The field of each column, by name: at most one column for a field, the best name first.
  ///
  /// `textColumn` is the column the user named for the text, whatever it is called.
  static func columns(_ names: [String], textColumn: String?) -> [Field?] {
    let plain = names.map { name in
      String(decoding: name.lowercased().utf8.filter { !separators.contains($0) }, as: UTF8.self)
    }
    var fields = [Field?](repeating: nil, count: names.count)
    for (field, candidates) in Field.names {
      if field == .text, let textColumn {
        if let column = names.firstIndex(of: textColumn) { fields[column] = .text }
        continue
      }
      if let column = candidates.lazy.compactMap({ plain.firstIndex(of: $0) }).first, fields[column] == nil {
        fields[column] = field
      }
    }
    return fields
  }

  private static let separators = Array("_-. :".utf8)

  /// The column of running text where no name says which: the one with most bytes, if that is a paragraph at least.
  ///
  /// `bytes` are those of each column in `rows` rows; columns that hold something known are no candidates.
  static func longest(_ bytes: [Int], rows: Int, among fields: [Field?]) -> Int? {
    let free = bytes.indices.filter { fields[$0] == nil }
    guard let best = free.max(by: { bytes[$0] < bytes[$1] }), bytes[best] >= 160 * max(1, rows) else {
      return nil
    }
    return best
  }
}

extension Metadata {
  /// Takes over what is not known yet.
  mutating func fill(from other: Metadata) {
    source = source ?? other.source
    title = title ?? other.title
    byline = byline ?? other.byline
    if language == .undetermined { language = other.language }
    date = date ?? other.date
    url = url ?? other.url
  }
}

/// A byte with `A` to `Z` in lower case.
func asciiLowercased(_ byte: UInt8) -> UInt8 {
  (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
}

/// Text without ASCII white space at both ends.
func trimmed(_ text: String) -> String {
  let isSpace = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
  guard let first = text.utf8.first, let last = text.utf8.last, isSpace(first) || isSpace(last) else {
    return text
  }
  let bytes = Array(text.utf8.drop(while: isSpace))
  guard let last = bytes.lastIndex(where: { !isSpace($0) }) else { return "" }
  return String(decoding: bytes[...last], as: UTF8.self)
}

/// A part of a text without ASCII white space at both ends.
func trimmed(_ text: Substring) -> String { trimmed(String(text)) }
