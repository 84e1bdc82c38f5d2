import Claims
import CollateCore

/// Joins events that are reported in several languages.
///
/// Stems do not match across languages. The gate of `compare` does: by canonical entities, by numbers and by names as
/// other scripts write them, weighed with the days of publication.
enum EventLanguages {
  /// Beyond this many documents in several languages events are kept apart: reading names costs ten times a summary.
  static let limit = 2_000

  /// The least probability for a document of another language.
  static let certainty = 0.8

  /// Groups of places with those joined that report one event in different languages; each ascending, by its first.
  ///
  /// O(1) for documents of one language; else O(bytes) for documents whose names have not been read before.
  static func joined(
    _ groups: [[Int]], of numbers: [Int], in corpus: Corpus, context: RunContext
  ) throws(CommandError) -> [[Int]] {
    let languages = numbers.map { corpus[$0].metadata.language }
    let known = Set(languages).subtracting([.undetermined])
    guard numbers.count <= limit, known.count > 1 else { return groups }
    let gate = try EventGate(of: numbers, in: corpus, context: context)
    var group = [Int](repeating: 0, count: numbers.count)
    for (index, places) in groups.enumerated() { for place in places { group[place] = index } }
    let place = Dictionary(uniqueKeysWithValues: numbers.enumerated().map { ($0.element, $0.offset) })
    for event in gate.events {
      let places = event.documents.compactMap { place[$0] }.filter { known.contains(languages[$0]) }
      guard let target = largest(places.map { group[$0] }),
        let language = places.first(where: { group[$0] == target }).map({ languages[$0] })
      else { continue }
      // Only another language joins what the groups keep apart, and only a document that is surely like one of them:
      // an average is not enough across scripts.
      let members = places.filter { group[$0] == target }
      let joining = Set(
        places.filter { place in
          languages[place] != language
            && members.contains { gate.probability(numbers[place], numbers[$0]) >= certainty }
        }.map { group[$0] })
      for place in group.indices where joining.contains(group[place]) { group[place] = target }
    }
    return Set(group).map { index in group.indices.filter { group[$0] == index } }.sorted { $0[0] < $1[0] }
  }

  /// The number that stands most often in a list, the lowest of several.
  private static func largest(_ numbers: [Int]) -> Int? {
    var counts: [Int: Int] = [:]
    for number in numbers { counts[number, default: 0] += 1 }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }

  /// The places of an event by language: the one that most origins report in first, then by their first place.
  static func parts(of event: [Int], in input: SummaryInput) -> [[Int]] {
    var parts: [[Int]] = []
    for place in event {
      let language = input.language(of: place)
      if let index = parts.firstIndex(where: { input.language(of: $0[0]) == language }) {
        parts[index].append(place)
      } else {
        parts.append([place])
      }
    }
    return parts.sorted { (input.originCount($1), $0[0]) < (input.originCount($0), $1[0]) }
  }
}
