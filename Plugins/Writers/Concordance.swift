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

  /// The lines, each with its place.
  func write(_ rows: [Row], on person: PersonPage) -> String {
    let places = rows.map { Grid.place(of: $0, doc: doc) }
    let margin = (places.map(\.utf8.count).max() ?? 0) + 2
    let nodes = rows.map { CellText.shown($0.values[node]) }
    let lefts = rows.map { trimmed(CellText.shown($0.values[left])) }
    let nodeWidth = nodes.map { DisplayWidth.of($0) }.max() ?? 0
    let side = sideWidth(lefts, margin: margin, node: nodeWidth, page: person.page.width)
    var output = ""
    for index in rows.indices {
      let before = DisplayWidth.padded(
        DisplayWidth.truncatedAtStart(lefts[index], to: side), to: side, onLeft: true)
      var after = trimmed(CellText.shown(rows[index].values[right]))
      if person.page.width != nil { after = DisplayWidth.truncated(after, to: side) }
      let isRightToLeft = person.page.isTerminal && Ink.isRightToLeft(nodes[index])
      if isRightToLeft { after = DisplayWidth.padded(after, to: side) }
      let space = after.isEmpty ? "" : "  "
      let line = "\(before)  \(person.ink.strong(nodes[index]))\(space)\(after)"
      let place = DisplayWidth.padded(places[index], to: margin)
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
  private func sideWidth(_ lefts: [String], margin: Int, node: Int, page: Int?) -> Int {
    let longest = lefts.map { DisplayWidth.of($0) }.max() ?? 0
    guard let page else { return longest }
    return max(8, min((page - margin - node - 4) / 2, longest))
  }
}
