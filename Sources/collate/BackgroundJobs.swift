import CommandLanguage
import Dispatch
import Glibc
import LineEditing
import PluginKit
import Shell
import Synchronization

/// The commands that run in the background of a prompt.
final class BackgroundJobs {
  private var jobs: [Job] = []
  private var announced: Set<Int> = []
  private var shown: Set<Int> = []
  private let notices: Notices
  private let threads: Int

  /// Jobs that wake a prompt when they end, each on half of the cores.
  init(notices: Notices, threads: Int) {
    self.notices = notices
    self.threads = max(1, threads / 2)
  }

  /// Starts a statement on a copy of the notebook; the number of the job.
  func start(_ statement: Statement, on interpreter: Interpreter) -> Int {
    let job = Job(jobs.count + 1, statement.inForeground, on: interpreter.notebook)
    jobs.append(job)
    job.start(interpreter, threads: threads, notices: notices)
    return job.number
  }

  /// What the prompt's commands do with jobs.
  var control: JobControl {
    JobControl(
      list: { [self] in jobs.filter { !$0.isTaken }.map(\.description) },
      wait: { [self] (number) throws(CommandError) in try wait(for: number) },
      cancel: { [self] (number) throws(CommandError) in
        let job = try job(number)
        job.cancel()
      })
  }

  private func job(_ number: Int) throws(CommandError) -> Job {
    if let job = jobs.first(where: { $0.number == number && !$0.isTaken }) { return job }
    throw CommandError(.usage, "there is no job \(number)", hint: "See jobs.", about: String(number))
  }

  private func wait(for number: Int?) throws(CommandError) {
    // A job that is done and taken over has been waited for.
    if let number, jobs.contains(where: { $0.number == number && $0.isTaken }) { return }
    let awaited =
      try number.map { (number) throws(CommandError) in [try job(number)] } ?? jobs.filter { !$0.isTaken }
    for job in awaited {
      while !job.hasEnded {
        if Interruption.isRequested { throw .interrupted }
        usleep(10_000)
      }
      shown.insert(job.number)
    }
  }

  /// The notices for jobs that ended since they were last asked for, while `notebook` is the state of the work.
  func arrived(_ notebook: Notebook) -> [String] {
    var next = notebook.nextCell
    var lines: [String] = []
    for job in jobs where job.hasEnded && !job.isTaken {
      let cells = next..<(next + job.newCells)
      if announced.insert(job.number).inserted { lines.append(job.notice(cells: cells)) }
      next = cells.upperBound
    }
    return lines
  }

  /// Takes the answers of jobs that ended into the notebook, and shows those that were waited for.
  ///
  /// A job that nobody was told of yet is told with `say`.
  func takeEnded(into interpreter: inout Interpreter, _ say: (String) -> Void) throws(CommandError) {
    for job in jobs where job.hasEnded && !job.isTaken {
      let next = interpreter.notebook.nextCell
      if announced.insert(job.number).inserted { say(job.notice(cells: next..<(next + job.newCells))) }
      guard let worked = job.take() else { continue }
      let cells = try interpreter.adopt(worked, since: job.start)
      guard shown.remove(job.number) != nil else { continue }
      for cell in cells { try interpreter.show(cell: cell) }
    }
  }

  /// Asks all jobs to stop.
  func cancelAll() { for job in jobs { job.cancel() } }

  /// How many are at work.
  var running: Int { jobs.count { !$0.hasEnded } }
}

/// One command in the background.
final class Job: Sendable {
  let number: Int
  let start: Notebook
  private let statement: Statement
  private let isCancelled = Atomic<Bool>(false)
  private let state = Mutex(State())

  private struct State {
    var result: Result?
    var isTaken = false
    /// Whether its last cell has an answer to show.
    var hasReport: Bool {
      if case .done(let worked, _) = result {
        worked.interpreter.notebook.cells.last?.report != nil
      } else {
        false
      }
    }
    var progress: RunContext.Progress?
    var seconds = 0
    var remarks: [String] = []
  }

  private enum Result {
    case done(Worked, newCells: Int)
    case failed(CommandError)
  }

  /// An interpreter on its way to another thread.
  ///
  /// It is not Sendable for its console's closures; this one has closures of its own and one owner at a time.
  private struct Worked: @unchecked Sendable {
    var interpreter: Interpreter
  }

  init(_ number: Int, _ statement: Statement, on notebook: Notebook) {
    self.number = number
    self.statement = statement
    start = notebook
  }

  /// Begins the work on a thread of its own.
  func start(_ interpreter: Interpreter, threads: Int, notices: Notices) {
    let clock = interpreter.console.clock
    let began = PromptState.now
    let remark: @Sendable (String) -> Void = { [self] text in state.withLock { $0.remarks.append(text) } }
    let console = Console(
      answer: { (_) throws(CommandError) in }, remark: remark, page: { Page() }, clock: clock)
    let context = RunContext(
      threads: threads, memo: interpreter.context.memo,
      isCancelled: { [self] in isCancelled.load(ordering: .relaxed) || Signals.exitCode != nil },
      progress: { [self] progress in state.withLock { $0.progress = progress } })
    let copy = Worked(interpreter: interpreter.copy(console: console, context: context))
    DispatchQueue.global().async { [self] in
      let result = Job.run(statement, copy)
      state.withLock {
        $0.result = result
        $0.seconds = PromptState.now - began
      }
      notices.wake()
    }
  }

  private static func run(_ statement: Statement, _ start: Worked) -> Result {
    var worked = start
    let before = worked.interpreter.notebook.cells.count
    do throws(ScriptError) {
      try worked.interpreter.execute(statement)
      return .done(worked, newCells: worked.interpreter.notebook.cells.count - before)
    } catch { return .failed(error.error) }
  }

  /// Asks it to stop.
  func cancel() { isCancelled.store(true, ordering: .relaxed) }

  var hasEnded: Bool { state.withLock { $0.result != nil } }
  var isTaken: Bool { state.withLock { $0.isTaken } }

  /// How many cells its answer makes.
  var newCells: Int {
    state.withLock { if case .done(_, let count) = $0.result { count } else { 0 } }
  }

  /// What it worked out, once; nil when it failed.
  func take() -> Interpreter? {
    let worked: Worked? = state.withLock { state in
      state.isTaken = true
      guard case .done(let worked, _) = state.result else { return nil }
      return worked
    }
    return worked?.interpreter
  }

  /// What the person is told when it has ended.
  func notice(cells: Range<Int>) -> String {
    state.withLock { state in
      let label = "[\(number)] "
      let said = state.remarks.isEmpty ? "" : " " + state.remarks.joined(separator: " ")
      switch state.result {
      case .failed(let error) where error.kind == .interrupted: return label + "stopped: \(statement.source)"
      case .failed(let error):
        return label + "failed: \(statement.source): \(error.explanation)"
      default:
        let answer = state.hasReport && !cells.isEmpty ? "; show $\(cells.upperBound - 1) shows it" : ""
        return label + "done in \(state.seconds) s: \(statement.source)\(answer).\(said)"
      }
    }
  }

  /// The job as `jobs` shows it.
  var description: JobState {
    state.withLock { state in
      let word: String =
        switch state.result {
        case .done: "done"
        case .failed: "failed"
        case nil: isCancelled.load(ordering: .relaxed) ? "stopping" : "running"
        }
      let progress = state.progress.map { "\($0.done) of \($0.total) \($0.unit)" }
      return JobState(job: number, state: word, input: statement.source, progress: progress)
    }
  }
}
