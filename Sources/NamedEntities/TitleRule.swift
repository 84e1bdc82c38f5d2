/// Adds persons the tagger missed behind a title that only persons have, in Arabic, where no capital shows a name.
struct TitleRule {
  private let stream: TokenStream
  private static let titles = RuleWords.phrases("person-title")
  private static let compound = RuleWords.words("name-part")

  init(_ stream: TokenStream) { self.stream = stream }

  /// The names with those added.
  func completed(_ spans: [NameSpan]) -> [NameSpan] {
    var taken = Set<Int>()
    for span in spans { taken.formUnion(span.tokens) }
    var added: [NameSpan] = []
    for sentence in stream.sentences where sentence.language == .arabic {
      for index in sentence.tokens {
        guard let start = nameStart(index, sentence.tokens), !taken.contains(start) else { continue }
        var end = start + 1
        if TitleRule.compound.contains(stream.tokens[start].word), end < sentence.tokens.upperBound,
          !taken.contains(end), stream.tokens[end].flags.contains(.arabic)
        {
          end += 1
        }
        added.append(NameSpan(tokens: start..<end, type: .person, reason: "behind a title of persons"))
      }
    }
    guard !added.isEmpty else { return spans }
    return (spans + added).sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  /// The token behind a title that ends at a token; nil when there is no title or no word behind it.
  private func nameStart(_ index: Int, _ sentence: Range<Int>) -> Int? {
    let words = stream.tokens
    guard index + 1 < sentence.upperBound, words[index + 1].flags.contains(.arabic),
      words[index + 1].count >= 3
    else { return nil }
    let one = KnownNames.combine([words[index].word])
    let two =
      index > sentence.lowerBound ? KnownNames.combine([words[index - 1].word, words[index].word]) : 0
    return TitleRule.titles.contains(one) || TitleRule.titles.contains(two) ? index + 1 : nil
  }
}
