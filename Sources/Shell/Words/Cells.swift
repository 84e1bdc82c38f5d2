import PluginKit

extension ShellWord {
  /// `cells`: what has been asked so far.
  static let cells = ShellWord(
    Manual("cells", "list the cells of the notebook", topic: .notebook, examples: ["docs; cells"])
  ) { (shell, request) throws(CommandError) in
    let names = Dictionary(grouping: shell.notebook.names.keys.sorted()) { shell.notebook.names[$0] ?? 0 }
    let stale = Set(shell.notebook.staleCells.map(\.n))
    var rows: [Row] = []
    for cell in shell.notebook.cells {
      let digest = try cell.lazyDigest.value(in: request.context)
      rows.append(
        Row([
          .count(cell.n), .text(ifKnown: names[cell.n]?.joined(separator: " ")), .text(cell.input),
          .text(stale.contains(cell.n) ? "stale" : cell.status.rawValue),
          cell.report.map { .count($0.rowCount) } ?? .none, .text(digest),
        ]))
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
      return Outcome(notes: ["Worked out \(counted(cells.count, "stale cell")) again."])
    }
    guard !text.isEmpty else {
      throw CommandError(.usage, "rerun needs a cell, or --stale", hint: "As in: rerun 3, rerun 2-5.")
    }
    let ends = text.split(separator: "-").map { Int($0.first == "$" ? $0.dropFirst() : $0) }
    guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1] else {
      throw CommandError(.usage, "\(text) is not a cell", hint: "As in: rerun 3, rerun 2-5.", about: text)
    }
    let cells = shell.notebook.cells.filter { first <= $0.n && $0.n <= last }
    if cells.isEmpty {
      throw CommandError(.usage, "there is no cell \(text)", hint: "See cells.", about: text)
    }
    for cell in cells { try shell.rerun(cell) }
    return Outcome(notes: ["Worked out \(cells.count == 1 ? "cell \(first)" : "\(cells.count) cells") again."]
    )
  }

  private static let steps = Positional(
    "N", .word(.integer(1...1_000_000)), isOptional: true, "How many lines; none means one.")

  /// `undo`: takes the last recorded line back.
  static let undo = ShellWord(
    Manual(
      "undo", "take back the last line of the notebook, or the last N", topic: .notebook,
      positionals: [steps],
      discussion: """
        Each line that left a cell is one step, whether it changed documents and decisions or only asked: so the cells \
        that remain are always answers on the corpus as it is. When the line taken back only asked, the last line \
        that changed something is told, with the N that takes it back too. To be rid of an answer alone, type \
        drop $3. All lines can be taken back, and undo goes on in a session that was opened.
        """,
      examples: ["docs; undo", "docs; docs lang:ar; undo 2"])
  ) { (shell, request) throws(CommandError) in
    let count = request.words("N").first.flatMap { Int($0.text) } ?? 1
    guard !shell.past.isEmpty else { throw CommandError(.failed, "there is nothing to undo") }
    let onlyAsked = count == 1 && !shell.changed(by: shell.past.count - 1)
    var lines: [String] = []
    while lines.count < count, let line = shell.stepBack() { lines.append(line) }
    var notes = ["Undid: \(told(lines.reversed()))"]
    if onlyAsked, let change = shell.past.indices.last(where: { shell.changed(by: $0) }) {
      let steps = shell.past.count - change
      let command = steps == 1 ? "undo" : "undo \(steps)"
      notes.append("It only asked; \(command) takes back: \(shell.past[change].line)")
    }
    return Outcome(notes: notes)
  }

  /// `redo`: brings back what undo took.
  static let redo = ShellWord(
    Manual(
      "redo", "bring back what undo took, without working it out again", topic: .notebook,
      positionals: [steps], examples: ["docs; undo; redo", "docs; docs lang:ar; undo 2; redo 2"])
  ) { (shell, request) throws(CommandError) in
    let count = request.words("N").first.flatMap { Int($0.text) } ?? 1
    guard !shell.future.isEmpty else { throw CommandError(.failed, "there is nothing to redo") }
    var lines: [String] = []
    while lines.count < count, let line = shell.stepForward() { lines.append(line) }
    return Outcome(notes: ["Redid: \(told(lines))"])
  }
}

extension ShellWord {
  /// Lines that were stepped over, the first and the last of many.
  private static func told(_ lines: [String]) -> String {
    if lines.count <= 12 { return lines.joined(separator: "; ") }
    return "\(lines.count) lines, from \(lines[0]) to \(lines[lines.count - 1])"
  }
}

extension Interpreter {
  /// Whether the line after a past state changed more than the cells: documents, decisions, names, values, notes.
  fileprivate func changed(by place: Int) -> Bool {
    let before = past[place].notebook
    let after = place + 1 < past.count ? past[place + 1].notebook : notebook
    return !before.agrees(with: after)
  }
}

extension Notebook {
  /// Whether everything but the answers that were added is the same.
  ///
  /// O(log cells), and O(documents) where their lists are two.
  fileprivate func agrees(with other: Notebook) -> Bool {
    names == other.names && defaults == other.defaults && notes.count == other.notes.count
      && other.notes.continues(notes) && other.cells.continues(cells) && corpus.isSame(as: other.corpus)
  }
}

extension Report {
  /// The number of rows of all its tables.
  var rowCount: Int { sections.reduce(list.count) { $0 + $1.rows.count } }
}
