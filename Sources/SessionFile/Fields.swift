import JSONCoding

/// The members of an object on their way into a value: what is taken is known, what remains is `extra`.
struct Fields {
  private var members: [JSONValue.Member?]
  private let part: String

  /// The members of an object; throws when it is something else.
  init(_ value: JSONValue, in part: String) throws(SessionFileError) {
    guard let members = value.members else { throw .malformed(part: part, mustBe: "an object") }
    self.members = members
    self.part = part
  }

  /// The members nobody took, in their order.
  var rest: [JSONValue.Member] { members.compactMap { $0 } }

  /// Takes a member; nil when there is none.
  mutating func take(_ name: String) -> JSONValue? {
    guard let place = members.firstIndex(where: { $0?.name == name }) else { return nil }
    defer { members[place] = nil }
    return members[place]?.value
  }

  mutating func string(_ name: String) throws(SessionFileError) -> String {
    guard let value = take(name)?.string else { throw wrong(name, "a string") }
    return value
  }

  /// A string, or nil when the member is `null` or missing.
  mutating func optionalString(_ name: String) throws(SessionFileError) -> String? {
    guard let value = take(name), value != .null else { return nil }
    guard let string = value.string else { throw wrong(name, "a string or null") }
    return string
  }

  /// The largest number that cells and documents have: far from where sums of numbers would overflow.
  static let largest = 1_000_000_000

  mutating func integer(
    _ name: String, atLeast least: Int, atMost most: Int = .max
  ) throws(SessionFileError) -> Int {
    guard let value = take(name)?.integer, value >= least, value <= most else {
      throw wrong(name, "a whole number from \(least)\(most < .max ? " to \(most)" : "")")
    }
    return value
  }

  mutating func hash(_ name: String) throws(SessionFileError) -> String {
    guard let value = try optionalHash(name) else { throw wrong(name, "64 hexadecimal digits") }
    return value
  }

  mutating func optionalHash(_ name: String) throws(SessionFileError) -> String? {
    guard let value = try optionalString(name) else { return nil }
    let isHash =
      value.utf8.count == 64 && value.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
    guard isHash else { throw wrong(name, "64 hexadecimal digits") }
    return value
  }

  /// The elements of an array, each read by `read`; none when the member is missing.
  mutating func array<Element>(
    _ name: String, _ read: (JSONValue, String) throws(SessionFileError) -> Element
  ) throws(SessionFileError) -> [Element] {
    guard let value = take(name) else { return [] }
    guard let values = value.array else { throw wrong(name, "an array") }
    var elements: [Element] = []
    elements.reserveCapacity(values.count)
    for (index, value) in values.enumerated() {
      try elements.append(read(value, "\(prefix)\(name)[\(index)]"))
    }
    return elements
  }

  /// The error that a member is not what it must be.
  func wrong(_ name: String, _ mustBe: String) -> SessionFileError {
    .malformed(part: "\(prefix)\(name)", mustBe: mustBe)
  }

  private var prefix: String { part.isEmpty ? "" : "\(part)." }
}
