package import CollateCore

/// What the second classifier knows of each line of a page with markup: the first one's opinion of it and its
/// neighbours, and what the elements around it say.
package struct MarkupFeatures: Sendable {
  /// The numbers of the lines of the page that are not blank.
  private(set) var table: FeatureTable

  /// The names of the numbers of one line, in order.
  package static let names: [String] =
    [
      "chance", "chance-2", "chance-1", "chance+1", "chance+2", "mean2", "mean8", "mean20", "words", "good",
      "function", "copies", "place", "bullet", "endsSentence", "capitalised", "furnitureMean", "inSpan",
      "linkShare", "linkShare2", "linkShare8", "depth", "containerShare", "containerMean", "outerShare",
      "outerMean", "sameContainer-1", "sameContainer+1", "hasArticle", "hasMain", "hasBody", "words-1",
      "words+1",
    ] + roles.map(\.name) + ["heading-1", "heading+1", "paragraph-1", "paragraph+1"]
    + MarkupSurroundings.names

  private static let roles: [(name: String, role: Markup.Roles)] = [
    ("paragraph", .paragraph), ("mainHeading", .mainHeading), ("heading", .heading), ("listItem", .listItem),
    ("tableCell", .tableCell), ("quotation", .quotation), ("preformatted", .preformatted),
    ("caption", .caption),
    ("article", .article), ("main", .main), ("navigation", .navigation), ("header", .header),
    ("footer", .footer), ("aside", .aside), ("form", .form), ("dialog", .dialog), ("hidden", .hidden),
    ("comments", .comments), ("related", .related), ("promotion", .promotion), ("sharing", .sharing),
    ("byline", .byline), ("body", .body),
  ]

  /// Where the number of each name stands in the table.
  static let places = names.indices.map { FeaturePlace(column: $0) }

  private static let fromText = [
    "words", "good", "function", "copies", "place", "bullet", "endsSentence", "capitalised", "furnitureMean",
    "inSpan",
  ].compactMap { name in LineFeatures.names.firstIndex(of: name).map { LineFeatures.places[$0].column } }

  /// The features of the lines of a page that are not blank; the page must have markup.
  ///
  /// O(lines).
  init(_ page: PageLines, _ text: LineFeatures, chances: [Float]) {
    table = FeatureTable(rows: page.filled.count, columns: MarkupFeatures.names.count)
    let markup = page.filled.map { page.markup[$0] }
    let words = page.filled.map { Float(page.englishWordCount($0)) }
    let weighted = zip(words, chances).map { $0 * $1 }
    var column = 0
    func put(_ numbers: [Float], from offset: Int = 0) {
      table.write(numbers, to: column, from: offset)
      column += 1
    }
    for offset in [0, -2, -1, 1, 2] { put(chances, from: offset) }
    for reach in [2, 8, 20] { put(means(chances, reach, reach)) }
    for column in MarkupFeatures.fromText { put(Array(text.table.column(column))) }
    let links = markup.map { Float($0.linkShare) / 100 }
    for links in [links, means(links, 2, 2), means(links, 8, 8), markup.map { Float($0.depth) / 10 }] {
      put(links)
    }
    for groups in [markup.map(\.container), markup.map(\.outer)] {
      let shares = Shares(groups, words, weighted)
      put(shares.share)
      put(shares.mean)
    }
    let isSame = markup.indices.dropFirst().map { markup[$0].container == markup[$0 - 1].container }
    put([0] + isSame.map { $0 ? 1 : 0 })
    put(isSame.map { $0 ? 1 : 0 } + [0])
    let all = markup.reduce(into: Markup.Roles()) { $0.formUnion($1.roles) }
    for role in [Markup.Roles.article, .main, .body] {
      put([Float](repeating: all.contains(role) ? 1 : 0, count: markup.count))
    }
    put(words, from: -1)
    put(words, from: 1)
    for (_, role) in MarkupFeatures.roles { put(markup.map { $0.roles.contains(role) ? 1 : 0 }) }
    for role in [Markup.Roles.heading, .paragraph] {
      let has: [Float] = markup.map { $0.roles.contains(role) ? 1 : 0 }
      put([0] + has.dropLast())
      put(has.dropFirst() + [0])
    }
    // Logarithms: many likely lines make the centre of a page, not one long one.
    let logarithms = Array(text.table.column(MarkupFeatures.fromText[0]))
    let around = MarkupSurroundings(markup, words: logarithms, chances: chances)
    for numbers in around.columns { put(numbers) }
  }

  /// What part of a page's likely text stands in the group of each line, and how likely the group's words are.
  private struct Shares {
    let share: [Float]
    let mean: [Float]

    init(_ groups: [UInt32], _ words: [Float], _ weighted: [Float]) {
      let containers = ContainerNumbers(groups)
      var sums = [(words: Float, weighted: Float)](repeating: (0, 0), count: containers.count)
      for (row, group) in containers.numbers.enumerated() {
        sums[group].words += words[row]
        sums[group].weighted += weighted[row]
      }
      let total = max(1, weighted.reduce(0, +))
      share = containers.numbers.map { sums[$0].weighted / total }
      mean = containers.numbers.map { sums[$0].weighted / max(1, sums[$0].words) }
    }
  }

  /// The numbers of the lines of a document that are not blank, line after line, and which lines they are, for
  /// training.
  package static func ofDocument(_ document: Document) -> (values: [Float], lines: [Int]) {
    let page = PageLines(document)
    guard !page.markup.isEmpty else { return ([], []) }
    let text = LineFeatures(page)
    let table = MarkupFeatures(page, text, chances: LineModel.standard.chances(of: text.table)).table
    return (
      page.filled.indices.flatMap { row in names.indices.map { table[$0, row] } }, page.filled
    )
  }
}
