private import Dispatch
private import Synchronization

/// Work on a thread of its own that its caller need not wait for.
final class LeavableTask<Value: Sendable>: Sendable {
  private let outcome = Mutex<Result<Value, CommandError>?>(nil)
  private let left = Atomic<Bool>(false)
  private let ended = DispatchSemaphore(value: 0)

  /// How often the wish to stop is looked for.
  private static var pause: DispatchTimeInterval { .milliseconds(20) }
  /// How long work may take to notice the wish by itself and to give back what it holds.
  private static var patience: DispatchTimeInterval { .milliseconds(80) }

  /// Whether nobody waits for it any more.
  var isLeft: Bool { left.load(ordering: .relaxed) }

  /// Begins the work.
  ///
  /// A queue of its own has a thread even while all others are busy with work that was left.
  func start(_ work: @escaping @Sendable () throws(CommandError) -> Value) {
    DispatchQueue(label: "collate.work").async { [self] in
      let result = Result(catching: work)
      outcome.withLock { $0 = result }
      ended.signal()
    }
  }

  /// Waits for the result; throws `.interrupted` when `stop` says so and the work does not end soon after.
  func result(unless stop: () -> Bool) throws(CommandError) -> Value {
    while ended.wait(timeout: .now() + Self.pause) == .timedOut {
      guard stop() else { continue }
      if ended.wait(timeout: .now() + Self.patience) == .success { break }
      left.store(true, ordering: .relaxed)
      throw .interrupted
    }
    guard let result = outcome.withLock({ $0 }) else { throw .interrupted }
    return try result.get()
  }
}
