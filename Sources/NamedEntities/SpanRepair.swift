/// Puts right what the tagger is known to get wrong at the ends of names.
struct SpanRepair {
  private let stream: TokenStream
  private let lists: FingerprintTable
  private static let given: UInt32 = 8
  private static let bodyWord: UInt32 = 128
  /// Territories, places, bodies and demonyms.
  private static let name: UInt32 = 1 | 2 | 4 | 64
  private static let and = Hashing.hash(ofWord: "and")
  private static let article = Hashing.hash(ofWord: "the")

  init(_ stream: TokenStream, lists: FingerprintTable) {
    self.stream = stream
    self.lists = lists
  }

  /// The name with its ends put right: none, one or two names, which begin at `end` or behind it.
  func repaired(_ span: NameSpan, _ language: TagLanguage, behind end: Int) -> [NameSpan] {
    guard span.tokens.contains(where: { stream.tokens[$0].flags.contains(.word) }),
      let trimmed = language == .english ? trimmed(span) : withoutConjunction(span).flatMap(withoutVerb)
    else { return [] }
    guard let cut = personBehindBody(trimmed) else { return [whole(trimmed, language, end)] }
    let body = NameSpan(tokens: trimmed.tokens.lowerBound..<cut, type: .organisation, reason: trimmed.reason)
    return [
      whole(body, language, end),
      NameSpan(
        tokens: cut..<trimmed.tokens.upperBound, type: .person, reason: "given and family name behind a body"),
    ]
  }

  /// `Information and Press Department` where only `Press Department` was found behind `the` or a possessive.
  private func whole(_ span: NameSpan, _ language: TagLanguage, _ end: Int) -> NameSpan {
    let first = span.tokens.lowerBound
    guard language == .english, span.type == .organisation, (1...3).contains(span.tokens.count),
      first >= max(3, end + 2),
      isBodyWord(span.tokens.upperBound - 1), stream.tokens[first - 1].word == SpanRepair.and,
      stream.tokens[first - 2].flags.isSuperset(of: [.capital, .word]),
      isOpener(first - 3),
      lists.value(KnownNames.combine([stream.tokens[first - 2].word])) & SpanRepair.name == 0
    else { return span }
    return NameSpan(tokens: (first - 2)..<span.tokens.upperBound, type: span.type, reason: span.reason)
  }

  /// `The`, or the `'s` of a possessive.
  private func isOpener(_ token: Int) -> Bool {
    let scalars = stream.scalars(of: stream.tokens[token])
    return stream.tokens[token].word == SpanRepair.article
      || scalars.count == 2 && scalars.last == 0x73 && [0x27, 0x2019].contains(scalars.first ?? 0)
  }

  private func isBodyWord(_ token: Int) -> Bool { classes(token) & SpanRepair.bodyWord != 0 }

  /// The name without lower-case words, marks and a possessive at its end; nil when nothing is left.
  private func trimmed(_ span: NameSpan) -> NameSpan? {
    var tokens = span.tokens
    let isCapitalised = stream.tokens[tokens.lowerBound].flags.contains(.capital)
    while let last = tokens.last, isLoose(stream.tokens[last], isCapitalised) {
      tokens = tokens.lowerBound..<last
    }
    return tokens.isEmpty ? nil : NameSpan(tokens: tokens, type: span.type, reason: span.reason)
  }

  /// An Arabic name without the conjunction و that the tokeniser split off in front of it.
  private func withoutConjunction(_ span: NameSpan) -> NameSpan? {
    let first = stream.tokens[span.tokens.lowerBound]
    guard first.flags.contains(.arabic), first.count == 1, stream.scalars(of: first).first == 0x648 else {
      return span
    }
    let rest = (span.tokens.lowerBound + 1)..<span.tokens.upperBound
    return rest.isEmpty ? nil : NameSpan(tokens: rest, type: span.type, reason: span.reason)
  }

  /// A person's Arabic name without a verb at its end: `عبد اللهيان أجرى`; nil when nothing is left.
  private func withoutVerb(_ span: NameSpan) -> NameSpan? {
    let last = span.tokens.upperBound - 1
    guard span.type == .person, SpanRepair.acts.contains(stream.tokens[last].word) else { return span }
    let rest = span.tokens.lowerBound..<last
    return rest.isEmpty ? nil : NameSpan(tokens: rest, type: span.type, reason: span.reason)
  }

  private static let acts = RuleWords.words("act-behind")

  private func isLoose(_ token: Token, _ isCapitalised: Bool) -> Bool {
    guard token.flags.contains(.word) else { return false }
    return isCapitalised && token.flags.isDisjoint(with: [.capital, .digit, .arabic]) && token.ending == 0
      && token.count > 2
  }

  /// Where a person begins in `Press Department Alexei Zaitsev`; nil when there is none.
  private func personBehindBody(_ span: NameSpan) -> Int? {
    guard span.type == .organisation, span.tokens.count >= 3 else { return nil }
    let given = span.tokens.upperBound - 2
    guard classes(given) & SpanRepair.given != 0, classes(given) & SpanRepair.bodyWord == 0,
      classes(given + 1) & SpanRepair.bodyWord == 0, classes(given - 1) & SpanRepair.bodyWord != 0
    else { return nil }
    return given
  }

  private func classes(_ token: Int) -> UInt32 {
    lists.value(KnownNames.combine([Stems.listWord(stream, stream.tokens[token])]))
  }
}
