/// A state of the work on either side of a line: what undo goes back to and redo goes forward to.
struct Step: Sendable {
  /// The state.
  let notebook: Notebook
  /// The line between this state and the next one.
  let line: String
}

extension Interpreter {
  /// Remembers the state before a line that has now been done; what was undone before cannot come back.
  mutating func remember(_ before: Notebook, line: String) {
    past.append(Step(notebook: before, line: line))
    future = SharedList()
  }

  /// Goes back over the last line; the line, or nil when there is none.
  mutating func stepBack() -> String? {
    guard let step = past.popLast() else { return nil }
    future.append(Step(notebook: notebook, line: step.line))
    notebook = step.notebook
    return step.line
  }

  /// Goes forward over the line that was undone last; the line, or nil when there is none.
  mutating func stepForward() -> String? {
    guard let step = future.popLast() else { return nil }
    past.append(Step(notebook: notebook, line: step.line))
    notebook = step.notebook
    return step.line
  }
}
