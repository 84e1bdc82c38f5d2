import CommandLanguage
import FileAccess
import JSONCoding
import PluginKit
import SessionFile

extension ShellWord {
  private static let check = Option<Bool>.flag("check", "Verify the documents and run nothing else.")
  private static let strict = Option<Bool>.flag(
    "strict", "Run nothing when a document changed or is missing.")
  private static let keepGoing = Option<Bool>.flag(
    "keep-going", "Run cells whose documents are not there, too.")
  private static let step = Option<Bool>.flag("step", "Stop after each cell and ask whether to go on.")
  private static let json = Option<Bool>.flag("json", "Answer in JSON.")
  private static let change = Option<String?>.text(
    "set", "A parameter to change, as CELL.NAME=VALUE; several with commas, which values may hold too.")
  private static let corpus = Option<String?>.text(
    "corpus", .path, "Documents to use instead of the recorded ones.")
  private static let accept = Option<String?>.text(
    "accept", "Cells (2, 4-6, all) whose new answers are written into the session.")

  /// `replay`: runs a session again and compares.
  static let replay = ShellWord(
    Manual(
      "replay", "run a saved session again and say what changed, and why", topic: .notebook,
      positionals: [Positional("FILE", .word(.path), "The session.")],
      options: [
        check.parameter, strict.parameter, change.parameter, corpus.parameter, accept.parameter,
        keepGoing.parameter, step.parameter, json.parameter,
      ],
      discussion: """
        Documents are compared by SHA-256, then every cell is run and its answer compared by digest. A cell is same, \
        drift, failed, skipped or nondeterministic; for a drift the cause is named: the document that was edited, \
        added or removed and the lines in it, a parameter, the version of a plugin or of the program, an earlier \
        cell. No command of the system is run and no file is written but the session itself with --accept.
        """,
      examples: ["replay Sessions/tour.json", "replay Sessions/tour.json --check"])
  ) { (shell, request) throws(CommandError) in
    let path = request.words("FILE").first?.text ?? ""
    let saved = try request.context.leavable { (_) throws(CommandError) in
      try SavedSession(readingFrom: path)
    }
    var options = Replay.Options()
    options.corpus = request[corpus]
    options.keepsGoing = request[keepGoing]
    if request[step] { options.afterEach = try shell.asking() }
    options.parameters = try Replay.parameters(request[change], in: saved)
    let run = ReplayRun(saved: saved, path: path, options: options, isAsking: request[step])
    if request[json] { shell.settings.format = "json" }
    if request[check] { return try run.check(&shell) }
    if request[strict] { try run.requireSameInputs(&shell) }
    return try run.replay(&shell, accepting: request[accept])
  }
}

extension Interpreter {
  /// Tells a verdict and asks whether to go on; throws `.usage` where nobody can be asked.
  fileprivate func asking() throws(CommandError) -> (Replay.Finding) -> Bool {
    guard let ask = console.ask else {
      throw CommandError(.usage, "--step needs a terminal", about: "--step")
    }
    let remark = console.remark
    return { finding in
      let cause = finding.causes.isEmpty ? "" : ": \(finding.causes.joined(separator: "; "))"
      remark("[\(finding.cell.n)] \(finding.cell.input)\n    \(finding.verdict.rawValue)\(cause)")
      return ask("Go on? [Y/n] ")
    }
  }
}

/// One use of `replay`.
private struct ReplayRun {
  let saved: SavedSession
  let path: String
  let options: Replay.Options
  let isAsking: Bool

  /// A replay of which something was run.
  ///
  /// The whole of it is left behind when the user stops it: what was loaded and is given up takes its time to be freed.
  private func replayed(
    like shell: Interpreter, _ run: @escaping @Sendable (inout Replay) throws(CommandError) -> Void
  ) throws(CommandError) -> Replay {
    let home = FilePath.folder(of: path)
    // Who is asked after each cell is asked from here.
    guard !isAsking else {
      var replay = Replay(saved, in: home, on: shell.silent, options)
      try run(&replay)
      return replay
    }
    // An interpreter of its own, which nobody else has.
    nonisolated(unsafe) let start = (interpreter: shell.silent, options: options)
    let saved = saved
    return try shell.context.leavable { (context) throws(CommandError) in
      var interpreter = unsafe start.interpreter
      interpreter.context = context
      var replay = unsafe Replay(saved, in: home, on: interpreter, start.options)
      try run(&replay)
      return Done(replay: replay)
    }.replay
  }

