/// One command line: a pipeline with what is done with its result.
public struct Statement: Sendable, Hashable {
  /// The name the result gets: `NAME = …`.
  public let name: Word?
  /// The commands, joined by `|`; never empty.
  public let stages: [Stage]
  /// The file the result goes to: `… > FILE`.
  public let target: Word?
  /// Whether it ends with `&`.
  public let isBackground: Bool
  /// The line as it was typed, without comment and outer white space.
  public let source: String

  /// The statement without its `&`.
  public var inForeground: Statement {
    guard isBackground else { return self }
    let line = source.dropLast().reversed().drop { $0 == " " || $0 == "\t" }
    return Statement(
      name: name, stages: stages, target: target, isBackground: false, source: String(line.reversed()))
  }

  /// The statement without its `> FILE`; the text it was typed as stays.
  public var withoutTarget: Statement {
    Statement(name: name, stages: stages, target: nil, isBackground: isBackground, source: source)
  }

  /// One command of a pipeline.
  public struct Stage: Sendable, Hashable {
    /// The command's name.
    public let command: Word
    /// All that follows it.
    public let words: [Word]
    /// The text after `!`, when this stage is handed to a shell.
    public let shell: String?
  }
}

extension Statement {
  /// The statement with other words after one of its commands; the text it was typed as stays.
  public func replacing(_ words: [Word], ofStage index: Int) -> Statement {
    var stages = stages
    let stage = stages[index]
    stages[index] = Stage(command: stage.command, words: words, shell: stage.shell)
    return Statement(
      name: name, stages: stages, target: target, isBackground: isBackground, source: source)
  }
}

extension Statement {
  /// The statement with some of its commands alone; the text it was typed as stays.
  public func keeping(_ stages: [Stage]) -> Statement {
    Statement(name: name, stages: stages, target: target, isBackground: isBackground, source: source)
  }
}

/// Builds statements from tokens.
public struct Parser {
  private let text: [UInt8]
  private let expressions: Set<String>

  /// The statements of a text, in order.
  ///
  /// Empty lines and comments give none.
  ///
  /// `expressions` names the commands whose words are an expression, in which `>` compares: see `Expression`.
  /// Throws `SyntaxError` with the place of the first fault. O(bytes).
  public static func statements(
    of text: String, line: Int = 1, expressions: Set<String> = ["where"]
  ) throws(SyntaxError) -> [Statement] {
    let tokens = try Lexer.tokens(of: text, line: line)
    let parser = Parser(text: Array(text.utf8), expressions: expressions)
    var statements: [Statement] = []
    for part in tokens.split(whereSeparator: { $0.kind == .separator }) {
      let body = part.filter { $0.kind != .comment }
      if !body.isEmpty { try statements.append(parser.statement(body)) }
    }
    return statements
  }

  private func statement(_ tokens: [Token]) throws(SyntaxError) -> Statement {
    var body = tokens[...]
    var isBackground = false
    if let last = body.last, last.kind == .background {
      isBackground = true
      body = body.dropLast()
    }
    let name = assignedName(&body)
    let (stages, target) = try pipeline(body, at: tokens[0].word.position)
    let range = tokens[0].word.range.lowerBound..<tokens[tokens.count - 1].word.range.upperBound
    return Statement(
      name: name, stages: stages, target: target, isBackground: isBackground,
      source: String(decoding: text[range], as: UTF8.self))
  }

  private func assignedName(_ body: inout ArraySlice<Token>) -> Word? {
    guard body.count >= 2, let first = body.first, first.kind == .word, !first.word.isQuoted,
      body[body.startIndex + 1].word.isBare("="), Parser.isName(first.word.text)
    else { return nil }
    body = body.dropFirst(2)
    return first.word
  }

  /// Whether a word can name a result: letters, digits, `_` and `-`, starting with a letter.
  public static func isName(_ word: String) -> Bool {
    guard let first = word.unicodeScalars.first, first.properties.isAlphabetic else { return false }
    return word.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == "_" || $0 == "-"
    }
  }

  private func pipeline(
    _ body: ArraySlice<Token>, at start: Position
  ) throws(SyntaxError) -> ([Statement.Stage], Word?) {
    var stages: [Statement.Stage] = []
    var target: Word?
    for part in body.split(omittingEmptySubsequences: false, whereSeparator: { $0.kind == .pipe }) {
      guard let first = part.first, first.kind == .word else {
        let pipe = stages.isEmpty ? part.endIndex : part.startIndex - 1
        let position =
          part.first?.word.position ?? (body.indices.contains(pipe) ? body[pipe].word.position : start)
        throw SyntaxError(
          stages.isEmpty ? "a command is missing" : "a command is missing after |", at: position)
      }
      if let target {
        throw SyntaxError(
          "> FILE must stand at the end of the line", hint: "Move it behind the last command.",
          at: target.position)
      }
      let (stage, file) = try self.stage(part)
      stages.append(stage)
      target = file
    }
    return (stages, target)
  }

  private func stage(_ tokens: ArraySlice<Token>) throws(SyntaxError) -> (Statement.Stage, Word?) {
    let command = tokens[tokens.startIndex].word
    if !command.isQuoted, command.text.hasPrefix("!") {
      let end = tokens[tokens.endIndex - 1].word.range.upperBound
      let shell = String(decoding: text[(command.range.lowerBound + 1)..<end], as: UTF8.self)
      return (Statement.Stage(command: command, words: [], shell: shell), nil)
    }
    var rest = Array(tokens.dropFirst())
    let isExpression = !command.isQuoted && expressions.contains(command.text)
    let cut = rest.indices.first { rest[$0].kind == .redirect && !(isExpression && compares(rest, $0)) }
    var target: Word?
    if let cut {
      guard cut + 2 == rest.count, rest[cut + 1].kind == .word else {
        throw SyntaxError(
          "> needs exactly one file", hint: "As in: entities > names.csv", at: rest[cut].word.position)
      }
      target = rest[cut + 1].word
      rest.removeSubrange(cut...)
    }
    if let stray = rest.first(where: { $0.kind == .background }) {
      throw SyntaxError("& must stand at the end of the line", at: stray.word.position)
    }
    return (Statement.Stage(command: command, words: rest.map(\.word), shell: nil), target)
  }

  /// Whether the `>` at `index` compares: since the last `and`, `or` or `not` there is exactly one operand.
  private func compares(_ tokens: [Token], _ index: Int) -> Bool {
    let clause = tokens[..<index].reversed().prefix { token in
      !["and", "or", "not", "("].contains { token.word.isBare($0) }
    }
    return clause.count == 1
  }
}
