private import Dispatch
private import Synchronization

/// Results worked out on several threads and taken in their order, a few ahead of the taker at most.
final class OrderedWork<Result: Sendable>: Sendable {
  private struct State {
    var next = 0
    var hasEnded = false
    var results: [Int: Result] = [:]
  }
  private let count: Int
  private let state = Mutex(State())
  private let room = DispatchSemaphore(value: 0)
  private let ready = DispatchSemaphore(value: 0)
  private let workers = DispatchGroup()
  private static var pause: DispatchTimeInterval { .milliseconds(20) }

  /// Work on the numbers below `count`, at most `ahead` of them before the one that is taken next.
  init(count: Int, ahead: Int) {
    self.count = count
    // A semaphore must not go below the value it began with.
    for _ in 0..<ahead { room.signal() }
  }

  /// Begins on so many threads.
  func start(threads: Int, _ transform: @escaping @Sendable (Int) -> Result) {
    // Queues of their own have threads even while all others are busy with work that was left behind.
    for _ in 0..<threads { DispatchQueue(label: "collate.ordered").async { [self] in work(transform) } }
  }

  /// Counts a thread that begins; false when all is over, for the end does not wait for a thread that has not begun.
  private func begin() -> Bool {
    state.withLock { state in
      if !state.hasEnded { workers.enter() }
      return !state.hasEnded
    }
  }

  private func work(_ transform: (Int) -> Result) {
    guard begin() else { return }
    defer { workers.leave() }
    while true {
      room.wait()
      let number = state.withLock { state -> Int? in
        guard !state.hasEnded, state.next < count else { return nil }
        state.next += 1
        return state.next - 1
      }
      guard let number else {
        // Others wait for the same end.
        room.signal()
        return
      }
      let result = transform(number)
      state.withLock { $0.results[number] = result }
      ready.signal()
    }
  }

  /// The result for a number; throws `.interrupted` when `stop` says so.
  func take(_ number: Int, unless stop: () -> Bool) throws(CommandError) -> Result {
    while true {
      if stop() { throw .interrupted }
      if let result = state.withLock({ $0.results.removeValue(forKey: number) }) {
        room.signal()
        return result
      }
      _ = ready.wait(timeout: .now() + Self.pause)
    }
  }

  /// Ends the work, also when not all of it was taken, and waits for what is being done.
  func end() {
    state.withLock { $0.hasEnded = true }
    room.signal()
    workers.wait()
  }
}
