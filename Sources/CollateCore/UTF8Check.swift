/// Tells well-formed UTF-8 from the rest (RFC 3629: no surrogates, no overlong forms, nothing above U+10FFFF).
public enum UTF8Check {
  /// Whether every byte belongs to a well-formed sequence; empty input is well formed.
  ///
  /// O(bytes).
  public static func isWellFormed(_ bytes: Span<UInt8>) -> Bool {
    firstFault(in: bytes) == nil
  }

  /// The offset of the first byte that is not part of a well-formed sequence, or nil.
  public static func firstFault(in bytes: Span<UInt8>) -> Int? {
    var offset = 0
    while offset < bytes.count {
      let lead = bytes[offset]
      if lead < 0x80 {
        offset = endOfASCII(bytes, from: offset + 1)
        continue
      }
      let length = sequenceLength(bytes, at: offset, lead: lead)
      guard length > 0 else { return offset }
      offset += length
    }
    return nil
  }

  /// Where ASCII ends, looked for eight bytes at a time.
  @inline(__always)
  private static func endOfASCII(_ bytes: Span<UInt8>, from start: Int) -> Int {
    unsafe bytes.withUnsafeBytes { bytes in
      var offset = start
      while offset + 8 <= bytes.count {
        let block = unsafe UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        let high = block & 0x8080_8080_8080_8080
        if high != 0 { return offset + high.trailingZeroBitCount / 8 }
        offset += 8
      }
      while offset < bytes.count, unsafe bytes[offset] < 0x80 { offset += 1 }
      return offset
    }
  }

  /// The length of the well-formed multi-byte sequence at `offset`, or 0.
  private static func sequenceLength(_ bytes: Span<UInt8>, at offset: Int, lead: UInt8) -> Int {
    let (length, low, high): (Int, UInt8, UInt8) =
      switch lead {
      case 0xC2...0xDF: (2, 0x80, 0xBF)
      case 0xE0: (3, 0xA0, 0xBF)
      case 0xED: (3, 0x80, 0x9F)
      case 0xE1...0xEF: (3, 0x80, 0xBF)
      case 0xF0: (4, 0x90, 0xBF)
      case 0xF1...0xF3: (4, 0x80, 0xBF)
      case 0xF4: (4, 0x80, 0x8F)
      default: (0, 0, 0)
      }
    guard length > 0, offset + length <= bytes.count else { return 0 }
    guard (low...high).contains(bytes[offset + 1]) else { return 0 }
    for index in 2..<max(length, 2) {
      guard bytes[offset + index] & 0xC0 == 0x80 else { return 0 }
    }
    return length
  }
}
