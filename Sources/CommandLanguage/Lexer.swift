/// Splits commands into words and operators.
///
/// Words are separated by white space; `"…"` understands `\" \\ \n \t \u{…}`, `'…'` takes everything as it is.
/// `|`, `;` and line breaks stand alone; `>` and `&` count when a word could start there; `#` starts a comment there.
public struct Lexer {
  private let bytes: [UInt8]
  private var offset = 0
  private var line: Int
  private var column = 1

  /// The tokens of a text whose first line has number `line`.
  ///
  /// Throws `SyntaxError` for a quote that is not closed and an escape that is not known. O(bytes).
  public static func tokens(of text: String, line: Int = 1) throws(SyntaxError) -> [Token] {
    var lexer = Lexer(text, line: line)
    var tokens: [Token] = []
    while let token = try lexer.next() { tokens.append(token) }
    return tokens
  }

  private init(_ text: String, line: Int) {
    bytes = Array(text.utf8)
    self.line = line
  }

  private var here: Position { Position(line: line, column: column) }

  private mutating func advance() {
    let byte = bytes[offset]
    offset += 1
    if byte == 0x0A {
      line += 1
      column = 1
    } else if byte & 0xC0 != 0x80 {
      column += 1
    }
  }

  private mutating func next() throws(SyntaxError) -> Token? {
    while offset < bytes.count, [0x20, 0x09, 0x0D].contains(bytes[offset]) { advance() }
    guard offset < bytes.count else { return nil }
    switch bytes[offset] {
    case UInt8(ascii: "|"): return operatorToken(.pipe)
    case UInt8(ascii: ";"), 0x0A: return operatorToken(.separator)
    case UInt8(ascii: "#"): return comment()
    case UInt8(ascii: "&") where isAlone(offset + 1): return operatorToken(.background)
    case UInt8(ascii: ">") where byte(at: offset + 1) != UInt8(ascii: "="): return operatorToken(.redirect)
    default: return try Token(.word, word())
    }
  }

  private func byte(at index: Int) -> UInt8? { index < bytes.count ? bytes[index] : nil }

  private func isAlone(_ index: Int) -> Bool {
    byte(at: index).map { [0x20, 0x09, 0x0D, 0x0A, 0x3B].contains($0) } ?? true
  }

  private mutating func operatorToken(_ kind: Token.Kind) -> Token {
    let position = here
    let start = offset
    let text = String(decoding: bytes[offset...offset], as: UTF8.self)
    advance()
    return Token(kind, Word(text, isQuoted: false, position: position, range: start..<offset))
  }

  private mutating func comment() -> Token {
    let position = here
    let start = offset
    while offset < bytes.count, bytes[offset] != 0x0A { advance() }
    let text = String(decoding: bytes[start..<offset], as: UTF8.self)
    return Token(.comment, Word(text, isQuoted: false, position: position, range: start..<offset))
  }

  private mutating func word() throws(SyntaxError) -> Word {
    let position = here
    let start = offset
    let isQuoted = bytes[offset] == UInt8(ascii: "\"") || bytes[offset] == UInt8(ascii: "'")
    var text: [UInt8] = []
    while offset < bytes.count, ![0x20, 0x09, 0x0D, 0x0A, 0x3B, 0x7C].contains(bytes[offset]) {
      switch bytes[offset] {
      case UInt8(ascii: "\""): try text.append(contentsOf: escapedString())
      // Inside a word an apostrophe is a letter: Gaza's.
      case UInt8(ascii: "'") where offset == start: try text.append(contentsOf: verbatimString())
      case UInt8(ascii: "'") where [0x3A, 0x3D].contains(bytes[offset - 1]):
        try text.append(contentsOf: verbatimString())
      default:
        text.append(bytes[offset])
        advance()
      }
    }
    return Word(
      String(decoding: text, as: UTF8.self), isQuoted: isQuoted, position: position, range: start..<offset)
  }

  private mutating func verbatimString() throws(SyntaxError) -> [UInt8] {
    let opening = here
    advance()
    let start = offset
    while offset < bytes.count, bytes[offset] != UInt8(ascii: "'") { advance() }
    guard offset < bytes.count else { throw unclosed("'", opening) }
    let text = bytes[start..<offset]
    advance()
    return Array(text)
  }

  private mutating func escapedString() throws(SyntaxError) -> [UInt8] {
    let opening = here
    advance()
    var text: [UInt8] = []
    while offset < bytes.count, bytes[offset] != UInt8(ascii: "\"") {
      if bytes[offset] == UInt8(ascii: "\\") {
        try text.append(contentsOf: escape(in: opening))
      } else {
        text.append(bytes[offset])
        advance()
      }
    }
    guard offset < bytes.count else { throw unclosed("\"", opening) }
    advance()
    return text
  }

  private func unclosed(_ quote: String, _ opening: Position) -> SyntaxError {
    SyntaxError(
      "the quote \(quote) is never closed", hint: "Close it with \(quote).", at: opening, isIncomplete: true)
  }

  private mutating func escape(in opening: Position) throws(SyntaxError) -> [UInt8] {
    let position = here
    advance()
    guard let code = byte(at: offset) else { throw unclosed("\"", opening) }
    advance()
    switch code {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): return [code]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"): return try unicodeEscape(at: position)
    default:
      throw SyntaxError(
        "unknown escape in a quoted word", hint: #"Use \" \\ \n \t \u{…}, or single quotes."#, at: position)
    }
  }

  private mutating func unicodeEscape(at position: Position) throws(SyntaxError) -> [UInt8] {
    var digits: [UInt8] = []
    let opens = byte(at: offset) == UInt8(ascii: "{")
    if opens { advance() }
    while opens, let digit = byte(at: offset), digit != UInt8(ascii: "}"), digits.count < 9 {
      digits.append(digit)
      advance()
    }
    guard opens, byte(at: offset) == UInt8(ascii: "}"),
      let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16),
      let scalar = Unicode.Scalar(value)
    else { throw SyntaxError(#"\u needs a code point in braces"#, hint: #"As in \u{e9}."#, at: position) }
    advance()
    return Array(String(scalar).utf8)
  }
}
