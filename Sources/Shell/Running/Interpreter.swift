public import CommandLanguage
import FileAccess
public import PluginKit

/// Runs commands on a notebook: the one place where what a command asks for is carried out.
public struct Interpreter {
  /// All that can be said.
  public let registry: Registry
  /// The state of the work.
  public internal(set) var notebook = Notebook()
  /// How answers are given.
  public var settings = Settings()
  /// Where it speaks.
  public var console: Console
  /// Cores, memory, cancellation.
  public internal(set) var context: RunContext
  /// Whether the user asked to end.
  public internal(set) var hasEnded = false
  /// The last answer given, as `last` shows it again.
  public internal(set) var lastAnswer: Answer?
  /// Command lines one usually types next.
  public internal(set) var suggestions: [String] = []
  /// Where the files that `load` names really lie.
  var place = InputPlace.asNamed
  /// The session file it came from or was saved to last.
  public internal(set) var sessionPath: String? {
    didSet { savedState = notebook.state }
  }
  /// The claim on that file; nil when another process has it.
  var sessionLock: FileLock?
  private var savedState = Notebook().state
  /// Whether everything in the notebook stands in its session file.
  public var isSaved: Bool { savedState == notebook.state }
  /// Whether leaving now would lose more than loading the documents again brings back.
  public var hasUnsavedWork: Bool {
    !isSaved && (sessionPath != nil || notebook.cells.contains { $0.command != "load" })
  }
  /// What undo goes back to, oldest first, and what redo goes forward to.
  var past = SharedList<Step>()
  var future = SharedList<Step>()
  /// The lines of work that are not the current one, and the name of that.
  var branches: [String: Branch] = [:]
  /// The branch the work is on.
  public internal(set) var branch = "main"

  /// How answers are given; the command line and `set` decide.
  public struct Settings: Sendable {
    /// The format of tables; nil for the standard one of the place.
    public var format: String?
    /// Whether shell commands and writing outside the given files are refused.
    public var isSafe = false
    /// The file all answers go to, and the file the next one goes to.
    var output: String?
    var once: String?

    /// The standard settings.
    public init() {}
  }

  /// An interpreter with an empty notebook.
  public init(plugins: [Plugin], console: Console, context: RunContext = RunContext()) {
    registry = Registry(plugins)
    self.console = console
    self.context = context
  }

  /// Runs every statement of a text in order and stops at the first that fails.
  public mutating func run(_ text: String, line: Int = 1) throws(ScriptError) {
    for statement in try ScriptError.locating({ () throws(SyntaxError) in
      try Parser.statements(of: text, line: line)
    }) {
      try execute(statement)
      if hasEnded { return }
    }
  }

  /// Goes on after a `quit` that was taken back.
  public mutating func stay() { hasEnded = false }

  /// Takes standard values from a configuration: `set` lines alone, which leave no cell.
  ///
  /// Throws at the first line that is anything else.
  public mutating func configure(_ text: String) throws(ScriptError) {
    for statement in try ScriptError.locating({ () throws(SyntaxError) in try Parser.statements(of: text) }) {
      let stage = statement.stages[0]
      guard statement.stages.count == 1, stage.command.text == "set", stage.words.count == 2 else {
        throw ScriptError(
          CommandError(
            .usage, "a configuration holds set lines alone", hint: "As in: set summarise.sentences 3"),
          in: statement)
      }
      do throws(CommandError) { try setStandard(stage.words[0].text, stage.words[1].text) } catch {
        throw ScriptError(error, in: statement)
      }
    }
  }

  /// Runs one statement: works out its pipeline, keeps its cell, gives its answer.
  ///
  /// On an error nothing of the statement is kept.
  public mutating func execute(_ statement: Statement) throws(ScriptError) {
    do throws(CommandError) { try perform(statement) } catch {
      throw ScriptError(error, in: statement)
    }
  }

