import CollateCore

/// Text out of bytes whose encoding is marked, declared or guessed.
struct TextDecoding {
  /// The text.
  let text: Text
  /// What the user should know: which encoding was guessed, what was repaired; nil when all was plain.
  let notice: String?

  /// The text of bytes.
  ///
  /// A byte order mark decides; else well-formed UTF-8 is UTF-8, whatever is declared. O(bytes).
  init(_ bytes: [UInt8], declared: String? = nil) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      self.init(utf8: Array(bytes.dropFirst(3)))
    } else if bytes.starts(with: [0xFF, 0xFE]) {
      self.init(utf16: bytes.dropFirst(2), isBigEndian: false)
    } else if bytes.starts(with: [0xFE, 0xFF]) {
      self.init(utf16: bytes.dropFirst(2), isBigEndian: true)
    } else {
      self.init(utf8: bytes)
    }
  }

  private init(utf8 bytes: [UInt8]) {
    let faults = TextDecoding.faults(in: bytes)
    text = faults == 0 ? Text(wellFormed: bytes) : Text(decoding: bytes)
    notice = faults == 0 ? nil : "not well-formed UTF-8: \(faults) places repaired with U+FFFD"
  }

  private init(utf16 bytes: ArraySlice<UInt8>, isBigEndian: Bool) {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    var offset = bytes.startIndex
    while offset + 1 < bytes.endIndex {
      let (first, second) = (UInt16(bytes[offset]), UInt16(bytes[offset + 1]))
      units.append(isBigEndian ? first << 8 | second : second << 8 | first)
      offset += 2
    }
    text = Text(String(decoding: units, as: UTF16.self))
    notice = "read as UTF-16, as its byte order mark says"
  }

  /// How many runs of bytes are not well-formed UTF-8.
  private static func faults(in bytes: [UInt8]) -> Int {
    var rest = bytes.span
    var count = 0
    while let fault = UTF8Check.firstFault(in: rest) {
      count += 1
      var next = fault + 1
      while next < rest.count, rest[next] & 0xC0 == 0x80 { next += 1 }
      rest = rest.extracting(next..<rest.count)
    }
    return count
  }
}
