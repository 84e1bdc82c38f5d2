import PluginKit
private import Synchronization

/// The digest of an answer; that of an answer whose rows are made when they are read is worked out when it is needed.
///
/// Saving, comparing and replaying need it; looking at an answer does not.
public final class AnswerDigest: Sendable {
  private enum State {
    case known(String)
    case pending(Report, threads: Int)
  }
  private let state: Mutex<State>

  /// A digest that is known.
  public init(_ value: String) { state = Mutex(.known(value)) }

  /// The digest of a report, to be worked out on so many threads where nobody can stop it.
  init(of report: Report, threads: Int) { state = Mutex(.pending(report, threads: threads)) }

  /// The SHA-256; the first time O(size of the answer), and nobody can stop that.
  var value: String {
    guard case .pending(_, let threads) = state.withLock({ $0 }) else { return known }
    return (try? value(in: RunContext(threads: threads))) ?? ""
  }

  /// The SHA-256; the first time O(size of the answer).
  ///
  /// - Throws: `.interrupted` when the user asks to stop, and then it is still to be worked out.
  @discardableResult
  func value(in context: RunContext) throws(CommandError) -> String {
    guard case .pending(let report, _) = state.withLock({ $0 }) else { return known }
    // Two who ask at once work out the same; nobody waits for one that has been left behind.
    let value = try report.digest(in: context)
    state.withLock { $0 = .known(value) }
    return value
  }

  private var known: String {
    if case .known(let value) = state.withLock({ $0 }) { value } else { "" }
  }
}
