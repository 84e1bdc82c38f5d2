/// Why a command could not answer: what is wrong, and what to do about it.
public struct CommandError: Error, Sendable, Equatable {
  /// What kind of trouble it is; it decides the exit code.
  public enum Kind: Int32, Sendable {
    case failed = 1, usage = 2, input = 3, drift = 4, plugin = 5, interrupted = 130
  }

  /// What kind of trouble it is.
  public let kind: Kind
  /// What is wrong, in one sentence without a full stop.
  public let message: String
  /// What to do, in one sentence with its full stop; nil when the message says it.
  public let hint: String?
  /// The word of the command line it is about, as it was typed; the shell finds its column.
  public let word: String?

  /// An error of a kind.
  public init(_ kind: Kind, _ message: String, hint: String? = nil, about word: String? = nil) {
    self.kind = kind
    self.message = message
    self.hint = hint
    self.word = word
  }

  /// What is wrong and what to do, as a person is told: the message, and the hint behind a full stop.
  public var explanation: String { message + (hint.map { ". \($0)" } ?? "") }

  /// The user stopped the command.
  public static let interrupted = CommandError(.interrupted, "interrupted")
}
