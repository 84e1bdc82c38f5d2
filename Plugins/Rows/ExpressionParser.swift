import CollateCore
import PluginKit

/// Reads `FIELD OP VALUE`, joined by `and`, `or`, `not` and parentheses.
///
///     expression = term { "or" term }
///     term       = factor { "and" factor }
///     factor     = { "not" } ( "(" expression ")" | FIELD [ OP VALUE ] )
struct ExpressionParser {
  private let tokens: [Argument]
  private var next = 0
  private var depth = 0

  /// The expression of the words after `where`.
  ///
  /// - Throws: a usage error that names the word at fault.
  static func parse(_ words: [Argument]) throws(CommandError) -> Expression {
    var parser = ExpressionParser(tokens: words.flatMap(split))
    guard !parser.tokens.isEmpty else {
      throw CommandError(
        .usage, "`where` needs a condition",
        hint: "Write it as in `where count > 3` or `where name ~ \"war\"`.")
    }
    let expression = try parser.expression()
    guard parser.next == parser.tokens.count else {
      let word = parser.tokens[parser.next].text
      throw CommandError(
        .usage, "`\(word)` is not expected here",
        hint: "Join conditions with `and` or `or`; quote several words.",
        about: word)
    }
    return expression
  }

  private init(tokens: [Argument]) { self.tokens = tokens }

  private mutating func expression() throws(CommandError) -> Expression {
    var parts = [try term()]
    while take("or") { parts.append(try term()) }
    return parts.count == 1 ? parts[0] : .any(parts)
  }

  private mutating func term() throws(CommandError) -> Expression {
    var parts = [try factor()]
    while take("and") { parts.append(try factor()) }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  private mutating func factor() throws(CommandError) -> Expression {
    var isNegated = false
    while take("not") { isNegated.toggle() }
    let inner = take("(") ? try parenthesised() : try comparison()
    return isNegated ? .not(inner) : inner
  }

  private mutating func parenthesised() throws(CommandError) -> Expression {
    depth += 1
    defer { depth -= 1 }
    guard depth <= 100 else {
      throw CommandError(.usage, "the condition has more than 100 parentheses inside each other")
    }
    let inner = try expression()
    guard take(")") else { throw CommandError(.usage, "a `(` has no `)`") }
    return inner
  }

  private mutating func comparison() throws(CommandError) -> Expression {
    guard next < tokens.count else { throw CommandError(.usage, "a condition is missing at the end") }
    let field = tokens[next]
    guard field.isQuoted || !ExpressionParser.isSymbol(field.text) else {
      throw CommandError(.usage, "a field is missing before `\(field.text)`", about: field.text)
    }
    next += 1
    guard next < tokens.count, !tokens[next].isQuoted, let relation = relation(tokens[next].text) else {
      return .holds(field.text)
    }
    next += 1
    guard next < tokens.count, tokens[next].isQuoted || !ExpressionParser.isSymbol(tokens[next].text) else {
      throw CommandError(
        .usage, "a value is missing after `\(tokens[next - 1].text)`", about: tokens[next - 1].text)
    }
    let literal = literal(tokens[next])
    next += 1
    return .comparison(.init(field: field.text, relation: relation, literal: literal))
  }

  private mutating func take(_ word: String) -> Bool {
    guard next < tokens.count, !tokens[next].isQuoted, tokens[next].text.lowercased() == word else {
      return false
    }
    next += 1
    return true
  }

  private func relation(_ text: String) -> Expression.Relation? {
    switch text {
    case "==", "is": .equal
    case "<>": .unequal
    case "contains": .contains
    default: Expression.Relation(rawValue: text)
    }
  }

  private func literal(_ token: Argument) -> Expression.Literal {
    if token.isQuoted { return .words(token.text) }
    if token.text == "null" || token.text == "none" { return .unknown }
    if let number = Double(token.text), number.isFinite { return .number(number, token.text) }
    return .words(token.text)
  }

  private static func isSymbol(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first else { return false }
    return "=!<>~()".unicodeScalars.contains(first)
  }

  /// An unquoted word may hold operators without spaces: `count>3`, `(a=1`.
  private static func split(_ word: Argument) -> [Argument] {
    guard !word.isQuoted else { return [word] }
    var parts: [Argument] = []
    var plain = ""
    var rest = Substring(word.text)
    while let first = rest.first {
      let symbol = ["==", "!=", "<>", "<=", ">=", "=", "<", ">", "~", "(", ")"].first { rest.hasPrefix($0) }
      if let symbol {
        if !plain.isEmpty { parts.append(Argument(plain)) }
        plain = ""
        parts.append(Argument(symbol))
        rest = rest.dropFirst(symbol.count)
      } else {
        plain.append(first)
        rest = rest.dropFirst()
      }
    }
    return plain.isEmpty ? parts : parts + [Argument(plain)]
  }
}
