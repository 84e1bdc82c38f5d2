/// A speaker found by a rule, as token places of one paragraph.
struct Attribution: Sendable {
  /// The tokens of the speaker.
  let speaker: Range<Int>
  /// The token of the verb.
  let cue: Int?
  let rule: AttributionRule
}

/// The rules that find a speaker in the paragraph of a quotation, tried in the order of their precision.
///
/// After the syntactic patterns of Krestel, Bergler and Witte (2008) and Pareti et al. (2013): verb and speaker after
/// the quotation, before it, `according to`, and the sentence that a few quoted words stand in.
struct SpeakerRules {
  let paragraph: SpeechParagraph
  let text: [UInt8]
  var grammar: SpeechGrammar { paragraph.grammar }
  var tokens: [SpeechToken] { paragraph.tokens }

  init(_ paragraph: SpeechParagraph, text: [UInt8]) {
    self.paragraph = paragraph
    self.text = text
  }

  /// The speaker of the quotation at a token by the first rule that holds, or nil.
  func attribution(ofQuoteAt place: Int, quote: QuoteSpan, isLong: Bool) -> Attribution? {
    let ends = SpeechParagraph.endsSentence(quote, text)
    let isIntroduced = isIntroduced(place)
    if ends, isIntroduced, let found = preceding(place) { return found }
    if isPartOfSentence(place, quote), !isLong, let found = preceding(place) { return found }
    return inverted(place) ?? following(place, mustClose: ends) ?? according(place) ?? named(place)
      ?? preceding(place) ?? embedded(place) ?? constructed(place, quote: quote)
  }

  /// Whether a colon or comma stands directly before the quotation.
  private func isIntroduced(_ place: Int) -> Bool {
    guard place > 0 else { return false }
    return tokens[place - 1].kind == .colon || tokens[place - 1].kind == .comma
  }

  /// Whether the quotation goes on the article's own sentence: `called it "a disaster"`.
  private func isPartOfSentence(_ place: Int, _ quote: QuoteSpan) -> Bool {
    guard place > 0, !isIntroduced(place) else { return false }
    return tokens[place - 1].isWord && paragraph.sentence(of: place).lowerBound < place
  }

  private func limit(after place: Int) -> Int {
    var end = place + 1
    while end < tokens.count, !tokens[end].isQuote, end < place + 40 { end += 1 }
    return end
  }

  private func skipMarks(_ place: Int, _ limit: Int) -> Int {
    var next = place
    while next < limit, [.comma, .dash, .other].contains(tokens[next].kind) { next += 1 }
    return next
  }

  // MARK: - After the quotation

  /// `"…," said X`; `"…", a déclaré X`; `«…», — сказал X`.
  private func inverted(_ place: Int) -> Attribution? {
    let limit = limit(after: place)
    var cue = skipMarks(place + 1, limit)
    while cue < limit, tokens[cue].isA([.auxiliary, .adverb]), !tokens[cue].isA(.cue),
      !tokens[cue].isCapitalised
    { cue += 1 }
    guard cue < limit, tokens[cue].isA(.strongCue), !tokens[cue].folded.hasSuffix("ing"), !isNoun(cue) else {
      return nil
    }
    if tokens[cue].isA(.pronoun) { return Attribution(speaker: cue..<(cue + 1), cue: cue, rule: .inverted) }
    var start = cue + 1
    while start < limit, tokens[start].isA(.adverb), !tokens[start].isCapitalised { start += 1 }
    guard start < limit, !["that", "to", "in", "on", "at"].contains(tokens[start].folded) else { return nil }
    guard var speaker = grammar.phrase(from: start, limit: limit) else { return nil }
    // In Turkish the words behind the verb are its rest (`ifadesini kullandı`), unless a name stands there.
    if grammar.verbComesLast, !speaker.contains(where: { tokens[$0].isCapitalised }) { return nil }
    speaker = apposition(after: speaker, limit: limit) ?? speaker
    return Attribution(speaker: speaker, cue: cue, rule: .inverted)
  }

