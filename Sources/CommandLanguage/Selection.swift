/// A choice of documents: `2-5 source:guardian not lang:ar`.
///
/// Terms are a union; `and` intersects; `not` stands for all other documents where `and` joins it, as in
/// `not lang:en and date:2025`, and a `not` that stands alone is taken away at the end. A selection of such `not`
/// alone takes them from all documents.
public struct Selection: Sendable, Equatable {
  /// The terms in the order they were typed.
  public let terms: [Term]

  /// What `and` joins.
  public struct Term: Sendable, Equatable {
    /// What all of its documents match; never empty.
    public let factors: [Factor]
    /// Whether the term is taken away: a `not` that stands alone.
    public var isExcluded: Bool { factors.count == 1 && factors[0].isNegated }
  }

  /// One condition.
  public struct Factor: Sendable, Equatable {
    /// Whether the documents that do not match are meant.
    public let isNegated: Bool
    /// The condition.
    public let atom: Atom
    /// The word it was typed as.
    public let word: Word
  }

  /// What a word of a selection says.
  public enum Atom: Sendable, Equatable {
    /// All documents that are not set aside.
    case all
    /// Documents by their running numbers, both ends included.
    case numbers(ClosedRange<Int>)
    /// The documents a named field matches: `lang:ar`.
    case field(String, value: String)
    /// The documents of a result: `$4` or `$names`.
    case reference(String)
  }

  /// The selection that words say; nil for no word at all.
  ///
  /// Throws `SyntaxError` for a word that selects nothing of any kind and for `and` or `not` without a term.
  public init?(_ words: [Word]) throws(SyntaxError) {
    guard !words.isEmpty else { return nil }
    var terms: [Term] = []
    var rest = words[...]
    while !rest.isEmpty {
      let isNegated = Selection.take("not", from: &rest)
      var factors = [try Selection.factor(&rest, isNegated: isNegated, after: words)]
      while Selection.take("and", from: &rest) {
        let isNegated = Selection.take("not", from: &rest)
        try factors.append(Selection.factor(&rest, isNegated: isNegated, after: words))
      }
      terms.append(Term(factors: factors))
    }
    self.terms = terms
  }

  private static func take(_ keyword: String, from words: inout ArraySlice<Word>) -> Bool {
    guard words.first?.isBare(keyword) == true else { return false }
    words.removeFirst()
    return true
  }

  private static func factor(
    _ words: inout ArraySlice<Word>, isNegated: Bool, after all: [Word]
  ) throws(SyntaxError) -> Factor {
    guard let word = words.popFirst() else {
      let last = all[all.count - 1]
      throw SyntaxError("\(last.text) needs documents after it", at: last.position)
    }
    return try Factor(isNegated: isNegated, atom: atom(word), word: word)
  }

  private static func atom(_ word: Word) throws(SyntaxError) -> Atom {
    if word.isBare("all") { return .all }
    if !word.isQuoted, word.text.hasPrefix("$"), word.text.count > 1 {
      return .reference(String(word.text.dropFirst()))
    }
    if let numbers = numbers(word.text) { return .numbers(numbers) }
    if let colon = word.text.firstIndex(of: ":"), colon != word.text.startIndex {
      let value = word.text[word.text.index(after: colon)...]
      if !value.isEmpty { return .field(String(word.text[..<colon]), value: String(value)) }
    }
    throw SyntaxError(
      "\(word.text) does not name documents",
      hint: "Use numbers (3, 2-5), all, id:NAME, source:NAME, lang:ar, date:2023-10, text:\"words\", $4.",
      at: word.position)
  }

  private static func numbers(_ text: String) -> ClosedRange<Int>? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { digits($0) }
    switch parts.count {
    case 1: return parts[0].map { $0...$0 }
    case 2:
      guard let low = parts[0], let high = parts[1], low <= high else { return nil }
      return low...high
    default: return nil
    }
  }

  private static func digits(_ text: Substring) -> Int? {
    text.allSatisfy { ("0"..."9").contains($0) } ? Int(text) : nil
  }
}
