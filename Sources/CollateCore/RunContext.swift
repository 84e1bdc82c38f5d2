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
  /// Whether anybody can stop what runs in it.
  private let isStoppable: Bool
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
    threads: Int = 1, memo: Memo = Memo(), isCancelled: (@Sendable () -> Bool)? = nil,
    progress: @escaping @Sendable (Progress) -> Void = { _ in }
  ) {
    self.threads = max(1, threads)
    self.memo = memo
    stop = isCancelled ?? { false }
    isStoppable = isCancelled != nil
    report = progress
  }

  /// The same context without memory of earlier results, and with other threads if that is asked for.
  public func forgetful(threads: Int? = nil) -> RunContext {
    RunContext(threads: threads ?? self.threads, isCancelled: isStoppable ? stop : nil, progress: report)
  }

  /// Throws `.interrupted` when the user has asked to stop.
  ///
  /// Call it at least every 50 ms of work.
  public func checkCancellation() throws(CommandError) {
    if stop() { throw .interrupted }
  }

  /// Whether the user has asked to stop: for work inside `map`, which throws then whatever the work gives.
  public var isCancelled: Bool { stop() }

  /// The result of work that has no effect, left behind when the user stops it and it does not end by itself at once.
  ///
  /// Work that is left behind goes on until it checks for cancellation, by itself, and what it gives is dropped: so
  /// the user need not wait for the longest stretch between two checks. Throws what the work throws, and
  /// `.interrupted` within about a tenth of a second of the wish to stop. Costs a switch of threads.
  public func leavable<Value: Sendable>(
    _ work: @escaping @Sendable (RunContext) throws(CommandError) -> Value
  ) throws(CommandError) -> Value {
    guard isStoppable else { return try work(self) }
    try checkCancellation()
    let task = LeavableTask<Value>()
    let stop = self.stop, report = self.report
    let inner = RunContext(
      threads: threads, memo: memo, isCancelled: { task.isLeft || stop() },
      progress: { if !task.isLeft { report($0) } })
    task.start { () throws(CommandError) in try work(inner) }
    return try task.result(unless: stop)
  }

  /// Has a value that is given up freed on another thread, where its caller drops it at once.
  ///
  /// Freeing a million rows takes a tenth of a second, which who stopped them should not wait for.
  package func giveUp(_ value: some Sendable) {
    DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(200)) {
      withExtendedLifetime(value) {}
    }
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

  /// Works out something for every number below `count` on all threads and hands the results on in their order.
  ///
  /// Only a few results are held at a time, so that what is handed on may be larger than memory. Stops early and
  /// throws `.interrupted` when the user asks, and throws what `take` throws. `transform` must depend on its number
  /// alone.
  public func stream<Result: Sendable>(
    _ count: Int, unit: String? = nil, _ transform: @escaping @Sendable (Int) -> Result,
    take: (Result) throws(CommandError) -> Void
  ) throws(CommandError) {
    guard threads > 1, count > 1 else {
      for number in 0..<count {
        try checkCancellation()
        try take(transform(number))
      }
      return
    }
    let work = OrderedWork<Result>(count: count, ahead: threads * 4)
    work.start(threads: threads, transform)
    defer { work.end() }
    for number in 0..<count {
      try take(work.take(number, unless: stop))
      if let unit { progress(number + 1, of: count, unit) }
    }
  }
}
