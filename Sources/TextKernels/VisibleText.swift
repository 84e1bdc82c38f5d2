/// The one door through which text from outside reaches a terminal, a pipe or a page.
///
/// What could command a terminal or reorder a line is shown instead of sent: C0 controls but line feed and
/// tab, DEL, C1, bidirectional controls, line and paragraph separators, interlinear marks and tag characters
/// become `\x1b` or `\u{202e}`. Everything else passes unchanged (Unicode Technical Report 36, section 3).
public enum VisibleText {
  /// What becomes of line breaks and tabs.
  public enum Breaks: Sendable {
    /// They stay, as running text wants; CR and CR LF become a line feed.
    case kept
    /// Each run of them becomes one space, as in a table's cell.
    case spaced
    /// They are shown as `\n`, `\r`, `\t`, and a backslash as `\\`, so that a field reads back exactly.
    case escaped
  }

  /// The text with everything that is not plain text made visible.
  ///
  /// O(bytes).
  public static func of(_ text: some StringProtocol, breaks: Breaks = .spaced) -> String {
    var text = String(text)
    guard !isPlain(&text, breaks) else { return text }
    var output: [UInt8] = []
    output.reserveCapacity(text.utf8.count + 16)
    append(text, to: &output, breaks: breaks)
    return String(decoding: output, as: UTF8.self)
  }

  /// Appends the text with everything that is not plain text made visible.
  ///
  /// O(bytes).
  public static func append(_ text: String, to output: inout [UInt8], breaks: Breaks = .spaced) {
    var pendingSpace = false
    var previousWasReturn = false
    for scalar in text.unicodeScalars {
      let isLineFeedOfPair = scalar == "\n" && previousWasReturn && breaks != .escaped
      previousWasReturn = scalar == "\r"
      if isLineFeedOfPair { continue }
      if breaks == .spaced, isBreak(scalar) {
        if !pendingSpace { output.append(0x20) }
        pendingSpace = true
        continue
      }
      pendingSpace = false
      append(scalar, to: &output, breaks: breaks)
    }
  }

  /// Finished JSON with everything that is not plain text as `\u` escapes, which read back as the same text.
  ///
  /// O(bytes).
  public static func inJSON(_ json: [UInt8]) -> [UInt8] {
    var text = String(decoding: json, as: UTF8.self)
    guard text.withUTF8({ bytes in bytes.indices.contains { unsafe mayCommand(bytes, at: $0) } })
    else { return json }
    var output: [UInt8] = []
    output.reserveCapacity(json.count + 64)
    for scalar in text.unicodeScalars {
      if scalar.value >= 0x7F, isCommand(scalar) {
        for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
          let digits = String(unit, radix: 16)
          output.append(contentsOf: "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8)
        }
      } else {
        output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    return output
  }

  /// Whether a scalar from U+007F on that can be a command begins at an offset of well-formed UTF-8.
  private static func mayCommand(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    let byte = unsafe bytes[index]
    if byte < 0x7F { return false }
    return unsafe byte == 0x7F || byte >= 0xC2 && isSuspect(bytes[index...])
  }

  private static func append(_ scalar: Unicode.Scalar, to output: inout [UInt8], breaks: Breaks) {
    if breaks == .escaped, let letter = escapeLetter(scalar) {
      output.append(contentsOf: [0x5C, letter])
    } else if isBreak(scalar) {
      output.append(scalar == "\t" ? 0x09 : 0x0A)
    } else if isCommand(scalar) {
      let digits = String(scalar.value, radix: 16)
      let shown = scalar.value < 0x100 ? "\\x" + (digits.count < 2 ? "0" : "") + digits : "\\u{\(digits)}"
      output.append(contentsOf: shown.utf8)
    } else {
      output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
  }

  /// Whether nothing in the text needs to change; a fast answer for nearly all text.
  private static func isPlain(_ text: inout String, _ breaks: Breaks) -> Bool {
    text.withUTF8 { bytes in
      for index in bytes.indices {
        let byte = unsafe bytes[index]
        if byte < 0x20 || (byte == 0x5C && breaks == .escaped) { return false }
        if unsafe mayCommand(bytes, at: index) { return false }
      }
      return true
    }
  }

  /// Whether a sequence that begins with a lead byte can be a scalar that is shown.
  private static func isSuspect(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let start = unsafe bytes.startIndex
    let second = unsafe bytes[start + 1]
    switch unsafe bytes[start] {
    case 0xC2: return second < 0xA0
    case 0xD8: return second == 0x9C
    case 0xE2:
      let third = unsafe bytes[start + 2]
      return second == 0x80 && (third == 0x8E || third == 0x8F || third >= 0xA8) || second == 0x81
    case 0xEF: return second == 0xBF
    case 0xF3: return true
    default: return false
    }
  }

  private static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\n" || scalar == "\r" || scalar == "\t"
  }

  private static func escapeLetter(_ scalar: Unicode.Scalar) -> UInt8? {
    switch scalar {
    case "\n": UInt8(ascii: "n")
    case "\r": UInt8(ascii: "r")
    case "\t": UInt8(ascii: "t")
    case "\\": UInt8(ascii: "\\")
    default: nil
    }
  }

  /// Whether a scalar can command a terminal or change the order in which a line is read.
  package static func isCommand(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00..<0x20, 0x7F...0x9F: true
    case 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    case 0xFFF9...0xFFFB, 0xE0000...0xE007F: true
    default: false
    }
  }
}
