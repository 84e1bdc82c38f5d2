public import CollateCore
package import NamedEntities

/// Something somebody is said to have said, with every place that prints it.
public struct Statement: Sendable {
  /// Who is said to have said it.
  public let speaker: String
  /// The places, the longest form first.
  public let places: [Extent]
}

extension Comparison {
  /// What a speaker is by the list of names; nil for one that it does not have.
  package func kind(ofSpeaker name: String) -> EntityType? {
    entities.entity(named: name).map { entities.entities[$0].type }
  }

  /// The statements of all documents: utterances in all their forms, then what one article alone has; in the order of
  /// their first place.
  public func statements() -> [Statement] {
    var statements: [Statement] = []
    var taken: Set<Extent> = []
    for utterance in shared.flatMap(\.utterances) {
      let places = utterance.versions.map(\.place)
      statements.append(Statement(speaker: utterance.speaker, places: places))
      taken.formUnion(places)
    }
    for doc in documents {
      for quote in quotes[doc] ?? [] where quote.kind == .direct || quote.kind == .indirect {
        let place = Extent(doc, quote.range)
        guard !taken.contains(place), let speaker = quote.speakerName(in: corpus[doc].text) else { continue }
        statements.append(Statement(speaker: speaker, places: [place]))
      }
    }
    return statements.sorted { ($0.places.min() ?? $0.places[0]) < ($1.places.min() ?? $1.places[0]) }
  }
}
