import FileAccess
import JSONCoding
import PluginKit
import SessionFile

extension ShellWord {
  private static let results = Option<String>.choice(
    "results", of: ["full", "digest", "none"], standard: "full",
    "What is saved of answers: all of it, its SHA-256, or nothing.")

  /// `save`: writes the session.
  static let save = ShellWord(
    Manual(
      "save", "write the session to a file", topic: .notebook,
      positionals: [
        Positional("FILE", .word(.path), isOptional: true, "The file; none means the one it came from.")
      ],
      options: [results.parameter],
      discussion: """
        The file holds what was asked, with which parameters, of which documents, and what came out; the documents \
        themselves by SHA-256 and not by text. It is written beside the old one and takes its place when it is safely \
        on the disk. replay runs it again and says what changed.
        """,
      examples: ["load Sessions/corpora/harbour; docs; save /dev/null"])
  ) { (shell, request) throws(CommandError) in
    guard let path = request.words("FILE").first?.text ?? shell.sessionPath else {
      throw CommandError(.usage, "save needs a file", hint: "As in: save work.json.", about: "save")
    }
    let mode = SavedAnswers(rawValue: request[results]) ?? .full
    // Nothing but the notebook is read, and that is a value.
    nonisolated(unsafe) let work = shell
    let bytes = try request.context.leavable { (context) throws(CommandError) in
      try unsafe work.saved(at: path, answers: mode, in: context).bytes
    }
    try shell.writeSession(bytes, to: path)
    shell.sessionPath = path
    let count = shell.notebook.cells.count
    return Outcome(notes: ["Saved \(count) \(count == 1 ? "cell" : "cells") to \(path)."])
  }

  /// `schema`: the JSON Schema of session files.
  static let schema = ShellWord(
    Manual(
      "schema", "print the JSON Schema of session files", topic: .program, examples: ["schema"])
  ) { (shell, _) throws(CommandError) in
    try shell.console.answer(Array(SavedSession.schema.utf8))
    return Outcome()
  }
}

extension Interpreter {
  /// Writes a session file that no other process has open, and keeps the claim on it.
  ///
  /// Throws `.failed` when another process has it.
  mutating func writeSession(_ bytes: [UInt8], to path: String) throws(CommandError) {
    if sessionLock?.holds(path) != true { sessionLock = try claim(path) }
    try write(bytes, to: path, newFileFor: .user)
    // The file that was locked has been replaced by the new one.
    sessionLock = try? FileLock.claim(path)
  }

  /// The claim on a session file; nil when there is no such file yet.
  func claim(_ path: String) throws(CommandError) -> FileLock? {
    do throws(FileError) { return try FileLock.claim(path) } catch {
      throw CommandError(
        .failed, error.description, hint: "Save under another name, or close it there.", about: path)
    }
  }
}

/// What is saved of answers.
enum SavedAnswers: String {
  case full, digest, none
}

extension Interpreter {
  /// The session as its file will hold it; `path` is where it goes.
  ///
  /// Digests and rows that were left to be worked out are.
  ///
  /// - Throws: `.interrupted` when the user asks to stop.
  func saved(
    at path: String, answers: SavedAnswers = .full, in context: RunContext
  ) throws(CommandError) -> SavedSession {
    let home = FilePath.folder(of: FilePath.absolute(path))
    func cells(_ notebook: Notebook, of session: SavedSession) throws(CommandError) -> [SavedCell] {
      try savedCells(notebook, in: home, session.corpus.folder) { (cell) throws(CommandError) in
        try SavedCell(cell, answers: answers, in: context)
      }
    }
    var session = SavedSession(tool: registry.tool, plugins: registry.versions)
    session.corpus = SavedCorpus(
      of: notebook.corpus, folder: FilePath.relative(FilePath.currentFolder, to: home), home: home)
    session.cells = try cells(notebook, of: session)
    session.notes = notebook.notes.map { .init(after: $0.after, text: $0.text) }
    session.branch = branch
    session.undone = try cells(undone(notebook, future), of: session)
    for (name, branch) in branches.sorted(by: { $0.key < $1.key }) {
      var saved = SavedBranch(name: name)
      let all = try cells(branch.notebook, of: session)
      let shared = Set(session.cells).intersection(all)
      saved.shares = shared.map(\.n).asRanges
      saved.cells = all.filter { !shared.contains($0) }
      saved.undone = try cells(undone(branch.notebook, branch.future), of: session)
      saved.notes = branch.notebook.notes.map { .init(after: $0.after, text: $0.text) }
      session.branches.append(saved)
    }
    session.extra = notebook.extra
    return session
  }
}

extension Interpreter {
  /// The cells of a notebook as a session in the folder `home` records them; `folder` is where most lines started.
  private func savedCells(
    _ notebook: Notebook, in home: String, _ folder: String,
    _ save: (Cell) throws(CommandError) -> SavedCell
  ) throws(CommandError) -> [SavedCell] {
    let names = Dictionary(grouping: notebook.names.keys.sorted()) { notebook.names[$0] ?? 0 }
    var all: [SavedCell] = []
    for cell in notebook.cells {
      var saved = try save(cell)
      saved.names = names[cell.n] ?? []
      saved.folder = cell.folder.map { FilePath.relative($0, to: home) }
      if saved.folder == folder { saved.folder = nil }
      all.append(saved)
    }
    return all
  }

