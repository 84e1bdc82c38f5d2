/// Writes canonical JSON: keys sorted by their UTF-8 bytes, no white space, no escaped slashes, shortest
/// round-trip numbers, `null` for numbers that are not finite.
public struct JSONWriter: Sendable {
  /// What has been written so far.
  public private(set) var bytes: [UInt8] = []

  /// A writer that has written nothing.
  public init() {}

  /// The canonical form of a value.
  ///
  /// O(size).
  public static func canonical(_ value: JSONValue) -> [UInt8] {
    var writer = JSONWriter()
    writer.write(value)
    return writer.bytes
  }

  /// Writes a value with its keys sorted.
  public mutating func write(_ value: JSONValue) { write(value, isSorted: true) }

  /// Writes a value with its keys in their own order: for files that people read and compare.
  public mutating func writeInOrder(_ value: JSONValue) { write(value, isSorted: false) }

  private mutating func write(_ value: JSONValue, isSorted: Bool) {
    switch value {
    case .null: raw("null")
    case .bool(let value): raw(value ? "true" : "false")
    case .integer(let value): raw(String(value))
    case .number(let value): write(value)
    case .string(let value): write(value)
    case .array(let values):
      byte("[")
      for (index, value) in values.enumerated() {
        if index > 0 { byte(",") }
        write(value, isSorted: isSorted)
      }
      byte("]")
    case .object(let members): write(members, isSorted: isSorted)
    }
  }

  /// Writes a number: an integer without a fraction, else the shortest decimal that reads back the same.
  public mutating func write(_ number: Double) {
    guard number.isFinite else { return raw("null") }
    if number == number.rounded(), abs(number) < 9_007_199_254_740_992 { return raw(String(Int(number))) }
    raw("\(number)")
  }

  /// Writes a string with its quotes; only `"`, `\` and control characters are escaped.
  public mutating func write(_ string: String) {
    byte("\"")
    var string = string
    string.withUTF8 { unsafe writeEscaped($0) }
    byte("\"")
  }

  /// Writes stretches that need no escape whole: nearly all of nearly every string.
  private mutating func writeEscaped(_ units: UnsafeBufferPointer<UInt8>) {
    var start = 0
    for place in 0..<units.count {
      let unit = unsafe units[place]
      guard unit < 0x20 || unit == 0x22 || unit == 0x5C || unit == 0x7F else { continue }
      unsafe bytes.append(contentsOf: UnsafeBufferPointer(rebasing: units[start..<place]))
      escape(unit)
      start = place + 1
    }
    unsafe bytes.append(contentsOf: UnsafeBufferPointer(rebasing: units[start...]))
  }

  private mutating func escape(_ unit: UInt8) {
    switch unit {
    case 0x22: raw("\\\"")
    case 0x5C: raw("\\\\")
    case 0x0A: raw("\\n")
    case 0x0D: raw("\\r")
    case 0x09: raw("\\t")
    default: raw("\\u00" + (unit < 16 ? "0" : "") + String(unit, radix: 16))
    }
  }

  /// Appends bytes that are JSON already.
  public mutating func raw(_ json: String) { bytes.append(contentsOf: json.utf8) }

  /// Appends bytes that are JSON already, such as a key that is written for every row.
  public mutating func raw(_ json: [UInt8]) { bytes.append(contentsOf: json) }

  private mutating func byte(_ character: Unicode.Scalar) { bytes.append(UInt8(character.value)) }

  private mutating func write(_ members: [JSONValue.Member], isSorted: Bool) {
    byte("{")
    let sorted =
      isSorted ? members.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) } : members
    for (index, member) in sorted.enumerated() {
      if index > 0 { byte(",") }
      write(member.name)
      byte(":")
      write(member.value, isSorted: isSorted)
    }
    byte("}")
  }
}
