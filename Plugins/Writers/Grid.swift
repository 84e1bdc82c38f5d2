import CollateCore
import TextKernels

/// A table as a person sees it: the words of each cell, with offsets turned into places such as `[3:57]`.
struct Grid {
  /// A column's heading and whether it is set flush right.
  struct Heading {
    let name: String
    let isNumber: Bool
  }
  private(set) var headings: [Heading] = []
  private(set) var rows: [[String]] = []
  /// The words to make strong in each row's `snippet`: all evidence after the first.
  private(set) var strong: [[String]] = []
  /// The column that holds a snippet.
  private(set) var snippet: Int?

  /// The grid of a table.
  ///
  /// Where rows say `doc start end`, one place stands for these and for `id`; of evidence the first places are shown.
  /// Where room is scarce, a place stands for `doc id line` too.
  init(_ columns: [Column], _ rows: [Row], mostPlaces: Int = 3, isScarce: Bool = false) {
    let names = columns.map(\.name)
    let hasSpan = names.contains("start") && names.contains("end")
    let line = isScarce && !hasSpan ? names.firstIndex(of: "line") : nil
    let hasPlace = names.contains("doc") && (hasSpan || line != nil)
    let kept = columns.indices.filter { index in
      guard hasPlace else { return true }
      return columns[index].type != .offset && index != line
        && !["doc", "id", "start", "end"].contains(names[index])
    }
    let hasEvidence = DelimitedTable.showsEvidence(columns, RowList(rows))
    if hasPlace { headings.append(Heading(name: "place", isNumber: false)) }
    headings += kept.map {
      Heading(name: VisibleText.of(names[$0]), isNumber: Grid.isNumber(columns[$0].type))
    }
    if hasEvidence { headings.append(Heading(name: "evidence", isNumber: false)) }
    snippet = headings.firstIndex { $0.name == "snippet" }
    if snippet != nil { strong = rows.map { $0.evidence.dropFirst().map { VisibleText.of($0.text) } } }
    let doc = names.firstIndex(of: "doc")
    let decimals = columns.indices.map { Grid.decimals(rows, at: $0) }
    self.rows = rows.map { row in
      var cells = kept.map { index in
        guard row.values.indices.contains(index) else { return "" }
        if case .score(let score) = row.values[index], let decimals = decimals[index] {
          return CellText.rounded(score, decimals: decimals)
        }
        return CellText.shown(row.values[index])
      }
      if hasPlace { cells.insert(Grid.place(of: row, doc: doc, line: line), at: 0) }
      if hasEvidence { cells.append(Grid.places(row.evidence, most: mostPlaces)) }
      return cells
    }
  }

  /// How many decimals a column of scores has, under each other; nil when all are whole.
  ///
  /// Three, or one when there are scores of a hundred and more, whose thousandths say nothing.
  private static func decimals(_ rows: [Row], at index: Int) -> Int? {
    var hasFraction = false
    var largest = 0.0
    for row in rows where row.values.indices.contains(index) {
      guard case .score(let score) = row.values[index] else { continue }
      hasFraction = hasFraction || !CellText.isWhole(score)
      largest = max(largest, abs(score))
    }
    return hasFraction ? (largest < 100 ? 3 : 1) : nil
  }

  /// Where a row stands: `[3:57]`, or `[3]` when its line is not known.
  static func place(of row: Row, doc: Int?, line: Int? = nil) -> String {
    if let evidence = row.evidence.first { return CellText.place(evidence) }
    let numbers = [doc, line].compactMap { index -> Int? in
      guard let index, row.values.indices.contains(index), case .count(let number) = row.values[index] else {
        return nil
      }
      return number
    }
    return numbers.isEmpty ? "" : "[" + numbers.map(String.init).joined(separator: ":") + "]"
  }

  /// The first `most` places, each once, and how many pieces of evidence there are beside them.
  private static func places(_ evidence: [Evidence], most: Int) -> String {
    var places: [String] = []
    var left = evidence.count
    for place in evidence.lazy.map(CellText.place) {
      if !places.contains(place) {
        if places.count == most { break }
        places.append(place)
      }
      left -= 1
    }
    return places.joined(separator: " ") + (left > 0 ? " +\(left)" : "")
  }

  private static func isNumber(_ type: Column.Kind) -> Bool {
    type == .count || type == .score || type == .offset || type == .document
  }
}

