import CollateCore
import PluginKit
import TextKernels

/// Two texts word by word: side by side where there is a width, else one after the other.
///
/// Words of one side alone are coloured, or stand in `[-…-]` and `{+…+}`. Paragraphs that are alike are told, not shown.
struct SideBySide {
  private let change: Int, text: Int, otherText: Int

  /// The difference of a table with the columns `change`, `text` and `otherText`; nil for another table.
  init?(_ columns: [Column]) {
    let names = columns.map(\.name)
    guard let change = names.firstIndex(of: "change"), let text = names.firstIndex(of: "text"),
      let otherText = names.firstIndex(of: "otherText")
    else { return nil }
    (self.change, self.text, self.otherText) = (change, text, otherText)
  }

  /// A paragraph of both texts.
  private struct Block {
    var left: [(text: String, isSame: Bool)] = []
    var right: [(text: String, isSame: Bool)] = []
    var leftPlace = ""
    var rightPlace = ""
    var isSame: Bool { left.allSatisfy(\.isSame) && right.allSatisfy(\.isSame) }
  }

  func write(_ rows: [Row], on person: PersonPage) -> String {
    var output = ""
    var alike = 0
    for block in blocks(of: rows) {
      if block.isSame {
        alike += 1
        continue
      }
      output += note(alike, person.ink)
      alike = 0
      output += person.page.width.map { side(block, width: $0, person.ink) } ?? unified(block, person.ink)
    }
    return output + note(alike, person.ink)
  }

  private func note(_ alike: Int, _ ink: Ink) -> String {
    alike == 0 ? "" : ink.quiet("⋯ \(alike) \(alike == 1 ? "paragraph" : "paragraphs") alike") + "\n"
  }

  /// Rows put together as long as neither text comes to another line.
  private func blocks(of rows: [Row]) -> [Block] {
    var blocks: [Block] = []
    var lines: (left: Int?, right: Int?) = (nil, nil)
    for row in rows where row.values.count > max(change, text, otherText) {
      let kind = CellText.exact(row.values[change])
      let left = kind == "added" ? nil : row.evidence.first
      let right = kind == "removed" ? nil : row.evidence.last
      let isNew =
        left.map { $0.line != lines.left } ?? false || right.map { $0.line != lines.right } ?? false
      if isNew || blocks.isEmpty { blocks.append(Block()) }
      let last = blocks.count - 1
      if let left {
        lines.left = left.line
        if blocks[last].left.isEmpty { blocks[last].leftPlace = CellText.place(left) }
        blocks[last].left.append((CellText.shown(row.values[text]), kind == "same"))
      }
      if let right {
        lines.right = right.line
        if blocks[last].right.isEmpty { blocks[last].rightPlace = CellText.place(right) }
        blocks[last].right.append((CellText.shown(row.values[otherText]), kind == "same"))
      }
    }
    return blocks
  }

  // MARK: - One after the other

  private func unified(_ block: Block, _ ink: Ink) -> String {
    var output = "@@ \(block.leftPlace.isEmpty ? "–" : block.leftPlace) "
    output += "\(block.rightPlace.isEmpty ? "–" : block.rightPlace) @@\n"
    for (sign, words) in [("-", block.left), ("+", block.right)] where !words.isEmpty {
      output += sign + " " + words.map { marked($0.text, $0.isSame, sign, ink) }.joined(separator: " ") + "\n"
    }
    return output
  }

  private func marked(_ text: String, _ isSame: Bool, _ sign: String, _ ink: Ink) -> String {
    if isSame { return text }
    if ink.page.hasColor { return sign == "-" ? ink.removed(text) : ink.added(text) }
    return sign == "-" ? "[-\(text)-]" : "{+\(text)+}"
  }

  // MARK: - Side by side

  private func side(_ block: Block, width: Int, _ ink: Ink) -> String {
    let column = max(10, (width - 3) / 2)
    let left = lines(block.left, place: block.leftPlace, sign: "-", column, ink)
    let right = lines(block.right, place: block.rightPlace, sign: "+", column, ink)
    var output = ""
    for index in 0..<max(left.count, right.count) {
      let (words, columns) = index < left.count ? left[index] : ("", 0)
      let space = String(repeating: " ", count: max(0, column - columns))
      output += words + space + ink.quiet(" │") + (index < right.count ? " " + right[index].text : "") + "\n"
    }
    return output
  }

  /// The words of one side broken into lines of a column, each with the columns it takes.
  ///
  /// A line keeps the direction of its paragraph as a whole: words isolated one by one would stand in reverse.
  private func lines(
    _ words: [(text: String, isSame: Bool)], place: String, sign: String, _ width: Int, _ ink: Ink
  ) -> [(text: String, columns: Int)] {
    let isRightToLeft = Ink.runsRightToLeft(words.lazy.map(\.text))
    let isolated = { (line: String) in ink.isolated(line, isRightToLeft: isRightToLeft) }
    var lines: [(text: String, columns: Int)] = []
    var (line, head) = ("", ink.quiet(place))
    var columns = DisplayWidth.of(place)
    for part in words {
      let shown = ink.page.hasColor || part.isSame ? part.text : marked(part.text, false, sign, ink)
      for word in shown.split(separator: " ") {
        let word = DisplayWidth.truncated(String(word), to: width)
        let length = DisplayWidth.of(word)
        if columns > 0, columns + 1 + length > width {
          lines.append((head + isolated(line), columns))
          (line, head, columns) = ("", "", 0)
        }
        let isPlain = part.isSame || !ink.page.hasColor
        if line.isEmpty, !head.isEmpty { head += " " } else if !line.isEmpty { line += " " }
        line += isPlain ? word : marked(word, false, sign, ink)
        columns += length + (columns > 0 ? 1 : 0)
      }
    }
    return words.isEmpty ? [] : lines + [(head + isolated(line), columns)]
  }
}
