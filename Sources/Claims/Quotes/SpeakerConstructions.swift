/// Who said a quotation when no table knows the verb: by where a word stands between a quotation and a person.
///
/// Verbs of saying are an open class; what is told of a quotation takes the same places whatever the verb (cf. Pareti
/// et al. 2013, who learn verbs of saying from these places). Tried last, and only where the subject is a person.
extension SpeakerRules {
  /// The speaker of the quotation at a token by the construction alone, or nil.
  func constructed(_ place: Int, quote: QuoteSpan) -> Attribution? {
    guard !paragraph.isTitle else { return nil }
    return unknownVerbBehind(place, quote) ?? subjectAround(place) ?? personBeforeColon(place)
      ?? personOfSentence(place, quote)
  }

  // MARK: - Behind the quotation

  /// `"…," VERB X`, `"…," X VERB`, with a mark between the quotation and the rest.
  private func unknownVerbBehind(_ place: Int, _ quote: QuoteSpan) -> Attribution? {
    guard !grammar.verbComesLast, isSetOff(place, quote) else { return nil }
    let limit = paragraph.sentence(of: place).upperBound
    var verb = place + 1
    while verb < limit, [.comma, .dash].contains(tokens[verb].kind) { verb += 1 }
    while verb < limit, isBetween(tokens[verb]) { verb += 1 }
    guard verb < limit else { return nil }
    if isUnknownVerb(verb), let speaker = grammar.phrase(from: verb + 1, limit: limit), isPerson(speaker) {
      return Attribution(speaker: named(speaker, limit), cue: verb, rule: .construction)
    }
    guard let speaker = grammar.phrase(from: verb, limit: limit), isPerson(speaker), grammar.hasCase,
      speaker.upperBound < limit, isUnknownVerb(speaker.upperBound),
      speaker.upperBound + 1 >= limit || !tokens[speaker.upperBound + 1].isQuote
    else { return nil }
    return Attribution(speaker: speaker, cue: speaker.upperBound, rule: .construction)
  }

  /// The name that stands behind a role: `sighed the commander, Jane Roe`.
  private func named(_ speaker: Range<Int>, _ limit: Int) -> Range<Int> {
    guard grammar.hasCase, grammar.bareName(in: speaker) == nil, speaker.upperBound + 1 < limit,
      tokens[speaker.upperBound].kind == .comma,
      let name = grammar.phrase(from: speaker.upperBound + 1, limit: limit), grammar.isName(name),
      name.count > 1
    else { return speaker }
    return name
  }

  /// Whether a mark parts the quotation from what follows: a comma or dash behind it, or a mark at the end of its words.
  private func isSetOff(_ place: Int, _ quote: QuoteSpan) -> Bool {
    guard place + 1 < tokens.count else { return false }
    if [.comma, .dash].contains(tokens[place + 1].kind) { return true }
    var end = quote.inner.upperBound
    while end > quote.inner.lowerBound, text[end - 1] == 0x20 { end -= 1 }
    return end > quote.inner.lowerBound && [0x2C, 0x21, 0x3F].contains(text[end - 1])
  }

  /// Small words between a quotation and its verb: auxiliaries, adverbs, `se` and `s'`.
  private func isBetween(_ token: SpeechToken) -> Bool {
    !token.isCapitalised
      && (token.isA([.auxiliary, .adverb]) || ["se", "s'", "sich", "le", "lui"].contains(token.folded))
      && !token.isA([.strongCue, .determiner])
  }

  /// Whether a word no table knows can be a verb: in English by its ending.
  private func isUnknownVerb(_ index: Int) -> Bool {
    let token = tokens[index]
    guard token.isWord, !token.isCapitalised, token.folded.utf8.count > 3,
      token.classes.subtracting([.weakCue, .strongCue, .adverb]).isEmpty
    else { return false }
    guard grammar.isEnglish else { return true }
    let hasEnding = token.folded.hasSuffix("ed") || token.folded.hasSuffix("s")
    return hasEnding || token.isA(.cue)
  }

  // MARK: - In front of the quotation

  /// Turkish: `X, "…" VERB` at the end of the sentence, the verb in the past or present.
  private func subjectAround(_ place: Int) -> Attribution? {
    guard grammar.verbComesLast else { return nil }
    let sentence = paragraph.sentence(of: place)
    guard let verb = sentence.last(where: { tokens[$0].isWord }), verb > place, verb - place <= 4,
      SpeakerRules.turkishEndings.contains(where: { tokens[verb].folded.hasSuffix($0) }),
      let speaker = grammar.mainSubject(in: sentence.lowerBound..<place), isPerson(speaker)
    else { return nil }
    return Attribution(speaker: speaker, cue: verb, rule: .construction)
  }

