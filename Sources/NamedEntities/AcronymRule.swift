/// Adds bodies the tagger missed by their initials: those of a body that the text names in full, and a few that are bodies everywhere.
struct AcronymRule {
  private let stream: TokenStream
  /// Those that are bodies wherever they stand in capitals.
  private static let sure = RuleWords.words("sure-acronym")

  init(_ stream: TokenStream) { self.stream = stream }

  /// The names with those added.
  func completed(_ spans: [NameSpan]) -> [NameSpan] {
    let taken = Set(spans.flatMap(\.tokens))
    let own = initials(of: spans)
    var added: [NameSpan] = []
    for sentence in stream.sentences where !sentence.isAllCapitals && !sentence.isHeadline {
      for index in sentence.tokens where !taken.contains(index) && isAcronym(index, own) {
        added.append(
          NameSpan(tokens: index..<(index + 1), type: .organisation, reason: "the initials of a body"))
      }
    }
    guard !added.isEmpty else { return spans }
    return (spans + added).sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  /// The initials of the bodies of three words or more that the text names, as hashes of folded words.
  private func initials(of spans: [NameSpan]) -> Set<UInt64> {
    var found: Set<UInt64> = []
    for span in spans where span.type == .organisation && span.tokens.count >= 3 {
      let capitals = stream.tokens[span.tokens].filter { $0.flags.isSuperset(of: [.capital, .word]) }
      guard capitals.count >= 3 else { continue }
      found.insert(Hashing.hash(capitals.compactMap { stream.scalars(of: $0).first }[...]))
    }
    return found
  }

  private func isAcronym(_ index: Int, _ own: Set<UInt64>) -> Bool {
    let token = stream.tokens[index]
    guard token.flags.isSuperset(of: [.allCapitals, .word]), token.count >= 2, isAlone(index) else {
      return false
    }
    return own.contains(token.word) || AcronymRule.sure.contains(token.word)
  }

  /// Whether no capitalised word stands beside a token: it is not part of another name.
  private func isAlone(_ index: Int) -> Bool {
    let isPart =
      index > 0 && stream.tokens[index - 1].flags.isSuperset(of: [.allCapitals, .word])
      || index + 1 < stream.tokens.count && stream.tokens[index + 1].flags.isSuperset(of: [.capital, .word])
    return !isPart
  }
}
