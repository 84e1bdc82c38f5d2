import CollateCore

/// What an element's name says of the text it holds.
struct TagTraits {
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

  /// The traits of an element's name in lower case; those of `span` for a name that is not known.
  static func of(_ name: Span<UInt8>) -> TagTraits {
    table[key(name)] ?? TagTraits()
  }

  /// The first eight bytes of a name, which tell all names in the table apart.
  private static func key(_ name: Span<UInt8>) -> UInt64 {
    var key: UInt64 = 0
    for index in 0..<min(8, name.count) { key = key << 8 | UInt64(name[index]) }
    return key
  }

  private static let table: [UInt64: TagTraits] = {
    var table: [UInt64: TagTraits] = [:]
    for (names, traits) in all {
      for name in names.split(separator: " ") {
        let bytes = Array(name.utf8)
        table[key(bytes.span)] = traits
      }
    }
    return table
  }()

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
