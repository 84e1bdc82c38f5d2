/// Cuts paragraphs into sentences and says what kind of line each comes from.
struct SentenceSplitter {
  private let stream: TokenStream
  private let detector = LanguageDetector.shared
  /// Longer sentences are cut: tables and lists without a full stop.
  private static let longest = 250

  init(stream: TokenStream) { self.stream = stream }

  /// The sentences of paragraphs, each a range of tokens; O(tokens).
  func sentences(of paragraphs: [Range<Int>]) -> [Sentence] {
    let languages = detector.languages(of: paragraphs, in: stream)
    var sentences: [Sentence] = []
    for (paragraph, language) in zip(paragraphs, languages) {
      var start = paragraph.lowerBound
      for index in paragraph where endsSentence(index, paragraph, start, language) {
        sentences.append(sentence(start..<(index + 1), language))
        start = index + 1
      }
      if start < paragraph.upperBound { sentences.append(sentence(start..<paragraph.upperBound, language)) }
    }
    return sentences
  }

  private func endsSentence(_ index: Int, _ paragraph: Range<Int>, _ start: Int, _ language: TagLanguage)
    -> Bool
  {
    guard index + 1 < paragraph.upperBound else { return false }
    if index - start >= SentenceSplitter.longest { return true }
    guard stream.tokens[index].flags.contains(.stop) else { return false }
    if language == .turkish, index > start, isOrdinal(stream.tokens[index - 1]) { return false }
    let next = stream.tokens[index + 1]
    guard next.flags.contains(.spaced) else { return false }
    let isLower = next.flags.contains(.word) && next.flags.isDisjoint(with: [.capital, .arabic, .digit])
    return !isLower && !next.flags.contains(.stop)
  }

  /// Whether a full stop behind a token makes it an ordinal, as behind 6 and VI.
  private func isOrdinal(_ token: Token) -> Bool {
    if token.flags.contains(.digit) { return token.count <= 2 }
    guard token.flags.contains(.allCapitals), token.count <= 5 else { return false }
    return stream.scalars(of: token).allSatisfy { $0 == 0x69 || $0 == 0x76 || $0 == 0x78 }
  }

  private func sentence(_ tokens: Range<Int>, _ language: TagLanguage) -> Sentence {
    var words = 0
    var capitals = 0
    var allCapitals = 0
    for token in stream.tokens[tokens] where token.flags.contains(.word) && !token.flags.contains(.digit) {
      words += 1
      if token.flags.contains(.capital) { capitals += 1 }
      if token.flags.contains(.allCapitals) { allCapitals += 1 }
    }
    return Sentence(
      tokens: tokens, language: language, isHeadline: words >= 4 && capitals * 10 >= words * 7,
      isAllCapitals: words >= 3 && allCapitals * 10 >= words * 8)
  }
}
