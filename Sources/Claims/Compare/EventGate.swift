public import CollateCore
package import NamedEntities

/// Tells which documents report one event, before anything they say is compared.
///
/// `GateRule` gives the probability for two documents; documents form groups by average linkage (cf. Azzopardi and
/// Staff 2012 on clustering news by event).
public struct EventGate: Sendable {
  /// Documents that report one event.
  public struct Event: Sendable {
    /// The numbers of the documents, ascending.
    public let documents: [Int]
    /// The first and last day they were published, as far as that is known.
    public let days: DateInterval?
    /// The least probability, on average, that a member reports what the rest report; 1 for one document.
    public let cohesion: Double
    /// Words for what ties them together.
    public let because: String
  }

  /// The events, by their first document; every document is in one.
  public let events: [Event]
  private let gated: [GateDocument]
  private let rows: [Int: Int]

  /// The least average probability with which a document belongs to an event.
  package static let threshold = 0.5

  /// Groups documents given by number; throws when the user stops it.
  ///
  /// O(words for documents not seen before + pairs that share rare names or words).
  public init(
    of documents: [Int], in corpus: Corpus, context: RunContext
  ) throws(CommandError) {
    let texts = try ComparedText.read(documents.map { corpus[$0] }, context: context)
    let entities = try EntityIndex(corpus, documents: documents, in: context)
    try self.init(documents, texts: texts, entities: entities, context: context)
  }

  /// Groups documents given by number whose sentences and names are known.
  package init(
    _ documents: [Int], texts: [ComparedText], entities: EntityIndex, context: RunContext
  ) throws(CommandError) {
    let gated = try GateDocument.read(documents, texts, entities, context: context)
    let candidates = GateCandidates(gated)
    let similar = try context.map(Array(documents.indices), unit: "documents") { row in
      candidates.earlier(than: row).map {
        ($0, GateRule.probability(gated[row], gated[$0], among: Neighbourhoods.count(of: gated.count)))
      }
      .filter { $0.1 >= 0.02 }
    }
    let groups = AverageLinkage.groups(
      of: documents.count, similar: similar, threshold: EventGate.threshold)
    events = groups.map { EventGate.event($0, documents, gated, texts, entities) }
    self.gated = gated
    rows = Dictionary(documents.enumerated().map { ($1, $0) }) { first, _ in first }
  }

  /// The number, from 0, of the event of every document.
  public var eventOfDocument: [Int: Int] {
    var found: [Int: Int] = [:]
    for (number, event) in events.enumerated() { for doc in event.documents { found[doc] = number } }
    return found
  }

  /// The probability that two of the documents, given by number, report one event; 0 for one that was not asked for.
  public func probability(_ first: Int, _ second: Int) -> Double {
    guard let a = rows[first], let b = rows[second] else { return 0 }
    return GateRule.probability(gated[a], gated[b], among: Neighbourhoods.count(of: gated.count))
  }

  /// What `GateRule` counts of two of the documents, given by number; empty for one that was not asked for.
  package func evidence(_ first: Int, _ second: Int) -> [Double] {
    guard let a = rows[first], let b = rows[second] else { return [] }
    return GateRule.evidence(gated[a], gated[b])
  }

  /// The pairs of documents, given by number, that are worth comparing.
  package func candidatePairs() -> [(Int, Int)] {
    let numbers = rows.sorted { $0.value < $1.value }.map(\.key)
    let candidates = GateCandidates(gated)
    return numbers.indices.flatMap { row in candidates.earlier(than: row).map { (numbers[$0], numbers[row]) }
    }
  }

  private static func event(
    _ group: [Int], _ documents: [Int], _ gated: [GateDocument], _ texts: [ComparedText],
    _ entities: EntityIndex
  ) -> Event {
    let days = group.compactMap { texts[$0].published }
    let interval = days.map(\.earliest).min().flatMap { first in
      days.map(\.latest).max().map { DateInterval(first, $0, evidence: "documents") }
    }
    let cohesion =
      group.map { member in
        let others = group.filter { $0 != member }
        return others.isEmpty
          ? 1
          : others.reduce(0) {
            $0 + GateRule.probability(gated[member], gated[$1], among: Neighbourhoods.count(of: gated.count))
          }
            / Double(others.count)
      }.min() ?? 1
    let numbers = group.map { documents[$0] }
    return Event(documents: numbers, days: interval, cohesion: cohesion, because: names(numbers, entities))
  }

  /// The names that most of the documents have.
  private static func names(_ documents: [Int], _ entities: EntityIndex) -> String {
    var counts: [Int: Int] = [:]
    for doc in documents {
      for entity in Set(entities.mentions(in: doc).map(\.entity)) { counts[entity, default: 0] += 1 }
    }
    let best = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(4)
    return best.map { entities.entities[$0.key].name }.joined(separator: ", ")
  }
}
