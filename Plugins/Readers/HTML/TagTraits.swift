import CollateCore

/// What an element's name says of the text it holds.
struct TagTraits: Sendable {
  /// What stands before and after the element.
  var space = Space.none
  /// What it says of its lines.
  var roles: Markup.Roles = []
  /// Whether its text is not for reading: scripts, styles, drawings.
  var isSkipped = false
  /// Whether white space counts in it.
  var isPreformatted = false
  /// Whether it holds paragraphs rather than being one.
  var isContainer = false
  /// Whether it is a link.
  var isLink = false
  /// What the element can say of the page.
  var kind = Kind.other
  /// Whether it holds nothing, or the next of its kind closes it: such elements do not stand inside each other.
  var isFlat = false
  /// Whether its content is no markup.
  var isRaw = false
  /// Whether the reader of a page needs it at all.
  var isRead = true
  /// Whether it holds no text, and what it says is not read.
  var isIdle = false
  /// Whether it is part of a line and says nothing of it by its name.
  var isPhrase = false

  /// Whether it is part of a line, and matters by what its attributes say alone.
  var isNeutral = false

  /// What an element can say of the page.
  enum Kind: Sendable {
    case other, html, meta, title, link, mainHeading, named, time, script

    /// Whether its attributes do.
    var saysWhatPageIs: Bool {
      switch self {
      case .html, .meta, .link, .time, .script: true
      default: false
      }
    }
  }

  /// How an element stands apart from what is around it.
  enum Space: Int, Comparable {
    /// It stands in the line.
    case none
    /// A cell: a tab apart.
    case cell
    /// Its own lines.
    case line
    /// Its own paragraph, an empty line apart.
    case paragraph

    static func < (a: Space, b: Space) -> Bool { a.rawValue < b.rawValue }
  }

  /// The traits of an element's name, given by its hash in lower case; those of `span` for one that is not known.
  static func of(_ hash: UInt64) -> TagTraits { table[hash] ?? TagTraits() }

  /// The traits of an element's name in lower case.
  static func of(_ name: Span<UInt8>) -> TagTraits {
    var hash = NameTable<TagTraits>.empty
    for index in name.indices { hash = NameTable<TagTraits>.step(hash, name[index]) }
    return of(hash)
  }

  private static let table: NameTable<TagTraits> = {
    var table: [Substring: TagTraits] = [:]
    for (names, traits) in all {
      for name in names.split(separator: " ") { table[name] = traits }
    }
    func set(_ names: String, _ change: (inout TagTraits) -> Void) {
      for name in names.split(separator: " ") { change(&table[name, default: TagTraits()]) }
    }
    for (name, kind) in kinds { set(name) { $0.kind = kind } }
    set("area base br col embed hr img input link meta source track wbr param p li td th tr option optgroup")
    {
      $0.isFlat = true
    }
    set("dt dd thead tbody tfoot rp rt") { $0.isFlat = true }
    set("script style textarea title xmp iframe noembed noframes") { $0.isRaw = true }
    set("script style iframe") { $0.isRead = false }
    set("b i em strong u small font big s strike tt sub sup mark cite abbr acronym ins del kbd samp var") {
      $0.isPhrase = true
    }
    set("span") { $0.isNeutral = true }
    set("img source track wbr path use circle ellipse rect line polygon polyline stop") {
      ($0.isFlat, $0.isIdle) = (true, true)
    }
    return NameTable(table.sorted { $0.key < $1.key }.map { (name: $0.key, value: $0.value) })
  }()

  private static let kinds: [(names: String, kind: Kind)] = [
    ("html", .html), ("meta", .meta), ("title", .title), ("link", .link), ("h1", .mainHeading),
    ("a span div p h3 h4 h5 li address", .named), ("time", .time), ("script", .script),
  ]

  private static let all: [(names: String, traits: TagTraits)] = [
    (
      "head script style noscript template svg iframe object embed audio video canvas map datalist",
      TagTraits(isSkipped: true)
    ),
    ("p", TagTraits(space: .paragraph, roles: .paragraph)),
    ("h1", TagTraits(space: .paragraph, roles: .mainHeading)),
    ("h2 h3 h4 h5 h6", TagTraits(space: .paragraph, roles: .heading)),
    ("ul ol dl table fieldset hr", TagTraits(space: .paragraph)),
    ("section", TagTraits(space: .paragraph, isContainer: true)),
    ("figure", TagTraits(space: .paragraph)),
    ("blockquote", TagTraits(space: .paragraph, roles: .quotation)),
    ("pre", TagTraits(space: .paragraph, roles: .preformatted, isPreformatted: true)),
    ("article", TagTraits(space: .paragraph, roles: .article, isContainer: true)),
    ("main", TagTraits(space: .paragraph, roles: .main, isContainer: true)),
    ("nav", TagTraits(space: .paragraph, roles: .navigation, isContainer: true)),
    ("header", TagTraits(space: .paragraph, roles: .header, isContainer: true)),
    ("footer", TagTraits(space: .paragraph, roles: .footer, isContainer: true)),
    ("aside", TagTraits(space: .paragraph, roles: .aside, isContainer: true)),
    ("form", TagTraits(space: .paragraph, roles: .form, isContainer: true)),
    ("dialog", TagTraits(space: .paragraph, roles: .dialog, isContainer: true)),
    ("button select option textarea input label", TagTraits(space: .line, roles: .form)),
    ("li dt dd", TagTraits(space: .line, roles: .listItem)),
    ("figcaption caption", TagTraits(space: .line, roles: .caption)),
    ("td th", TagTraits(space: .cell, roles: .tableCell, isContainer: true)),
    (
      "tr thead tbody tfoot address summary details hgroup body html legend optgroup br",
      TagTraits(space: .line)
    ),
    ("div center", TagTraits(space: .line, isContainer: true)),
    ("time", TagTraits(roles: .byline)),
    ("a", TagTraits(isLink: true)),
  ]
}
