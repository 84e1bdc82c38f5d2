/// What somebody said in the article's own words: `X said that …`, `…, X said`, `…, according to X`.
///
/// Only verbs of saying with a speaker of their own count, and only clauses of four words and more. About half of the
/// attributed statements in news are of this kind (Pareti et al. 2013). O(tokens).
struct Statements {
  private let paragraph: SpeechParagraph
  private let rules: SpeakerRules

  struct Found {
    /// The tokens of what is said.
    let content: Range<Int>
    let attribution: Attribution
  }

  /// The indirect statements of a paragraph; verbs that already introduce a quotation are `taken`.
  static func find(in paragraph: SpeechParagraph, rules: SpeakerRules, taken: Set<Int>) -> [Found] {
    let statements = Statements(paragraph: paragraph, rules: rules)
    return paragraph.sentences.compactMap { statements.statement(in: $0, taken: taken) }
  }

  private var tokens: [SpeechToken] { paragraph.tokens }

  private func statement(in sentence: Range<Int>, taken: Set<Int>) -> Found? {
    if let found = accordingTo(sentence) ?? estimate(sentence) { return found }
    if paragraph.grammar.verbComesLast { return beforeLastVerb(sentence, taken) }
    if let tail = tail(sentence, taken) { return tail }
    for cue in sentence where isCue(cue, sentence) && !taken.contains(cue) {
      guard let content = content(after: cue, sentence),
        let attribution = rules.attribution(cue: cue, sentence: sentence, rule: .sentence),
        attribution.speaker.upperBound <= content.lowerBound
          || attribution.speaker.lowerBound >= content.upperBound
      else { continue }
      return Found(content: content, attribution: attribution)
    }
    return nil
  }

  /// The Turkish order `X, CLAUSE söyledi`.
  private func beforeLastVerb(_ sentence: Range<Int>, _ taken: Set<Int>) -> Found? {
    guard let cue = sentence.last(where: { isCue($0, sentence) && !taken.contains($0) }),
      sentence.upperBound - cue <= 3, let speaker = paragraph.grammar.mainSubject(in: sentence),
      speaker.upperBound < cue, tokens[speaker.upperBound].kind == .comma,
      let content = worth((speaker.upperBound + 1)..<cue)
    else { return nil }
    return Found(content: content, attribution: Attribution(speaker: speaker, cue: cue, rule: .sentence))
  }

  /// The order `CLAUSE, X said`.
  private func tail(_ sentence: Range<Int>, _ taken: Set<Int>) -> Found? {
    guard paragraph.grammar.hasCase,
      let cue = sentence.last(where: { isCue($0, sentence) && !taken.contains($0) }),
      let content = content(before: cue, sentence),
      let attribution = rules.attribution(cue: cue, sentence: sentence, rule: .following),
      attribution.speaker.lowerBound > content.upperBound
    else { return nil }
    return Found(content: content, attribution: attribution)
  }

  private func isCue(_ index: Int, _ sentence: Range<Int>) -> Bool {
    let token = tokens[index]
    if token.isCapitalised || token.folded.hasPrefix("continu") { return false }
    guard token.isA(.strongCue), !token.isA(.role) || !token.isA(.source),
      index > sentence.lowerBound || !paragraph.grammar.hasCase
    else { return false }
    guard index > 0 else { return true }
    let before = tokens[index - 1]
    if before.folded == "to"
      || ["would", "will", "can", "could", "may", "might", "should"].contains(before.folded)
    {
      return false
    }
    return !(before.isA(.determiner) && !before.isA(.pronoun))
  }

  /// The clause behind the verb: after `that`, after the person told, or at once.
  private func content(after cue: Int, _ sentence: Range<Int>) -> Range<Int>? {
    var start = cue + 1
    let reach = min(sentence.upperBound, cue + 14)
    if let that = (start..<max(start, reach)).first(where: { isComplementiser($0) }) {
      start = that + 1
    } else if ["told", "tells", "telling", "informed"].contains(tokens[cue].folded) {
      return nil
    } else if start < sentence.upperBound, !canBeginClause(start) {
      return nil
    }
    let hasThat = start > cue + 1
    while start < sentence.upperBound, tokens[start].kind == .comma { start += 1 }
    guard let found = worth(start..<endOfClause(from: start, sentence)) else { return nil }
    return hasThat || !paragraph.grammar.hasCase || isClause(found) || isEmphatic(cue) ? found : nil
  }

