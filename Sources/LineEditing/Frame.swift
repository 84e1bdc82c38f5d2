private import TextKernels

/// What stands on the screen from the prompt down: rows, and where the cursor is among them.
struct Frame: Equatable {
  /// A row of the screen.
  struct Row: Equatable {
    /// Its characters, with the sequences that style them.
    var text = ""
    /// The columns it takes.
    var width = 0
  }

  var rows: [Row]
  var cursorRow: Int
  var cursorColumn: Int
}

/// Writes styled text into rows of a given width.
struct FrameWriter {
  private let columns: Int
  private let hasColor: Bool
  private(set) var rows: [Frame.Row] = [Frame.Row()]
  private var style: Style = .plain
  private var last: Unicode.Scalar = " "

  init(columns: Int, hasColor: Bool) {
    self.columns = max(2, columns)
    self.hasColor = hasColor
  }

  /// The row being written.
  var row: Int { rows.count - 1 }
  /// The column after what was written; a row that is full puts it at the start of the next.
  var column: Int { rows[row].width }
  /// How many columns are left on the row.
  var room: Int { columns - rows[row].width }

  /// Starts a new row.
  mutating func breakRow() {
    reset()
    rows.append(Frame.Row())
  }

  /// Starts a new row when this one is full, so that the cursor has a place.
  mutating func breakFullRow() {
    if room == 0 { breakRow() }
  }

  /// Writes a scalar, on the next row when this one has no room.
  ///
  /// Controls show as one inverse letter.
  mutating func write(_ scalar: Unicode.Scalar, _ wanted: Style) {
    guard let visible = Visible.replacement(for: scalar) else {
      let isJoined = last == "\u{200D}" && scalar.properties.isEmoji
      let width = isJoined ? 0 : DisplayWidth.columnCount(scalar)
      last = scalar
      if width > room { breakRow() }
      use(wanted)
      rows[row].text.unicodeScalars.append(scalar)
      rows[row].width += width
      return
    }
    breakFullRow()
    use(visible == " " ? wanted : .selected)
    rows[row].text.unicodeScalars.append(visible)
    rows[row].width += 1
  }

  /// Writes text over as many rows as it needs.
  mutating func write(_ text: String, _ style: Style) {
    for scalar in text.unicodeScalars { write(scalar, style) }
  }

  /// Writes as much of a text as fits on the row.
  mutating func writeClipped(_ text: String, _ style: Style, leaving spare: Int = 0) {
    let space = room - spare
    guard space > 0 else { return }
    let clean = Visible.text(text)
    write(DisplayWidth.truncated(clean, to: space), style)
  }

  /// Fills the row with spaces up to a column.
  mutating func pad(to column: Int, _ style: Style = .plain) {
    while rows[row].width < min(column, columns) { write(" ", style) }
  }

  /// The rows, with every style ended.
  mutating func finished() -> [Frame.Row] {
    reset()
    return rows
  }

  private mutating func use(_ wanted: Style) {
    guard wanted != style else { return }
    guard hasColor || wanted == .selected || style == .selected else { return }
    rows[row].text += "\u{1B}[\(wanted.parameters)m"
    style = wanted
  }

  private mutating func reset() {
    guard style != .plain else { return }
    rows[row].text += "\u{1B}[0m"
    style = .plain
  }
}

/// Makes text safe to write to a terminal.
enum Visible {
  /// What stands for a scalar that a terminal would obey instead of showing; nil for one it shows.
  static func replacement(for scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0x09: " "
    case 0..<0x20: Unicode.Scalar(scalar.value + 0x40)
    case 0x7F: "?"
    case 0x80..<0xA0: "?"
    case 0x202A...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0x061C, 0x2028, 0x2029, 0xE0000...0xE007F: "·"
    default: nil
    }
  }

  /// The text with every such scalar replaced.
  static func text(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { replacement(for: $0) != nil }) else { return text }
    var view = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { view.append(replacement(for: scalar) ?? scalar) }
    return String(view)
  }
}
