import PluginKit
private import Synchronization

/// The digest of an answer; that of an answer whose rows are made when they are read is worked out when it is needed.
///
/// Saving, comparing and replaying need it; looking at an answer does not.
public final class AnswerDigest: Sendable {
  private enum State {
    case known(String)
    case pending(Report, RunContext)
  }
  private let state: Mutex<State>

  /// A digest that is known.
  public init(_ value: String) { state = Mutex(.known(value)) }

  /// The digest of a report, to be worked out on so many threads.
  init(of report: Report, threads: Int) { state = Mutex(.pending(report, RunContext(threads: threads))) }

  /// The SHA-256; the first time O(size of the answer).
  var value: String {
    state.withLock { state in
      switch state {
      case .known(let value): return value
      case .pending(let report, let context):
        // Nobody can stop this context, so nothing is thrown.
        let value = (try? report.digest(in: context)) ?? ""
        state = .known(value)
        return value
      }
    }
  }
}