  /// What one thread made and another goes on with.
  private struct Done: @unchecked Sendable {
    let replay: Replay
  }

  /// Verifies the documents alone.
  func check(_ shell: inout Interpreter) throws(CommandError) -> Outcome {
    let changed = try changedInputs(&shell)
    guard let changed else {
      return Outcome(notes: ["\(counted(saved.corpus.documents.count, "document")), all as they were."])
    }
    throw changed
  }

  /// Throws `.input` after listing what changed, when a document is not as it was.
  func requireSameInputs(_ shell: inout Interpreter) throws(CommandError) {
    if let changed = try changedInputs(&shell) { throw changed }
  }

  private func changedInputs(_ shell: inout Interpreter) throws(CommandError) -> CommandError? {
    let replay = try replayed(like: shell) { (replay) throws(CommandError) in try replay.loadInputs() }
    let changes = replay.changes.changes
    guard !changes.isEmpty || !replay.missing.isEmpty else { return nil }
    try shell.give(Answer(cell: nil, command: "replay", report: Report(changes: replay)))
    let message =
      replay.missing.first
      ?? "\(changes.count) of \(counted(saved.corpus.documents.count, "document")) changed"
    return CommandError(.input, message, hint: "Run replay without --strict to see what follows from it.")
  }

  /// Runs everything; throws `.drift` after the answer when not every cell is the same.
  func replay(_ shell: inout Interpreter, accepting accepted: String?) throws(CommandError) -> Outcome {
    let replay = try replayed(like: shell) { (replay) throws(CommandError) in try replay.run() }
    try shell.give(Answer(cell: nil, command: "replay", report: Report(findings: replay)))
    let different = replay.findings.filter { $0.verdict != .same && !$0.isUnsaved }
    if let accepted { return try accept(accepted, of: replay, &shell) }
    guard !different.isEmpty else {
      return Outcome(notes: ["\(counted(replay.findings.count, "cell")), all the same."])
    }
    let kind: CommandError.Kind = replay.missing.isEmpty ? .drift : .input
    let numbers = different.map { String($0.cell.n) }.joined(separator: ", ")
    throw CommandError(
      kind, "\(different.count) of \(replay.findings.count) cells are not the same: \(numbers)",
      hint: replay.missing.first)
  }

  /// Writes the session with the new answers of some cells.
  private func accept(
    _ cells: String, of replay: Replay, _ shell: inout Interpreter
  ) throws(CommandError) -> Outcome {
    let numbers = try Replay.numbers(cells, among: saved)
    var next = saved
    for finding in replay.findings where numbers.contains(finding.cell.n) {
      guard let now = finding.now, let place = next.cells.firstIndex(where: { $0.n == now.n }) else {
        continue
      }
      try next.cells[place].take(now, in: shell.context)
    }
    let rest = replay.findings.filter { $0.verdict != .same && !numbers.contains($0.cell.n) }
    if rest.isEmpty, options.corpus == nil {
      let fresh = try replay.interpreter.saved(at: path, in: shell.context)
      (next.tool, next.plugins) = (fresh.tool, fresh.plugins)
      let corpus = replay.interpreter.notebook.corpus
      next.corpus = SavedCorpus(of: corpus, folder: next.corpus.folder, home: FilePath.folder(of: path))
    }
    try shell.writeSession(next.bytes, to: path)
    return Outcome(notes: ["Accepted \(counted(numbers.count, "cell")) into \(path)."])
  }
}

extension Replay.Finding {
  /// Whether there was no answer to compare with, which is no difference.
  fileprivate var isUnsaved: Bool { verdict == .skipped && now != nil }
}