  /// Where what is said ends: at the end of the sentence, or before `, while the other side …`.
  private func endOfClause(from start: Int, _ sentence: Range<Int>) -> Int {
    let contrast = (start..<max(start, sentence.upperBound)).first { index in
      tokens[index].isA(.contrast) && index > start && tokens[index - 1].kind == .comma
    }
    return contrast.map { $0 - 1 } ?? sentence.upperBound
  }

  /// Whether a stretch has a verb, as far as closed lists and endings tell.
  private func isClause(_ range: Range<Int>) -> Bool {
    range.contains {
      tokens[$0].isA([.auxiliary, .cue]) || tokens[$0].folded.hasSuffix("ed") && tokens[$0].range.count > 4
    }
  }

  private func isEmphatic(_ cue: Int) -> Bool {
    ["stress", "emphasi", "underlin", "undersc", "reaffirm", "warn", "reiterat", "den", "urg"].contains {
      tokens[cue].folded.hasPrefix($0)
    }
  }

  private func isComplementiser(_ index: Int) -> Bool {
    guard ["that", "ان", "بان", "что", "que", "dass"].contains(tokens[index].folded) else { return false }
    return !tokens[index - 1].isA(.preposition) || !paragraph.grammar.hasCase
  }

  private func canBeginClause(_ index: Int) -> Bool {
    let token = tokens[index]
    if token.kind == .number { return true }
    guard token.isWord, !token.isA([.preposition, .time, .adverb, .conjunction]) else { return false }
    return token.isA([.determiner, .pronoun]) || token.isCapitalised
      || paragraph.grammar.isNounLike(index, tokens.count)
  }

  /// The clause in front of `, X said`.
  private func content(before cue: Int, _ sentence: Range<Int>) -> Range<Int>? {
    guard let comma = (sentence.lowerBound..<cue).last(where: { tokens[$0].kind == .comma }),
      cue - comma <= 12, sentence.upperBound - cue <= 8
    else { return nil }
    return worth(sentence.lowerBound..<comma)
  }

  /// What is said by the source a sentence names: `CLAUSE, selon X`, `Laut X CLAUSE`, `X'e göre CLAUSE`.
  private func accordingTo(_ sentence: Range<Int>) -> Found? {
    guard let attribution = rules.according(in: sentence) else { return nil }
    guard let cue = attribution.cue else { return nil }
    let speaker = attribution.speaker
    // `So X` begins what X did as often as what X said.
    if tokens[cue].folded == "so" || tokens[cue].folded == "per" { return nil }
    let source = min(cue, speaker.lowerBound)..<max(cue + 1, speaker.upperBound)
    let isFirst = sentence.lowerBound == source.lowerBound
    let rest =
      isFirst
      ? worth(min(source.upperBound, sentence.upperBound)..<sentence.upperBound)
      : worth(sentence.lowerBound..<source.lowerBound)
    return rest.map { Found(content: $0, attribution: attribution) }
  }

  /// The number somebody gives: `The army put the dead at 11`, `Die Polizei bezifferte den Schaden auf 3 Millionen`.
  private func estimate(_ sentence: Range<Int>) -> Found? {
    for cue in sentence where tokens[cue].isA(.estimate) && !tokens[cue].isCapitalised {
      let reach = cue + 1..<max(cue + 1, min(sentence.upperBound, cue + 12))
      guard
        let number = reach.first(where: { place in
          tokens[place].kind == .number && tokens[place - 1].isA(.preposition)
        }),
        let attribution = rules.attribution(cue: cue, sentence: sentence, rule: .sentence),
        attribution.speaker.upperBound <= cue
      else { continue }
      return Found(content: cue + 1..<number + 1, attribution: attribution)
    }
    return nil
  }

  /// A clause of four words and more that is not mostly a quotation.
  private func worth(_ range: Range<Int>) -> Range<Int>? {
    var range = range
    while let last = range.last, !tokens[last].isWord, !tokens[last].isQuote, tokens[last].kind != .number {
      range = range.dropLast()
    }
    guard range.filter({ tokens[$0].isWord }).count >= 4 else { return nil }
    let hasLong = range.contains { index in
      if case .quote(let quote) = tokens[index].kind { return paragraph.quotes[quote].inner.count > 50 }
      return false
    }
    return hasLong ? nil : range
  }
}
