import CommandLanguage
public import PluginKit

/// What a console lets the person do with commands that run in the background.
public struct JobControl {
  /// The jobs, oldest first.
  public var list: () -> [JobState]
  /// Waits for one job, or for all.
  public var wait: (Int?) throws(CommandError) -> Void
  /// Asks a job to stop.
  public var cancel: (Int) throws(CommandError) -> Void

  /// A control with its three actions.
  public init(
    list: @escaping () -> [JobState], wait: @escaping (Int?) throws(CommandError) -> Void,
    cancel: @escaping (Int) throws(CommandError) -> Void
  ) {
    self.list = list
    self.wait = wait
    self.cancel = cancel
  }
}

/// A command in the background as `jobs` shows it.
public struct JobState: Sendable {
  /// Its number, from 1.
  public let job: Int
  /// `running`, `stopping`, `done` or `failed`.
  public let state: String
  /// The line.
  public let input: String
  /// How far it is, in words; nil before it says so.
  public let progress: String?

  /// A job's state.
  public init(job: Int, state: String, input: String, progress: String?) {
    self.job = job
    self.state = state
    self.input = input
    self.progress = progress
  }
}

extension Interpreter {
  /// A copy that works on the same notebook by itself, with a console and cores of its own.
  public func copy(console: Console, context: RunContext) -> Interpreter {
    var copy = self
    copy.console = console
    copy.context = context
    copy.settings.once = nil
    copy.past = SharedList()
    copy.future = SharedList()
    return copy
  }

  /// Takes over what a copy has worked out since it was made from `start`; the numbers its cells get here.
  ///
  /// Cells of answers join at the end. Changes of the corpus are taken over only while this corpus is as it was at
  /// the start; else throws `.failed` and takes nothing.
  @discardableResult
  public mutating func adopt(_ worked: Interpreter, since start: Notebook) throws(CommandError) -> [Int] {
    let before = notebook
    if !worked.notebook.corpus.isSame(as: start.corpus) {
      guard notebook.corpus.isSame(as: start.corpus) else {
        throw CommandError(
          .failed, "the documents changed while it ran, so its changes are not taken over",
          hint: "Run it again.")
      }
      notebook.corpus = worked.notebook.corpus
    }
    var numbers: [Int: Int] = [:]
    for cell in worked.notebook.cells where cell.n >= start.nextCell {
      numbers[cell.n] = notebook.nextCell
      notebook.cells.append(cell.numbered(notebook.nextCell))
      notebook.nextCell += 1
    }
    for (name, number) in worked.notebook.names {
      if let moved = numbers[number] { notebook.names[name] = moved }
    }
    for note in worked.notebook.notes.dropFirst(start.notes.count) { notebook.notes.append(note) }
    let lines = worked.notebook.cells.filter { $0.n >= start.nextCell }.map(\.input)
    remember(before, line: lines.joined(separator: "; "))
    if let answer = worked.lastAnswer, let cell = answer.cell, let moved = numbers[cell] {
      lastAnswer = Answer(cell: moved, command: answer.command, report: answer.report)
    }
    return numbers.values.sorted()
  }

  /// Gives the answer of a cell as if it had been asked now.
  public mutating func show(cell number: Int) throws(CommandError) {
    guard let cell = notebook.cell(number), let report = cell.report else { return }
    let statement = (try? Parser.statements(of: cell.input))?.last
    let renderer = try statement.map { (line) throws(CommandError) in try parted(line).renderer } ?? nil
    try give(Answer(cell: number, command: cell.command, report: report), in: renderer)
  }
}

extension Corpus {
  /// Whether documents and decisions are the same versions.
  ///
  /// O(documents).
  func isSame(as other: Corpus) -> Bool {
    documents.count == other.documents.count && decisions == other.decisions && setAside == other.setAside
      && groups == other.groups && zip(documents, other.documents).allSatisfy { $0.stamp == $1.stamp }
  }
}

extension Cell {
  /// The cell under another number.
  fileprivate func numbered(_ number: Int) -> Cell {
    Cell(
      n: number, input: input, command: command, parameters: parameters, documents: documents, cells: cells,
      status: status, warnings: warnings, report: report, digest: lazyDigest, startedAt: startedAt,
      milliseconds: milliseconds)
  }
}