  /// Whether a token that can be a verb of saying is a noun here: `the report`, `reports`.
  private func isNoun(_ index: Int) -> Bool {
    index > 0 && tokens[index - 1].isA(.determiner) && !tokens[index - 1].isA(.pronoun)
      && tokens[index - 1].folded != "that"
  }

  /// `said the ambassador, Danny Danon` gives the name.
  private func apposition(after phrase: Range<Int>, limit: Int) -> Range<Int>? {
    if !grammar.hasCase { return plainApposition(after: phrase, limit: limit) }
    guard !grammar.isName(phrase), phrase.upperBound < limit, tokens[phrase.upperBound].kind == .comma,
      phrase.count > 1 || !tokens[phrase.lowerBound].isA(.pronoun),
      let name = grammar.phrase(from: phrase.upperBound + 1, limit: limit), grammar.isName(name),
      name.count > 1
    else { return nil }
    return name
  }

  /// The name behind a role and a comma where nothing is capitalised: two or three words up to the next mark, no role.
  private func plainApposition(after phrase: Range<Int>, limit: Int) -> Range<Int>? {
    guard phrase.upperBound + 1 < limit, tokens[phrase.upperBound].kind == .comma,
      describes(phrase), let name = grammar.phrase(from: phrase.upperBound + 1, limit: limit),
      (2...3).contains(name.count),
      !name.contains(where: { tokens[$0].isA([.role, .source, .preposition]) }),
      name.upperBound >= tokens.count || !tokens[name.upperBound].isWord
    else { return nil }
    return name
  }

  /// Whether words in a script without capitals say who somebody is, not what they are called.
  ///
  /// One word does, a role, `one of …`, and nothing but words with the article.
  private func describes(_ phrase: Range<Int>) -> Bool {
    if phrase.count == 1 || tokens[phrase.lowerBound].isA(.partitive) { return true }
    if phrase.contains(where: { tokens[$0].isA(.role) }) { return true }
    return ["ה", "ال"].contains { article in
      phrase.allSatisfy { tokens[$0].folded.hasPrefix(article) && tokens[$0].folded.count > 3 }
    }
  }

  /// `"…," X said`; `"…," the ambassador, Danny Danon, said`.
  private func following(_ place: Int, mustClose: Bool) -> Attribution? {
    let limit = limit(after: place)
    let start = skipMarks(place + 1, limit)
    guard let first = grammar.phrase(from: start, limit: limit), let cue = cue(after: first, limit: limit)
    else { return nil }
    guard !mustClose || closes(after: cue, limit: limit) else { return nil }
    let speaker = grammar.subject(of: cue, floor: start) ?? first
    if grammar.verbComesLast, !tokens[speaker.lowerBound].isCapitalised { return nil }
    return Attribution(speaker: speaker, cue: cue, rule: .following)
  }

  /// The verb of saying after a noun phrase, insertions between commas stepped over.
  private func cue(after phrase: Range<Int>, limit: Int) -> Int? {
    var place = phrase.upperBound
    var commas = 0
    while place < limit {
      let token = tokens[place]
      if token.isA(.strongCue), !isNoun(place), !token.folded.hasSuffix("ing") || commas == 0 { return place }
      switch token.kind {
      case .comma, .bracketOpen, .bracketClose, .dash: commas += 1
      case .stop where !tokens[place - 1].isAbbreviation: return nil
      case .word
      where commas == 0 && !token.isA([.auxiliary, .adverb, .time, .relative]) && !token.isA(.preposition):
        return nil
      case .colon, .semicolon, .quote: return nil
      default: break
      }
      place += 1
    }
    return nil
  }

