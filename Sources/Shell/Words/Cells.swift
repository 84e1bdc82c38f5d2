import PluginKit

extension ShellWord {
  /// `cells`: what has been asked so far.
  static let cells = ShellWord(
    Manual("cells", "list the cells of the notebook", topic: .notebook, examples: ["docs; cells"])
  ) { (shell, _) throws(CommandError) in
    let names = Dictionary(grouping: shell.notebook.names.keys.sorted()) { shell.notebook.names[$0] ?? 0 }
    let stale = Set(shell.notebook.staleCells.map(\.n))
    let rows = shell.notebook.cells.map { cell in
      Row([
        .count(cell.n), .text(ifKnown: names[cell.n]?.joined(separator: " ")), .text(cell.input),
        .text(stale.contains(cell.n) ? "stale" : cell.status.rawValue),
        cell.report.map { .count($0.rowCount) } ?? .none, .text(cell.digest),
      ])
    }
    return Outcome(
      Report(
        [
          Column("cell", .count), Column("name", .text), Column("input", .text), Column("status", .text),
          Column("rows", .count), Column("digest", .text),
        ], rows: rows))
  }

  /// `note`: a remark in the notebook.
  static let note = ShellWord(
    Manual(
      "note", "write a remark into the notebook", topic: .notebook,
      positionals: [Positional("TEXT", .words(.text), "The remark, in Markdown.")],
      examples: ["note \"The two tolls count different days.\""]),
    isRecorded: true
  ) { (shell, request) throws(CommandError) in
    let text = request.words("TEXT").map(\.text).joined(separator: " ")
    shell.notebook.notes.append(Notebook.Note(after: shell.notebook.nextCell - 1, text: text))
    return Outcome()
  }

  private static let stale = Option<Bool>.flag("stale", "Every cell that is older than what it read.")

  /// `rerun`: works cells out again.
  static let rerun = ShellWord(
    Manual(
      "rerun", "work cells out again on the corpus as it is", topic: .notebook,
      positionals: [Positional("N[-M]", .word(.cell), isOptional: true, "A cell, or a range of cells.")],
      options: [stale.parameter],
      examples: ["load Sessions/corpora/harbour; docs; rerun 2"])
  ) { (shell, request) throws(CommandError) in
    let text = request.words("N[-M]").first?.text ?? ""
    if request[stale], text.isEmpty {
      let cells = shell.notebook.staleCells
      for cell in cells { try shell.rerun(cell) }
      return Outcome(notes: ["Worked out \(cells.count) stale cells again."])
    }
    let ends = text.split(separator: "-").map { Int($0) }
    guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1] else {
      throw CommandError(.usage, "\(text) is not a cell", hint: "As in: rerun 3, rerun 2-5.", about: text)
    }
    let cells = shell.notebook.cells.filter { first <= $0.n && $0.n <= last }
    if cells.isEmpty {
      throw CommandError(.usage, "there is no cell \(text)", hint: "See cells.", about: text)
    }
    for cell in cells { try shell.rerun(cell) }
    return Outcome(notes: ["Worked out \(cells.count) cells again."])
  }

  /// `undo`: takes the last recorded line back.
  static let undo = ShellWord(
    Manual(
      "undo", "take back the last line that changed the notebook", topic: .notebook, examples: ["docs; undo"])
  ) { (shell, _) throws(CommandError) in
    guard let before = shell.past.popLast() else { throw CommandError(.failed, "there is nothing to undo") }
    let undone = shell.notebook.cells.last?.input ?? ""
    shell.future.append(shell.notebook)
    shell.notebook = before
    return Outcome(notes: ["Undid: \(undone)"])
  }

  /// `redo`: brings back what undo took.
  static let redo = ShellWord(
    Manual(
      "redo", "bring back what undo took, without working it out again", topic: .notebook,
      examples: ["docs; undo; redo"])
  ) { (shell, _) throws(CommandError) in
    guard let next = shell.future.popLast() else { throw CommandError(.failed, "there is nothing to redo") }
    shell.past.append(shell.notebook)
    shell.notebook = next
    return Outcome(notes: ["Redid: \(next.cells.last?.input ?? "")"])
  }
}

extension Report {
  /// The number of rows of all its tables.
  var rowCount: Int { sections.reduce(rows.count) { $0 + $1.rows.count } }
}
