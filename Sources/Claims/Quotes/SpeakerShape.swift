/// Whether words that a rule takes for a speaker can be one: a whole noun phrase, not a piece of a clause.
///
/// A shallow grammar cuts phrases short where it meets a word it does not know; who speaks is better left open than
/// given as `facing disciplinary` or `the latest`. English only: other languages are left as they are.
extension SpeechGrammar {
  func canSpeak(_ range: Range<Int>) -> Bool {
    guard isEnglish, let first = range.first, let last = range.last else { return true }
    let (start, end) = (tokens[first], tokens[last])
    if range.count == 1, start.isA(.pronoun) || start.kind == .number { return true }
    if isContraction(start) || start.isA([.auxiliary, .preposition]) && !start.isCapitalised { return false }
    if end.isWord, !end.isCapitalised {
      if end.isA([.preposition, .determiner, .conjunction, .relative, .auxiliary, .adverb]) {
        return endsSpeaker(end)
      }
      if end.isA([.pronoun, .adjective]), !end.isA([.role, .group]) { return false }
      // `The report showed`: a verb the tables do not know; not `the accused`.
      if end.folded.hasSuffix("ed"), range.count > 2 || !start.isA(.determiner) { return false }
    }
    if range.dropFirst().contains(where: { isBarePronoun(tokens[$0]) }) { return false }
    return hasBeginning(range) || isPeople(end)
  }

  private func isBarePronoun(_ token: SpeechToken) -> Bool {
    token.isA(.pronoun) && !token.isA(.determiner) && !token.isCapitalised && token.folded != "one"
  }

  /// Whether a phrase can make a statement in the article's own words: a name, a pronoun, people, or what is written.
  ///
  /// Of a common noun nobody knows, `the wash-up`, a verb of saying is as often a figure of speech.
  func canState(_ range: Range<Int>) -> Bool {
    guard isEnglish else { return true }
    guard canSpeak(range), let first = range.first else { return false }
    let end =
      range.dropFirst().first { tokens[$0].isA(.preposition) && !tokens[$0].isCapitalised }
      ?? range.upperBound
    let head = tokens[end - 1]
    if head.isCapitalised || head.kind == .stop { return true }
    if head.isA([.role, .group, .body, .source, .pronoun]) || head.folded == "who" { return true }
    if range.contains(where: { $0 > first && tokens[$0].isCapitalised && !isPossessive($0 + 1) }) {
      return true
    }
    return SpeechGrammar.endings.contains { head.folded.hasSuffix($0) } || isPeople(head)
  }

  /// How English nouns for people end.
  private static let endings = [
    "er", "or", "ist", "ian", "ant", "ent", "man", "woman", "person", "old", "ee", "ers", "ors",
  ]

  private func endsSpeaker(_ token: SpeechToken) -> Bool {
    token.isA([.role, .group, .body, .source])
      || ["one", "another", "several", "many", "some", "both"].contains(token.folded)
  }

  /// Whether the phrase begins as noun phrases do: with a determiner, a name, a number or somebody's.
  private func hasBeginning(_ range: Range<Int>) -> Bool {
    let first = tokens[range.lowerBound]
    if first.isA([.determiner, .title]) || first.kind == .number { return true }
    if first.isCapitalised {
      // A verb or the like that begins a sentence is no name: `Getting`, `Says Patriot`.
      return range.count > 1 || !(first.isA([.adverb, .adjective]) || first.folded.hasSuffix("ing"))
    }
    return range.contains { isPossessive($0) }
      || range.dropFirst().contains { tokens[$0].isCapitalised && isHeadName($0, range) }
  }

  private func isHeadName(_ index: Int, _ range: Range<Int>) -> Bool {
    // `police chief Ada Marsh`, `union leader Harald Brun`.
    index == range.upperBound - 1 && !tokens[range.lowerBound].isA(.cue)
  }

  /// Whether a bare noun names people: a role or group, or a plural that is no verb.
  private func isPeople(_ token: SpeechToken) -> Bool {
    if token.isA([.role, .group, .body]) || token.isA(.source) && !token.isA(.cue) { return true }
    let word = token.folded
    return !token.isA([.cue, .adjective]) && word.utf8.count > 4 && word.hasSuffix("s")
      && !["ss", "us", "is", "ies", "ings"].contains { word.hasSuffix($0) }
  }

  /// Whether a word is a pronoun with its verb, as `I'd` and `we've` are, or a denied auxiliary.
  private func isContraction(_ token: SpeechToken) -> Bool {
    guard token.folded.contains("'"), !token.isA(.title) else { return token.folded == "cannot" }
    return ["'ve", "'d", "'ll", "'m", "'re", "n't"].contains { token.folded.hasSuffix($0) }
      || ["it's", "he's", "she's", "that's", "there's", "let's"].contains(token.folded)
  }
}