  /// Whether nothing that is said follows the verb, so that it belongs to the quotation before it.
  private func closes(after cue: Int, limit: Int) -> Bool {
    guard cue + 1 < tokens.count else { return true }
    let next = tokens[cue + 1]
    if next.isQuote { return false }
    if [.stop, .comma, .semicolon].contains(next.kind) {
      // A comma and then a quotation: the verb introduces that one.
      return !(cue + 2 < tokens.count && tokens[cue + 2].isQuote && next.kind == .comma)
    }
    if next.kind == .colon { return false }
    let sentence = paragraph.sentence(of: cue)
    let hasMore = (cue..<sentence.upperBound).contains { tokens[$0].isQuote || tokens[$0].kind == .colon }
    return (next.isA([.preposition, .time, .adverb, .subordinator])) && !next.isA(.relative) && !hasMore
  }

  /// `"…," according to X`; `X'e göre`; and a sentence that begins `According to X`.
  private func according(_ place: Int) -> Attribution? { according(in: paragraph.sentence(of: place)) }

  /// Whom a sentence names as its source; nil when it names none.
  func according(in sentence: Range<Int>) -> Attribution? {
    for index in sentence where tokens[index].isA(.according) {
      if lexiconNeedsTo(index), index + 1 < tokens.count, !tokens[index + 1].isA(.accordingTo) { continue }
      let start = lexiconNeedsTo(index) ? index + 2 : index + 1
      guard let speaker = grammar.phrase(from: start, limit: sentence.upperBound) else { continue }
      return Attribution(speaker: speaker, cue: index, rule: .according)
    }
    for index in sentence where tokens[index].isA(.accordingPost) && index > sentence.lowerBound {
      guard let speaker = grammar.phrase(endingAt: index - 1, floor: sentence.lowerBound) else { continue }
      return Attribution(speaker: speaker, cue: index, rule: .according)
    }
    return nil
  }

  private func lexiconNeedsTo(_ index: Int) -> Bool { tokens[index].folded == "according" }

  /// `X: "…"`, and `"…" - X` of headlines and mottoes.
  private func named(_ place: Int) -> Attribution? {
    if place > 1, tokens[place - 1].kind == .colon {
      let sentence = paragraph.sentence(of: place)
      if let speaker = grammar.phrase(endingAt: place - 2, floor: sentence.lowerBound),
        speaker.lowerBound == sentence.lowerBound, speaker.count <= 6
      {
        return Attribution(speaker: speaker, cue: place - 1, rule: .named)
      }
      // `Farmer Jane Roe, who lost her house: "…"`
      if grammar.hasCase,
        !(sentence.lowerBound..<place).contains(where: { tokens[$0].isA(.strongCue) && !isNoun($0) }),
        let subject = grammar.mainSubject(in: sentence.lowerBound..<(place - 1)),
        grammar.bareName(in: subject) != nil,
        tokens[subject.upperBound].kind == .comma
      {
        return Attribution(speaker: subject, cue: place - 1, rule: .named)
      }
    }
    guard place + 2 <= tokens.count - 1, tokens[place + 1].kind == .dash,
      let speaker = grammar.phrase(from: place + 2, limit: tokens.count),
      tokens[speaker.lowerBound].isCapitalised
    else { return nil }
    return Attribution(speaker: speaker, cue: place + 1, rule: .named)
  }

  // MARK: - Before the quotation

  /// `X said: "…"`, `X told reporters that "…"`, `…, saying "…"`.
  private func preceding(_ place: Int) -> Attribution? {
    let sentence = paragraph.sentence(of: place)
    guard let cue = lastCue(in: sentence.lowerBound..<place, .strongCue) else { return nil }
    return attribution(cue: cue, sentence: sentence, rule: .preceding)
  }

  /// A few quoted words in a sentence with a verb that colours them: `X called it "…"`, or any subject at all.
  private func embedded(_ place: Int) -> Attribution? {
    let sentence = paragraph.sentence(of: place)
    if let cue = lastCue(in: sentence.lowerBound..<place, .cue),
      let found = attribution(cue: cue, sentence: sentence, rule: .sentence)
    {
      return found
    }
    guard let cue = (place..<sentence.upperBound).last(where: { tokens[$0].isA(.strongCue) && !isNoun($0) }),
      let speaker = (grammar.verbComesLast ? nil : grammar.subject(of: cue, floor: place + 1))
        ?? firstSubject(sentence.lowerBound..<place)
    else { return nil }
    return Attribution(speaker: speaker, cue: cue, rule: .sentence)
  }

