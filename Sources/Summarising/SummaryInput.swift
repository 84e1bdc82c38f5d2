import CollateCore
import TextReuse

/// The documents to summarise, read and grouped.
struct SummaryInput {
  /// Their numbers.
  let numbers: [Int]
  let corpus: Corpus
  let contents: [DocumentSentences]
  /// The origin of each, from 0 in the order of their first appearance.
  let origins: [Int]
  /// The places of the documents of each event, in the order of the events' first documents.
  let events: [[Int]]

  init(_ numbers: [Int], in corpus: Corpus, context: RunContext) throws(CommandError) {
    self.numbers = numbers
    self.corpus = corpus
    contents = try context.memo.values(for: numbers.map { corpus[$0] }, in: context) { DocumentSentences($0) }
    let found = try Origins(of: numbers, in: corpus, context: context)
    origins = numbers.map { found.origin(of: $0) - 1 }
    try context.checkCancellation()
    events = EventGroups(numbers.map { corpus[$0] }, contents).groups
    try context.checkCancellation()
  }

  /// The places of the documents of each outlet, by name; those without one come last.
  func sources() -> [(name: String, places: [Int])] {
    var places: [String: [Int]] = [:]
    for (place, number) in numbers.enumerated() {
      places[corpus[number].metadata.source ?? "", default: []].append(place)
    }
    return places.sorted { ($0.key.isEmpty ? 1 : 0, $0.key) < ($1.key.isEmpty ? 1 : 0, $1.key) }
      .map { ($0.key.isEmpty ? "unknown" : $0.key, $0.value) }
  }

  /// The material of some of the documents, with their origins counted from 0.
  func material(_ places: [Int]) -> Material {
    var known: [Int: Int] = [:]
    let origins = places.map { place -> Int in
      let next = known.count
      return known[self.origins[place]]
        ?? {
          known[self.origins[place]] = next; return next
        }()
    }
    return Material(places.map { contents[$0] }, origins: origins)
  }

  /// How many origins some documents have.
  func originCount(_ places: [Int]) -> Int { Set(places.map { origins[$0] }).count }

  /// The earliest date of some documents, as far as it is known.
  func date(_ places: [Int]) -> DateInterval? {
    places.compactMap { corpus[numbers[$0]].metadata.date }
      .min { ($0.earliest, $0.latest) < ($1.earliest, $1.latest) }
  }
}
