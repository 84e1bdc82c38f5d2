import CollateCore

/// Finds speech set off by dashes, as Spanish, French, Russian and Turkish papers print it.
///
/// `—No es así —dijo Roe—. Ya veremos.` A paragraph is speech when it begins with a dash and a verb of saying follows a later one, or, in French, a comma; lists
/// begin with dashes too and have no such verb. O(bytes).
struct DialogueFinder {
  private let text: [UInt8]
  private let range: Range<Int>
  private let tokens: [SpeechToken]

  /// Languages whose papers print speech so.
  private static let languages: Set<String> = ["es", "fr", "ru", "tr"]

  /// The stretches of speech in a paragraph; none where it is no dialogue.
  static func spans(in text: [UInt8], _ range: Range<Int>, lexicon: SpeechLexicon) -> [QuoteSpan] {
    guard languages.contains(lexicon.language.rawValue), startsWithDash(text, range) else { return [] }
    let tokens = SpeechTokeniser.tokens(in: text, range, quotes: [], lexicon: lexicon)
    let finder = DialogueFinder(text: text, range: range, tokens: tokens)
    let found = finder.betweenDashes()
    return found.isEmpty && lexicon.language == "fr" ? finder.beforeComma() : found
  }

  private static func startsWithDash(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    var offset = range.lowerBound
    while offset < range.upperBound, text[offset] == 0x20 { offset += 1 }
    guard offset + 2 < range.upperBound, text[offset] == 0xE2, text[offset + 1] == 0x80 else { return false }
    return (0x93...0x95).contains(text[offset + 2])
  }

  private func betweenDashes() -> [QuoteSpan] {
    var spans: [QuoteSpan] = []
    var start: Int? = 0
    for place in tokens.indices.dropFirst() where tokens[place].kind == .dash {
      if let open = start {
        guard isSaying(place + 1) else { continue }
        spans += span(open, tokens[place].range.lowerBound)
        start = nil
      } else {
        start = place
      }
    }
    guard let open = start, open > 0, !spans.isEmpty else { return spans }
    return spans + span(open, range.upperBound)
  }

  /// French speech that a comma ends, as in `— Nous partirons, annonce Roe`.
  private func beforeComma() -> [QuoteSpan] {
    let comma = tokens.indices.first { place in
      tokens[place].kind == .comma && isSaying(place + 1) && Incise.speaker(in: tokens, after: place) != nil
    }
    return comma.map { span(0, tokens[$0].range.lowerBound) } ?? []
  }

  /// Whether a verb of saying stands at a place, with an auxiliary or small pronoun before it at most.
  private func isSaying(_ place: Int) -> Bool {
    var place = place
    while place < tokens.count, tokens[place].isA([.auxiliary, .pronoun]), !tokens[place].isA(.strongCue) {
      place += 1
    }
    return place < tokens.count && tokens[place].isA(.strongCue) && !tokens[place].isCapitalised
  }

  /// The words behind the dash at a place, up to an offset; what ends the narration before them is left out.
  private func span(_ dash: Int, _ end: Int) -> [QuoteSpan] {
    var start = tokens[dash].range.upperBound
    while start < end, [0x20, 0x2E, 0x2C].contains(text[start]) { start += 1 }
    var end = end
    while end > start, text[end - 1] == 0x20 { end -= 1 }
    guard end - start > 1 else { return [] }
    let outer = (dash == 0 ? tokens[dash].range.lowerBound : start)..<end
    return [QuoteSpan(outer: outer, inner: start..<end, depth: 0, isClosed: true)]
  }
}

/// A verb of saying with its speaker put into somebody's words, as in `« Ils savaient, insiste Roe, et ont attendu »`.
enum Incise {
  /// The verb and the speaker, as token places.
  typealias Found = (cue: Int, speaker: Range<Int>)

  /// The speaker behind a comma or dash: a verb of saying and a name, or a verb with its pronoun; nil without them.
  ///
  /// What follows must be a mark or the end. O(1).
  static func speaker(in tokens: [SpeechToken], after mark: Int) -> Found? {
    var cue = mark + 1
    guard cue < tokens.count else { return nil }
    var pronoun: Int?
    if tokens[cue].isA(.pronoun), tokens[cue].isA([.auxiliary, .strongCue]) { pronoun = cue }
    if tokens[cue].isA(.auxiliary), !tokens[cue].isA(.strongCue) { cue += 1 }
    guard cue < tokens.count, tokens[cue].isA(.strongCue), !tokens[cue].isCapitalised else { return nil }
    if let pronoun { return ends(tokens, cue + 1) ? (cue, pronoun..<(pronoun + 1)) : nil }
    let grammar = SpeechGrammar(tokens: tokens, hasCase: true)
    guard let phrase = grammar.phrase(from: cue + 1, limit: min(tokens.count, cue + 12)),
      phrase.contains(where: { tokens[$0].isCapitalised }), ends(tokens, phrase.upperBound)
    else { return nil }
    return (cue, phrase)
  }

  private static func ends(_ tokens: [SpeechToken], _ place: Int) -> Bool {
    place >= tokens.count || !tokens[place].isWord || tokens[place].isA([.time, .adverb, .preposition])
  }
}

/// Names that stand in quotation marks, of ships, papers, companies and films: they are nobody's words.
enum NameInMarks {
  /// A longer run of capitals is more likely a headline that is quoted.
  private static let longest = 4

  /// Whether the words of a span are a name: all capitalised, without a full stop, right behind a noun in small letters.
  ///
  /// Not in German, where every noun has a capital. O(bytes).
  static func holds(_ span: QuoteSpan, in text: [UInt8], _ range: Range<Int>, lexicon: SpeechLexicon) -> Bool
  {
    guard lexicon.language != "de", !SpeechParagraph.endsSentence(span, text) else { return false }
    let words = SpeechTokeniser.tokens(in: text, span.inner, quotes: [], lexicon: lexicon)
    guard (1...longest).contains(words.count), let first = words.first, first.isCapitalised,
      words.allSatisfy({
        $0.isCapitalised || $0.kind == .number || $0.isA([.preposition, .determiner, .conjunction])
      })
    else { return false }
    let start = max(range.lowerBound, span.outer.lowerBound - 60)
    let before = SpeechTokeniser.tokens(
      in: text, aligned(start, text)..<span.outer.lowerBound, quotes: [], lexicon: lexicon)
    guard let noun = before.last, noun.isWord, !noun.isCapitalised else { return false }
    return !noun.isA([
      .cue, .preposition, .determiner, .pronoun, .auxiliary, .conjunction, .adverb, .relative, .according,
    ])
  }

  /// The offset, moved on to where a character begins.
  private static func aligned(_ offset: Int, _ text: [UInt8]) -> Int {
    var offset = offset
    while offset < text.count, text[offset] & 0xC0 == 0x80 { offset += 1 }
    return offset
  }
}
