import CommandLanguage
import PluginKit
import SessionFile

/// Runs a saved session again and says of each cell whether it gives the same answer, and if not, why.
struct Replay {
  /// What to do differently from the session.
  struct Options {
    /// The folder or file that stands for what the session loaded.
    var corpus: String?
    /// Parameters to change, by cell and name.
    var parameters: [Int: [(name: String, value: String)]] = [:]
    /// Whether cells are run whose documents or cells failed.
    var keepsGoing = false
    /// Called after each cell; false stops.
    var afterEach: (Finding) -> Bool = { _ in true }
  }

  /// What came of a cell.
  enum Verdict: String {
    case same, drift, failed, skipped, nondeterministic
  }

  /// A cell with its verdict and the reasons for it.
  struct Finding {
    let cell: SavedCell
    let verdict: Verdict
    let causes: [String]
    /// The cell as it came out now; nil when it did not.
    let now: Cell?
  }

  let saved: SavedSession
  let options: Options
  private let home: String
  private(set) var interpreter: Interpreter
  private(set) var findings: [Finding] = []
  /// What happened to the documents, as far as they have been loaded again.
  private(set) var changes: CorpusChanges
  /// What is wrong with inputs that could not be read at all.
  private(set) var missing: [String] = []

  /// A replay of a session that lies in the folder `home`, in a silent interpreter with an empty notebook.
  ///
  /// O(documents).
  init(_ saved: SavedSession, in home: String, on silent: Interpreter, _ options: Options = Options()) {
    self.saved = saved
    self.options = options
    self.home = home
    interpreter = silent
    changes = CorpusChanges(from: saved.corpus, to: self.interpreter.notebook.corpus)
  }

  /// Runs the cells that bring documents in, and nothing else.
  mutating func loadInputs() throws(CommandError) {
    for cell in saved.cells where cell.command == "load" {
      keep(attempt(cell, on: interpreter))
      try interpreter.context.checkCancellation()
    }
    try compareCorpora()
  }

  /// Runs every cell, in order.
  mutating func run() throws(CommandError) {
    for cell in saved.cells {
      let finding = try judge(cell)
      // What was stopped is no failure of the cell.
      try interpreter.context.checkCancellation()
      findings.append(finding)
      if !options.afterEach(finding) { return }
    }
    try compareCorpora()
  }

  /// Compares the documents with those of the session, which takes a while for many.
  private mutating func compareCorpora() throws(CommandError) {
    let then = saved.corpus, now = interpreter.notebook.corpus
    changes = try interpreter.context.leavable { _ in CorpusChanges(from: then, to: now) }
  }

  private mutating func judge(_ cell: SavedCell) throws(CommandError) -> Finding {
    if let reason = obstacle(to: cell) {
      return Finding(cell: cell, verdict: .skipped, causes: [reason], now: nil)
    }
    let before = interpreter
    if let error = keep(attempt(cell, on: before)) {
      return Finding(cell: cell, verdict: .failed, causes: [error.message], now: nil)
    }
    guard let now = interpreter.notebook.cell(cell.n) else {
      return Finding(cell: cell, verdict: .failed, causes: ["the line keeps no cell"], now: nil)
    }
    if cell.changesCorpus { try compareCorpora() }
    guard let digest = cell.digest else {
      return Finding(cell: cell, verdict: .skipped, causes: ["no answer was saved to compare with"], now: now)
    }
    let fresh = try interpreter.context.leavable { (context) throws(CommandError) in
      try now.lazyDigest.value(in: context)
    }
    // Nothing of the replay is changed while the answers are compared, and it is a value.
    nonisolated(unsafe) let work = self
    let same = try interpreter.context.leavable { _ in unsafe work.sameness(of: cell, now, digest == fresh) }
    if let same { return Finding(cell: cell, verdict: .same, causes: same, now: now) }
    if digest != fresh, let second = try secondDigest(of: cell, from: before), second != fresh {
      let cause = "two runs on the same documents gave two answers"
      return Finding(cell: cell, verdict: .nondeterministic, causes: [cause], now: now)
    }
    let causes = try interpreter.context.leavable { _ in unsafe Causes(of: cell, now, work).words }
    return Finding(cell: cell, verdict: .drift, causes: causes, now: now)
  }

