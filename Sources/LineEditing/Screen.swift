private import Glibc

/// Draws frames on a terminal, rewriting only the rows that changed.
struct Screen {
  private let descriptor: Int32
  private var shown: [Frame.Row] = []
  private var cursorRow = 0
  private var cursorColumn = 0

  init(descriptor: Int32) { self.descriptor = descriptor }

  /// The columns and rows of the terminal; 80 by 24 when it does not say.
  var size: (columns: Int, rows: Int) { Terminal.size(of: descriptor) ?? (80, 24) }

  /// Puts a frame in the place of the one shown.
  mutating func draw(_ frame: Frame) {
    var out = ""
    var row = cursorRow
    for index in frame.rows.indices where index >= shown.count || shown[index] != frame.rows[index] {
      move(from: &row, to: index, &out)
      out += "\r"
      if index < shown.count { out += "\u{1B}[K" }
      out += frame.rows[index].text
    }
    if shown.count > frame.rows.count {
      move(from: &row, to: frame.rows.count, &out)
      out += "\r\u{1B}[J"
    }
    let isUnchanged = out.isEmpty && frame.cursorRow == cursorRow && frame.cursorColumn == cursorColumn
    shown = frame.rows
    guard !isUnchanged else { return }
    move(from: &row, to: frame.cursorRow, &out)
    out += "\r"
    if frame.cursorColumn > 0 { out += "\u{1B}[\(frame.cursorColumn)C" }
    (cursorRow, cursorColumn) = (frame.cursorRow, frame.cursorColumn)
    write("\u{1B}[?25l" + out + "\u{1B}[?25h")
  }

  /// Leaves what is shown where it is and goes to the row after it.
  mutating func leave() {
    var out = ""
    var row = cursorRow
    move(from: &row, to: max(0, shown.count - 1), &out)
    write(out + "\r\n")
    forget()
  }

  /// Takes what is shown away; the cursor is then where its first row was.
  mutating func erase() {
    var out = ""
    var row = cursorRow
    move(from: &row, to: 0, &out)
    write(out + "\r\u{1B}[J")
    forget()
  }

  /// Takes what is shown away after the window became `columns` wide and the terminal broke long rows anew.
  mutating func eraseAfterResize(columns: Int) {
    var above = cursorColumn / max(1, columns)
    for row in shown.prefix(cursorRow) { above += max(0, row.width - 1) / max(1, columns) + 1 }
    write((above > 0 ? "\u{1B}[\(above)A" : "") + "\r\u{1B}[J")
    forget()
  }

  /// Wipes the terminal and starts at its top.
  mutating func clear() {
    write("\u{1B}[H\u{1B}[2J")
    forget()
  }

  /// Writes text as it is.
  func write(_ text: String) { Terminal.write(Array(text.utf8), to: descriptor) }

  /// Treats the place of the cursor as the start of an empty screen.
  mutating func forget() {
    shown = []
    cursorRow = 0
    cursorColumn = 0
  }

  private func move(from row: inout Int, to target: Int, _ out: inout String) {
    if target < row {
      out += "\u{1B}[\(row - target)A"
      row = target
    }
    let last = max(0, max(shown.count, row + 1) - 1)
    if target > row, row < last {
      let step = min(target, last) - row
      out += "\u{1B}[\(step)B"
      row += step
    }
    while row < target {
      out += "\r\n"
      row += 1
    }
  }
}