  /// The subject that stands before a quotation whose verb comes last, as in Turkish.
  private func firstSubject(_ range: Range<Int>) -> Range<Int>? {
    guard grammar.hasCase, let last = range.last else { return nil }
    if tokens[last].kind == .comma, let before = grammar.phrase(endingAt: last - 1, floor: range.lowerBound) {
      return before
    }
    return grammar.mainSubject(in: range)
  }

  /// A verb of saying beside the quotation that has no subject of its own, as in `"…" dedi`.
  func bareCue(besideQuoteAt place: Int) -> Int? {
    let sentence = paragraph.sentence(of: place)
    let before = (max(sentence.lowerBound, place - 3)..<place).last { tokens[$0].isA(.strongCue) }
    return before ?? (place..<min(sentence.upperBound, place + 4)).first { tokens[$0].isA(.strongCue) }
  }

  private func lastCue(in range: Range<Int>, _ classes: WordClass) -> Int? {
    range.last { tokens[$0].isA(classes) && !isNoun($0) && !tokens[$0].isCapitalised }
  }

  /// The subject of a verb of saying, or of its sentence when the verb has none of its own.
  func attribution(cue: Int, sentence: Range<Int>, rule: AttributionRule) -> Attribution? {
    let floor = (sentence.lowerBound..<cue).last { tokens[$0].isQuote || tokens[$0].kind == .semicolon }.map {
      $0 + 1
    }
    let own = hasOwnSubject(cue) ? grammar.subject(of: cue, floor: floor ?? sentence.lowerBound) : nil
    if let own { return Attribution(speaker: own, cue: cue, rule: rule) }
    if grammar.subjectComesFirst, let first = grammar.plainSubject(in: (floor ?? sentence.lowerBound)..<cue) {
      return Attribution(speaker: plainInsertion(after: first, cue) ?? first, cue: cue, rule: rule)
    }
    if !grammar.hasCase, let after = grammar.phrase(from: cue + 1, limit: sentence.upperBound) {
      let name = plainApposition(after: after, limit: sentence.upperBound)
      return Attribution(speaker: name ?? after, cue: cue, rule: rule)
    }
    guard grammar.hasCase, let main = grammar.mainSubject(in: sentence.lowerBound..<cue) else { return nil }
    return Attribution(speaker: main, cue: cue, rule: rule)
  }

  /// The name between two commas in front of the verb: `یکی از گروگان‌ها، دانا مولر، گفت`.
  private func plainInsertion(after subject: Range<Int>, _ cue: Int) -> Range<Int>? {
    guard tokens[cue - 1].kind == .comma,
      let comma = (subject.upperBound..<cue - 1).last(where: { tokens[$0].kind == .comma }),
      subject.count == 1 || subject.contains(where: { tokens[$0].isA(.role) })
    else { return nil }
    let name = comma + 1..<cue - 1
    let isName =
      (2...3).contains(name.count)
      && name.allSatisfy {
        tokens[$0].isWord && !tokens[$0].isA([.role, .source, .preposition, .conjunction, .time])
      }
    return isName ? name : nil
  }

  /// Whether a subject can stand directly before the verb: not before `saying`, `to say`, `and said`.
  private func hasOwnSubject(_ cue: Int) -> Bool {
    guard grammar.hasCase, cue > 0 else { return grammar.hasCase }
    let before = tokens[cue - 1]
    if before.folded == "to" || before.folded == "by" || before.isA(.conjunction) { return false }
    return !(tokens[cue].folded.hasSuffix("ing") && !before.isA(.auxiliary))
  }
}
