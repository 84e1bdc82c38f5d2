import CommandLanguage
import Dispatch
import FileAccess
import Glibc
import LineEditing
import PluginKit
import Shell

/// What the prompt knows of the notebook: its own line, completion, colours, hints and help.
final class PromptState {
  let features: LineEditor.Features
  private let registry: Registry
  private let values: CorpusValues
  private let process: String
  private var session: String?
  private var isSaved = true
  private var branch = "main"
  private var files = FileWatch()
  private let jobs: BackgroundJobs
  private var notebook: Notebook
  private var fingerprint: (stamp: Int, text: String)?
  private var hasWarned = false

  init(_ interpreter: Interpreter, _ jobs: BackgroundJobs, isPlain: Bool) {
    self.jobs = jobs
    registry = interpreter.registry
    values = CorpusValues(interpreter.registry, interpreter.context) {
      DispatchQueue.global().async(execute: $0)
    }
    notebook = interpreter.notebook
    features = isPlain ? [] : .standard
    process = "\(PromptState.now)-\(getpid())"
  }

  /// Seconds since 1970.
  static var now: Int { time(nil) }

  /// Takes note of the state of the work as it is now.
  func follow(_ interpreter: Interpreter) {
    notebook = interpreter.notebook
    values.follow(notebook.corpus)
    files.look(at: notebook.corpus, version: values.version)
    session = interpreter.sessionPath
    isSaved = interpreter.isSaved
    branch = interpreter.branch
  }

  /// What stands before the line: documents, corpus, session, `*` for what is not saved; red when files changed.
  var prompt: [StyledText] {
    let count = notebook.corpus.documents.count
    var parts: [StyledText] = []
    if count == 0 {
      parts.append(StyledText("collate", .prompt))
    } else {
      let noun = count == 1 ? "doc" : "docs"
      let isSound = files.changes == 0
      parts.append(StyledText("\(ProgressLine.grouped(count)) \(noun)", isSound ? .strong : .alert))
      if !isSound { parts.append(StyledText(" (\(files.changes) changed)", .alert)) }
      parts.append(StyledText(" " + (corpusName ?? ""), .dim))
    }
    if let session {
      parts.append(StyledText(" " + (session.split(separator: "/").last.map(String.init) ?? "")))
    }
    if branch != "main" { parts.append(StyledText(" " + branch, .selector)) }
    if !isSaved { parts.append(StyledText("*", .alert)) }
    return parts + [StyledText("> ", .prompt)]
  }

  /// The beginning of the corpus's fingerprint; nil when it has no document.
  private var corpusName: String? {
    guard !notebook.corpus.documents.isEmpty else { return nil }
    if let fingerprint, fingerprint.stamp == values.version { return fingerprint.text }
    let text = String(notebook.corpus.fingerprint.prefix(6))
    fingerprint = (values.version, text)
    return text
  }

  /// A line for the history; nil when it starts with a space, which keeps it out.
  func entry(_ line: String) -> HistoryEntry? {
    guard line.first != " " else { return nil }
    let folder = unsafe getcwd(nil, 0).map { folder in
      defer { unsafe free(folder) }
      return unsafe String(cString: folder)
    }
    return HistoryEntry(line, time: PromptState.now, corpus: corpusName, folder: folder, session: process)
  }

  /// Says something on the first call only.
  func warnOnce(_ text: String, _ terminal: Terminal) {
    if !hasWarned { terminal.complain(text) }
    hasWarned = true
  }

  /// What the line editor asks while a line is typed.
  var hooks: LineEditor.Hooks {
    var hooks = LineEditor.Hooks()
    hooks.complete = { [self] line, cursor in
      Completer(notebook, registry, values: values).completions(of: line, at: cursor).map {
        Candidate($0.value, help: $0.help, replaces: $0.replaces)
      }
    }
    hooks.nothingFits = { [self] in
      values.isWaiting ? "names are being read; Tab again in a moment" : "nothing fits here"
    }
    hooks.highlight = { [self] line in
      LineReader(notebook, registry).parts(of: line).map { Highlight($0.range, PromptState.style($0.kind)) }
    }
    hooks.hint = { [self] line, cursor in LineReader(notebook, registry).hint(line, at: cursor) }
    hooks.help = { [self] line, cursor in LineReader(notebook, registry).help(line, at: cursor) }
    hooks.isIncomplete = { line in
      do throws(SyntaxError) {
        _ = try Lexer.tokens(of: line)
        return false
      } catch { return error.isIncomplete }
    }
    hooks.corpus = { [self] in corpusName }
    hooks.now = { PromptState.now }
    hooks.arrived = { [self] in jobs.arrived(notebook) }
    return hooks
  }

  private static func style(_ kind: LinePart.Kind) -> Style {
    switch kind {
    case .command: .command
    case .option: .option
    case .string: .string
    case .number: .number
    case .selector: .selector
    case .reference: .variable
    case .comment: .comment
    case .operation: .plain
    case .unknown: .unknown
    }
  }
}
