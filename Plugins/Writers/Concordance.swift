import CollateCore
import PluginKit
import TextKernels

/// Key word in context: the words before, the key word, the words after, aligned at the key word.
///
/// A line of Arabic or Hebrew is written in reading order and isolated as a whole, so that a terminal which
/// knows both directions shows it from right to left, and one which does not still shows it in order.
struct Concordance {
  private let doc: Int?
  private let left: Int, node: Int, right: Int

  /// A concordance of a table with the columns `left`, `node` and `right`; nil for another table.
  init?(_ columns: [Column]) {
    let names = columns.map(\.name)
    guard let left = names.firstIndex(of: "left"), let node = names.firstIndex(of: "node"),
      let right = names.firstIndex(of: "right")
    else { return nil }
    (self.left, self.node, self.right) = (left, node, right)
    doc = names.firstIndex(of: "doc")
  }

  /// How wide the parts of the lines are.
  struct Widths: Sendable {
    fileprivate var place = 0, left = 0, node = 0

    fileprivate mutating func formUnion(_ other: Widths) {
      place = max(place, other.place)
      left = max(left, other.left)
      node = max(node, other.node)
    }
  }

  /// The lines, each with its place.
  func write(_ rows: [Row], on person: PersonPage) -> String { write(rows, widths(of: rows), on: person) }

  /// How the lines are written run by run, aligned over all of them.
  ///
  /// On a page with a width, what a person looks at first should be there at once: there the widths are those of the
  /// first rows, with room for the place of the last.
  func form(_ list: RowList, on person: PersonPage, in context: RunContext) throws(CommandError) -> RowForm {
    let runs = list.runs
    let measured = person.page.width == nil ? runs : Array(runs.prefix(8)) + runs.suffix(1)
    var widths = Widths()
    for part in try context.map(measured, unit: "rows", { self.widths(of: list.rows($0)) }) {
      widths.formUnion(part)
    }
    let final = widths
    return RowForm { rows, _ in Array(write(rows, final, on: person).utf8) }
  }

  private func widths(of rows: [Row]) -> Widths {
    var widths = Widths()
    for row in rows {
      widths.place = max(widths.place, Grid.place(of: row, doc: doc).utf8.count)
      widths.node = max(widths.node, DisplayWidth.of(CellText.shown(row.values[node])))
      widths.left = max(widths.left, DisplayWidth.of(trimmed(CellText.shown(row.values[left]))))
    }
    return widths
  }

  private func write(_ rows: [Row], _ widths: Widths, on person: PersonPage) -> String {
    let margin = widths.place + 2
    let side = sideWidth(widths, page: person.page.width)
    var output = ""
    for row in rows {
      let word = CellText.shown(row.values[node])
      let before = DisplayWidth.padded(
        DisplayWidth.truncatedAtStart(trimmed(CellText.shown(row.values[left])), to: side), to: side,
        onLeft: true)
      var after = trimmed(CellText.shown(row.values[right]))
      if person.page.width != nil { after = DisplayWidth.truncated(after, to: side) }
      let isRightToLeft = person.page.isTerminal && Ink.isRightToLeft(word)
      if isRightToLeft { after = DisplayWidth.padded(after, to: side) }
      let space = after.isEmpty ? "" : "  "
      let line = "\(before)  \(person.ink.strong(word))\(space)\(after)"
      let place = DisplayWidth.padded(Grid.place(of: row, doc: doc), to: margin)
      output += person.ink.quiet(place) + (isRightToLeft ? "\u{2067}\(line)\u{2069}" : line) + "\n"
    }
    return output
  }

  private func trimmed(_ text: String) -> String {
    var part = text[...]
    while part.utf8.last == 0x20 { part.removeLast() }
    return String(part.drop { $0 == " " })
  }

  /// How wide each side is: half of what the page leaves, or the longest left side when it has no width.
  private func sideWidth(_ widths: Widths, page: Int?) -> Int {
    guard let page else { return widths.left }
    return max(8, min((page - widths.place - 2 - widths.node - 4) / 2, widths.left))
  }
}
