import CollateCore
import TextKernels

/// The words in front of a label that belong to it.
extension LabelFinder {
  /// Where the modifiers in front of a label begin, the party's own name left out.
  ///
  /// Up to three words that can be nouns where a determiner, preposition, number or mark stands in front of them; else a
  /// verb may be among them, and only those that look like adjectives are taken.
  func modifiers(before first: Int, actor: Range<Int>?, _ grammar: SpeechGrammar) -> Int {
    // In French and Spanish they stand behind it.
    guard grammar.hasCase, !["fr", "es"].contains(lexicon.language) else { return first }
    let tokens = grammar.tokens
    var start = first
    while start > 0, first - start < 3, isModifier(start - 1, actor, grammar) { start -= 1 }
    guard start < first, lexicon.language == "en", !isBounded(start, tokens) else { return start }
    start = first
    while start > 0, first - start < 3, isModifier(start - 1, actor, grammar),
      looksLikeAdjective(tokens[start - 1])
    { start -= 1 }
    return start
  }

  func isModifier(_ index: Int, _ actor: Range<Int>?, _ grammar: SpeechGrammar) -> Bool {
    let token = grammar.tokens[index]
    return grammar.isNounLike(index, grammar.tokens.count) && !(actor?.contains(index) ?? false)
      && !token.isA([.role, .determiner, .preposition, .conjunction]) && !labels.plain.contains(token.folded)
      && !(lexicon.language == "en" && token.folded.hasSuffix("est")) && !isVerbLike(token) && !isCount(token)
      && !isForeignNoun(token)
      && !grammar.isPossessive(index)
  }

  /// Whether a Russian word in front of a label is no adjective by its ending, or a Turkish one a word for parties.
  func isForeignNoun(_ token: SpeechToken) -> Bool {
    switch lexicon.language {
    case "ru": !labels.endings.contains { token.folded.hasSuffix($0) }
    case "tr": isTurkishGroup(token.folded)
    default: false
    }
  }

  /// Whether what stands in front of a noun phrase shows that it begins there.
  func isBounded(_ start: Int, _ tokens: [SpeechToken]) -> Bool {
    guard start > 0 else { return false }
    let before = tokens[start - 1]
    if before.isWord { return before.isA([.determiner, .preposition]) && before.folded != "to" }
    return before.kind == .number || before.kind == .comma
  }

  /// Whether a word has the form of an English adjective, or is a name or compound: `left-wing`, `violent`, `Kurdish`.
  func looksLikeAdjective(_ token: SpeechToken) -> Bool {
    if token.isCapitalised || token.folded.contains("-") || token.folded == "armed" { return true }
    return labels.endings.contains {
      token.folded.hasSuffix($0) && token.folded.utf8.count > $0.utf8.count + 2
    }
  }

  /// Whether a word only says how many: `forty demonstrators`, `12 rebels`.
  func isCount(_ token: SpeechToken) -> Bool {
    token.kind == .number || FigureWords.words(of: lexicon.language.rawValue).isNumber(token.folded)
  }

  func isVerbLike(_ token: SpeechToken) -> Bool {
    !token.isCapitalised && !token.folded.contains("-")
      && (token.folded.hasSuffix("ed") && token.folded != "armed" || token.folded.hasSuffix("ing"))
  }
}
