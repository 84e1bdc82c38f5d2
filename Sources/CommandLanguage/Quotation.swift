/// Writing text as a quoted word of the language.
public enum Quotation {
  /// The text between double quotes: it reads back as this one word, whatever stands in it.
  public static func of(_ text: String) -> String { "\"\(escaped(text))\"" }

  /// The text as it stands between double quotes.
  ///
  /// Works byte by byte, as the lexer reads: to a `String` a quotation mark with an accent behind it is one character,
  /// and no quotation mark; a file of such a name would end the word and begin another command. O(n).
  public static func escaped(_ text: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count + 2)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\\"), UInt8(ascii: "\""): bytes += [UInt8(ascii: "\\"), byte]
      case UInt8(ascii: "\n"): bytes += Array("\\n".utf8)
      case UInt8(ascii: "\t"): bytes += Array("\\t".utf8)
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
