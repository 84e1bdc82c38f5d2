/// A place in a script, both from 1; the column counts Unicode scalars.
public struct Position: Sendable, Hashable {
  /// The line.
  public let line: Int
  /// The column.
  public let column: Int

  /// A place.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// A word of a command line, with what it was before its quotes were taken off.
public struct Word: Sendable, Hashable {
  /// The word without quotes and escapes.
  public let text: String
  /// Whether it begins with a quote: then it is never an option, an operator or a reference.
  public let isQuoted: Bool
  /// Where it starts.
  public let position: Position
  /// The UTF-8 range of the word in the line that was lexed, quotes included.
  public let range: Range<Int>

  /// A word.
  public init(_ text: String, isQuoted: Bool, position: Position, range: Range<Int>) {
    self.text = text
    self.isQuoted = isQuoted
    self.position = position
    self.range = range
  }

  /// Whether the word is this operator or keyword, unquoted.
  public func isBare(_ keyword: String) -> Bool { !isQuoted && text == keyword }
}

/// A piece of the command language.
public struct Token: Sendable, Hashable {
  /// What a piece is.
  public enum Kind: Sendable, Hashable {
    case word, pipe, separator, redirect, background, comment
  }

  /// What it is.
  public let kind: Kind
  /// Its text and place.
  public let word: Word

  /// A piece of a kind.
  public init(_ kind: Kind, _ word: Word) {
    self.kind = kind
    self.word = word
  }
}

/// Why a line is not in the language.
public struct SyntaxError: Error, Sendable, Equatable {
  /// What is wrong, without a full stop.
  public let message: String
  /// What to do.
  public let hint: String?
  /// Where.
  public let position: Position
  /// Whether more input could make the line whole: a quote is still open.
  public let isIncomplete: Bool

  /// An error at a place.
  public init(_ message: String, hint: String? = nil, at position: Position, isIncomplete: Bool = false) {
    self.message = message
    self.hint = hint
    self.position = position
    self.isIncomplete = isIncomplete
  }
}
