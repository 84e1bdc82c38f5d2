import PluginKit
import SessionFile

/// Builds the lines of work of a saved session: states with the answers as they were saved, and the way back.
struct Reopening {
  private let saved: SavedSession
  private let home: String
  private let silent: Interpreter
  /// The states after each line of the first line of work: others often start alike.
  private var known: [Interpreter] = []
  /// What could not be done again.
  private(set) var troubles: [String] = []

  /// For a session in the folder `home`; `silent` is an empty interpreter.
  init(_ saved: SavedSession, in home: String, with silent: Interpreter) {
    self.saved = saved
    self.home = home
    self.silent = silent
  }

  /// The current line of work of the session.
  mutating func current() -> Branch { branch(saved.cells, saved.undone, saved.notes, alike: 0) }

  /// Another line of work; what it shares with the beginning of the current one is not done again.
  mutating func branch(_ branch: SavedBranch) -> Branch {
    let cells = branch.cells(with: saved.cells)
    let alike = zip(cells, saved.cells).prefix { mine, other in
      mine.n == other.n && branch.shares.contains { $0.contains(mine.n) }
    }.count
    return self.branch(cells, branch.undone, branch.notes, alike: alike)
  }

  /// A line of work: what its lines change is done again, and nothing else is run.
  private mutating func branch(
    _ cells: [SavedCell], _ undone: [SavedCell], _ notes: [SavedSession.Note], alike: Int
  ) -> Branch {
    let isFirst = known.isEmpty
    var state = silent
    var past = SharedList<Step>()
    var remarks = Remarks(notes)
    for (index, cell) in cells.enumerated() {
      past.append(Step(notebook: state.notebook.with(remarks.before(cell.n)), line: cell.input))
      if index < alike, index < known.count { state = known[index] } else { follow(cell, &state) }
      if isFirst, !saved.branches.isEmpty { known.append(state) }
    }
    let notebook = state.notebook.with(remarks.before(.max))
    state.notebook = notebook
    var future: [Step] = []
    for cell in undone {
      follow(cell, &state)
      future.append(Step(notebook: state.notebook, line: cell.input))
    }
    return Branch(notebook: notebook, past: past, future: SharedList(future.reversed()))
  }

  /// Puts a cell into a state, after doing what its line changes.
  private mutating func follow(_ cell: SavedCell, _ state: inout Interpreter) {
    if cell.changesCorpus || cell.command == "note" {
      state.prepare(for: cell, of: saved, in: home)
      do throws(CommandError) { try state.work(state.statement(of: cell.input), replacing: cell.n) } catch {
        troubles.append("Cell \(cell.n) (\(cell.input)) could not be done again: \(error.message)")
      }
    }
    var opened = Cell(cell, folder: saved.folder(of: cell, in: home))
    opened.step = state.notebook.nextStep()
    state.notebook.replace(opened)
    for name in cell.names { state.notebook.names[name] = cell.n }
  }
}

/// The remarks of a session, as they were written cell by cell; states share them.
private struct Remarks {
  private var left: ArraySlice<SavedSession.Note>
  private var written = SharedList<Notebook.Note>()

  init(_ notes: [SavedSession.Note]) { left = notes[...] }

  /// Those that stand before a cell; cells are asked in order.
  mutating func before(_ cell: Int) -> SharedList<Notebook.Note> {
    while let note = left.first, cell == .max || note.after < cell - 1 {
      written.append(Notebook.Note(after: note.after, text: note.text))
      left.removeFirst()
    }
    return written
  }
}

extension Notebook {
  /// The notebook with other remarks.
  fileprivate func with(_ notes: SharedList<Note>) -> Notebook {
    var copy = self
    copy.notes = notes
    return copy
  }

  /// Counts a line as worked out now.
  fileprivate mutating func nextStep() -> Int { freshness.next() }
}
