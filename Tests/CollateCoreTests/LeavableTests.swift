import CollateCore
import Dispatch
import Synchronization
import Testing

struct LeavableTests {
  @Test(arguments: [false, true])
  func `work gives its result, stoppable or not`(isStoppable: Bool) throws {
    let context = isStoppable ? RunContext(isCancelled: { false }) : RunContext()
    #expect(try context.leavable { _ in 7 } == 7)
    #expect(throws: CommandError(.failed, "no")) {
      try context.leavable { (_) throws(CommandError) -> Int in throw CommandError(.failed, "no") }
    }
  }

  @Test
  func `work that never looks up is left behind, and is told so when it does`() throws {
    let wish = Atomic<Bool>(false)
    let (begins, ends, told) = (Semaphore(), Semaphore(), Semaphore())
    let context = RunContext(isCancelled: { wish.load(ordering: .relaxed) })
    let canceller = Semaphore()
    DispatchQueue(label: "cancels").async {
      begins.wait()
      wish.store(true, ordering: .relaxed)
      canceller.signal()
    }
    #expect(throws: CommandError.interrupted) {
      try context.leavable { (inner) throws(CommandError) in
        begins.signal()
        ends.wait()
        do throws(CommandError) { try inner.checkCancellation() } catch { told.signal() }
      }
    }
    canceller.wait()
    // The wish is forgotten with the next command; what was left must stop all the same.
    wish.store(false, ordering: .relaxed)
    ends.signal()
    told.wait()
    #expect(try context.leavable { _ in true })
  }

  @Test
  func `work that looks up ends by itself`() {
    let wish = Atomic<Bool>(false)
    let context = RunContext(threads: 2, isCancelled: { wish.load(ordering: .relaxed) })
    #expect(throws: CommandError.interrupted) {
      try context.leavable { (inner) throws(CommandError) in
        wish.store(true, ordering: .relaxed)
        _ = try inner.map(Array(0..<100)) { $0 }
      }
    }
  }
}

/// A semaphore that crosses threads.
private final class Semaphore: Sendable {
  private let semaphore = DispatchSemaphore(value: 0)
  func signal() { semaphore.signal() }
  func wait() { semaphore.wait() }
}
