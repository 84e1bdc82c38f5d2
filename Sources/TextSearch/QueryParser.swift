public import CollateCore
import TextKernels

extension Query {
  /// Reads a query for a corpus.
  ///
  ///     query  = clause { "OR" clause }
  ///     clause = factor { "AND" factor }            a word after another is one of the words ranked
  ///     factor = [ "NOT" ] ( "(" query ")" | FIELD:VALUE | @NAME | TERM [ "NEAR/5" TERM ] )
  ///     TERM   = word | prefix* | "a phrase"
  ///
  /// A field restricts what the words beside it find; a name is one of the words.
  ///
  /// - Throws: a usage error that names the word at fault.
  public static func parse(
    _ words: [Word], in space: TokenSpace, fields: Fields
  ) throws(CommandError) -> Query {
    var parser = QueryParser(tokens: words.flatMap(QueryParser.split), space: space)
    guard !parser.tokens.isEmpty else {
      throw CommandError(
        .usage, "the query is empty", hint: "As in: search ceasefire \"two-state solution\".")
    }
    let root = try parser.query(fields)
    guard let extra = parser.peek else { return Query(leaves: parser.leaves, root: root) }
    throw CommandError(.usage, "`\(extra.text)` is not expected here", about: extra.text)
  }
}

/// Turns words into a query; see `Query.parse`.
struct QueryParser {
  let tokens: [Query.Word]
  let space: TokenSpace
  var leaves: [Query.Leaf] = []
  private var next = 0
  private var depth = 0

  init(tokens: [Query.Word], space: TokenSpace) {
    self.tokens = tokens
    self.space = space
  }

  var peek: Query.Word? { next < tokens.count ? tokens[next] : nil }

  private mutating func take(_ keyword: String) -> Bool {
    guard let word = peek, !word.isQuoted, word.text == keyword else { return false }
    next += 1
    return true
  }

  /// Parts joined by `OR`.
  mutating func query(_ fields: Query.Fields) throws(CommandError) -> Query.Node {
    var parts = [try clause(fields)]
    while take("OR") { parts.append(try clause(fields)) }
    return parts.count == 1 ? parts[0] : .any(parts)
  }

  /// Words side by side and parts joined by `AND`; fields and `NOT` restrict what the words find.
  private mutating func clause(_ fields: Query.Fields) throws(CommandError) -> Query.Node {
    var words: [Query.Node] = []
    var conditions: [Query.Node] = []
    var isRequired = false
    while let word = peek, word.isQuoted || (word.text != "OR" && word.text != ")") {
      let node = try factor(fields)
      let isFollowedByAnd = take("AND")
      switch node {
      case .documents, .not, .field: conditions.append(node)
      default: if isRequired || isFollowedByAnd { conditions.append(node) } else { words.append(node) }
      }
      isRequired = isFollowedByAnd
      if isFollowedByAnd, peek == nil { throw missing("AND") }
    }
    if words.count == 1 {
      conditions.append(words[0])
    } else if !words.isEmpty {
      conditions.append(.ranked(words))
    }
    guard let first = conditions.first else { throw missing(next == 0 ? nil : tokens[next - 1].text) }
    return conditions.count == 1 ? first : .all(conditions)
  }

  private func missing(_ word: String?) -> CommandError {
    let place = word.map { " after `\($0)`" } ?? ""
    return CommandError(
      .usage, "a word is missing\(place)", hint: "Quote AND, OR and NOT to look for the words themselves.",
      about: word)
  }

  private mutating func factor(_ fields: Query.Fields) throws(CommandError) -> Query.Node {
    var isNegated = false
    while take("NOT") { isNegated.toggle() }
    guard let word = peek else { throw missing("NOT") }
    let node = try take("(") ? group(fields) : operand(word, fields)
    return isNegated ? .not(node) : node
  }

  private mutating func group(_ fields: Query.Fields) throws(CommandError) -> Query.Node {
    depth += 1
    defer { depth -= 1 }
    guard depth <= 50 else {
      throw CommandError(.usage, "the query has more than 50 parentheses inside each other")
    }
    let node = try query(fields)
    guard take(")") else { throw CommandError(.usage, "a `(` of the query has no `)`") }
    return node
  }

