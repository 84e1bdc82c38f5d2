/// Finds where a document stops being JSON, after simdjson has said that it does.
///
/// simdjson reports what is wrong but not where; this slow walk over the grammar of RFC 8259 is for the message.
enum JSONFault {
  /// The place of the first byte that cannot stand where it does; nil when the grammar finds no fault.
  static func place(in bytes: [UInt8]) -> JSONError.Place? {
    var walk = Walk(bytes: bytes)
    guard !walk.document() else { return nil }
    let before = bytes[..<min(walk.at, bytes.count)]
    let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return JSONError.Place(line: before.count { $0 == 0x0A } + 1, column: before.endIndex - lineStart + 1)
  }

  private struct Walk {
    let bytes: [UInt8]
    var at = 0
    /// The closing bracket of each container that is open; no recursion, for depth comes from the input.
    var open: [UInt8] = []

    /// Whether the bytes are one document; else `at` is where they stop being one.
    mutating func document() -> Bool {
      skipSpace()
      repeat {
        guard value() else { return false }
        while let close = open.last {
          skipSpace()
          if byte == close {
            open.removeLast()
            at += 1
          } else if byte == UInt8(ascii: ",") {
            at += 1
            guard member(of: close) else { return false }
            break
          } else {
            return false
          }
        }
      } while !open.isEmpty
      skipSpace()
      return at == bytes.count
    }

    private var byte: UInt8? { at < bytes.count ? bytes[at] : nil }

    /// A value, or the opening of a container up to its first value; an empty container is left to its caller.
    private mutating func value() -> Bool {
      while true {
        skipSpace()
        switch byte {
        case UInt8(ascii: "{"), UInt8(ascii: "["):
          let close: UInt8 = byte == UInt8(ascii: "{") ? UInt8(ascii: "}") : UInt8(ascii: "]")
          guard open.count < JSONValue.greatestDepth else { return false }
          at += 1
          open.append(close)
          skipSpace()
          if byte == close { return true }
          guard member(of: close) else { return false }
        case UInt8(ascii: "\""): return string()
        case UInt8(ascii: "t"): return word("true")
        case UInt8(ascii: "f"): return word("false")
        case UInt8(ascii: "n"): return word("null")
        default: return number()
        }
      }
    }

    /// What stands before a value in a container: in an object, a name and a colon.
    private mutating func member(of close: UInt8) -> Bool {
      guard close == UInt8(ascii: "}") else { return true }
      skipSpace()
      guard byte == UInt8(ascii: "\""), string() else { return false }
      skipSpace()
      guard byte == UInt8(ascii: ":") else { return false }
      at += 1
      return true
    }

    private mutating func string() -> Bool {
      at += 1
      while let unit = byte {
        switch unit {
        case UInt8(ascii: "\""):
          at += 1
          return true
        case 0..<0x20: return false
        case UInt8(ascii: "\\"): guard escape() else { return false }
        default: at += 1
        }
      }
      return false
    }

    private mutating func escape() -> Bool {
      guard at + 1 < bytes.count else { return false }
      guard bytes[at + 1] == UInt8(ascii: "u") else {
        guard Array("\"\\/bfnrt".utf8).contains(bytes[at + 1]) else { return false }
        at += 2
        return true
      }
      let digits = bytes.dropFirst(at + 2).prefix(4)
      guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else {
        return false
      }
      at += 6
      return true
    }

    private mutating func number() -> Bool {
      if byte == UInt8(ascii: "-") { at += 1 }
      let first = byte
      let count = digits()
      guard count == 1 || (count > 1 && first != UInt8(ascii: "0")) else { return false }
      if byte == UInt8(ascii: ".") {
        at += 1
        guard digits() > 0 else { return false }
      }
      guard byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") else { return true }
      at += 1
      if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { at += 1 }
      return digits() > 0
    }

    private mutating func digits() -> Int {
      let start = at
      while let unit = byte, (0x30...0x39).contains(unit) { at += 1 }
      return at - start
    }

    private mutating func word(_ word: StaticString) -> Bool {
      let letters = Array(word.description.utf8)
      guard bytes[at...].starts(with: letters) else { return false }
      at += letters.count
      return true
    }

    private mutating func skipSpace() {
      while let unit = byte, unit == 0x20 || unit == 0x0A || unit == 0x0D || unit == 0x09 { at += 1 }
    }
  }
}
