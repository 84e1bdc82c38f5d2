import CommandLanguage
import Glibc
import LineEditing
import PluginKit
import Shell

extension Program {
  /// Reads and runs commands at a terminal until the end; the exit code.
  mutating func runInteractively() -> Int32 {
    let notices = Notices()
    let jobs = BackgroundJobs(notices: notices, threads: interpreter.context.threads)
    let state = PromptState(interpreter, jobs, isPlain: invocation.isPlain)
    guard let editor = LineEditor(features: state.features, hooks: state.hooks, notices: notices) else {
      runLines(of: CommandReader(STDIN_FILENO))
      return status
    }
    defer { jobs.cancelAll() }
    let journal = Journal { [terminal] in terminal.complain($0) }
    interpreter.console.jobs = jobs.control
    Interruption.clear()
    var history = TypedLines(file: HistoryFile.standard)
    var leaving = Leaving()
    greet()
    journal.take(over: interpreter, recovered: recovered)
    while !interpreter.hasEnded {
      if let code = takeLine(editor, state, jobs, journal, &history, &leaving) { return code }
    }
    journal.discard()
    return 0
  }

  /// Reads one line and does what it asks; the exit code when that was the end, nil to go on.
  private mutating func takeLine(
    _ editor: borrowing LineEditor, _ state: PromptState, _ jobs: BackgroundJobs, _ journal: Journal,
    _ history: inout TypedLines, _ leaving: inout Leaving
  ) -> Int32? {
    for line in jobs.arrived(interpreter.notebook) { terminal.complain(line) }
    takeEnded(jobs)
    state.follow(interpreter)
    editor.prompt = state.prompt
    editor.history = history.entries
    switch editor.readLine() {
    case .line(let line):
      guard line.contains(where: { !$0.isWhitespace }) else { return nil }
      enter(line, state, jobs, journal, &history)
      if !interpreter.hasEnded {
        leaving.forget()
      } else if let loss = leaving.loss(interpreter, jobs, by: "quit") {
        terminal.complain(loss)
        interpreter.stay()
      }
    case .interrupted(let onEmptyLine):
      switch leaving.press(onEmptyLine: onEmptyLine) {
      case .stay: return nil
      case .offer: terminal.complain(leaving.offer(interpreter))
      case .leave:
        if interpreter.isSaved { journal.discard() }
        return 130
      }
    case .endOfInput:
      if let loss = leaving.loss(interpreter, jobs, by: "Ctrl-D") {
        terminal.complain(loss)
        return nil
      }
      journal.discard()
      return 0
    case .terminalGone:
      if !interpreter.hasUnsavedWork { journal.discard() }
      return 129
    case .terminated(let code): return code
    }
    return Signals.exitCode
  }

  /// Keeps a line that was typed, runs it, and keeps how it ended.
  private mutating func enter(
    _ line: String, _ state: PromptState, _ jobs: BackgroundJobs, _ journal: Journal,
    _ history: inout TypedLines
  ) {
    let entry = state.entry(line)
    if !history.add(entry) { state.warnOnce("The history cannot be written.", terminal) }
    takeEnded(jobs)
    history.end(entry, with: runAtPrompt(line, jobs, journal))
  }

  private func greet() {
    guard !terminal.isQuiet, interpreter.notebook.cells.isEmpty else { return }
    if let work = Journal.abandonedWork { terminal.complain(work) }
    terminal.complain("collate \(version). Type help, press ? at any place for help there, Tab to complete.")
  }

  private mutating func takeEnded(_ jobs: BackgroundJobs) {
    do throws(CommandError) { try jobs.takeEnded(into: &interpreter) { terminal.complain($0) } } catch {
      terminal.complain("error: \(error.explanation)")
    }
  }