  private static let turkishEndings = [
    "dı", "di", "du", "dü", "tı", "ti", "tu", "tü", "yor", "lar", "ler", "mış", "miş", "muş", "müş",
  ]

  /// `X VERBS: "…"`, whatever comes between; in Arabic the verb comes first, in Hebrew and Persian right before the colon.
  private func personBeforeColon(_ place: Int) -> Attribution? {
    let sentence = paragraph.sentence(of: place)
    guard place > sentence.lowerBound + 1, tokens[place - 1].kind == .colon else { return nil }
    let before = sentence.lowerBound..<(place - 1)
    guard grammar.hasCase else { return plainSpeaker(in: before) }
    guard let speaker = grammar.mainSubject(in: before), isPerson(speaker) else { return nil }
    return Attribution(speaker: speaker, cue: place - 1, rule: .construction)
  }

  /// The subject of a sentence without capitals that a colon ends.
  private func plainSpeaker(in sentence: Range<Int>) -> Attribution? {
    guard var first = sentence.first(where: { isStart($0, sentence) }) else { return nil }
    // `من جهته، VERB X`.
    if tokens[first].isA([.preposition, .according]),
      let comma = (first..<sentence.upperBound).first(where: { tokens[$0].kind == .comma })
    {
      first = comma + 1
    }
    guard first + 1 < sentence.upperBound, tokens[first].isWord else { return nil }
    if grammar.subjectComesFirst {
      guard let found = grammar.plainSubject(in: first..<sentence.upperBound) else { return nil }
      let isWhole = found.upperBound == sentence.upperBound
      let speaker = isWhole && found.count > 1 ? found.lowerBound..<found.upperBound - 1 : found
      return speaker.count <= 6 ? Attribution(speaker: speaker, cue: nil, rule: .construction) : nil
    }
    guard let speaker = grammar.phrase(from: first + 1, limit: sentence.upperBound), speaker.count <= 6 else {
      return nil
    }
    return Attribution(speaker: speaker, cue: first, rule: .construction)
  }

  private func isStart(_ index: Int, _ sentence: Range<Int>) -> Bool {
    tokens[index].isWord && !tokens[index].isA([.conjunction, .adverb, .time])
  }

  /// `X thanked Y for "a few words of praise"`: the words of the person whom the sentence is about.
  private func personOfSentence(_ place: Int, _ quote: QuoteSpan) -> Attribution? {
    let sentence = paragraph.sentence(of: place)
    guard grammar.hasCase, place > sentence.lowerBound, tokens[place - 1].isWord,
      words(in: quote) >= 3, !isTitleCased(quote),
      let speaker = grammar.mainSubject(in: sentence.lowerBound..<place), isPerson(speaker),
      speaker.upperBound < place, tokens[speaker.upperBound].kind == .comma || isVerbPlace(speaker.upperBound)
    else { return nil }
    return Attribution(speaker: speaker, cue: nil, rule: .construction)
  }

  private func isVerbPlace(_ index: Int) -> Bool {
    tokens[index].isWord && !tokens[index].isCapitalised && !tokens[index].isA([.preposition, .conjunction])
  }

  private func words(in quote: QuoteSpan) -> Int {
    text[quote.inner].split(whereSeparator: { $0 == 0x20 || $0 == 0x0A }).count
  }

  /// Whether most words of a quotation are capitalised, as those of a title are.
  private func isTitleCased(_ quote: QuoteSpan) -> Bool {
    let words = text[quote.inner].split(whereSeparator: { $0 == 0x20 })
    let capitals = words.count { word in
      UTF8Decoding.isUpper(UTF8Decoding.scalar(in: text, at: word.startIndex).scalar)
    }
    return 2 * capitals > words.count
  }

  /// Whether a phrase names a person, or a role or people that speak.
  private func isPerson(_ phrase: Range<Int>) -> Bool {
    guard grammar.canSpeak(phrase) else { return false }
    if !grammar.hasCase { return true }
    return grammar.bareName(in: phrase) != nil
      || phrase.contains { tokens[$0].isA([.role, .group]) && !tokens[$0].isA(.cue) }
  }
}
