import CollateCore

/// Turns runs of tokens into mentions: their place, their bare name, the office before them.
struct MentionReader {
  private let text: Text
  private let stream: TokenStream
  private let matcher = PhraseMatcher()
  /// How many tokens an office may have.
  private static let longestRole = 7

  init(_ text: Text, _ stream: TokenStream) {
    self.text = text
    self.stream = stream
  }

  /// The mention of a name.
  func mention(_ span: NameSpan) -> Mention {
    let first = stream.tokens[span.tokens.lowerBound]
    let last = stream.tokens[span.tokens.upperBound - 1]
    return Mention(
      range: Int(first.start)..<Int(last.end), type: span.type,
      name: name(from: Int(first.start), to: Int(last.stemEnd)),
      role: span.type == .person ? role(of: span.tokens) : nil, reason: span.reason)
  }

  private func name(from start: Int, to end: Int) -> String {
    text[start..<end].split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The office in front of a name: the longest run that ends at it, starts with a capital or place, and holds one.
  private func role(of tokens: Range<Int>) -> String? {
    guard let sentence = stream.sentences.first(where: { $0.tokens.contains(tokens.lowerBound) }) else {
      return nil
    }
    let earliest = max(sentence.tokens.lowerBound, tokens.lowerBound - MentionReader.longestRole)
    for start in earliest..<max(earliest, tokens.lowerBound) {
      guard let end = matcher.role(at: start, in: stream, tokens.lowerBound), end == tokens.lowerBound else {
        continue
      }
      return name(from: Int(stream.tokens[start].start), to: Int(stream.tokens[end - 1].end))
    }
    return nil
  }
}