  /// Runs what was typed; an error says what is wrong and what to do, and the prompt comes back.
  ///
  /// Gives how it ended, as an exit code; nil when that is not known yet.
  private mutating func runAtPrompt(_ text: String, _ jobs: BackgroundJobs, _ journal: Journal) -> Int? {
    // A Ctrl-C since the line was typed is meant for what it asks: the prompt took those before.
    defer {
      progress.end()
      Interruption.clear()
    }
    var hasAnswered = false
    do throws(ScriptError) {
      for statement in try ScriptError.locating({ () throws(SyntaxError) in try Parser.statements(of: text) })
      {
        if statement.isBackground {
          hasAnswered = false
          terminal.complain("[\(jobs.start(statement, on: interpreter))] \(statement.inForeground.source)")
          journal.note(statement.inForeground, after: interpreter)
        } else {
          hasAnswered = true
          progress.begin()
          try interpreter.execute(statement)
          journal.note(statement, after: interpreter)
        }
        if interpreter.hasEnded { return 0 }
      }
      if hasAnswered { terminal.suggest(interpreter.suggestions) }
      return hasAnswered ? 0 : nil
    } catch {
      if error.error.kind == .interrupted {
        terminal.complain("Stopped; the notebook is as it was.")
      } else {
        terminal.complain(message(error, in: text))
      }
      return Int(error.error.kind.rawValue)
    }
  }

  private func message(_ error: ScriptError, in text: String) -> String {
    let isBlock = text.utf8.contains(0x0A)
    let place = isBlock ? "line \(error.position.line): " : ""
    return "error: \(place)\(error.error.explanation)"
  }
}

/// The lines typed so far, in memory and in the history file, where there is one.
private struct TypedLines {
  let file: HistoryFile?
  private(set) var entries: [HistoryEntry]

  init(file: HistoryFile?) {
    self.file = file
    entries = file?.entries() ?? []
  }

  /// Adds a line, nil for one that is not kept; false when the file cannot be written.
  mutating func add(_ entry: HistoryEntry?) -> Bool {
    guard let entry else { return true }
    entries.append(entry)
    return file?.append(entry) ?? true
  }

  /// Notes how the line added last ended; nil when that is not known yet.
  mutating func end(_ entry: HistoryEntry?, with status: Int?) {
    guard let session = entry?.session, let status else { return }
    entries[entries.count - 1].status = status
    file?.append(status: status, ofLastLineIn: session)
  }
}

/// The ways out of the prompt.
///
/// Ctrl-D and quit say once what is not saved. Ctrl-C on an empty line says, the second time within a second,
/// how to leave; the third time leaves.
private struct Leaving {
  enum Choice { case stay, offer, leave }

  private var presses = 0
  private var last = ContinuousClock.now
  private var hasTold = false

  /// What leaving would lose, said once; nil when that is nothing, or was said just before.
  mutating func loss(_ interpreter: Interpreter, _ jobs: BackgroundJobs, by key: String) -> String? {
    if hasTold { return nil }
    var losses: [String] = []
    if interpreter.hasUnsavedWork { losses.append("This work is not saved: save FILE keeps it.") }
    if jobs.running > 0 { losses.append("Not all commands in the background are done.") }
    if losses.isEmpty { return nil }
    hasTold = true
    return (losses + ["\(key) once more leaves."]).joined(separator: " ")
  }

  /// Something else was done: what is lost has to be said again.
  mutating func forget() { hasTold = false }

  mutating func press(onEmptyLine: Bool) -> Choice {
    forget()
    let now = ContinuousClock.now
    // Who has been told has a moment to read it.
    let isSoon = now - last < (presses < 2 ? .seconds(1) : .seconds(5))
    last = now
    presses = onEmptyLine ? (isSoon ? presses : 0) + 1 : 0
    return presses < 2 ? .stay : presses == 2 ? .offer : .leave
  }

  /// What is said then.
  func offer(_ interpreter: Interpreter) -> String {
    let kept = interpreter.isSaved ? "" : " What is not saved comes back with collate --recover."
    return "Ctrl-C once more leaves.\(kept)"
  }
}
