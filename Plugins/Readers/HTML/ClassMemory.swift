import CollateCore

/// What the class names or the id of an element say.
struct ClassNames {
  /// The roles of its text.
  var roles: Markup.Roles = []
  /// Whether a word in them speaks of an author.
  var isOfAuthor = false

  /// Nothing is said.
  init() {}

  /// What some names say.
  init(_ names: ArraySlice<UInt8>) {
    roles = ClassRoles.of(names)
    isOfAuthor =
      ElementFacts.firstIndex(of: "author", in: names) != nil
      || ElementFacts.firstIndex(of: "byline", in: names) != nil
  }
}

/// What class names of a page said when they were met before: the items of a menu have the same.
struct ClassMemory {
  private let page: [UInt8]
  private var ranges: [Range<Int>]
  private var known: [ClassNames]

  /// A memory of nothing.
  init(_ page: [UInt8]) {
    self.page = page
    ranges = Array(repeating: 0..<0, count: ClassMemory.size)
    known = Array(repeating: ClassNames(), count: ClassMemory.size)
  }

  /// How many names are remembered at most.
  private static let size = 256

  /// What the names in a range of the page say; O(bytes).
  mutating func names(_ range: Range<Int>) -> ClassNames {
    let place = self.place(range)
    if isSame(ranges[place], range) { return known[place] }
    ranges[place] = range
    known[place] = ClassNames(page[range])
    return known[place]
  }

  /// Where names are remembered: by their length and three of their bytes.
  private func place(_ range: Range<Int>) -> Int {
    guard !range.isEmpty else { return 0 }
    let bytes = (page[range.lowerBound], page[range.lowerBound + range.count / 2], page[range.upperBound - 1])
    return (range.count &* 31 &+ Int(bytes.0) &* 7 &+ Int(bytes.1) &* 13 &+ Int(bytes.2))
      & (ClassMemory.size - 1)
  }

  private func isSame(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
    guard a.count == b.count else { return false }
    let bytes = page.span
    for offset in 0..<a.count where bytes[a.lowerBound + offset] != bytes[b.lowerBound + offset] {
      return false
    }
    return true
  }
}
