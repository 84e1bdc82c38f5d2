public import CollateCore
import TextKernels

/// Finds the quotations of an article and who said them.
public struct QuoteFinder {
  private let text: [UInt8]
  private let lexicon: SpeechLexicon
  private var names: SpeakerNames
  private var quotes: [Quote] = []
  /// The paragraphs that are nothing but a quotation.
  private var alone: [Range<Int>] = []
  private var state = Continuation()

  /// What a paragraph leaves for the next one.
  private struct Continuation {
    var speaker: Range<Int>?
    var cue: Range<Int>?
    /// Whether the paragraph ended inside a quotation.
    var isOpen = false
    /// Whether the paragraph ended with a quotation.
    var endsWithQuote = false
    /// The speaker whom a colon at its end, or its last sentence, offers.
    var offered: Range<Int>?
    var offeredByColon = false
  }

  /// The quotations of a document's article lines, in the order of the text.
  ///
  /// O(bytes).
  public static func quotes(in document: Document) -> [Quote] {
    let language = document.metadata.language
    let lexicon = SpeechLexicon.of(language == .undetermined ? Script.language(of: document) : language)
    let text = document.text.utf8
    var finder = QuoteFinder(text: text, lexicon: lexicon)
    // A paragraph is dropped when it is read: its tokens take many times the memory of its text.
    for line in document.lines where line.label.isArticle {
      for range in Pieces.pieces(of: line.range, in: text, atMost: longestParagraph) {
        finder.read(SpeechParagraph(text, range, isTitle: line.label == .title, lexicon: lexicon))
      }
    }
    finder.quotes.sort {
      ($0.range.lowerBound, $1.range.upperBound) < ($1.range.lowerBound, $0.range.upperBound)
    }
    finder.nameSpeakers()
    return finder.withoutPullQuotes()
  }

  /// A longer line is read as several paragraphs.
  static let longestParagraph = 1 << 18

  private init(text: [UInt8], lexicon: SpeechLexicon) {
    self.text = text
    self.lexicon = lexicon
    names = SpeakerNames(text: text, lexicon: lexicon)
  }

  private mutating func read(_ paragraph: SpeechParagraph) {
    names.read(paragraph)
    if paragraph.tokens.count == 1, paragraph.tokens[0].isQuote { alone.append(paragraph.tokens[0].range) }
    let rules = SpeakerRules(paragraph, text: text)
    var found = [Attribution?](repeating: nil, count: paragraph.quotes.count)
    for (index, quote) in paragraph.quotes.enumerated() {
      let place = paragraph.token(ofQuote: index)
      found[index] = rules.attribution(ofQuoteAt: place, quote: quote, isLong: words(quote.inner) >= 8)
        .flatMap {
          paragraph.grammar.canSpeak($0.speaker) ? $0 : nil
        }
    }
    var last: Quote?
    for (index, span) in paragraph.quotes.enumerated() {
      let quote = make(span, index, found, paragraph, after: last)
      quotes.append(quote)
      if quote.speaker != nil { last = quote }
    }
    leave(paragraph, last: last)
    addStatements(paragraph, rules: rules, taken: Set(found.compactMap { $0?.cue }))
    addNested(paragraph)
  }

  /// The quotations without those set apart for display: a paragraph of nothing but words that the article quotes in
  /// its running text as well, where it says whose they are.
  private func withoutPullQuotes() -> [Quote] {
    let running = quotes.filter { QuoteFinder.hasOwnSpeaker($0) }.prefix(QuoteFinder.mostCompared)
    return quotes.filter { quote in
      guard quote.kind == .direct, !QuoteFinder.hasOwnSpeaker(quote), standsAlone(quote) else { return true }
      let words = trimmed(quote.range)
      return !running.contains { other in
        other.range.count >= words.count && !other.range.overlaps(quote.range)
          && QuoteFinder.contains(text[other.range], text[words])
      }
    }
  }

  /// More quotations than these are not looked through for one that is displayed.
  private static let mostCompared = 200

  private static func hasOwnSpeaker(_ quote: Quote) -> Bool {
    [.inverted, .following, .according, .preceding, .split, .sentence].contains(quote.rule)
  }

  /// Whether a quotation begins its paragraph and runs to the end of it.
  private func standsAlone(_ quote: Quote) -> Bool {
    let place = alone.partitioningIndex { $0.upperBound >= quote.range.upperBound }
    return place < alone.count && alone[place].lowerBound <= quote.range.lowerBound
  }

