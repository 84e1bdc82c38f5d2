import CommandLanguage
import FileAccess
import PluginKit
import SessionFile

extension ShellWord {
  /// `open`: continues a saved session.
  static let open = ShellWord(
    Manual(
      "open", "continue a saved session", topic: .notebook,
      positionals: [Positional("FILE", .word(.path), "The session.")],
      discussion: """
        Answers are shown as they were saved, without working anything out. Documents are read again from where they \
        were, and decisions about them (cleaning, alias, dedupe --apply) are taken again. Nothing else is run: no \
        command of the system, and no file is written.
        """,
      examples: ["open Sessions/tour.json; cells"])
  ) { (shell, request) throws(CommandError) in
    let path = request.words("FILE").first?.text ?? ""
    // An interpreter of its own, which nobody else has.
    nonisolated(unsafe) let silent = shell.silent
    let opened = try request.context.leavable { (context) throws(CommandError) in
      try unsafe OpenedSession(readingFrom: path, with: silent, in: context)
    }
    let troubles = shell.open(opened)
    let count = opened.saved.cells.count
    return Outcome(
      notes: troubles + [
        "Opened \(path): \(counted(count, "cell")), \(counted(shell.notebook.corpus.documents.count, "document"))."
      ],
      next: ["cells", "docs"])
  }
}

extension SavedSession {
  /// The session in a file; throws `.input` when it cannot be read or is none.
  init(readingFrom path: String) throws(CommandError) {
    let bytes: [UInt8]
    do throws(FileError) {
      guard let file = try InputFiles([path]).files.first else {
        throw FileError(.missing, path: path, reason: "there is no session in it")
      }
      bytes = try file.bytes()
    } catch { throw CommandError(error) }
    do throws(SessionFileError) { try self.init(parsing: bytes) } catch {
      var hint: String?
      if case .newer = error { hint = "Open it with a newer collate; the file was not touched." }
      throw CommandError(.input, "\(path) cannot be opened: \(error.description)", hint: hint, about: path)
    }
  }
}

/// A session with all its lines of work, ready to be gone on with.
struct OpenedSession: Sendable {
  let path: String
  let saved: SavedSession
  let current: Branch
  let others: [String: Branch]
  /// What could not be done again, and what has changed since.
  let troubles: [String]

  /// Reads a session and its documents; `silent` is an interpreter with an empty notebook.
  ///
  /// - Throws: `.interrupted` when the user asks to stop: a session is opened as a whole or not at all.
  init(
    readingFrom path: String, with silent: Interpreter, in context: RunContext
  ) throws(CommandError) {
    self.path = path
    saved = try SavedSession(readingFrom: path)
    var silent = silent
    silent.context = context
    var reopening = Reopening(saved, in: FilePath.folder(of: path), with: silent)
    current = reopening.current()
    var others: [String: Branch] = [:]
    for branch in saved.branches where branch.name != saved.branch {
      others[branch.name] = reopening.branch(branch)
    }
    self.others = others
    let changes = CorpusChanges(from: saved.corpus, to: current.notebook.corpus)
    troubles = reopening.troubles + changes.sentences(atMost: 5)
    try context.checkCancellation()
  }
}

extension Interpreter {
  /// Takes a session over: its cells as they were saved, its documents as they are now; gives what has changed.
  mutating func open(_ opened: OpenedSession) -> [String] {
    let path = opened.path
    var troubles = opened.troubles
    take(opened.current, opened.saved, path)
    (branches, branch) = (opened.others, opened.saved.branch)
    // The session that is at work may be opened anew.
    if sessionLock?.holds(path) != true {
      sessionLock = nil
      do throws(CommandError) { sessionLock = try claim(path) } catch {
        troubles.append(error.explanation)
      }
    }
    return troubles
  }

  private mutating func take(_ opened: Branch, _ saved: SavedSession, _ path: String) {
    if !notebook.cells.isEmpty { remember(notebook, line: "open \(path)") }
    for step in opened.past { past.append(step) }
    future = opened.future
    notebook = opened.notebook
    notebook.extra = saved.extra
    sessionPath = path
    lastAnswer = nil
  }

  /// An interpreter with an empty notebook that says nothing, writes nothing and runs no command of the system.
  var silent: Interpreter {
    let console = Console(answer: { (_) throws(CommandError) in }, remark: { _ in }, clock: console.clock)
    var other = Interpreter(plugins: registry.plugins, console: console, context: context)
    other.settings.isSafe = true
    return other
  }

  /// Looks for files where the session says they were, and takes the standard values that were configured then.
  mutating func prepare(for cell: SavedCell, of saved: SavedSession, in home: String, corpus: String? = nil) {
    place = corpus.map(InputPlace.substitute) ?? .folder(saved.folder(of: cell, in: home))
    let first = (try? statement(of: cell.input))?.stages[0].command.text ?? cell.command
    for parameter in cell.parameters where parameter.origin == .configuration {
      let name = parameter.name.contains(".") ? parameter.name : "\(first).\(parameter.name)"
      notebook.defaults[name] = parameter.value
    }
  }

  /// The statement of a cell, which must be one that a notebook keeps.
  ///
  /// A session comes from elsewhere: a line that would write a file, run a command of the system or open another
  /// session is never run, whatever its file says.
  func statement(of input: String) throws(CommandError) -> Statement {
    let statements: [Statement]
    do throws(SyntaxError) { statements = try Parser.statements(of: input) } catch {
      throw CommandError(.failed, "the line cannot be read: \(error.message)")
    }
    guard statements.count == 1, let statement = statements.first else {
      throw CommandError(.failed, "a cell holds one line of the language")
    }
    let forbidden = Set(
      ShellWord.sessionWords.map(\.manual.name) + ["once", "output", "rerun", "undo", "redo", "quit"])
    for stage in statement.stages where stage.shell != nil || forbidden.contains(stage.command.text) {
      throw CommandError(
        .failed, "\(stage.shell.map { "!\($0)" } ?? stage.command.text) is never run from a session")
    }
    return statement
  }
}

extension SavedSession {
  /// The folder a cell's relative paths start from; the session lies in `home`.
  func folder(of cell: SavedCell, in home: String) -> String {
    FilePath.joined(home, cell.folder ?? corpus.folder)
  }
}

extension Notebook {
  /// Puts a cell in the place of the one with its number, or at the end.
  mutating func replace(_ cell: Cell) {
    if let place = place(ofCell: cell.n) {
      cells[place] = cell
    } else {
      cells.append(cell)
    }
    nextCell = max(nextCell, cell.n + 1)
  }
}

extension Cell {
  /// A cell as a session recorded it.
  init(_ saved: SavedCell, folder: String) {
    var report: Report?
    if case .report(let saved) = saved.result { report = saved }
    self.init(
      n: saved.n, input: saved.input, command: saved.command,
      parameters: saved.parameters.map {
        Parameter($0.name, value: $0.value, origin: .init(rawValue: $0.origin.rawValue) ?? .standard)
      },
      documents: saved.documents, cells: saved.cells, status: saved.status == .ok ? .ok : .failed,
      warnings: saved.warnings, report: report, digest: AnswerDigest(saved.digest ?? ""),
      startedAt: saved.startedAt,
      milliseconds: saved.milliseconds)
    changesState = saved.changesCorpus
    self.folder = FilePath.absolute(folder)
    isFromSession = true
    extra = saved.extra
  }
}
