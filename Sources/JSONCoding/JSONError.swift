/// Why bytes are not the JSON we read.
public struct JSONError: Error, Sendable, Equatable {
  /// What is wrong.
  public let fault: Fault
  /// The member that stands twice, when that is what is wrong.
  public let member: String?
  /// The line and column, from 1 and in bytes, where reading had to stop; nil when the fault has no one place.
  public let place: Place?

  /// What can be wrong.
  public enum Fault: Int32, Sendable {
    case syntax = 1, empty, encoding, string, number, depth, size, memory, duplicate
  }

  /// A place in the bytes.
  public struct Place: Sendable, Equatable {
    /// The line, from 1.
    public let line: Int
    /// The byte in the line, from 1.
    public let column: Int
  }

  init(_ fault: Fault, member: String? = nil, place: Place? = nil) {
    self.fault = fault
    self.member = member
    self.place = place
  }
}

extension JSONError: CustomStringConvertible {
  /// What is wrong and where, in one sentence without a full stop.
  public var description: String {
    guard let place else { return sentence }
    return "\(sentence) (line \(place.line), column \(place.column))"
  }

  private var sentence: String {
    switch fault {
    case .syntax: "it is not well-formed JSON"
    case .empty: "it is empty"
    case .encoding: "it is not UTF-8"
    case .string: "a string is not closed, or holds a bad escape or a bare control character"
    case .number: "a number is malformed, or too large for 64 bits"
    case .depth: "it nests deeper than \(JSONValue.greatestDepth) levels"
    case .size: "it is larger than 4 GB"
    case .memory: "there is not enough memory to read it"
    case .duplicate: "an object names the member \"\(member ?? "")\" twice"
    }
  }
}
