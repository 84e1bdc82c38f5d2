import PluginKit

extension ShellWord {
  /// `drop $3`: takes answers out of the notebook.
  ///
  /// Without a `$` the word is the command of a plugin, which takes a name off the entity list.
  static let dropCell = ShellWord(
    Manual(
      "drop", "take answers out of the notebook", topic: .notebook,
      positionals: [Positional("$N", .words(.cell), "Cells, by number or name, such as `$3` or `$early`.")],
      discussion: """
        A cell that changed documents or decisions stays, as later answers rest on it: undo takes it back. So does one \
        that another cell reads, unless that is dropped with it. The other cells keep their numbers; undo brings \
        dropped ones back.
        """,
      examples: ["load Sessions/corpora/harbour; docs lang:tr; drop $2; cells"])
  ) { (shell, request) throws(CommandError) in
    var numbers: Set<Int> = []
    for word in request.words("$N").map(\.text) {
      guard word.hasPrefix("$") else {
        throw CommandError(.usage, "\(word) is not a cell", hint: "As in: drop $3 $4.", about: word)
      }
      let cell = try shell.notebook.cell(named: String(word.dropFirst()))
      if cell.changesState {
        throw CommandError(
          .failed, "cell \(cell.n) (\(cell.input)) changed documents, decisions or standard values",
          hint: "undo takes it back.", about: word)
      }
      numbers.insert(cell.n)
    }
    let left = shell.notebook.cells.filter { !numbers.contains($0.n) }
    if let reader = left.first(where: { !numbers.isDisjoint(with: $0.cells) }) {
      throw CommandError(
        .failed, "cell \(reader.n) (\(reader.input)) reads it", hint: "Drop both: drop … $\(reader.n).")
    }
    let names = numbers.sorted().map { "$\($0)" }
    shell.remember(shell.notebook, line: "drop \(names.joined(separator: " "))")
    shell.notebook.drop(numbers)
    return Outcome(notes: ["Dropped \(names.joined(separator: ", "))."])
  }

  /// Words that share their name with a plugin's command, and are meant when a cell is handed to them.
  static let cellForms: [ShellWord] = [.dropCell]
}

extension Notebook {
  /// Takes cells out, with the names they have and the remarks they wrote.
  fileprivate mutating func drop(_ numbers: Set<Int>) {
    let remarks = Set(cells.filter { numbers.contains($0.n) && $0.command == "note" }.map { $0.n - 1 })
    cells = SharedList(cells.filter { !numbers.contains($0.n) })
    names = names.filter { !numbers.contains($0.value) }
    let left = cells.map(\.n)
    notes = SharedList(
      notes.filter { !remarks.contains($0.after) }.map { note in
        Note(after: left.last { $0 <= note.after } ?? 0, text: note.text)
      })
  }
}
