/// Leaves out names that the tagger took for persons although the text says they are ships: `the carrier Orion
/// Trader`, `السفينة "أوريون تريدر"`.
///
/// A word for a ship must stand right before a mention, or behind one in Turkish; then all mentions of the name in
/// the document fall away. Names of one word, and names that speak or hold an office, are left alone: ships are
/// named after persons.
struct VesselRule {
  private let stream: TokenStream
  private static let before = RuleWords.words("vessel-before")
  private static let behind = RuleWords.words("vessel-behind")
  private static let offices = RuleWords.words("vessel-office")

  init(_ stream: TokenStream) {
    self.stream = stream
  }

  /// The names without ships.
  func revised(_ spans: [NameSpan]) -> [NameSpan] {
    var ships: Set<UInt64> = []
    var persons: Set<UInt64> = []
    for span in spans where span.type == .person && span.tokens.count > 1 {
      if isShip(span) { ships.insert(stream.key(of: span)) }
      if isPerson(span) { persons.insert(stream.key(of: span)) }
    }
    ships.subtract(persons)
    guard !ships.isEmpty else { return spans }
    return spans.filter { $0.type != .person || !ships.contains(stream.key(of: $0)) }
  }

  private func isShip(_ span: NameSpan) -> Bool {
    let front = [-1, -2].map { span.tokens.lowerBound + $0 }.filter { $0 >= 0 }
    if let first = front.first, VesselRule.before.contains(stream.tokens[first].word) { return true }
    // An opening quotation mark may stand between.
    if front.count == 2, isMark(front[0]), VesselRule.before.contains(stream.tokens[front[1]].word) {
      return true
    }
    let next = span.tokens.upperBound
    return next + 1 < stream.tokens.count && VesselRule.behind.contains(stream.tokens[next].word)
      && !VesselRule.offices.contains(stream.tokens[next + 1].word)
      && stream.tokens[next + 1..<min(next + 5, stream.tokens.count)].contains {
        VesselRule.behind.contains($0.word) && $0.word != stream.tokens[next].word
      }
  }

  private func isMark(_ token: Int) -> Bool {
    let scalars = stream.scalars(of: stream.tokens[token])
    return scalars.count == 1 && [0x22, 0x27, 0xAB, 0x2018, 0x201C].contains(scalars.first ?? 0)
  }

  private func isPerson(_ span: NameSpan) -> Bool {
    let before = span.tokens.lowerBound - 1
    return stream.actsAsPerson(span)
      || before >= 0 && VesselRule.offices.contains(stream.tokens[before].word)
  }
}
