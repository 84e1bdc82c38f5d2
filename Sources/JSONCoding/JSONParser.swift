private import CSimdJSON

extension JSONValue {
  /// How deep arrays and objects may nest.
  public static let greatestDepth = 512

  /// The value that bytes hold as one JSON document (RFC 8259), parsed by simdjson.
  ///
  /// Stricter than most: refused are repeated members, anything but white space after the document, half surrogate
  /// pairs, malformed UTF-8, a byte order mark, `NaN`, whole numbers outside 64 bits, fractions that overflow, and
  /// nesting beyond `greatestDepth`. Members keep their order. O(bytes).
  public static func parse(_ bytes: [UInt8]) throws(JSONError) -> JSONValue {
    var code: CInt = 0
    let document = unsafe collate_json_parse(bytes, bytes.count, greatestDepth + 1, &code)
    defer { unsafe collate_json_free(document) }
    guard let document = unsafe document, let tape = unsafe collate_json_tape(document),
      let strings = unsafe collate_json_strings(document)
    else { throw JSONError(fault(code), place: JSONFault.place(in: bytes)) }
    var reader = unsafe TapeReader(tape: tape, strings: strings)
    guard code == 0 else {
      let name = unsafe reader.string(at: collate_json_duplicate(document))
      throw JSONError(.duplicate, member: name)
    }
    return reader.value()
  }

  private static func fault(_ code: CInt) -> JSONError.Fault { JSONError.Fault(rawValue: code) ?? .syntax }
}

/// Walks simdjson's tape; the tape is well formed, for simdjson wrote it.
@safe private struct TapeReader {
  private let tape: UnsafePointer<UInt64>
  private let strings: UnsafePointer<UInt8>
  /// Word 0 is the root; the value begins at 1.
  private var index = 1

  init(tape: UnsafePointer<UInt64>, strings: UnsafePointer<UInt8>) {
    unsafe self.tape = unsafe tape
    unsafe self.strings = unsafe strings
  }

  /// The value at the index, which moves behind it; as deep as the document, so at most 512 calls.
  mutating func value() -> JSONValue {
    let word = next()
    switch UInt8(word >> 56) {
    case UInt8(ascii: "\""): return .string(string(at: Int(word & TapeReader.payload)))
    case UInt8(ascii: "l"): return .integer(Int(Int64(bitPattern: next())))
    case UInt8(ascii: "d"): return .number(Double(bitPattern: next()))
    case UInt8(ascii: "t"): return .bool(true)
    case UInt8(ascii: "f"): return .bool(false)
    case UInt8(ascii: "["): return array(upTo: Int(word & 0xFFFF_FFFF) - 1)
    case UInt8(ascii: "{"): return object(upTo: Int(word & 0xFFFF_FFFF) - 1)
    default: return .null
    }
  }

  /// The string at an offset of the string buffer: its length, then its bytes.
  func string(at offset: Int) -> String {
    let start = unsafe strings + offset
    let length = unsafe UnsafeRawPointer(start).loadUnaligned(as: UInt32.self)
    let bytes = unsafe UnsafeBufferPointer(start: start + MemoryLayout<UInt32>.size, count: Int(length))
    return unsafe String(decoding: bytes, as: UTF8.self)
  }

  private mutating func array(upTo end: Int) -> JSONValue {
    var values: [JSONValue] = []
    while index < end { values.append(value()) }
    index = end + 1
    return .array(values)
  }

  private mutating func object(upTo end: Int) -> JSONValue {
    var members: [JSONValue.Member] = []
    while index < end {
      let name = string(at: Int(next() & TapeReader.payload))
      members.append(JSONValue.Member(name, value()))
    }
    index = end + 1
    return .object(members)
  }

  private mutating func next() -> UInt64 {
    defer { index += 1 }
    return unsafe tape[index]
  }

  private static let payload: UInt64 = 0x00FF_FFFF_FFFF_FFFF
}