  private mutating func perform(_ statement: Statement, replacing number: Int? = nil) throws(CommandError) {
    let before = self
    let pipeline = try work(statement, replacing: number)
    for note in pipeline.notes { console.remark(note) }
    // In JSON the answer carries its warnings; a person must not miss them in any other format.
    for warning in pipeline.report?.warnings ?? [] {
      console.remark("Note: \(warning).")
    }
    suggestions = pipeline.next
    guard let report = pipeline.report else { return }
    let cell = pipeline.isRecorded ? number ?? notebook.nextCell - 1 : nil
    do throws(CommandError) {
      let answer = Answer(cell: cell, command: pipeline.command, report: report)
      try give(answer, to: statement.target?.text, in: pipeline.renderer)
    } catch {
      // Who stops an answer that is being written out has not asked.
      if error.kind == .interrupted {
        self = before
        context.giveUp(report)
      }
      throw error
    }
  }

  /// Works out a statement and keeps its cell; the answer is given to nobody.
  @discardableResult
  mutating func work(
    _ statement: Statement, replacing number: Int? = nil
  ) throws(CommandError) -> Pipeline {
    let before = notebook
    let started = console.clock()
    let (line, renderer) = try parted(statement)
    var pipeline = Pipeline(self, givenIn: renderer)
    try pipeline.run(line.stages)
    let digest = pipeline.isRecorded ? try pipeline.digest() : AnswerDigest("")
    self = pipeline.interpreter
    if pipeline.isRecorded {
      let cell = pipeline.cell(
        number ?? notebook.nextCell, input: statement.source, digest: digest, started: started,
        milliseconds: console.clock() - started)
      keep(cell, named: statement.name?.text, after: before)
    } else if let name = statement.name {
      throw CommandError(
        .usage, "\(statement.stages[0].command.text) gives no result to name", about: name.text)
    }
    return pipeline
  }

  private mutating func keep(_ cell: Cell, named name: String?, after before: Notebook) {
    var cell = cell
    cell.step = notebook.freshness.next()
    remember(before, line: cell.input)
    if let place = notebook.place(ofCell: cell.n) {
      notebook.cells[place] = cell
    } else {
      notebook.cells.append(cell)
      notebook.nextCell = cell.n + 1
    }
    if let name { notebook.names[name] = cell.n }
  }

  /// Works a cell out again on the notebook as it is, in its place.
  ///
  /// The file that the line of an opened session names is not written: whoever made the session chose it.
  mutating func rerun(_ cell: Cell) throws(CommandError) {
    var statement = try statement(of: cell.input)
    if cell.isFromSession, let file = statement.target?.text {
      statement = statement.withoutTarget
      console.remark(
        "\(file) is not written: the line is of the session that was opened; type it to write the file.")
    }
    try perform(statement, replacing: cell.n)
    if let place = notebook.place(ofCell: cell.n) { notebook.cells[place].isFromSession = cell.isFromSession }
  }

  /// Applies edits, in order.
  mutating func apply(_ edits: [CorpusEdit]) {
    for edit in edits {
      notebook.freshness.note(edit)
      notebook.corpus = notebook.corpus.applying(edit)
    }
  }
}

/// A failed statement with its place in the script.
public struct ScriptError: Error {
  /// What went wrong.
  public let error: CommandError
  /// Where.
  public let position: Position
  /// Whether more input could make the statement whole.
  public let isIncomplete: Bool

  /// A command's error, at the word it is about or at the statement's start.
  init(_ error: CommandError, in statement: Statement) {
    let words =
      statement.stages.flatMap { [$0.command] + $0.words }
      + [statement.name, statement.target].compactMap { $0 }
    let shell = statement.stages.first { $0.shell.map { "!" + $0 } == error.word }?.command
    let place =
      shell ?? words.first { $0.text == error.word } ?? statement.name ?? statement.stages[0].command
    self.error = error
    position = place.position
    isIncomplete = false
  }

  private init(_ error: SyntaxError) {
    self.error = CommandError(.usage, error.message, hint: error.hint)
    position = error.position
    isIncomplete = error.isIncomplete
  }

  /// The result of parsing, with its error turned into a script error.
  public static func locating<Value>(_ parse: () throws(SyntaxError) -> Value) throws(ScriptError) -> Value {
    do throws(SyntaxError) { return try parse() } catch { throw ScriptError(error) }
  }
}
