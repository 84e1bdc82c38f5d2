/// Types the short forms of companies that the text names in full: `Kodak` is a body where `Eastman Kodak Co` stands.
///
/// A full name is a body that ends in a company form (`Inc`, `GmbH`, `A.Ş.`) or stands right before one. What may be
/// short for it: its first words, or one of its words. Words of persons' full names in the text are left alone, and
/// listed places and names of persons, which would be taken from those of other texts.
struct CompanyRule {
  private let stream: TokenStream
  private let lists: FingerprintTable
  /// The classes of lists that hold places, given names and family names.
  private static let others: UInt32 = 1 | 2 | 8 | 16

  init(_ stream: TokenStream, lists: FingerprintTable) {
    self.stream = stream
    self.lists = lists
  }

  /// The names with those retyped.
  ///
  /// O(tokens).
  func revised(_ spans: [NameSpan]) -> [NameSpan] {
    var short: Set<UInt64> = []
    for span in spans where span.type == .organisation { short.formUnion(shortForms(of: span)) }
    guard !short.isEmpty else { return spans }
    for span in spans where span.type == .person && span.tokens.count > 1 {
      for token in span.tokens { short.remove(KnownNames.combine([stream.tokens[token].word])) }
    }
    return spans.map { span in
      guard span.type == .person || span.type == .location, short.contains(stream.key(of: span)) else {
        return span
      }
      return NameSpan(
        tokens: span.tokens, type: .organisation, reason: "short form of a company named in full")
    }
  }

  /// The keys of what may be short for a company's full name; none for other names.
  private func shortForms(of span: NameSpan) -> [UInt64] {
    var head = span.tokens
    var isFull = head.upperBound < stream.tokens.count && isForm(head.upperBound)
    while let last = head.last, isForm(last) {
      isFull = true
      head = head.lowerBound..<last
    }
    guard isFull, !head.isEmpty else { return [] }
    let words = head.map { stream.tokens[$0].word }
    let prefixes = words.indices.dropFirst().map { KnownNames.combine(Array(words[...$0])) }
    return prefixes + head.filter(canStandAlone).map { KnownNames.combine([stream.tokens[$0].word]) }
  }

  private func isForm(_ token: Int) -> Bool { CompanyRule.forms.contains(stream.tokens[token].word) }

  /// Whether a word of the name can be short for it: a capitalised word of three letters that is not listed as anything else.
  private func canStandAlone(_ token: Int) -> Bool {
    let token = stream.tokens[token]
    return token.count >= 3 && token.flags.isSuperset(of: [.capital, .word])
      && lists.value(KnownNames.combine([token.word])) & CompanyRule.others == 0
  }

  private static let forms = RuleWords.words("company-form")
}
