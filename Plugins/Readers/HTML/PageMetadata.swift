import Cleaning
import CollateCore
import JSONCoding

/// What a page says of itself: `<meta>`, Open Graph, JSON-LD, `<title>`, `<time>`.
struct PageMetadata {
  /// What was found, best evidence first.
  private(set) var metadata = Metadata()
  private var properties: [String: String] = [:]
  private var titleElement: String?
  private var headings: [String] = []
  private var authors = PageAuthors()
  private var dates = PageDates()
  private var linkedData: [JSONValue] = []
  /// The day that linked data give for the page, where they speak of no article.
  private var pageDate: DateInterval?

  /// Reads a page.
  ///
  /// O(nodes).
  init(_ tree: borrowing HTMLTree) {
    for index in 0..<tree.count where tree[index].isElement { read(tree, index) }
    fillFromLinkedData()
    fillFromProperties()
  }

  private mutating func read(_ tree: borrowing HTMLTree, _ index: Int) {
    let node = tree[index]
    let traits = node.traits
    dates.read(tree, index, traits)
    switch traits.kind {
    case .html: metadata.language = node.attribute("lang").map(Language.init(rawValue:)) ?? .undetermined
    case .meta:
      let name = node.attribute("property") ?? node.attribute("name") ?? node.attribute("itemprop")
      guard let name, let content = node.attribute("content") else { return }
      let value = trimmed(content)
      let key = String(decoding: name.utf8.map(asciiLowercased), as: UTF8.self)
      if key == "citation_author", let first = properties[key] {
        properties[key] = first + ", " + value
      } else if !value.isEmpty, properties[key] == nil {
        properties[key] = value
      }
    case .title where titleElement == nil: titleElement = PageMetadata.text(of: tree, index)
    case .link where node.attribute("rel") == "canonical":
      metadata.url = metadata.url ?? node.attribute("href")
    case .mainHeading where headings.count < 8:
      if let text = PageMetadata.text(of: tree, index) { headings.append(text) }
    case .named:
      // An element that names an author holds little else.
      if node.next - index <= 24, let kind = tree.facts(index).author {
        authors.take(PageMetadata.text(of: tree, index), kind)
      }
    case .script where node.attribute("type") == "application/ld+json":
      let source = tree.text(index) ?? []
      if let value = try? JSONValue.parse(source) { linkedData.append(value) }
    default: break
    }
  }

  /// The text inside an element, white space collapsed; nil when there is none.
  private static func text(of tree: borrowing HTMLTree, _ index: Int) -> String? {
    tree.text(index).map { String(decoding: $0, as: UTF8.self) }
  }

  private mutating func fillFromProperties() {
    let first = { [properties] (names: [String]) in names.lazy.compactMap { properties[$0] }.first }
    let title = first(PageProperties.titles) ?? metadata.title ?? titleElement
    metadata.title =
      PageTitle(
        title.map(PageMetadata.unescaped), headings: headings, site: first(PageProperties.outlets)
      ).text
    metadata.byline =
      metadata.byline
      ?? PageProperties.authors.lazy.compactMap { [properties] in properties[$0] }
      .first(where: PageAuthors.isName) ?? authors.best
    metadata.source = first(PageProperties.outlets) ?? metadata.source
    metadata.url = metadata.url ?? first(PageProperties.addresses)
    let date = first(PageProperties.dates)
    metadata.date =
      metadata.date ?? date.flatMap { PageMetadata.date($0, "meta tag") }
      ?? pageDate ?? dates.time ?? dates.text
    if metadata.language == .undetermined, let locale = first(PageProperties.languages) {
      metadata.language = Language(rawValue: locale)
    }
  }

  private mutating func fillFromLinkedData() {
    for article in linkedData.flatMap(PageMetadata.articles) {
      metadata.title = metadata.title ?? article["headline"]?.string.map(PageMetadata.unescaped)
      metadata.byline = metadata.byline ?? article["author"].flatMap(PageMetadata.names)
      metadata.source = metadata.source ?? article["publisher"].flatMap(PageMetadata.names)
      metadata.date =
        metadata.date
        ?? article["datePublished"]?.string.flatMap { DateInterval(iso: $0, evidence: "JSON-LD") }
    }
    let pages = linkedData.flatMap { PageMetadata.objects($0).filter { PageMetadata.isPage($0) } }
    pageDate =
      pages.lazy.compactMap { $0["datePublished"]?.string }
      .compactMap { DateInterval(iso: $0, evidence: "JSON-LD of the page") }.first
  }

  /// A date as ISO 8601, else in words.
  private static func date(_ value: String, _ evidence: String) -> DateInterval? {
    DateInterval(iso: value, evidence: evidence)
      ?? DateReading.first(in: value).map { $0.interval(evidence) }
  }

  /// The articles among linked data: the object itself, those of a list, those of its `@graph`.
  private static func articles(_ value: JSONValue) -> [JSONValue] { objects(value).filter(isArticle) }

  private static func objects(_ value: JSONValue) -> [JSONValue] {
    if let list = value.array { return list.flatMap { $0.array == nil ? objects($0) : [] } }
    return value["@graph"]?.array ?? [value]
  }

  private static func isArticle(_ value: JSONValue) -> Bool {
    types(value).contains { $0.hasSuffix("Article") || $0.hasSuffix("Posting") || $0 == "Report" }
  }

  private static func isPage(_ value: JSONValue) -> Bool { types(value).contains { $0.hasSuffix("Page") } }

  private static func types(_ value: JSONValue) -> [String] {
    value["@type"]?.array?.compactMap(\.string) ?? [value["@type"]?.string ?? ""]
  }

  /// The names of one or more people or organisations, joined by commas.
  private static func names(_ value: JSONValue) -> String? {
    let names = (value.array ?? [value]).compactMap { $0.string ?? $0["name"]?.string }.map { trimmed($0) }
    let known = names.filter { !$0.isEmpty && !$0.hasPrefix("http") }
    return known.isEmpty ? nil : unescaped(known.joined(separator: ", "))
  }

  /// Text without the HTML escapes that some pages put into their JSON as well.
  private static func unescaped(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    let tree = HTMLTree(Array(("<p>" + text).utf8))
    return self.text(of: tree, 0) ?? text
  }
}