  private mutating func operand(_ word: Query.Word, _ fields: Query.Fields) throws(CommandError) -> Query.Node
  {
    next += 1
    if !word.isQuoted {
      if ["AND", "OR"].contains(word.text) || QueryParser.distance(word.text) != nil { throw missing(nil) }
      switch try found(word.text, fields) {
      case .documents(let documents): return .documents(Set(documents))
      case .places(let extents):
        let number = leaf(word.text, extents)
        return word.text.hasPrefix("@") ? .leaf(number) : .field(number)
      case nil: break
      }
    }
    let leaf = try leaf(word)
    guard let near = peek, !near.isQuoted, let distance = QueryParser.distance(near.text) else {
      return .leaf(leaf)
    }
    next += 1
    guard let other = peek, other.isQuoted || !["AND", "OR", "NOT", "(", ")"].contains(other.text) else {
      throw missing(near.text)
    }
    next += 1
    return .near(leaf, try self.leaf(other), distance)
  }

  private func found(_ text: String, _ fields: Query.Fields) throws(CommandError) -> Query.Found? {
    if text.hasPrefix("@"), text.utf8.count > 1 { return try fields("entity", String(text.dropFirst())) }
    guard let colon = text.firstIndex(of: ":"), colon != text.startIndex else { return nil }
    let value = text[text.index(after: colon)...]
    return value.isEmpty ? nil : try fields(String(text[..<colon]), String(value))
  }

  /// Adds places to look for.
  private mutating func leaf(_ text: String, _ extents: [Extent]) -> Int {
    let places = Dictionary(grouping: extents, by: \.doc).mapValues {
      $0.map(\.range).sorted { $0.lowerBound < $1.lowerBound }
    }
    leaves.append(Query.Leaf(text: text, phrase: TokenPhrase(words: []), places: places))
    return leaves.count - 1
  }

  /// Adds a word or phrase to look for.
  private mutating func leaf(_ word: Query.Word) throws(CommandError) -> Int {
    let phrase = try space.phrase(word.text, isExact: word.isQuoted)
    // A word typed twice counts once.
    if let known = leaves.firstIndex(where: { $0.places.isEmpty && $0.phrase == phrase }) { return known }
    leaves.append(Query.Leaf(text: word.text, phrase: phrase))
    return leaves.count - 1
  }

  /// The 5 of `NEAR/5`; 10 for `NEAR` alone.
  private static func distance(_ text: String) -> Int? {
    if text == "NEAR" { return 10 }
    guard text.hasPrefix("NEAR/"), let number = Int(text.dropFirst(5)), (1...1000).contains(number) else {
      return nil
    }
    return number
  }

  /// Parentheses stand alone wherever they are typed.
  static func split(_ word: Query.Word) -> [Query.Word] {
    guard !word.isQuoted, word.text.contains(where: { $0 == "(" || $0 == ")" }) else { return [word] }
    var parts: [Query.Word] = []
    var plain = ""
    for character in word.text {
      if character == "(" || character == ")" {
        if !plain.isEmpty { parts.append(Query.Word(plain)) }
        plain = ""
        parts.append(Query.Word(String(character)))
      } else {
        plain.append(character)
      }
    }
    return plain.isEmpty ? parts : parts + [Query.Word(plain)]
  }
}

extension TokenSpace {
  /// The phrase to look for when a word or several are asked for.
  ///
  /// A word by itself means all words of its stem; in quotes, or in a phrase of several, exactly itself. In a word
  /// `*` stands for any letters, `?` between letters for one.
  ///
  /// - Throws: a usage error for a text without a letter or digit.
  func phrase(_ text: String, isExact: Bool) throws(CommandError) -> TokenPhrase {
    var sets: [TokenSet] = []
    let parts = text.split { $0 == " " || $0 == "-" }
    for part in parts {
      if let glob = WordGlob(part) {
        sets.append(TokenSet(vocabulary.tokens(where: glob.matches)))
        continue
      }
      let words = Words.words(of: String(part))
      for word in words {
        let spelling = Folding.folded(Array(part.utf8), word.range)
        if isExact || words.count > 1 || parts.count > 1 {
          sets.append(TokenSet([TokenColumn.token(word.hash)]))
        } else {
          sets.append(TokenSet(vocabulary.family(of: spelling, language: language)))
        }
      }
    }
    guard !sets.isEmpty else {
      throw CommandError(
        .usage, "there is no word in `\(text)`", hint: "Words have letters or digits.", about: text)
    }
    return TokenPhrase(words: sets)
  }
}
