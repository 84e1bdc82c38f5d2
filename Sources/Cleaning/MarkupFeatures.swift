package import CollateCore

/// What the second classifier knows of each line of a page with markup: the first one's opinion of it and its
/// neighbours, and what the elements around it say.
package struct MarkupFeatures: Sendable {
  /// The values, line after line, `names.count` for each.
  package private(set) var values: [Float] = []
  /// The number of lines: those of the page that are not blank.
  package let count: Int

  /// The names of the numbers of one line, in order.
  package static let names: [String] =
    [
      "chance", "chance-2", "chance-1", "chance+1", "chance+2", "mean2", "mean8", "mean20", "words", "good",
      "function", "copies", "place", "bullet", "endsSentence", "capitalised", "furnitureMean", "inSpan",
      "linkShare", "linkShare2", "linkShare8", "depth", "containerShare", "containerMean", "outerShare",
      "outerMean", "sameContainer-1", "sameContainer+1", "hasArticle", "hasMain", "hasBody", "words-1",
      "words+1",
    ] + roles.map(\.name) + ["heading-1", "heading+1", "paragraph-1", "paragraph+1"]

  private static let roles: [(name: String, role: Markup.Roles)] = [
    ("paragraph", .paragraph), ("mainHeading", .mainHeading), ("heading", .heading), ("listItem", .listItem),
    ("tableCell", .tableCell), ("quotation", .quotation), ("preformatted", .preformatted),
    ("caption", .caption),
    ("article", .article), ("main", .main), ("navigation", .navigation), ("header", .header),
    ("footer", .footer), ("aside", .aside), ("form", .form), ("dialog", .dialog), ("hidden", .hidden),
    ("comments", .comments), ("related", .related), ("promotion", .promotion), ("sharing", .sharing),
    ("byline", .byline), ("body", .body),
  ]

  private static let fromText = [
    "words", "good", "function", "copies", "place", "bullet", "endsSentence", "capitalised", "furnitureMean",
    "inSpan",
  ]

  /// The features of the lines of a page that are not blank; the page must have markup.
  ///
  /// O(lines).
  package init(_ page: PageLines, _ text: LineFeatures, chances: [Float]) {
    count = page.filled.count
    values.reserveCapacity(count * MarkupFeatures.names.count)
    let markup = page.filled.map { page.markup[$0] }
    let words = page.filled.map { Float(page.englishWordCount($0)) }
    let weighted = zip(words, chances).map { $0 * $1 }
    let containers = Shares(markup.map(\.container), words, weighted)
    let outers = Shares(markup.map(\.outer), words, weighted)
    let links = markup.map { Float($0.linkShare) / 100 }
    let windows = [2, 8, 20].map { means(chances, $0, $0) } + [2, 8].map { means(links, $0, $0) }
    let all = markup.reduce(into: Markup.Roles()) { $0.formUnion($1.roles) }
    let columns = MarkupFeatures.fromText.map { name in LineFeatures.names.firstIndex(of: name) ?? 0 }
    for row in 0..<count {
      let at = { (list: [Float], offset: Int) -> Float in
        list.indices.contains(row + offset) ? list[row + offset] : -1
      }
      let neighbour = { (offset: Int) -> Markup? in
        markup.indices.contains(row + offset) ? markup[row + offset] : nil
      }
      values.append(chances[row])
      values += [-2, -1, 1, 2].map { at(chances, $0) }
      values += windows[..<3].map { $0[row] }
      values += columns.map { text.values[row * LineFeatures.names.count + $0] }
      values += [links[row], windows[3][row], windows[4][row], Float(markup[row].depth) / 10]
      values += [containers.share[row], containers.mean[row], outers.share[row], outers.mean[row]]
      values += [-1, 1].map { neighbour($0)?.container == markup[row].container ? 1 : 0 }
      values += [Markup.Roles.article, .main, .body].map { all.contains($0) ? 1 : 0 }
      values += [at(words, -1), at(words, 1)]
      values += MarkupFeatures.roles.map { markup[row].roles.contains($0.role) ? 1 : 0 }
      for role in [Markup.Roles.heading, .paragraph] {
        values += [-1, 1].map { neighbour($0)?.roles.contains(role) == true ? 1 : 0 }
      }
    }
  }

  /// What part of a page's likely text stands in the group of each line, and how likely the group's words are.
  private struct Shares {
    let share: [Float]
    let mean: [Float]

    init(_ groups: [UInt32], _ words: [Float], _ weighted: [Float]) {
      var sums: [UInt32: (words: Float, weighted: Float)] = [:]
      for (row, group) in groups.enumerated() {
        sums[group, default: (0, 0)].words += words[row]
        sums[group, default: (0, 0)].weighted += weighted[row]
      }
      let total = max(1, weighted.reduce(0, +))
      share = groups.map { (sums[$0]?.weighted ?? 0) / total }
      mean = groups.map { (sums[$0]?.weighted ?? 0) / max(1, sums[$0]?.words ?? 1) }
    }
  }

  /// The numbers of the lines of a document that are not blank, and which lines they are, for training.
  package static func ofDocument(_ document: Document) -> (values: [Float], lines: [Int]) {
    let page = PageLines(document)
    guard !page.markup.isEmpty else { return ([], []) }
    let text = LineFeatures(page)
    return (
      MarkupFeatures(page, text, chances: LineModel.standard.chances(of: text.values, count: text.count))
        .values, page.filled
    )
  }
}
