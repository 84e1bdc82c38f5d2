/// Takes names for places that the tagger took for persons although the text says where they are: `in Port Haven`.
///
/// Once `the port of` or twice `in` must stand in front, and no mention may speak or hold an office; names of one
/// word are left alone.
struct PlaceRule {
  private let stream: TokenStream
  private let lists: FingerprintTable
  private static let given: UInt32 = 8
  private static let places = RuleWords.words("place-before")
  private static let of = Hashing.hash(ofWord: "of")
  /// What a place is: `the port of`, `مدينة`.
  private static let kinds = RuleWords.words("place-kind")

  init(_ stream: TokenStream, lists: FingerprintTable) {
    self.stream = stream
    self.lists = lists
  }

  /// The names with those retyped.
  func revised(_ spans: [NameSpan]) -> [NameSpan] { shown(listed(spans)) }

  /// Cities of the closed lists that were taken for persons, unless the text has a person of that name or a title in front.
  private func listed(_ spans: [NameSpan]) -> [NameSpan] {
    let alone = spans.filter { isListedPlace($0) && !hasTitle($0) }
    guard !alone.isEmpty else { return spans }
    var persons: Set<UInt64> = []
    for span in spans where span.type == .person && (span.tokens.count > 1 || hasTitle(span)) {
      for token in span.tokens { persons.insert(stream.tokens[token].word) }
    }
    return spans.map { span in
      guard isListedPlace(span), !persons.contains(stream.tokens[span.tokens.lowerBound].word) else {
        return span
      }
      return NameSpan(
        tokens: span.tokens, type: .location, reason: "a listed place; no person of the text has its name")
    }
  }

  private func isListedPlace(_ span: NameSpan) -> Bool {
    guard span.type == .person, span.tokens.count == 1,
      let name = KnownNames.shared.phrases[stream.key(of: span)]
    else { return false }
    return KnownNames.shared.names[name].type == .location
  }

  private func hasTitle(_ span: NameSpan) -> Bool {
    span.tokens.lowerBound > 0
      && KnownNames.shared.roleWords.contains(stream.tokens[span.tokens.lowerBound - 1].word)
  }

  private func shown(_ spans: [NameSpan]) -> [NameSpan] {
    var signs: [UInt64: (places: Int, persons: Int)] = [:]
    for span in spans where span.type == .person && span.tokens.count > 1 {
      var sign = signs[stream.key(of: span)] ?? (0, 0)
      sign.places += isKind(span) ? 2 : isPlace(span) && !hasGivenName(span) ? 1 : 0
      if stream.actsAsPerson(span) { sign.persons += 1 }
      signs[stream.key(of: span)] = sign
    }
    guard signs.contains(where: { $0.value.places > 1 && $0.value.persons == 0 }) else { return spans }
    return spans.map { span in
      guard span.type == .person, let sign = signs[stream.key(of: span)], sign.places > 1, sign.persons == 0
      else {
        return span
      }
      return NameSpan(tokens: span.tokens, type: .location, reason: "the text says where it is")
    }
  }

  private func hasGivenName(_ span: NameSpan) -> Bool {
    lists.value(KnownNames.combine([stream.tokens[span.tokens.lowerBound].word])) & PlaceRule.given != 0
  }

  /// `The port of` in front, in Arabic the kind alone.
  private func isKind(_ span: NameSpan) -> Bool {
    let start = span.tokens.lowerBound
    guard start >= 1 else { return false }
    let before = stream.tokens[start - 1].word
    if before == PlaceRule.of, start >= 2 { return PlaceRule.kinds.contains(stream.tokens[start - 2].word) }
    return stream.tokens[start].flags.contains(.arabic) && PlaceRule.kinds.contains(before)
  }

  private func isPlace(_ span: NameSpan) -> Bool {
    let (before, after) = (span.tokens.lowerBound - 1, span.tokens.upperBound)
    guard before >= 0, PlaceRule.places.contains(stream.tokens[before].word) else { return false }
    guard after < stream.tokens.count else { return true }
    let next = stream.scalars(of: stream.tokens[after])
    return next.first != 0x27 && next.first != 0x2D
  }
}

extension TokenStream {
  /// What the mentions of one name have in common: the hash of its words.
  func key(of span: NameSpan) -> UInt64 { KnownNames.combine(tokens[span.tokens].map(\.word)) }

  /// Whether a name does what only persons do: it speaks, or has an office in front.
  func actsAsPerson(_ span: NameSpan) -> Bool {
    let (before, after) = (span.tokens.lowerBound - 1, span.tokens.upperBound)
    if after < tokens.count, MetonymWords.shared.verbs.contains(tokens[after].word) { return true }
    return before >= 0 && KnownNames.shared.roleWords.contains(tokens[before].word)
  }
}
