import CommandLanguage
import PluginKit

/// One statement on its way: runs stage after stage on a copy of the interpreter, so that a failure changes nothing.
struct Pipeline {
  private(set) var interpreter: Interpreter
  /// The format the line asks for; nil for the standard one.
  let renderer: Renderer?
  private(set) var report: Report?
  private(set) var command = ""
  private(set) var notes: [String] = []
  private(set) var next: [String] = []
  private(set) var isRecorded = false
  private(set) var changesState = false
  private var readsAll = false
  /// Whether the line looks at the notebook or the program, as `cells | count` does: that leaves no cell either.
  private var asksOfNotebook = false
  private var parameters: [Cell.Parameter] = []
  /// The numbers of the documents read, ascending.
  private var documents: [Int] = []
  private var cells: [Int] = []

  init(_ interpreter: Interpreter, givenIn renderer: Renderer?) {
    self.interpreter = interpreter
    self.renderer = renderer
  }

  mutating func run(_ stages: [Statement.Stage]) throws(CommandError) {
    for (index, stage) in stages.enumerated() {
      if let shell = stage.shell {
        try runShell(shell, isLast: index == stages.count - 1)
      } else if !stage.command.isQuoted, stage.command.text.hasPrefix("$"), stage.command.text.count > 1 {
        try recall(stage)
      } else {
        try runCommand(stage, isFirst: index == 0)
      }
    }
    // Up to here rows may wait to be read. An answer that is kept has its own, unless they would fill the memory.
    guard let waiting = report, waiting.list.isDeferred, waiting.list.count <= Interpreter.flood
    else { return }
    report = try interpreter.context.leavable { (context) throws(CommandError) in
      var made = waiting
      try made.list.make(in: context)
      return made
    }
  }

  /// `$3` or `$name` as a stage: the result of that cell.
  private mutating func recall(_ stage: Statement.Stage) throws(CommandError) {
    let cell = try interpreter.notebook.cell(named: String(stage.command.text.dropFirst()))
    guard let result = cell.report else {
      throw CommandError(.usage, "cell \(cell.n) has no result", about: stage.command.text)
    }
    if let extra = stage.words.first {
      throw CommandError(.usage, "\(stage.command.text) takes no arguments", about: extra.text)
    }
    cells.append(cell.n)
    (report, command, isRecorded) = (result, cell.command, true)
  }

  /// `!COMMAND` or `| !COMMAND`: hands the answer so far, as it would be printed, to a command of the system.
  private mutating func runShell(_ text: String, isLast: Bool) throws(CommandError) {
    guard isLast else {
      throw CommandError(.usage, "!COMMAND must stand at the end of the line", about: "!" + text)
    }
    guard let system = interpreter.console.system, !interpreter.settings.isSafe else {
      throw CommandError(
        .usage, "commands of the system are refused here", hint: "Write the result to a file with > FILE.",
        about: "!" + text)
    }
    let answer = report.map { Answer(cell: nil, command: command, report: $0) }
    let input = try answer.map { (answer) throws(CommandError) in
      try interpreter.written(answer, in: interpreter.renderer(for: answer), on: Page())
    }
    try system(text, input ?? [])
    (report, isRecorded) = (nil, false)
  }

  private mutating func runCommand(_ stage: Statement.Stage, isFirst: Bool) throws(CommandError) {
    let entry = try interpreter.registry.command(stage.command.text, before: stage.words)
    let request = try self.request(stage, entry)
    let outcome: Outcome
    let before = interpreter.notebook
    switch entry {
    case .plugin(let command, _):
      outcome = try request.context.leavable { (context) throws(CommandError) in
        try command.run(request.in(context))
      }
    case .shell(let word): outcome = try word.run(&interpreter, request)
    }
    try requireDistinctNames(outcome.report, from: entry.manual.name)
    interpreter.apply(outcome.edits)
    let count = interpreter.notebook.corpus.documents.count
    read((min(before.corpus.documents.count, count)..<count).map { $0 + 1 })
    changesState =
      changesState || !outcome.edits.isEmpty || before.defaults != interpreter.notebook.defaults
    note(request.arguments, of: entry.manual, isFirst: isFirst)
    if entry.manual.readsDocuments {
      read(request.documents)
      readsAll = readsAll || !request.hasSelection && request.input == nil
    }
    for selection in request.arguments.selections.values { read(selection) }
    report = outcome.report
    command = entry.manual.name
    notes += outcome.notes
    let isWithoutDocuments = entry.manual.readsDocuments && count == 0
    if isWithoutDocuments, isFirst { notes.append("There are no documents yet. Type load PATH.") }
    next = isWithoutDocuments ? [] : outcome.next
    if isFirst, [.notebook, .program].contains(entry.manual.topic) { asksOfNotebook = !entry.isRecorded }
    isRecorded = isRecorded || entry.isRecorded && !asksOfNotebook
  }

