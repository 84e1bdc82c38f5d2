public import CollateCore

/// A statement with the sentence each side makes it in.
public struct CollatedClaim: Sendable {
  /// For each side the sentence, or nil where it does not make the statement.
  public let places: [Extent?]
}

extension Comparison {
  /// The statements of an event, each with the sentence of every side that makes it, in the order of the text of the
  /// first document that does.
  ///
  /// A sentence joins the statement of another side when that side supports it by `Omission.shared`. Headlines and
  /// sentences of fewer than six words are passed over.
  public func claims(_ event: EventGate.Event) -> [CollatedClaim] {
    let reader = EventReader(corpus: corpus, sides: sides, texts: texts, quotes: quotes, figures: figures)
    let index = StatementIndex(reader.units(event), sides: sides.sides.count)
    var taken = [Bool](repeating: false, count: index.units.count)
    var claims: [CollatedClaim] = []
    for (unit, own) in index.units.enumerated() where !taken[unit] && isClaim(own) {
      var places = [Extent?](repeating: nil, count: sides.sides.count)
      places[own.side] = Extent(own.doc, own.sentence.range)
      taken[unit] = true
      for (side, support) in index.supports(of: unit).enumerated()
      where support.share >= 0.45 && side != own.side {
        guard let match = support.unit, !taken[match] else { continue }
        places[side] = Extent(index.units[match].doc, index.units[match].sentence.range)
        taken[match] = true
      }
      claims.append(CollatedClaim(places: places))
    }
    return claims
  }

  private func isClaim(_ unit: StatementIndex.Unit) -> Bool {
    !unit.sentence.isTitle && unit.sentence.words >= 6
  }

  /// The quotations of a document in whole sentences for which no speaker is known.
  public func unattributedQuotes(_ doc: Int) -> [Extent] {
    (quotes[doc] ?? []).filter { $0.kind == .direct && $0.speaker == nil }.map { Extent(doc, $0.range) }
  }
}
