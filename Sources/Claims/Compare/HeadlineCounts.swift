import CollateCore

/// The first count each document gives of the dead, the injured and so on: two sides that both give one report the
/// same fact, whatever the number and the words.
struct HeadlineCounts: Sendable {
  /// What is counted, and of whom.
  struct Key: Hashable {
    let thing: String
    let group: String?
  }
  /// Nouns that say nothing of what is counted.
  private static let vague: Set<String> = ["people", "person", "persons", "members", "others"]
  private var sidesOfKey: [Key: Set<Int>] = [:]
  /// The counts of each document, in the order of their sentences.
  private var keysOfPlace: [Int: [(sentence: Range<Int>, key: Key)]] = [:]

  /// The counts of an event's documents; `side` gives the side of a document.
  init(_ documents: [Int], figures: [Int: [Figure]], side: (Int) -> Int) {
    for doc in documents {
      var first: [Key: Double] = [:]
      for figure in figures[doc] ?? [] where figure.unit == nil && figure.kind != .part {
        guard let thing = figure.thing, !HeadlineCounts.vague.contains(thing) else { continue }
        let key = Key(thing: thing, group: FigureSeries.group(of: figure.noun))
        if first[key] == nil { first[key] = figure.value }
        guard first[key] == figure.value else { continue }
        sidesOfKey[key, default: []].insert(side(doc))
        keysOfPlace[doc, default: []].append((figure.sentence, key))
      }
      keysOfPlace[doc]?.sort { $0.sentence.lowerBound < $1.sentence.lowerBound }
    }
  }

  /// Whether a sentence gives a headline count of which another side gives one as well.
  ///
  /// O(log counts), as sentences do not overlap.
  func isShared(_ place: Extent) -> Bool {
    keys(at: place).contains { (sidesOfKey[$0]?.count ?? 0) > 1 }
  }

  /// What the headline counts of a sentence are of.
  ///
  /// O(log counts), as sentences do not overlap.
  func keys(at place: Extent) -> [Key] {
    let counts = keysOfPlace[place.doc] ?? []
    let first = counts.partitioningIndex { $0.sentence.upperBound > place.range.lowerBound }
    return counts[first...].prefix { $0.sentence.lowerBound < place.range.upperBound }.map(\.key)
  }
}
