/// Types the short forms of companies that the text names in full: `Kodak` is a body where `Eastman Kodak Co` stands.
///
/// A full name is a body that ends in a company form (`Inc`, `GmbH`, `A.Ş.`) or stands right before one. What may be
/// short for it: its first words, or one of its words. Words of persons' full names in the text are left alone, and
/// listed places and names of persons, which would be taken from those of other texts. But the first word of a
/// company is short for it behind its full name even where it is listed as a person's (`Baker` behind `Baker Hughes
/// Inc`), unless the text has such a person, or gives the name a title.
struct CompanyRule {
  private let stream: TokenStream
  private let lists: FingerprintTable
  /// The classes of lists that hold places, given names and family names.
  private static let places: UInt32 = 1 | 2, persons: UInt32 = 8 | 16

  /// What may be short for companies: anywhere in the text, and from a token on.
  private struct Short {
    var anywhere: Set<UInt64> = []
    var from: [UInt64: Int] = [:]

    func has(_ key: UInt64, at token: Int) -> Bool {
      anywhere.contains(key) || from[key].map { $0 <= token } ?? false
    }

    mutating func remove(_ key: UInt64) {
      anywhere.remove(key)
      from[key] = nil
    }
  }

  init(_ stream: TokenStream, lists: FingerprintTable) {
    self.stream = stream
    self.lists = lists
  }

  /// The names with those retyped.
  ///
  /// O(tokens).
  func revised(_ spans: [NameSpan]) -> [NameSpan] {
    var short = Short()
    for span in spans where span.type == .organisation { addShortForms(of: span, to: &short) }
    guard !short.anywhere.isEmpty || !short.from.isEmpty else { return spans }
    for span in spans where span.type == .person {
      if span.tokens.count == 1, !hasTitle(span) { continue }
      for token in span.tokens { short.remove(KnownNames.combine([stream.tokens[token].word])) }
    }
    return spans.map { span in
      guard span.type == .person || span.type == .location,
        short.has(stream.key(of: span), at: span.tokens.lowerBound)
      else {
        return span
      }
      return NameSpan(
        tokens: span.tokens, type: .organisation, reason: "short form of a company named in full")
    }
  }

  /// Adds the keys of what may be short for a company's full name; none for other names.
  private func addShortForms(of span: NameSpan, to short: inout Short) {
    var head = span.tokens
    var isFull = head.upperBound < stream.tokens.count && isForm(head.upperBound)
    while let last = head.last, isForm(last) {
      isFull = true
      head = head.lowerBound..<last
    }
    guard isFull, !head.isEmpty else { return }
    let words = head.map { stream.tokens[$0].word }
    for end in words.indices.dropFirst() { short.anywhere.insert(KnownNames.combine(Array(words[...end]))) }
    for token in head where canStandAlone(token, unless: CompanyRule.places | CompanyRule.persons) {
      short.anywhere.insert(KnownNames.combine([stream.tokens[token].word]))
    }
    guard head.count > 1, canStandAlone(head.lowerBound, unless: CompanyRule.places) else { return }
    let first = KnownNames.combine([stream.tokens[head.lowerBound].word])
    if short.from[first] == nil { short.from[first] = span.tokens.upperBound }
  }

  /// Whether an office or a title stands in front of a name.
  private func hasTitle(_ span: NameSpan) -> Bool {
    guard span.tokens.lowerBound > 0 else { return false }
    let word = stream.tokens[span.tokens.lowerBound - 1].word
    return KnownNames.shared.roleWords.contains(word)
  }

  private func isForm(_ token: Int) -> Bool { CompanyRule.forms.contains(stream.tokens[token].word) }

  /// Whether a word of the name can be short for it: a capitalised word of three letters that no list of these classes has.
  private func canStandAlone(_ token: Int, unless classes: UInt32) -> Bool {
    let token = stream.tokens[token]
    return token.count >= 3 && token.flags.isSuperset(of: [.capital, .word])
      && lists.value(KnownNames.combine([token.word])) & classes == 0
  }

  private static let forms = RuleWords.words("company-form")
}
