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
  /// A sentence joins the statement of another side when both print one utterance, in any language, when both give the
  /// first count their articles have of one thing, whatever the number, or when that side supports it by its words.
  /// Headlines and sentences of fewer than six words are passed over.
  public func claims(_ event: EventGate.Event) -> [CollatedClaim] {
    let reader = EventReader(corpus: corpus, sides: sides, texts: texts, quotes: quotes, figures: figures)
    let units = reader.units(event)
    let index = StatementIndex(units, sides: sides.sides.count)
    let matters = CommonMatters(index, reader.utterances(event), reader.counts(event))
    var taken = [Bool](repeating: false, count: units.count)
    var claims: [CollatedClaim] = []
    for (unit, own) in units.enumerated() where !taken[unit] && isClaim(own) {
      var places = [Extent?](repeating: nil, count: sides.sides.count)
      let join = { (match: Int) in
        let (side, isTaken) = (units[match].side, taken[match])
        guard !isTaken, places[side] == nil, !units[match].sentence.isTitle else { return }
        places[side] = Extent(units[match].doc, units[match].sentence.range)
        taken[match] = true
      }
      join(unit)
      matters.units(like: unit).forEach(join)
      for (side, support) in index.supports(of: unit).enumerated()
      where support.share >= 0.45 && side != own.side {
        support.unit.map(join)
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

/// What ties sentences of one event together whatever their words: an utterance, or the first count of one thing.
private struct CommonMatters {
  private var mattersOfUnit: [[Int]]
  private var unitsOfMatter: [[Int]] = []

  init(_ index: StatementIndex, _ utterances: [Utterance], _ counts: HeadlineCounts) {
    mattersOfUnit = Array(repeating: [], count: index.units.count)
    var numbers: [HeadlineCounts.Key: Int] = [:]
    unitsOfMatter = Array(repeating: [], count: utterances.count)
    for (number, utterance) in utterances.enumerated() {
      for unit in Set(utterance.versions.flatMap { index.units(at: $0.place) }).sorted() {
        add(unit, to: number)
      }
    }
    for (unit, own) in index.units.enumerated() {
      for key in counts.keys(at: Extent(own.doc, own.sentence.range)) {
        if numbers[key] == nil {
          numbers[key] = unitsOfMatter.count
          unitsOfMatter.append([])
        }
        if let number = numbers[key] { add(unit, to: number) }
      }
    }
  }

  private mutating func add(_ unit: Int, to matter: Int) {
    mattersOfUnit[unit].append(matter)
    unitsOfMatter[matter].append(unit)
  }

  /// The sentences that have a matter in common with one, those of its utterances first.
  func units(like unit: Int) -> [Int] { mattersOfUnit[unit].flatMap { unitsOfMatter[$0] } }
}
