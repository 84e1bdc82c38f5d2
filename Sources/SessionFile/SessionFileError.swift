/// Why a file is not a session this program reads.
public enum SessionFileError: Error, Sendable, Hashable {
  /// It is not JSON, or not strict JSON; with the sentence that says why.
  case notJSON(String)
  /// It is JSON and not a session.
  case notASession
  /// A later version of the program wrote it.
  case newer(version: Int)
  /// A part of it is not as the schema has it.
  case malformed(part: String, mustBe: String)
}

extension SessionFileError: CustomStringConvertible {
  /// What is wrong, as a sentence about "it" without a full stop.
  public var description: String {
    switch self {
    case .notJSON(let why): why
    case .notASession: "it is not a session of collate"
    case .newer(let version):
      "it has version \(version) of the session format, and this program reads up to \(SavedSession.version)"
    case .malformed(let part, let mustBe): "its \(part) must be \(mustBe)"
    }
  }
}