extension Grid {
  /// How many columns of the terminal each column gets, so that a line fits in `width`; 0 for one not shown.
  ///
  /// Number columns keep their width. The others share what is left: narrow ones as they are, wide ones cut to
  /// one common width; where sentences would be cut short, names are cut first. Where a column would get less than `least`,
  /// columns with nothing in them fall away first, then the last ones, sentences and evidence excepted: fewer columns that
  /// can be read are worth more than all of them cut to stubs.
  func widths(fitting width: Int?, least: Int = 18) -> [Int] {
    let natural = naturalWidths()
    guard let width else { return natural.map { min($0, Grid.widest) } }
    var shown = Array(natural.indices)
    var expendable = shown.filter { headings[$0].name != "evidence" }.sorted { first, second in
      (rank(first, natural), first) < (rank(second, natural), second)
    }
    while true {
      let available = width - Grid.gap.utf8.count * (shown.count - 1)
      let (wanted, cap) = share(available, of: shown, natural)
      let hasSentences = favoured(shown, natural) != nil
      if cap >= (hasSentences ? max(least, Grid.leastOfSentences) : least) || expendable.count <= 1 {
        return natural.indices.map { index in
          guard shown.contains(index) else { return 0 }
          return headings[index].isNumber ? natural[index] : min(wanted[index], max(cap, 1))
        }
      }
      let last = expendable.removeLast()
      shown.removeAll { $0 == last }
    }
  }

  /// Whether the places of evidence are cut at some widths.
  func cutsPlaces(_ widths: [Int]) -> Bool {
    guard let last = headings.last, last.name == "evidence", let width = widths.last, width > 0 else {
      return false
    }
    return rows.contains { $0[headings.count - 1].utf8.count > width }
  }

  /// In what order columns stay: sentences, then what has something in it.
  private func rank(_ column: Int, _ natural: [Int]) -> Int {
    isEmpty(column) ? 2 : isSentences(column, natural) ? 0 : 1
  }

  /// The column whose sentences the others give way to; none where another is as long, as a reason may be.
  private func favoured(_ shown: [Int], _ natural: [Int]) -> Int? {
    let long = shown.filter { !headings[$0].isNumber && natural[$0] >= Grid.sentence }
    return long.count == 1 && isSentences(long[0], natural) ? long[0] : nil
  }

  /// The widths that columns ask for, and the greatest they get: names ask for less where sentences would be cut short.
  private func share(_ available: Int, of shown: [Int], _ natural: [Int]) -> (wanted: [Int], cap: Int) {
    let flexible = shown.map { !headings[$0].isNumber }
    let cap = Grid.cap(shown.map { natural[$0] }, flexible: flexible, available)
    guard cap < Grid.sentence, let sentences = favoured(shown, natural) else { return (natural, cap) }
    let wanted = natural.indices.map { $0 == sentences ? natural[$0] : min(natural[$0], Grid.name) }
    return (wanted, Grid.cap(shown.map { wanted[$0] }, flexible: flexible, available))
  }

  /// Whether a column has the words of the articles, to be read as sentences; titles and reasons may be cut for what
  /// stands beside them.
  private func isSentences(_ column: Int, _ natural: [Int]) -> Bool {
    headings[column].name == "text" && natural[column] >= Grid.sentence
  }

  /// From this width on a cell is read as a sentence; so many columns are left of a name and of a sentence at least.
  private static let sentence = 48, name = 14, leastOfSentences = 28

  /// The width of the widest cell of each column, heading included.
  private func naturalWidths() -> [Int] {
    var natural = headings.map { DisplayWidth.of($0.name) }
    for row in rows {
      for (index, cell) in row.enumerated() where cell.utf8.count > natural[index] {
        natural[index] = max(natural[index], DisplayWidth.of(cell))
      }
    }
    return natural
  }

  private func isEmpty(_ column: Int) -> Bool { rows.allSatisfy { $0[column].isEmpty } }

  /// How wide a column is made on a page without a width; a longer cell stands out of its column.
  ///
  /// Without it one long cell would add its length to every row.
  private static let widest = 200

  /// The space between columns.
  static let gap = "  "

  /// The greatest common limit that makes the columns fit; `Int.max` when they do as they are.
  private static func cap(_ natural: [Int], flexible: [Bool], _ available: Int) -> Int {
    var left = available
    var wide: [Int] = []
    for (width, isFlexible) in zip(natural, flexible) {
      if isFlexible { wide.append(width) } else { left -= width }
    }
    wide.sort()
    for (index, width) in wide.enumerated() {
      let share = left / (wide.count - index)
      if width > share { return share }
      left -= width
    }
    return left >= 0 ? Int.max : 0
  }
}
