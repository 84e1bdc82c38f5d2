/// A run of tokens that is a name.
struct NameSpan {
  /// Its tokens.
  var tokens: Range<Int>
  /// What it names.
  var type: EntityType
  /// The rule that found it.
  var reason: String
}

/// Puts the steps together: what the lists say, and runs of capitalised words.
struct Recogniser {
  private let stream: TokenStream
  private let matcher = PhraseMatcher()

  init(_ stream: TokenStream) { self.stream = stream }

  /// The names of the text, in order, without overlap.
  func spans() -> [NameSpan] {
    stream.sentences.flatMap { sentence in
      var spans: [NameSpan] = []
      let known = KnownNames.shared
      var index = sentence.tokens.lowerBound
      var matches = matcher.matches(in: stream, sentence.tokens)[...]
      while index < sentence.tokens.upperBound {
        while let first = matches.first, first.tokens.lowerBound < index { matches.removeFirst() }
        if let match = matches.first, match.tokens.lowerBound == index {
          let name = known.names[match.name]
          spans.append(NameSpan(tokens: match.tokens, type: name.type, reason: "listed as \(name.canonical)"))
          index = match.tokens.upperBound
        } else if let end = capitalised(from: index, in: sentence, before: matches.first?.tokens.lowerBound) {
          spans.append(NameSpan(tokens: index..<end, type: .person, reason: "capitalised words"))
          index = end
        } else {
          index += 1
        }
      }
      return spans
    }
  }

  private func capitalised(from index: Int, in sentence: Sentence, before limit: Int?) -> Int? {
    guard !sentence.isHeadline, index > sentence.tokens.lowerBound else { return nil }
    let known = KnownNames.shared
    var end = index
    while end < min(sentence.tokens.upperBound, limit ?? .max) {
      let token = stream.tokens[end]
      guard token.flags.contains(.capital), !known.demonyms.contains(KnownNames.combine([token.word])),
        !known.roleWords.contains(token.word)
      else { break }
      end += 1
    }
    return end - index >= 2 ? end : nil
  }
}
