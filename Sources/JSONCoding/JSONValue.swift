/// A JSON value; objects keep their members in the order they were read.
public enum JSONValue: Sendable, Hashable {
  case null
  case bool(Bool)
  case integer(Int)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([Member])

  /// A name and its value inside an object.
  public struct Member: Sendable, Hashable {
    /// The name.
    public let name: String
    /// The value.
    public var value: JSONValue

    /// A value under a name.
    public init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  /// An object of members in the order given.
  public static func object(_ members: KeyValuePairs<String, JSONValue>) -> JSONValue {
    .object(members.map { Member($0.key, $0.value) })
  }
}

extension JSONValue {
  /// The value of an object's member, or nil when it has none or this is not an object.
  public subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  /// The string, or nil when it is something else.
  public var string: String? { if case .string(let value) = self { value } else { nil } }
  /// The whole number, or nil when it is something else.
  public var integer: Int? { if case .integer(let value) = self { value } else { nil } }
  /// The number, whole or not, or nil when it is something else.
  public var double: Double? {
    switch self {
    case .number(let value): value
    case .integer(let value): Double(value)
    default: nil
    }
  }
  /// The truth value, or nil when it is something else.
  public var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
  /// The elements, or nil when it is not an array.
  public var array: [JSONValue]? { if case .array(let value) = self { value } else { nil } }
  /// The members, or nil when it is not an object.
  public var members: [Member]? { if case .object(let value) = self { value } else { nil } }
}