  /// A range without its last mark and spaces.
  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    while end > range.lowerBound, [0x20, 0x2C, 0x2E, 0x21, 0x3F].contains(text[end - 1]) { end -= 1 }
    return range.lowerBound..<end
  }

  private static func contains(_ text: ArraySlice<UInt8>, _ part: ArraySlice<UInt8>) -> Bool {
    guard let first = part.first, part.count <= text.count else { return false }
    var start = text.startIndex
    while start <= text.endIndex - part.count {
      if text[start] == first, text[start..<(start + part.count)] == part { return true }
      start += 1
    }
    return false
  }

  private mutating func addStatements(_ paragraph: SpeechParagraph, rules: SpeakerRules, taken: Set<Int>) {
    guard !paragraph.isTitle else { return }
    let tokens = paragraph.tokens
    for found in Statements.find(in: paragraph, rules: rules, taken: taken)
    where paragraph.grammar.canState(found.attribution.speaker) {
      let words =
        tokens[found.content.lowerBound].range
        .lowerBound..<tokens[found.content.upperBound - 1].range.upperBound
      quotes.append(quote(words, .indirect, found.attribution, found.attribution.rule, paragraph))
    }
  }

  /// Quotations inside quotations, of three words and more; who said them is left open.
  private mutating func addNested(_ paragraph: SpeechParagraph) {
    for span in paragraph.nested where words(span.inner) >= 3 {
      quotes.append(
        Quote(range: span.inner, kind: .nested, speaker: nil, cue: nil, tone: .neutral, rule: .none))
    }
  }

  /// Puts names behind pronouns, roles and short forms.
  private mutating func nameSpeakers() {
    var known: [Range<Int>: String?] = [:]
    for index in quotes.indices {
      guard let mention = quotes[index].speaker?.range else { continue }
      let name = known[mention] ?? names.name(behind: mention, spokenBefore: quotes[..<index])
      known[mention] = name
      quotes[index].speaker?.name = name
      quotes[index].speaker?.isPronoun = name == nil && names.isPronoun(mention)
    }
  }

  private func words(_ range: Range<Int>) -> Int {
    text[range].split(whereSeparator: { $0 == 0x20 || $0 == 0x0A }).count
  }

  private func make(
    _ span: QuoteSpan, _ index: Int, _ found: [Attribution?], _ paragraph: SpeechParagraph, after last: Quote?
  ) -> Quote {
    let kind = kind(span, startsSentence: startsSentence(index, paragraph))
    if let incise = incise(in: span, kind) { return incise }
    if let label = span.label {
      return Quote(
        range: span.inner, kind: kind, speaker: Speaker(range: label, name: nil), cue: nil, tone: .neutral,
        rule: .named)
    }
    if let own = found[index] { return quote(span.inner, kind, own, own.rule, paragraph) }
    if let last, let speaker = last.speaker, kind != .scare {
      let same = paragraph.sentence(of: paragraph.token(ofQuote: index)).contains(
        paragraph.token(ofQuote: max(0, index - 1)))
      return Quote(
        range: span.inner, kind: kind, speaker: speaker, cue: last.cue, tone: last.tone,
        rule: same ? .split : .sameParagraph)
    }
    if kind != .scare, !paragraph.isTitle, let carried = carried(span, index, paragraph) { return carried }
    if kind == .direct, let next = found[index...].compactMap({ $0 }).first {
      return quote(span.inner, kind, next, .nextInParagraph, paragraph)
    }
    return Quote(range: span.inner, kind: kind, speaker: nil, cue: nil, tone: .neutral, rule: .none)
  }

  private func quote(
    _ words: Range<Int>, _ kind: Quote.Kind, _ found: Attribution, _ rule: AttributionRule,
    _ paragraph: SpeechParagraph
  ) -> Quote {
    let tokens = paragraph.tokens
    let first = pronounStart(tokens[found.speaker.lowerBound])
    let end = tokens[found.speaker.upperBound - 1].range.upperBound
    let cue = found.cue.map { tokens[$0] }
    return Quote(
      range: words, kind: kind, speaker: Speaker(range: first..<end, name: nil), cue: cue?.range,
      tone: cue.flatMap { lexicon.tones[$0.folded] } ?? .neutral, rule: rule)
  }

  /// Where a speaker begins: in `a-t-il` and `lance-t-elle` behind the last hyphen.
  private func pronounStart(_ token: SpeechToken) -> Int {
    guard lexicon.language == "fr", token.isA(.pronoun), !token.isCapitalised,
      let hyphen = text[token.range].lastIndex(of: 0x2D)
    else { return token.range.lowerBound }
    return hyphen + 1
  }

  private func kind(_ span: QuoteSpan, startsSentence: Bool = false) -> Quote.Kind {
    let count = words(span.inner)
    let isWhole = count >= 3 || startsSentence
    if count >= 8 || isWhole && SpeechParagraph.endsSentence(span, text) { return .direct }
    return count >= 3 ? .partial : .scare
  }

  /// Whether a quotation begins a sentence, as `“Nobody came.”` does behind another sentence.
  private func startsSentence(_ index: Int, _ paragraph: SpeechParagraph) -> Bool {
    let place = paragraph.token(ofQuote: index)
    return !paragraph.isTitle && paragraph.sentence(of: place).lowerBound == place
  }

  /// The quotation when its speaker is put into its own words, as in French.
  private func incise(in span: QuoteSpan, _ kind: Quote.Kind) -> Quote? {
    guard ["fr", "es", "ru"].contains(lexicon.language.rawValue), kind == .direct else { return nil }
    let tokens = SpeechTokeniser.tokens(in: text, span.inner, quotes: [], lexicon: lexicon)
    for mark in tokens.indices where tokens[mark].kind == .comma || tokens[mark].kind == .dash {
      guard let found = Incise.speaker(in: tokens, after: mark) else { continue }
      let name =
        tokens[found.speaker.lowerBound].range
        .lowerBound..<tokens[found.speaker.upperBound - 1].range.upperBound
      return Quote(
        range: span.inner, kind: kind, speaker: Speaker(range: name, name: nil), cue: tokens[found.cue].range,
        tone: lexicon.tones[tokens[found.cue].folded] ?? .neutral, rule: .inside)
    }
    return nil
  }

  /// The speaker a paragraph takes over from the one before it.
  private func carried(_ span: QuoteSpan, _ index: Int, _ paragraph: SpeechParagraph) -> Quote? {
    if let dropped = withoutSubject(span, index, paragraph) { return dropped }
    guard paragraph.token(ofQuote: index) == 0 || index > 0 else { return nil }
    let make = { (range: Range<Int>?, rule: AttributionRule) in
      range.map {
        Quote(
          range: span.inner, kind: self.kind(span), speaker: Speaker(range: $0, name: nil),
          cue: self.state.cue,
          tone: .neutral, rule: rule)
      }
    }
    if state.isOpen { return make(state.speaker, .continued) }
    if state.offeredByColon { return make(state.offered, .colonBefore) }
    if state.endsWithQuote { return make(state.speaker, .continued) }
    return make(state.offered, .statementBefore)
  }

  /// In languages that leave the subject out, a verb alone means the speaker before.
  private func withoutSubject(_ span: QuoteSpan, _ index: Int, _ paragraph: SpeechParagraph) -> Quote? {
    guard ["ar", "tr", "es", "fa"].contains(lexicon.language),
      let before = quotes.suffix(QuoteFinder.mostCompared).last(where: { $0.speaker != nil }),
      let cue = SpeakerRules(paragraph, text: text).bareCue(besideQuoteAt: paragraph.token(ofQuote: index))
    else { return nil }
    let token = paragraph.tokens[cue]
    return Quote(
      range: span.inner, kind: kind(span), speaker: before.speaker, cue: token.range,
      tone: lexicon.tones[token.folded] ?? .neutral, rule: .dropped)
  }

  private mutating func leave(_ paragraph: SpeechParagraph, last: Quote?) {
    var next = Continuation()
    next.speaker = last?.speaker?.range
    next.cue = last?.cue
    next.isOpen = paragraph.quotes.last.map { !$0.isClosed } ?? false
    next.endsWithQuote = paragraph.tokens.last?.isQuote ?? false
    if let sentence = paragraph.sentences.last {
      next.offeredByColon = paragraph.tokens.last?.kind == .colon
      next.offered = offer(paragraph, sentence) ?? (last?.speaker?.range)
    }
    state = next
  }

  /// The speaker that the last sentence of a paragraph offers to the next.
  private func offer(_ paragraph: SpeechParagraph, _ sentence: Range<Int>) -> Range<Int>? {
    let tokens = paragraph.tokens
    let rules = SpeakerRules(paragraph, text: text)
    let cue = sentence.last { tokens[$0].isA(.cue) && !tokens[$0].isCapitalised }
    let found =
      cue.flatMap { rules.attribution(cue: $0, sentence: sentence, rule: .colonBefore)?.speaker }
      ?? paragraph.grammar.mainSubject(in: sentence)
    return found.flatMap { paragraph.grammar.canSpeak($0) ? $0 : nil }.map {
      tokens[$0.lowerBound].range.lowerBound..<tokens[$0.upperBound - 1].range.upperBound
    }
  }
}
