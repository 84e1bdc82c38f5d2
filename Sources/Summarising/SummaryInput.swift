import CollateCore
import TextReuse

/// The documents to summarise, read and grouped.
struct SummaryInput {
  /// Their numbers.
  let numbers: [Int]
  let corpus: Corpus
  let contents: [DocumentSentences]
  /// What came before, where that is not among the documents to summarise.
  let before: [DocumentSentences]
  /// The origin of each, from 0 in the order of their first appearance.
  let origins: [Int]
  /// The places of the documents of each event, in the order of the events' first documents.
  let events: [[Int]]

  init(_ numbers: [Int], since: Summary.Since?, in corpus: Corpus, context: RunContext) throws(CommandError) {
    self.numbers = numbers
    self.corpus = corpus
    contents = try context.memo.values(for: numbers.map { corpus[$0] }, in: context) { DocumentSentences($0) }
    var outside: [Int] = []
    if case .documents(let known) = since { outside = Set(known).subtracting(numbers).sorted() }
    before = try context.memo.values(for: outside.map { corpus[$0] }, in: context) { DocumentSentences($0) }
    let found = try Origins(of: numbers, in: corpus, context: context)
    origins = numbers.map { found.origin(of: $0) - 1 }
    try context.checkCancellation()
    events = try SummaryInput.events(numbers, contents, origins, in: corpus, context: context)
    try context.checkCancellation()
  }

  /// Groups the first document of each origin by event; the others of an origin follow it, so that copies move nothing.
  private static func events(
    _ numbers: [Int], _ contents: [DocumentSentences], _ origins: [Int], in corpus: Corpus,
    context: RunContext
  ) throws(CommandError) -> [[Int]] {
    var members: [[Int]] = []
    for (place, origin) in origins.enumerated() {
      if origin == members.count { members.append([]) }
      members[origin].append(place)
    }
    let heads = members.map { $0[0] }
    let groups = try EventGroups(heads.map { corpus[numbers[$0]] }, heads.map { contents[$0] }, context)
      .groups
    try context.checkCancellation()
    let joined = try EventLanguages.joined(
      groups, of: heads.map { numbers[$0] }, in: corpus, context: context)
    return joined.map { event in event.flatMap { members[$0] }.sorted() }
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

  /// The language of a document.
  func language(of place: Int) -> Language { corpus[numbers[place]].metadata.language }

  /// How many origins some documents have.
  func originCount(_ places: [Int]) -> Int { Set(places.map { origins[$0] }).count }

  /// The earliest date of some documents, as far as it is known.
  func date(_ places: [Int]) -> DateInterval? {
    places.compactMap { corpus[numbers[$0]].metadata.date }
      .min { ($0.earliest, $0.latest) < ($1.earliest, $1.latest) }
  }
}
