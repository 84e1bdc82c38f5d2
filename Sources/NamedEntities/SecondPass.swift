/// Reads a document again with what the whole of it says: a full name types its short forms.
///
/// After Mikheev, Moens & Grover (1999) and Ratinov & Roth (2009): names are used consistently within a text.
struct SecondPass {
  private let stream: TokenStream

  init(_ stream: TokenStream) { self.stream = stream }

  /// The names, with short forms of full names typed like these, and short forms the tagger missed added.
  func revised(_ spans: [NameSpan]) -> [NameSpan] {
    let surnames = surnames(of: spans)
    guard !surnames.isEmpty else { return spans }
    var result: [NameSpan] = []
    var rest = spans[...]
    for sentence in stream.sentences {
      var index = sentence.tokens.lowerBound
      while index < sentence.tokens.upperBound {
        if let span = rest.first, span.tokens.lowerBound == index {
          rest.removeFirst()
          result.append(retyped(span, surnames))
          index = span.tokens.upperBound
        } else {
          if let added = missed(index, surnames) { result.append(added) }
          index += 1
        }
      }
    }
    return result
  }

  /// The last words of persons' full names that no other kind of name in the text is.
  private func surnames(of spans: [NameSpan]) -> [UInt64: Int] {
    var votes: [UInt64: Int] = [:]
    for span in spans where span.type == .person && span.tokens.count >= 2 {
      let last = stream.tokens[span.tokens.upperBound - 1]
      if last.flags.contains(.word), last.count >= 3 { votes[last.word, default: 0] += 1 }
    }
    let known = KnownNames.shared
    return votes.filter { known.phrases[KnownNames.combine([$0.key])] == nil }
  }

  private func retyped(_ span: NameSpan, _ surnames: [UInt64: Int]) -> NameSpan {
    guard span.tokens.count == 1, span.type != .person,
      surnames[stream.tokens[span.tokens.lowerBound].word] != nil
    else { return span }
    return NameSpan(tokens: span.tokens, type: .person, reason: "short form of a full name in the text")
  }

  private func missed(_ index: Int, _ surnames: [UInt64: Int]) -> NameSpan? {
    let token = stream.tokens[index]
    guard surnames[token.word] != nil else { return nil }
    let isName =
      token.flags.contains(.arabic) ? isArabicName(index) : token.flags.contains(.capital) && isAlone(index)
    guard isName else { return nil }
    return NameSpan(
      tokens: index..<(index + 1), type: .person, reason: "short form of a full name in the text")
  }

  /// Whether no capitalised word stands beside a token: it is not part of another name.
  private func isAlone(_ index: Int) -> Bool {
    let isPart =
      index > 0 && stream.tokens[index - 1].flags.isSuperset(of: [.capital, .word])
      || index + 1 < stream.tokens.count && stream.tokens[index + 1].flags.isSuperset(of: [.capital, .word])
    return !isPart
  }

  /// Arabic has no capitals: a family name that is also an office (`رئيسي`, the two presidents of) needs care.
  private func isArabicName(_ index: Int) -> Bool {
    let token = stream.tokens[index]
    guard token.count >= 4 else { return false }
    let stem = stream.scalars(of: token).dropLast()
    guard KnownNames.shared.roleWords.contains(Hashing.hash(stem)), index + 1 < stream.tokens.count else {
      return true
    }
    let next = KnownNames.combine([stream.tokens[index + 1].word])
    return KnownNames.shared.phrases[next] == nil
  }
}
