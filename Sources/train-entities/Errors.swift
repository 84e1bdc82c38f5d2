import NamedEntities

/// Prints sentences with what was found beside what is right.
enum Errors {
  /// One line a sentence: `[right]`, `word/right>found`.
  static func show(_ document: LabelledDocument, _ stream: TokenStream, _ spans: [NameSpan]) {
    for sentence in stream.sentences {
      let words = sentence.tokens.map { index -> String in
        let token = stream.tokens[index]
        let word = String(decoding: document.bytes[token.range], as: UTF8.self)
        let right = document.names.first { $0.range.contains(token.range.lowerBound) }?.type
        let found = spans.first { $0.tokens.contains(index) }?.type
        if right == found { return right == nil ? word : "[\(word)]" }
        return "\(word)/\(right?.rawValue ?? "-")>\(found?.rawValue ?? "-")"
      }
      print(words.joined(separator: " "))
    }
  }
}
