/// What a line was decorated with, kept until it changes.
struct Decoration {
  var line: [Unicode.Scalar] = []
  var cursor = -1
  var styles: [Style] = []
  var hint: String?
}

extension EditorCore {
  /// Draws the line with everything beside it.
  func draw() {
    guard let buffer else { return }
    let (scalars, cursor) = buffer.content
    decorate(scalars, cursor)
    screen.draw(frame(scalars, cursor, suggestion: suggestion, below: panel.isEmpty ? hintRow : panel))
  }

  /// Draws the line bare, with a mark at its end, and goes to the row after it.
  func finish(mark: String = "") {
    guard let buffer else { return }
    let scalars = buffer.content.scalars
    decorate(scalars, scalars.count)
    suggestion = nil
    panel = []
    let mark = mark.isEmpty ? [] : [StyledText(mark, .dim)]
    screen.draw(frame(scalars, scalars.count, after: mark, below: []))
    screen.leave()
  }

  private var hintRow: [[StyledText]] {
    decoration.hint.map { [[StyledText($0, .dim)]] } ?? []
  }

  /// Works out what goes with the line, unless that is known already.
  func decorate(_ scalars: [Unicode.Scalar], _ cursor: Int) {
    guard scalars != decoration.line || cursor != decoration.cursor else { return }
    let line = scalars.string
    let isNew = scalars != decoration.line
    decoration.line = scalars
    decoration.cursor = cursor
    if isNew || decoration.styles.count != scalars.count {
      decoration.styles = features.contains(.color) ? styles(of: scalars, hooks.highlight(line)) : []
    }
    let place = scalars[..<cursor].utf8Count
    decoration.hint = features.contains(.hints) ? hooks.hint(line, place) : nil
    let isAtEnd = cursor == scalars.count && !scalars.isEmpty && !scalars.contains("\n")
    suggestion =
      isAtEnd && features.contains(.suggestions)
      ? history.continuation(of: line, corpus: hooks.corpus()) : nil
  }

  private func styles(of scalars: [Unicode.Scalar], _ highlights: [Highlight]) -> [Style] {
    var styles = [Style](repeating: .plain, count: scalars.count)
    var index = 0
    var offset = 0
    for highlight in highlights.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      while index < scalars.count, offset < highlight.range.upperBound {
        if offset >= highlight.range.lowerBound { styles[index] = highlight.style }
        offset += UTF8.width(scalars[index])
        index += 1
      }
    }
    return styles
  }

  /// The rows of the prompt, the line and what stands below it, cut to the height of the screen.
  func frame(
    _ scalars: [Unicode.Scalar], _ cursor: Int, suggestion: String? = nil, after: [StyledText] = [],
    below: [[StyledText]], prompt: [StyledText]? = nil
  ) -> Frame {
    let size = screen.size
    var writer = FrameWriter(columns: size.columns, hasColor: features.contains(.color))
    for part in prompt ?? shownPrompt { writer.write(part.text, part.style) }
    let indent = min(writer.column, size.columns / 2)
    var place = (row: 0, column: 0)
    let styles = prompt == nil ? decoration.styles : []
    for (index, scalar) in scalars.enumerated() {
      if index == cursor { place = cursorPlace(&writer, before: scalar) }
      if scalar == "\n" {
        writer.breakRow()
        writer.pad(to: indent)
      } else {
        writer.write(scalar, styles.indices.contains(index) ? styles[index] : .plain)
      }
    }
    if cursor >= scalars.count {
      writer.breakFullRow()
      place = (writer.row, writer.column)
    }
    if let suggestion { writer.writeClipped(suggestion, .dim) }
    for part in after { writer.write(part.text, part.style) }
    let lineRows = writer.row + 1
    for row in below {
      writer.breakRow()
      for part in row { writer.writeClipped(part.text, part.style) }
    }
    return visible(writer.finished(), lineRows: lineRows, height: size.rows, place)
  }

  private func cursorPlace(_ writer: inout FrameWriter, before scalar: Unicode.Scalar) -> (
    row: Int, column: Int
  ) {
    if scalar != "\n" { writer.breakFullRow() }
    let isFull = writer.room == 0
    return (writer.row, isFull ? writer.column - 1 : writer.column)
  }

  /// The part of the rows that fits, around the cursor.
  private func visible(
    _ rows: [Frame.Row], lineRows: Int, height: Int, _ place: (row: Int, column: Int)
  ) -> Frame {
    let below = rows[lineRows...].prefix(max(0, height - min(lineRows, max(1, height / 2))))
    let room = max(1, height - below.count)
    guard lineRows > room else {
      return Frame(rows: Array(rows[..<lineRows] + below), cursorRow: place.row, cursorColumn: place.column)
    }
    let first = max(0, min(place.row - room / 2, lineRows - room))
    var shown = Array(rows[first..<(first + room)])
    let isCursorThere = place.row == first
    if first > 0, !isCursorThere { shown[0] = Frame.Row(text: "↑ \(first + 1) more rows", width: 0) }
    return Frame(rows: shown + below, cursorRow: place.row - first, cursorColumn: place.column)
  }
}
