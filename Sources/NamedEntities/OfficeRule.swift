/// Adds persons the tagger missed between an Arabic office and the verb in front of it: `قالت وزيرة النقل التركية ليلى ساحلي`.
///
/// No capital shows a name in Arabic; but where the verb stands first and the office is who acts, what follows the office is
/// the name.
struct OfficeRule {
  private let stream: TokenStream
  private let matcher = PhraseMatcher()
  private static let acts = RuleWords.words("act-behind")
  private static let none = RuleWords.words("no-name-behind")
  /// How many words with the article a department and a land have at most.
  private static let mostWords = 4

  init(_ stream: TokenStream) { self.stream = stream }

  /// The names with those added.
  func completed(_ spans: [NameSpan]) -> [NameSpan] {
    let taken = Set(spans.flatMap(\.tokens))
    var added: [NameSpan] = []
    for sentence in stream.sentences where sentence.language == .arabic {
      for index in sentence.tokens.dropLast() where isAct(index) {
        guard let name = name(behind: index + 1, sentence.tokens), !name.contains(where: taken.contains)
        else {
          continue
        }
        added.append(
          NameSpan(tokens: name, type: .person, reason: "behind a verb and the office of who acts"))
      }
    }
    guard !added.isEmpty else { return spans }
    return (spans + added).sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  /// Two words behind an office, its department and its land.
  private func name(behind start: Int, _ sentence: Range<Int>) -> Range<Int>? {
    guard var end = matcher.role(at: start, in: stream, sentence.upperBound) else { return nil }
    let limit = min(sentence.upperBound, end + OfficeRule.mostWords)
    while end < limit, stream.hasArticle(end) { end += 1 }
    // An office alone, `الوزير`, is who acts; so is `وزير الخارجية` before anything but two words that may be a name.
    guard end - start > 1, end + 1 < sentence.upperBound, isName(end), !stream.hasArticle(end),
      isName(end + 1),
      !(stream.hasArticle(end + 1) && startsWithParticle(end))
    else { return nil }
    return end..<(end + 2)
  }

  /// Whether `ب`, `ل` or `ك` may stand in front of a word: with a word with the article behind it, it begins a phrase.
  private func startsWithParticle(_ token: Int) -> Bool {
    let first = stream.scalars(of: stream.tokens[token]).first
    return first == 0x628 || first == 0x644 || first == 0x643
  }

  private func isName(_ token: Int) -> Bool {
    let token = stream.tokens[token]
    return token.flags.contains(.arabic) && token.count >= 3 && !OfficeRule.none.contains(token.word)
      && !OfficeRule.acts.contains(token.word) && !KnownNames.shared.roleWords.contains(token.word)
      && KnownNames.shared.phrases[KnownNames.combine([token.word])] == nil
      // `رئيسي`, the two presidents of.
      && !KnownNames.shared.roleWords.contains(Hashing.hash(stream.scalars(of: token).dropLast()))
  }

  /// Whether a token is a verb of acting, `و` in front of it left aside.
  private func isAct(_ token: Int) -> Bool {
    let scalars = stream.scalars(of: stream.tokens[token])
    if OfficeRule.acts.contains(stream.tokens[token].word) { return true }
    return scalars.first == 0x648 && OfficeRule.acts.contains(Hashing.hash(scalars.dropFirst()))
  }
}
