/// Scalars of well-formed UTF-8, and what kind they are.
enum UTF8Decoding {
  /// The scalar that starts at an offset of well-formed UTF-8, and its length in bytes.
  static func scalar(in bytes: [UInt8], at offset: Int) -> (scalar: UInt32, length: Int) {
    let lead = UInt32(bytes[offset])
    if lead < 0x80 { return (lead, 1) }
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard offset + length <= bytes.count else { return (0xFFFD, 1) }
    var value = lead & (length == 4 ? 0x07 : length == 3 ? 0x0F : 0x1F)
    for index in 1..<length { value = value << 6 | UInt32(bytes[offset + index] & 0x3F) }
    return (value, length)
  }

  /// Whether a scalar is white space of any width.
  static func isSpace(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000,
      0xFEFF:
      true
    default: false
    }
  }

  /// Whether a scalar only directs or joins text: bidirectional controls, joiners, soft hyphen.
  static func isInvisible(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xAD, 0x200C...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0x61C: true
    default: false
    }
  }

  /// Whether a scalar is a letter, a mark on one, or a digit.
  static func isWord(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 {
      return (scalar | 0x20) >= 0x61 && (scalar | 0x20) <= 0x7A || (scalar >= 0x30 && scalar <= 0x39)
    }
    if scalar < 0xC0 { return scalar == 0xAA || scalar == 0xB5 || scalar == 0xBA }
    if scalar < 0x2000 { return scalar != 0xD7 && scalar != 0xF7 && !isPunctuationBelow2000(scalar) }
    guard let value = Unicode.Scalar(scalar) else { return false }
    return value.properties.isAlphabetic || value.properties.numericType != nil
  }

  private static func isPunctuationBelow2000(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x37E, 0x387, 0x55A...0x55F, 0x589, 0x58A, 0x5BE, 0x5C0, 0x5C3, 0x5F3, 0x5F4, 0x600...0x60F,
      0x61B...0x61F,
      0x66A...0x66D, 0x6D4, 0x964, 0x965, 0x1680:
      true
    default: false
    }
  }

  /// Whether a scalar is an upper-case letter.
  static func isUpper(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return scalar >= 0x41 && scalar <= 0x5A }
    if scalar < 0xC0 { return false }
    return Unicode.Scalar(scalar)?.properties.isUppercase ?? false
  }

  /// Whether a scalar is a digit of any script.
  static func isDigit(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x30...0x39, 0x660...0x669, 0x6F0...0x6F9: true
    default: false
    }
  }
}
