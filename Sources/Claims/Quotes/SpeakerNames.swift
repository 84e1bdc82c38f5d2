/// Finds who is behind the words that name a speaker.
struct SpeakerNames {
  private let text: [UInt8]
  private var book = NameBook()
  private let lexicon: SpeechLexicon
  private var hasCase = true

  /// The names of nobody yet.
  init(text: [UInt8], lexicon: SpeechLexicon) {
    self.text = text
    self.lexicon = lexicon
  }

  /// Takes in the names of the next paragraph.
  mutating func read(_ paragraph: SpeechParagraph) {
    hasCase = paragraph.grammar.hasCase
    book.read(paragraph.grammar, sentences: paragraph.sentences, lexicon: lexicon)
  }

  /// Whether a mention is nothing but a pronoun.
  func isPronoun(_ mention: Range<Int>) -> Bool {
    let tokens = SpeechTokeniser.tokens(in: text, mention, quotes: [], lexicon: lexicon)
    return tokens.count == 1 && tokens[0].isA(.pronoun)
  }

  /// The name behind a mention; nil when it is itself the best name or nothing is sure.
  func name(behind mention: Range<Int>, spokenBefore: ArraySlice<Quote>) -> String? {
    let tokens = SpeechTokeniser.tokens(in: text, mention, quotes: [], lexicon: lexicon)
    guard hasCase, let first = tokens.first else { return nil }
    if tokens.count == 1, first.isA(.pronoun) { return person(behind: first, spokenBefore) }
    let grammar = SpeechGrammar(tokens: tokens, hasCase: true)
    if let name = grammar.bareName(in: 0..<tokens.count) {
      let words = name.filter { tokens[$0].isWord }.map { tokens[$0].folded }
      let own = tokens[name.lowerBound].range.lowerBound..<tokens[name.upperBound - 1].range.upperBound
      let full = book.fullName(of: words)?.range ?? own
      return full == mention ? nil : string(full)
    }
    let role = tokens.filter { $0.isWord && !$0.isA(.determiner) }.map(\.folded)
    guard let last = tokens.last, last.isA(.role), !last.isA([.source, .body]) else { return nil }
    return book.name(withRole: role, before: mention.lowerBound).map(named)
  }

  private func string(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }

  private func named(_ mention: NameBook.Mention) -> String {
    string(book.fullName(of: mention.name)?.range ?? mention.range)
  }

  private func person(behind pronoun: SpeechToken, _ spoken: ArraySlice<Quote>) -> String? {
    if pronoun.folded == "it" {
      return book.sources.last { $0.upperBound <= pronoun.range.lowerBound }.map(string)
    }
    guard pronoun.isA([.he, .she]) else { return nil }
    let gender: WordClass = pronoun.isA(.he) ? .he : .she
    guard let found = book.antecedent(before: pronoun.range.lowerBound, gender: gender, not: nil) else {
      return nil
    }
    if found.isSpokesperson, let principal = principal(of: found, spoken, before: pronoun.range.lowerBound) {
      return named(principal)
    }
    return named(found)
  }

  /// The person a spokesperson's words are about: `"The minister met …," the spokesperson said. He …` is the minister.
  private func principal(of spokesperson: NameBook.Mention, _ spoken: ArraySlice<Quote>, before offset: Int)
    -> NameBook.Mention?
  {
    guard let quote = spoken.suffix(200).last(where: { $0.range.upperBound <= offset && $0.kind == .direct })
    else {
      return nil
    }
    let tokens = SpeechTokeniser.tokens(in: text, quote.range, quotes: [], lexicon: lexicon)
    let grammar = SpeechGrammar(tokens: tokens, hasCase: true)
    guard let subject = grammar.mainSubject(in: 0..<tokens.count), let name = grammar.bareName(in: subject)
    else { return nil }
    let words = name.filter { tokens[$0].isWord }.map { tokens[$0].folded }
    return book.mentions.first { $0.name.last == words.last && $0.name != spokesperson.name }
  }
}
