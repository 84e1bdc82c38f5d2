// Moving and deleting, by letters as a reader sees them and by rows of a block.
extension EditorCore {
  func stepForward() {
    guard let buffer, !acceptSuggestion() else { return }
    let (scalars, cursor) = buffer.content
    buffer.move(to: LetterSteps.after(cursor, in: scalars))
  }

  func stepBackward() {
    guard let buffer else { return }
    let (scalars, cursor) = buffer.content
    buffer.move(to: LetterSteps.before(cursor, in: scalars))
  }

  func moveWord(forward: Bool) {
    guard let buffer else { return }
    let (scalars, cursor) = buffer.content
    if forward, cursor == scalars.count, acceptSuggestion(wordOnly: true) { return }
    buffer.move(to: LetterSteps.word(from: cursor, in: scalars, forward: forward))
  }

  func eraseBackward() {
    guard let buffer else { return }
    let (scalars, cursor) = buffer.content
    buffer.delete(LetterSteps.before(cursor, in: scalars)..<cursor)
  }

  func eraseForward() {
    guard let buffer else { return }
    let (scalars, cursor) = buffer.content
    buffer.delete(cursor..<LetterSteps.after(cursor, in: scalars))
  }

  func eraseWord() {
    guard let buffer else { return }
    let (scalars, cursor) = buffer.content
    buffer.delete(cursor..<LetterSteps.word(from: cursor, in: scalars, forward: true))
  }

  /// Ctrl-D: the end of input on an empty line, else deletes forward.
  func eraseForwardOrEnd() -> Int32 {
    guard let buffer, buffer.content.scalars.isEmpty else {
      eraseForward()
      return 0
    }
    finish()
    stopped = .endOfInput
    return 2
  }

  func moveToRowStart() {
    guard let buffer else { return }
    let (scalars, cursor) = buffer.content
    buffer.move(to: rowStart(cursor, scalars))
  }

  func moveToRowEnd() {
    guard let buffer, !acceptSuggestion() else { return }
    let (scalars, cursor) = buffer.content
    buffer.move(to: scalars[cursor...].firstIndex(of: "\n") ?? scalars.count)
  }

  /// Up: the row above in a block, else the older line.
  func stepUp() {
    guard let buffer else { return }
    let (scalars, cursor) = buffer.content
    let start = rowStart(cursor, scalars)
    guard start == 0 else {
      let above = rowStart(start - 1, scalars)
      return buffer.move(to: min(above + cursor - start, start - 1))
    }
    guard let older = history.older(than: scalars) else { return }
    buffer.replaceAll(with: older.unicodeScalars)
  }

  /// Down: the row below in a block, else the newer line.
  func stepDown() {
    guard let buffer else { return }
    let (scalars, cursor) = buffer.content
    guard let end = scalars[cursor...].firstIndex(of: "\n") else {
      if let newer = history.newer(than: scalars) { buffer.replaceAll(with: newer.unicodeScalars) }
      return
    }
    let next = scalars[(end + 1)...].firstIndex(of: "\n") ?? scalars.count
    buffer.move(to: min(end + 1 + cursor - rowStart(cursor, scalars), next))
  }

  /// Takes the grey continuation, or its first word, into the line; false when none is shown.
  @discardableResult
  func acceptSuggestion(wordOnly: Bool = false) -> Bool {
    guard let buffer else { return false }
    let (scalars, cursor) = buffer.content
    decorate(scalars, cursor)
    guard cursor == scalars.count, let shown = suggestion else { return false }
    let rest = Array(shown.unicodeScalars)
    let end = wordOnly ? LetterSteps.word(from: 0, in: rest, forward: true) : rest.count
    buffer.insert(rest[..<max(end, 1)])
    suggestion = nil
    return true
  }

  /// Enter: a new row while a quotation is open, else the line is done.
  func accept() -> Int32 {
    guard let buffer else { return 1 }
    let (scalars, cursor) = buffer.content
    if hooks.isIncomplete(scalars.string) {
      buffer.move(to: cursor)
      buffer.insert(["\n"])
      return 0
    }
    finish()
    return 1
  }

  private func rowStart(_ cursor: Int, _ scalars: [Unicode.Scalar]) -> Int {
    (scalars[..<cursor].lastIndex(of: "\n") ?? -1) + 1
  }
}