  /// The cells of the lines that redo brings back, as far as each of them adds one.
  private func undone(_ notebook: Notebook, _ future: SharedList<Step>) -> Notebook {
    var undone = Notebook()
    var before = notebook
    for step in future.reversed() {
      let after = step.notebook
      guard after.cells.count == before.cells.count + 1, let last = after.cells.last,
        after.cells.continues(before.cells)
      else { break }
      undone.cells.append(last)
      for (name, number) in after.names where number == last.n { undone.names[name] = number }
      before = after
    }
    return undone
  }
}

extension Registry {
  /// The program, as sessions record it.
  var tool: SavedSession.Tool { .init(name: "collate", version: version, swift: compiler, os: system) }

  private var compiler: String {
    #if compiler(>=6.4)
      "6.4 or later"
    #elseif compiler(>=6.3)
      "6.3"
    #else
      "6.2 or earlier"
    #endif
  }

  private var system: String {
    #if os(Linux) && arch(x86_64)
      "linux x86_64"
    #elseif os(Linux) && arch(arm64)
      "linux arm64"
    #else
      "another"
    #endif
  }

  /// The plugins, as sessions record them.
  ///
  /// The fingerprint covers what a plugin declares: its name, version, and each command with its options and their
  /// standard values. A changed default shows even when the version was not raised.
  var versions: [SavedSession.PluginVersion] {
    plugins.map { plugin in
      let commands = plugin.commands.map { command -> JSONValue in
        let options = command.manual.options.map { option -> JSONValue in
          .array([.string(option.name), .string(option.standard ?? "")])
        }
        return .array([.string(command.manual.name), .array(options)])
      }
      let declared = JSONValue.array([.string(plugin.name), .string(plugin.version), .array(commands)])
      return .init(
        name: plugin.name, version: plugin.version, sha256: Digest.sha256(JSONWriter.canonical(declared)))
    }
  }
}

extension SavedCorpus {
  /// How many documents carry marks of their lines; a larger corpus is recorded by hash alone, to save at once.
  private static let mostMarked = 10_000

  /// The documents as a session in the folder `home` records them; relative paths start at `folder`, seen from there.
  init(of corpus: Corpus, folder: String, home: String) {
    let isMarked = corpus.documents.count <= SavedCorpus.mostMarked
    self.init(
      fingerprint: corpus.fingerprint, folder: folder,
      documents: corpus.documents.enumerated().map { index, document in
        Document(
          doc: index + 1, id: document.id, path: SavedCorpus.path(document.path, folder, home),
          sha256: document.sha256, bytes: document.byteCount, lines: isMarked ? document.lineMarks : nil)
      })
  }

  private static func path(_ path: String, _ folder: String, _ home: String) -> String {
    if path.hasPrefix("/") { return FilePath.relative(path, to: home) }
    return path == "-" ? path : FilePath.joined(folder, path)
  }
}

extension Document {
  /// The marks of its lines.
  var lineMarks: LineMarks { LineMarks(of: lines.map { text.utf8[$0.range] }) }
}

extension SavedCell {
  /// A cell of the notebook as a session records it, with its digest and rows worked out.
  ///
  /// - Throws: `.interrupted` when the user asks to stop.
  init(_ cell: Cell, answers: SavedAnswers, in context: RunContext) throws(CommandError) {
    self.init(n: cell.n, input: cell.input, command: cell.command)
    parameters = SavedCell.parameters(of: cell)
    documents = cell.documents
    cells = cell.cells
    changesCorpus = cell.changesState
    status = cell.status == .ok ? .ok : .failed
    warnings = cell.warnings
    switch (answers, cell.report) {
    case (.full, var report?):
      try report.list.make(in: context)
      result = .report(report)
    case (_, nil): result = cell.isWithoutAnswer ? .notSaved : .none
    case (_, _?): result = .notSaved
    }
    let known = answers == .none ? "" : try cell.lazyDigest.value(in: context)
    digest = known.isEmpty ? nil : known
    startedAt = cell.startedAt
    milliseconds = cell.milliseconds
    extra = cell.extra
  }

  /// The parameters of a cell under names that stand once: `sort.by`, `sort.by#2`.
  static func parameters(of cell: Cell) -> [Parameter] {
    var seen: [String: Int] = [:]
    return cell.parameters.map { parameter in
      seen[parameter.name, default: 0] += 1
      let count = seen[parameter.name] ?? 1
      let origin = Parameter.Origin(rawValue: parameter.origin.rawValue) ?? .standard
      return Parameter(
        name: count == 1 ? parameter.name : "\(parameter.name)#\(count)", value: parameter.value,
        origin: origin)
    }
  }
}

extension Cell {
  /// Whether it answered and the answer is not here: it was opened from a session that kept digests alone.
  var isWithoutAnswer: Bool { report == nil && digest != Digest.sha256(Array("null".utf8)) }
}
