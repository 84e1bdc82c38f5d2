package import CollateCore

/// What stands around each line of a web page: the container it is in, the heading above it, and where it is from the
/// page's main heading and from the container that most of the likely text stands in.
package struct MarkupSurroundings: Sendable {
  /// The names of the numbers, in order.
  package static let names = [
    "sinceMainHeading", "hasMainHeading", "containerLinks", "outerLinks", "containerWords", "containerLines",
    "containerParagraphs", "headingChance", "sinceHeading", "headingLinks", "articleMass", "mainMass",
    "fromCentre", "depthFromCentre", "paragraphs8",
  ]

  private let markup: [Markup]
  private let words: [Float]
  private let chances: [Float]
  private let weighted: [Float]

  /// Lines in order, with the logarithms of how many words they have and their chances by their text alone.
  package init(_ markup: [Markup], words: [Float], chances: [Float]) {
    (self.markup, self.words, self.chances) = (markup, words, chances)
    weighted = zip(words, chances).map { $0 * $1 }
  }

  /// A number for each name and line.
  ///
  /// O(lines).
  package var columns: [[Float]] {
    let links = markup.map { Float($0.linkShare) / 100 }
    let paragraphs = has(.paragraph)
    let inner = groups(markup.map(\.container))
    let outer = groups(markup.map(\.outer))
    return sinceMainHeading() + [
      each(inner) { share(of: links, in: $0) }, each(outer) { share(of: links, in: $0) },
      each(inner) { $0.reduce(0) { $0 + words[$1] } / Float($0.count) }, each(inner) { Float($0.count) },
      each(inner) { $0.reduce(0) { $0 + paragraphs[$1] } / Float($0.count) },
    ] + sinceHeading(links) + [mass(.article), mass(.main)] + fromCentre(inner)
      + [means(paragraphs, 8, 8)]
  }

  private func has(_ role: Markup.Roles) -> [Float] { markup.map { $0.roles.contains(role) ? 1 : 0 } }

  /// The lines of each container, in the order of their first lines.
  private func groups(_ containers: [UInt32]) -> [[Int]] {
    let containers = ContainerNumbers(containers)
    var groups = [[Int]](repeating: [], count: containers.count)
    for (row, number) in containers.numbers.enumerated() { groups[number].append(row) }
    return groups
  }

  /// A number of each group for all its lines.
  private func each(_ groups: [[Int]], _ number: ([Int]) -> Float) -> [Float] {
    var result = [Float](repeating: 0, count: markup.count)
    for group in groups {
      let value = number(group)
      for row in group { result[row] = value }
    }
    return result
  }

  private func share(of values: [Float], in group: [Int]) -> Float {
    let all = group.reduce(Float(0)) { $0 + words[$1] }
    return group.reduce(Float(0)) { $0 + values[$1] * words[$1] } / max(1, all)
  }

  /// How many lines each is behind the first main heading, and whether there is one.
  private func sinceMainHeading() -> [[Float]] {
    let first = markup.firstIndex { $0.roles.contains(.mainHeading) }
    return [
      markup.indices.map { row in first.map { Float(max(-30, min(200, row - $0))) } ?? 0 },
      [Float](repeating: first == nil ? 0 : 1, count: markup.count),
    ]
  }

  /// How likely the heading above each line is, how many lines above it stands, and how much of it is a link.
  private func sinceHeading(_ links: [Float]) -> [[Float]] {
    var result = [[Float]](repeating: [Float](repeating: -1, count: markup.count), count: 3)
    var last: Int?
    for row in markup.indices {
      if !markup[row].roles.isDisjoint(with: [.heading, .mainHeading]) { last = row }
      guard let last else { continue }
      (result[0][row], result[1][row], result[2][row]) = (
        chances[last], Float(min(100, row - last)), links[last]
      )
    }
    return result
  }

  /// What part of the likely text stands in elements of a role, for all lines alike.
  private func mass(_ role: Markup.Roles) -> [Float] {
    let inside = markup.indices.reduce(Float(0)) { markup[$1].roles.contains(role) ? $0 + weighted[$1] : $0 }
    return [Float](repeating: inside / max(1, weighted.reduce(0, +)), count: markup.count)
  }

  /// How many lines each is before (below zero) or behind the container with most of the likely text, and how much
  /// deeper than that container's text it is.
  private func fromCentre(_ groups: [[Int]]) -> [[Float]] {
    let masses = groups.map { $0.reduce(Float(0)) { $0 + weighted[$1] } }
    guard let most = masses.max(), let number = masses.firstIndex(of: most), let first = groups[number].first,
      let last = groups[number].last
    else { return [[], []] }
    let lines = groups[number]
    let all = lines.reduce(Float(0)) { $0 + words[$1] + 0.01 }
    let depth = lines.reduce(Float(0)) { $0 + Float(markup[$1].depth) * (words[$1] + 0.01) } / all
    return [
      markup.indices.map { row in
        row < first ? Float(max(-50, row - first)) : row > last ? Float(min(50, row - last)) : 0
      },
      markup.map { (Float($0.depth) - depth) / 10 },
    ]
  }
}

/// The containers of some lines, numbered from 0 in the order of their first lines.
struct ContainerNumbers {
  /// The number of each line's container.
  let numbers: [Int]
  /// How many containers there are.
  let count: Int

  /// O(lines).
  init(_ containers: [UInt32]) {
    var (table, count) = ([UInt32: Int](), 0)
    var (last, number): (UInt32?, Int) = (nil, 0)
    numbers = containers.map { container in
      // Most lines stand in the container of the line before.
      if container == last { return number }
      if let known = table[container] {
        number = known
      } else {
        number = count
        table[container] = count
        count += 1
      }
      last = container
      return number
    }
    self.count = count
  }
}
