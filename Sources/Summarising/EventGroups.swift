import CollateCore
import TextKernels

/// Groups documents by the event they report.
///
/// Similarity is half the cosine of all content stems and half that of names and numbers, both with weights
/// √tf · ln((n + 20) / (df + 2)), as if the documents were part of a larger collection, so that two alone have
/// weights too; publication within three days speaks for one event, ten days apart against it. A document joins
/// the group it is most similar to on average. The order of the documents is the order of the groups.
struct EventGroups {
  /// The places of each group's documents, ascending; groups by their first document.
  private(set) var groups: [[Int]] = []

  /// The least average similarity to a group.
  static let threshold = 0.25
  /// How many of its weightiest features find a document's groups.
  private static let keyCount = 24

  private var sums: [[UInt64: Double]] = []
  private var groupsByKey: [UInt64: [Int]] = [:]
  private var days: [[Day]] = []

  /// Groups documents.
  ///
  /// O(words + documents × groups that share a weighty feature).
  init(_ documents: [Document], _ contents: [DocumentSentences]) {
    let vectors = EventGroups.vectors(contents)
    for place in documents.indices {
      let day = documents[place].metadata.date.flatMap { date in
        date.latest.number - date.earliest.number <= 7 ? date.earliest : nil
      }
      add(place, vectors[place], day)
    }
  }

  private mutating func add(_ place: Int, _ vector: [(key: UInt64, weight: Double)], _ day: Day?) {
    let keys = vector.sorted { ($1.weight, $0.key) < ($0.weight, $1.key) }.prefix(EventGroups.keyCount).map(
      \.key)
    let candidates =
      groups.count <= 32 ? Array(groups.indices) : Set(keys.flatMap { groupsByKey[$0] ?? [] }).sorted()
    var best: (score: Double, group: Int)?
    for group in candidates {
      var dot = 0.0
      for (key, weight) in vector { dot += weight * (sums[group][key] ?? 0) }
      let score = dot / Double(groups[group].count) + EventGroups.nearness(day, days[group])
      if score >= EventGroups.threshold, best.map({ score > $0.score }) ?? true { best = (score, group) }
    }
    let group = best?.group ?? groups.count
    if group == groups.count {
      groups.append([])
      sums.append([:])
      days.append([])
    }
    groups[group].append(place)
    for (key, weight) in vector { sums[group][key, default: 0] += weight }
    if let day { days[group].append(day) }
    for key in keys where groupsByKey[key]?.last != group { groupsByKey[key, default: []].append(group) }
  }

  /// What the days between a document and the nearest of a group add to their similarity.
  private static func nearness(_ day: Day?, _ days: [Day]) -> Double {
    guard let day, let distance = days.map({ abs($0.number - day.number) }).min() else { return 0 }
    return distance <= 3 ? 0.1 : distance <= 10 ? 0 : -0.15
  }

  /// The documents as vectors over stems and names together; each half has length √½.
  private static func vectors(_ contents: [DocumentSentences]) -> [[(key: UInt64, weight: Double)]] {
    let stems = contents.map { content in
      counts(content.titleStems + content.titleStems + content.sentences.prefix(24).flatMap(\.stems))
    }
    // Names have keys of their own: the same stem counts in both halves.
    let names = contents.map { content in
      counts(content.sentences.prefix(24).flatMap(\.names).map { Hashing.mix($0) })
    }
    return zip(weighted(stems), weighted(names)).map { a, b in
      if b.isEmpty { return a.map { ($0.key, $0.weight / 0.5.squareRoot()) } }
      return a + b
    }
  }

  private static func counts(_ keys: [UInt64]) -> [(key: UInt64, count: Int)] {
    var counts: [(key: UInt64, count: Int)] = []
    for key in keys.sorted() {
      if counts.last?.key == key { counts[counts.count - 1].count += 1 } else { counts.append((key, 1)) }
    }
    return counts
  }

  private static func weighted(_ bags: [[(key: UInt64, count: Int)]]) -> [[(key: UInt64, weight: Double)]] {
    var documents: [UInt64: Int] = [:]
    for bag in bags { for (key, _) in bag { documents[key, default: 0] += 1 } }
    let total = Double(bags.count + 20)
    return bags.map { bag in
      let raw = bag.map { key, count in
        let rarity = Logarithm.natural(total / Double((documents[key] ?? 1) + 2))
        return (key: key, weight: Double(count).squareRoot() * max(0, rarity))
      }
      let length = raw.reduce(0) { $0 + $1.weight * $1.weight }.squareRoot()
      return length > 0 ? raw.map { ($0.key, $0.weight / length * 0.5.squareRoot()) } : []
    }
  }
}
