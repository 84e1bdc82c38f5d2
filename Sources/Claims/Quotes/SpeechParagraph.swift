import CollateCore

/// A paragraph with its quotations, tokens and sentences.
struct SpeechParagraph: Sendable {
  let range: Range<Int>
  let isTitle: Bool
  /// The outermost quotations, in order; token `.quote(n)` is the nth.
  let quotes: [QuoteSpan]
  /// The quotations inside others.
  let nested: [QuoteSpan]
  let grammar: SpeechGrammar
  /// Token ranges of the sentences.
  let sentences: [Range<Int>]
  /// The token of each outermost quotation.
  private let places: [Int]

  var tokens: [SpeechToken] { grammar.tokens }

  init(_ text: [UInt8], _ range: Range<Int>, isTitle: Bool, lexicon: SpeechLexicon) {
    let marked = SpanFinder.spans(in: text, range).filter {
      !NameInMarks.holds($0, in: text, range, lexicon: lexicon)
    }
    let spans = SpeechParagraph.joined(marked, DialogueFinder.spans(in: text, range, lexicon: lexicon))
    var outermost: [QuoteSpan] = []
    var inside: [QuoteSpan] = []
    for span in spans {
      if let last = outermost.last, span.outer.lowerBound < last.outer.upperBound {
        inside.append(span)
      } else {
        outermost.append(span)
      }
    }
    self.range = range
    self.isTitle = isTitle
    quotes = outermost
    nested = inside
    let tokens = SpeechTokeniser.tokens(in: text, range, quotes: outermost.map(\.outer), lexicon: lexicon)
    grammar = SpeechGrammar(
      tokens: tokens, hasCase: !["ar", "fa", "he", "ur"].contains(lexicon.language),
      capitalisesNouns: lexicon.language == "de", verbComesLast: lexicon.language == "tr",
      isEnglish: lexicon.language == "en", hasBareGenitive: lexicon.language == "ru",
      subjectComesFirst: ["fa", "he"].contains(lexicon.language.rawValue))
    places = tokens.indices.filter { tokens[$0].isQuote }
    sentences = SpeechParagraph.sentences(of: tokens, quotes: outermost, text: text)
  }

  /// Quotations in marks and speech between dashes, by where they start; marks inside speech are nested.
  private static func joined(_ marked: [QuoteSpan], _ dialogue: [QuoteSpan]) -> [QuoteSpan] {
    guard !dialogue.isEmpty else { return marked }
    let apart = marked.filter { span in
      dialogue.allSatisfy {
        !$0.outer.overlaps(span.outer)
          || $0.outer.lowerBound <= span.outer.lowerBound && span.outer.upperBound <= $0.outer.upperBound
      }
    }
    return (dialogue + apart).sorted {
      ($0.outer.lowerBound, $1.outer.upperBound) < ($1.outer.lowerBound, $0.outer.upperBound)
    }
  }

  /// The sentence a token is in; of an endless one the part around the token.
  func sentence(of token: Int) -> Range<Int> {
    let index = sentences.partitioningIndex { $0.upperBound > token }
    let whole = index < sentences.count ? sentences[index] : 0..<tokens.count
    return whole.clamped(to: max(0, token - 200)..<min(tokens.count, token + 200))
  }

  /// The place of a quotation among the tokens.
  func token(ofQuote quote: Int) -> Int { places[quote] }

  private static func sentences(of tokens: [SpeechToken], quotes: [QuoteSpan], text: [UInt8]) -> [Range<Int>]
  {
    var sentences: [Range<Int>] = []
    var start = Dateline.end(in: tokens)
    for index in tokens.indices.dropFirst(start) where ends(tokens, index, quotes, text) {
      sentences.append(start..<(index + 1))
      start = index + 1
    }
    if start < tokens.count { sentences.append(start..<tokens.count) }
    return sentences
  }

  private static func ends(_ tokens: [SpeechToken], _ index: Int, _ quotes: [QuoteSpan], _ text: [UInt8])
    -> Bool
  {
    let next = index + 1 < tokens.count ? tokens[index + 1] : nil
    switch tokens[index].kind {
    case .stop:
      guard let next else { return true }
      if index > 0, tokens[index - 1].isAbbreviation, text[tokens[index].range.lowerBound] == 0x2E {
        return false
      }
      if next.kind == .stop || next.kind == .bracketClose { return false }
      return next.isQuote || next.kind == .number || next.isCapitalised || !next.isWord
        || next.isA(.strongCue) == false
    case .quote(let quote):
      guard endsSentence(quotes[quote], text), let next else { return false }
      return next.isQuote || next.isWord && next.isCapitalised
    default: return false
    }
  }

  /// Whether the words of a quotation end with a full stop or the like.
  static func endsSentence(_ quote: QuoteSpan, _ text: [UInt8]) -> Bool {
    var end = quote.inner.upperBound
    while end > quote.inner.lowerBound, text[end - 1] == 0x20 { end -= 1 }
    guard end > quote.inner.lowerBound else { return false }
    let last = text[end - 1]
    if last == 0x2E || last == 0x21 || last == 0x3F { return true }
    let tail = Array(text[max(quote.inner.lowerBound, end - 3)..<end])
    return tail == [0xE2, 0x80, 0xA6] || tail.suffix(2) == [0xD8, 0x9F]
  }
}