extension SavedCell {
  /// Takes the new answer of the same cell.
  fileprivate mutating func take(_ now: Cell, in context: RunContext) throws(CommandError) {
    let fresh = try SavedCell(now, answers: .full, in: context)
    (parameters, documents, cells) = (fresh.parameters, fresh.documents, fresh.cells)
    (warnings, digest) = (fresh.warnings, fresh.digest)
    if result != .notSaved || fresh.result == .none { result = fresh.result }
    (startedAt, milliseconds) = (fresh.startedAt, fresh.milliseconds)
  }
}

extension Replay {
  /// The cells that `2, 4-6` or `all` names.
  static func numbers(_ text: String, among saved: SavedSession) throws(CommandError) -> Set<Int> {
    let known = Set(saved.cells.map(\.n))
    if text == "all" { return known }
    var numbers: Set<Int> = []
    for part in text.split(whereSeparator: { $0 == "," || $0 == " " }) {
      let ends = part.split(separator: "-").map { Int($0) }
      guard (1...2).contains(ends.count), let low = ends[0], let high = ends[ends.count - 1], low <= high,
        known.contains(low), known.contains(high)
      else {
        throw CommandError(
          .usage, "\(part) names no cell of the session", hint: "As in: --accept 2,4-6 or --accept all.",
          about: text)
      }
      numbers.formUnion(known.filter { (low...high).contains($0) })
    }
    return numbers
  }

  /// The parts of `3.threshold=0.5,4.about=one, two`: a comma parts where `CELL.NAME=` follows it.
  private static func changes(in text: String) -> [String] {
    var parts: [String] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let name = part.prefix { $0 != "=" }
      let number = name.prefix { $0 != "." }.drop { $0 == " " }
      if parts.isEmpty || Int(number) != nil && name.count < part.count {
        parts.append(String(part.drop { $0 == " " }))
      } else {
        parts[parts.count - 1] += "," + part
      }
    }
    return parts.filter { !$0.isEmpty }
  }

  /// The parameters that `3.threshold=0.5,4.sentences=2` changes.
  static func parameters(
    _ text: String?, in saved: SavedSession
  ) throws(CommandError) -> [Int: [(name: String, value: String)]] {
    var parameters: [Int: [(name: String, value: String)]] = [:]
    for part in changes(in: text ?? "") {
      let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let names = sides[0].split(separator: ".", maxSplits: 1)
      guard sides.count == 2, names.count == 2, let number = Int(names[0]),
        let cell = saved.cells.first(where: { $0.n == number })
      else {
        throw CommandError(
          .usage, "\(part) does not change a parameter", hint: "As in: --set 3.threshold=0.5.", about: text)
      }
      guard cell.parameters.contains(where: { $0.name == names[1] }) else {
        let error = unknown("parameter", String(names[1]), among: cell.parameters.map(\.name))
        throw CommandError(.usage, "cell \(number): \(error.message)", hint: error.hint, about: text)
      }
      parameters[number, default: []].append((String(names[1]), String(sides[1])))
    }
    return parameters
  }
}

extension Statement {
  /// The statement with an option set; `NAME` is of its first command, `COMMAND.NAME` of a later one.
  func setting(_ name: String, to value: String, in registry: Registry) throws(CommandError) -> Statement {
    let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
    let stage = parts.count == 1 ? 0 : stages.firstIndex { $0.command.text == parts[0] }
    guard let stage, let option = parts.last,
      let manual = registry.manual(stages[stage].command.text),
      let parameter = manual.options.first(where: { $0.name == option })
    else { throw CommandError(.usage, "there is no parameter \(name)") }
    let plain = { (text: String) in
      Word(text, isQuoted: false, position: Position(line: 1, column: 1), range: 0..<0)
    }
    var words = stages[stage].words
    let end = words.firstIndex { $0.isBare("--") } ?? words.count
    if parameter.domain != nil {
      words.insert(plain("--\(option)=\(value)"), at: end)
    } else {
      words.removeAll { $0.isBare("--\(option)") }
      if value == "true" { words.insert(plain("--\(option)"), at: 0) }
    }
    return replacing(words, ofStage: stage)
  }
}
