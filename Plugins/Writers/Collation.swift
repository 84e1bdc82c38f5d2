import CollateCore
import PluginKit
import TextKernels

/// Claims with a mark for each side that makes them: the sides of an event have letters, gaps stay visible.
///
/// A table with a column for each side needs a page as wide as all their names; a mark for each leaves the page to the words.
struct Collation {
  let event: Int
  private let claim: Int
  /// The columns of the sides.
  private let sides: [Int]
  let names: [String]

  /// So many sides of one event have letters of their own; a table does for more.
  static let mostSides = 26

  /// The collation of a table with the columns `event`, `claim` and one for each side; nil for another table, or when an
  /// event has too many sides.
  init?(_ columns: [Column], _ rows: [Row]) {
    let names = columns.map(\.name)
    guard let event = names.firstIndex(of: "event"), let claim = names.firstIndex(of: "claim") else {
      return nil
    }
    (self.event, self.claim) = (event, claim)
    sides = columns.indices.filter { columns[$0].type == .evidence }
    self.names = names
    for block in blocks(of: rows) where sides(of: block).count > Collation.mostSides { return nil }
  }

  func write(_ rows: [Row], on person: PersonPage) -> String {
    blocks(of: rows).map { write(block: $0, on: person) }.joined(separator: "\n")
  }

  /// The rows of each event.
  func blocks(of rows: [Row]) -> [ArraySlice<Row>] {
    var blocks: [ArraySlice<Row>] = []
    var start = 0
    for end in rows.indices
    where end + 1 == rows.count || rows[end + 1].values[event] != rows[start].values[event] {
      blocks.append(rows[start...end])
      start = end + 1
    }
    return blocks
  }

  /// The columns of the sides that make a claim of a block.
  func sides(of block: ArraySlice<Row>) -> [Int] {
    sides.filter { side in block.contains { $0.values[side] != .none } }
  }

  private func write(block: ArraySlice<Row>, on person: PersonPage) -> String {
    guard let first = block.first else { return "" }
    let sides = sides(of: block)
    let ink = person.ink
    var output = ink.strong("EVENT " + CellText.shown(first.values[event])) + "\n"
    let letters = sides.indices.map { String(UnicodeScalar(UInt8(0x41 + $0))) }
    output += legend(zip(letters, sides.map { VisibleText.of(names[$0]) }), on: person)
    let marks = letters.joined(separator: " ")
    output += ink.strong(marks) + Grid.gap + ink.strong("claim") + "\n"
    let indent = String(repeating: " ", count: marks.utf8.count + Grid.gap.utf8.count)
    for row in block {
      let dots = sides.map { row.values[$0] == .none ? "·" : "●" }.joined(separator: " ")
      let words = person.wrapped(CellText.shown(row.values[claim]), indent: indent)
      output += dots + Grid.gap + words.dropFirst(indent.utf8.count) + "\n"
      output += indent + ink.quiet(places(of: row, sides)) + "\n"
    }
    return output
  }

  /// Letters with the names they stand for, as many in a line as fit.
  private func legend(_ names: Zip2Sequence<[String], [String]>, on person: PersonPage) -> String {
    var lines: [String] = []
    var columns = 0
    for (letter, name) in names {
      let entry = person.ink.strong(letter) + " " + person.ink.isolated(name)
      let length = DisplayWidth.of(name) + 2
      if columns > 0, columns + 2 + length <= person.page.width ?? Int.max {
        lines[lines.count - 1] += Grid.gap + entry
        columns += 2 + length
      } else {
        lines.append(entry)
        columns = length
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// Where each side makes the claim.
  private func places(of row: Row, _ sides: [Int]) -> String {
    sides.compactMap { side in
      guard case .evidence(let evidence) = row.values[side] else { return nil }
      return CellText.place(evidence)
    }.joined(separator: " ")
  }
}
