/// What stands in one cell of an answer: typed, so that JSON carries numbers and only the table writer formats.
public enum Value: Sendable, Hashable {
  /// Not known: `null`.
  case none
  /// Words.
  case text(String)
  /// A whole number.
  case count(Int)
  /// A measure; written as the shortest decimal that reads back the same.
  case score(Double)
  /// Yes or no.
  case flag(Bool)
  /// Several values.
  case list([Value])
  /// Named values in a fixed order.
  case record([Field])
  /// A place with its words.
  case evidence(Evidence)

  /// A named value inside a record.
  public struct Field: Sendable, Hashable {
    /// The name.
    public let name: String
    /// The value.
    public let value: Value

    /// A value under a name.
    public init(_ name: String, _ value: Value) {
      self.name = name
      self.value = value
    }
  }

  /// Words, or not known.
  public static func text(ifKnown text: String?) -> Value { text.map(Value.text) ?? .none }
}

extension Value: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
  /// Words written in the source.
  public init(stringLiteral text: String) { self = .text(text) }
  /// A whole number written in the source.
  public init(integerLiteral count: Int) { self = .count(count) }
}
