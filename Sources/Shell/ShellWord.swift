import PluginKit

/// A command of the shell itself: one that reads files, changes the notebook, or ends the program.
struct ShellWord: Sendable {
  /// Its page.
  let manual: Manual
  /// Whether the notebook keeps a cell for it.
  let isRecorded: Bool
  /// Does the work on the interpreter.
  let run: @Sendable (inout Interpreter, Request) throws(CommandError) -> Outcome

  init(
    _ manual: Manual, isRecorded: Bool = false,
    run: @escaping @Sendable (inout Interpreter, Request) throws(CommandError) -> Outcome
  ) {
    self.manual = manual
    self.isRecorded = isRecorded
    self.run = run
  }

  /// All words of the shell, in the order of the manual.
  static let all: [ShellWord] = corpusWords + notebookWords + sessionWords + outputWords + programWords

  /// What brings documents in and shows them.
  static let corpusWords: [ShellWord] = [.load, .docs, .show, .set, .group]
  /// What works on cells.
  static let notebookWords: [ShellWord] = [
    .note, .cells, .why, .rerun, .undo, .redo, .branch, .switchBranch, .tag, .jobs, .wait, .cancel,
  ]
  /// What reads and writes sessions.
  static let sessionWords: [ShellWord] = [.save, .open, .replay, .diff, .export, .share, .schema]
  /// Where answers go.
  static let outputWords: [ShellWord] = [.last, .once, .output]
  /// The program itself.
  static let programWords: [ShellWord] = [
    .help, .apropos, .complete, .completion, .history, .plugins, .plugin, .quit,
  ]
}
