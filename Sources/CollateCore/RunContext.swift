private import Dispatch
private import Synchronization

/// What an analysis may use of the machine: cores, a memory of earlier results, the user's wish to stop.
public struct RunContext: Sendable {
  /// How many threads may work at once, at least 1.
  ///
  /// No answer depends on it.
  public let threads: Int
  /// Results kept for documents that have not changed.
  public let memo: Memo
  private let stop: @Sendable () -> Bool
  private let report: @Sendable (Progress) -> Void

  /// How far a long job has come.
  public struct Progress: Sendable {
    /// What is counted, in the plural: `documents`.
    public let unit: String
    /// How many are done, of how many.
    public let done: Int, total: Int
  }

  /// A context; the defaults never stop and report to nobody.
  public init(
    threads: Int = 1, memo: Memo = Memo(), isCancelled: @escaping @Sendable () -> Bool = { false },
    progress: @escaping @Sendable (Progress) -> Void = { _ in }
  ) {
    self.threads = max(1, threads)
    self.memo = memo
    stop = isCancelled
    report = progress
  }

  /// The same context without memory of earlier results, and with other threads if that is asked for.
  public func forgetful(threads: Int? = nil) -> RunContext {
    RunContext(threads: threads ?? self.threads, isCancelled: stop, progress: report)
  }

  /// Throws `.interrupted` when the user has asked to stop.
  ///
  /// Call it at least every 50 ms of work.
  public func checkCancellation() throws(CommandError) {
    if stop() { throw .interrupted }
  }

  /// Says how far a job has come; shown on a terminal only.
  public func progress(_ done: Int, of total: Int, _ unit: String) {
    report(Progress(unit: unit, done: done, total: total))
  }

  /// The results of `transform` for every element, in their order, worked out on all threads.
  ///
  /// Stops early and throws `.interrupted` when the user asks. `transform` must depend on its element alone.
  public func map<Element: Sendable, Result: Sendable>(
    _ elements: [Element], unit: String = "documents", _ transform: @escaping @Sendable (Element) -> Result
  ) throws(CommandError) -> [Result] {
    let chunk = max(1, min(256, elements.count / (threads * 8) + 1))
    let chunks = (elements.count + chunk - 1) / chunk
    let results = Mutex([[Result]?](repeating: nil, count: chunks))
    let next = Atomic<Int>(0)
    let workers = min(threads, chunks)
    let work: @Sendable () -> Void = {
      while !stop() {
        let index = next.add(1, ordering: .relaxed).oldValue
        guard index < chunks else { return }
        var part: [Result] = []
        part.reserveCapacity(chunk)
        for element in elements[(index * chunk)..<min((index + 1) * chunk, elements.count)] {
          if stop() { return }
          part.append(transform(element))
        }
        let done = part
        results.withLock { $0[index] = done }
        progress(min((index + 1) * chunk, elements.count), of: elements.count, unit)
      }
    }
    if workers <= 1 { work() } else { DispatchQueue.concurrentPerform(iterations: workers) { _ in work() } }
    try checkCancellation()
    return results.withLock { $0.flatMap { $0 ?? [] } }
  }
}
