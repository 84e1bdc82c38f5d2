import CommandLanguage

/// A line while it is being typed, read as far as it makes sense.
struct PartialLine {
  /// The tokens of the command that the cursor is in, up to the word at the cursor.
  let stage: [Token]
  /// The word that ends at the cursor, without its quotes; empty after a space.
  let word: String
  /// Whether that word begins with a quote.
  let isQuoted: Bool
  /// The UTF-8 range of the word in the line, quotes included.
  let range: Range<Int>
  /// Whether the file of `> FILE` is being typed.
  let isTarget: Bool
  /// Whether an answer is handed to this command by `|`.
  let isPiped: Bool

  /// The line up to a cursor, a UTF-8 offset that cuts no scalar.
  init(_ line: String, cursor: Int) {
    let typed = String(decoding: line.utf8.prefix(cursor), as: UTF8.self)
    var tokens = PartialLine.tokens(of: typed).tokens
    let end = typed.utf8.count
    if let last = tokens.last, last.kind == .word, last.word.range.upperBound >= end {
      tokens.removeLast()
      word = last.word.text
      isQuoted = last.word.isQuoted
      range = last.word.range.lowerBound..<end
    } else if let last = tokens.last, last.kind == .comment {
      word = last.word.text
      isQuoted = true
      range = last.word.range
    } else {
      word = ""
      isQuoted = false
      range = end..<end
    }
    let statement = tokens.lastIndex { $0.kind == .separator }.map { $0 + 1 } ?? 0
    let start = tokens[statement...].lastIndex { $0.kind == .pipe }.map { $0 + 1 } ?? statement
    isPiped = start > statement
    var stage = Array(tokens[start...])
    if !isPiped, stage.count >= 2, stage[1].word.isBare("="), Parser.isName(stage[0].word.text) {
      stage.removeFirst(2)
    }
    isTarget = stage.last?.kind == .redirect
    self.stage = stage
  }

  /// The command of the stage, when it is complete.
  var command: Word? { stage.first?.word }

  /// The words after the command that stand before the one at the cursor.
  var words: [Word] { stage.dropFirst().map(\.word) }

  /// The tokens of a text as far as it can be read, and the UTF-8 offset where reading stopped on a fault.
  ///
  /// A quote that is still open counts as closed at the end.
  static func tokens(of text: String) -> (tokens: [Token], fault: Int?) {
    for closing in ["", "\"", "'", "\\\""] {
      do throws(SyntaxError) {
        return (try Lexer.tokens(of: text + closing), nil)
      } catch {
        guard !error.isIncomplete else { continue }
        let fault = offset(of: error.position, in: text)
        let sound = String(decoding: text.utf8.prefix(fault), as: UTF8.self)
        return (fault < text.utf8.count ? tokens(of: sound).tokens : [], fault)
      }
    }
    return ([], 0)
  }

  private static func offset(of position: Position, in text: String) -> Int {
    var line = 1, column = 1, offset = 0
    for scalar in text.unicodeScalars {
      if line == position.line, column == position.column { return offset }
      offset += UTF8.width(scalar)
      if scalar == "\n" { (line, column) = (line + 1, 1) } else { column += 1 }
    }
    return offset
  }
}