  /// What is to be said of a cell whose answer is the same; nil when it is not.
  private func sameness(of cell: SavedCell, _ now: Cell, _ hasSameDigest: Bool) -> [String]? {
    if hasSameDigest, !cell.isTampered, !isLoadOfOthers(cell, now) { return [] }
    return within(cell, now).map { [$0] }
  }

  /// Says which scores differ within the tolerances that the session states for their fields; nil when more differs.
  private func within(_ cell: SavedCell, _ now: Cell) -> String? {
    guard !cell.isTampered, !isLoadOfOthers(cell, now), case .report(let then) = cell.result,
      let report = now.report, let near = then.agreement(with: report), !near.isEmpty
    else { return nil }
    let fields = near.map { "\($0.field) by at most \($0.difference)" }.joined(separator: ", ")
    return "within the stated tolerance: \(fields)"
  }

  private func isLoadOfOthers(_ cell: SavedCell, _ now: Cell) -> Bool {
    cell.command == "load" && !changes.touching(cell.documents, now.documents).isEmpty
  }

  /// Why a cell cannot be asked at all, if it cannot.
  private func obstacle(to cell: SavedCell) -> String? {
    if cell.command == "load", cell.input.split(separator: " ").contains("-"), options.corpus == nil {
      return "it read standard input; give the documents with --corpus PATH"
    }
    guard !options.keepsGoing else { return nil }
    let lost = findings.filter { $0.verdict == .failed || $0.verdict == .skipped && $0.now == nil }
    if let upstream = lost.first(where: { cell.cells.contains($0.cell.n) }) {
      return "cell \(upstream.cell.n), which it reads, \(upstream.verdict.rawValue)"
    }
    let load = lost.first { $0.cell.command == "load" }
    guard let load, !cell.documents.isEmpty, cell.command != "load" else { return nil }
    return "the documents of cell \(load.cell.n) are not there"
  }

  /// The interpreter after a cell, or as it was with the error when the cell fails.
  private func attempt(_ cell: SavedCell, on before: Interpreter) -> (Interpreter, CommandError?) {
    var after = before
    after.prepare(for: cell, of: saved, in: home, corpus: options.corpus)
    do throws(CommandError) {
      var statement = try after.statement(of: cell.input)
      for (name, value) in options.parameters[cell.n] ?? [] {
        statement = try statement.setting(name, to: value, in: after.registry)
      }
      try after.work(statement, replacing: cell.n)
      return (after, nil)
    } catch { return (before, error) }
  }

  /// Goes on from an attempt; gives its error.
  @discardableResult
  private mutating func keep(_ attempt: (Interpreter, CommandError?)) -> CommandError? {
    interpreter = attempt.0
    if let error = attempt.1, error.kind == .input { missing.append(error.message) }
    return attempt.1
  }

  /// The digest of a cell run once more without memory and with another number of threads.
  ///
  /// - Throws: `.interrupted` when the user asks to stop.
  private func secondDigest(of cell: SavedCell, from before: Interpreter) throws(CommandError) -> String? {
    var again = before
    again.context = before.context.forgetful(threads: before.context.threads == 1 ? 2 : 1)
    let second = attempt(cell, on: again).0.notebook.cell(cell.n)
    return try again.context.leavable { (context) throws(CommandError) in
      try second?.lazyDigest.value(in: context)
    }
  }
}

extension SavedCell {
  /// Whether its answer is not the one its digest is of.
  var isTampered: Bool {
    guard case .report(let report) = result, let digest else { return false }
    return report.digest != digest
  }
}