  /// Refuses an answer with two columns or sections of one name: in JSON it could not be read back.
  private func requireDistinctNames(_ report: Report?, from command: String) throws(CommandError) {
    guard let report else { return }
    let lists =
      [report.sections.map(\.name), report.columns.map(\.name)]
      + report.sections.map { $0.columns.map(\.name) }
    for names in lists where Set(names).count < names.count {
      throw CommandError(.plugin, "\(command) answers with two columns or sections of one name")
    }
  }

  private mutating func request(_ stage: Statement.Stage, _ entry: Registry.Entry) throws(CommandError)
    -> Request
  {
    let manual = entry.manual
    let notebook = interpreter.notebook
    let prefix = manual.name + "."
    let own = notebook.defaults.filter { $0.key.hasPrefix(prefix) }.map {
      (String($0.key.dropFirst(prefix.count)), $0.value)
    }
    var reading = ArgumentReading(manual, defaults: Dictionary(uniqueKeysWithValues: own))
    var (arguments, words) = try reading.read(stage.words)
    let selecting = DocumentSelecting(notebook, interpreter.registry, interpreter.context)
    for option in manual.options where option.domain == .documents {
      guard let value = arguments.options[option.name]?.value else { continue }
      arguments.selections[option.name] = try selecting.documents(typed: value)
    }
    for option in manual.options where option.domain == .dateOrCell {
      guard let value = arguments.options[option.name]?.value, value.hasPrefix("$") else { continue }
      let cell = try notebook.cell(named: String(value.dropFirst()))
      arguments.selections[option.name] = cell.documents.numbers(upTo: notebook.corpus.documents.count)
      cells.append(cell.n)
    }
    let selected = try selecting.documents(words)
    cells += try selecting.references(words)
    return Request(
      arguments: arguments,
      documents: selected ?? (manual.readsDocuments ? piped() : nil) ?? notebook.corpus.active,
      hasSelection: selected != nil, input: report, corpus: notebook.corpus, context: interpreter.context)
  }

  /// Adds documents to those read; most often they are the same ones.
  private mutating func read(_ numbers: [Int]) {
    guard !numbers.isEmpty, numbers != documents else { return }
    let isAscending = zip(numbers, numbers.dropFirst()).allSatisfy { $0 < $1 }
    documents = documents.isEmpty && isAscending ? numbers : Set(documents).union(numbers).sorted()
  }

  /// The documents the answer before the `|` is about.
  private func piped() -> [Int]? { report.map { interpreter.notebook.corpus.existing($0.documents) } }

  private mutating func note(_ arguments: Arguments, of manual: Manual, isFirst: Bool) {
    for option in manual.options {
      let name = isFirst ? option.name : "\(manual.name).\(option.name)"
      if let setting = arguments.options[option.name] {
        parameters.append(Cell.Parameter(name, value: setting.value, origin: setting.origin))
      } else {
        let standard = option.domain == nil ? "false" : option.standard
        parameters.append(Cell.Parameter(name, value: standard, origin: .standard))
      }
    }
  }

  /// The SHA-256 of the answer.
  func digest() throws(CommandError) -> AnswerDigest {
    guard let report else { return AnswerDigest(Digest.sha256(Array("null".utf8))) }
    guard !report.list.isDeferred else {
      return AnswerDigest(of: report, threads: interpreter.context.threads)
    }
    return AnswerDigest(
      try interpreter.context.leavable { (context) throws(CommandError) in try report.digest(in: context) })
  }

  /// The cell of the statement, after all its stages have run.
  func cell(_ n: Int, input: String, digest: AnswerDigest, started: Int, milliseconds: Int) -> Cell {
    var cell = Cell(
      n: n, input: input, command: command, parameters: parameters, documents: documents.asRanges,
      cells: cells,
      status: .ok, warnings: report?.warnings ?? [], report: report,
      digest: digest, startedAt: started,
      milliseconds: milliseconds)
    cell.changesState = changesState
    cell.readsAll = readsAll
    return cell
  }
}

extension Manual {
  /// Whether the command reads documents when none are named.
  var readsDocuments: Bool {
    topic == .explore || topic == .analyse || positionals.contains { $0.form == .documents }
  }
}
