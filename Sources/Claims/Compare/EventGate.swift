public import CollateCore
package import NamedEntities
import TextKernels

/// Tells which documents report one event, before anything they say is compared.
///
/// Similarity is 0.6 · cosine of content stems + 0.2 · cosine of names, less the further apart the days, + 0.2 ·
/// e^(-days/7), with tf-idf weights and without the date where one is not known; across languages names and numbers
/// stand for the stems (cf. Azzopardi and Staff 2012 on clustering news by event). Documents form
/// groups by average linkage. The corpus is taken to be part of a larger one, so that two documents alone have
/// weights as well.
public struct EventGate: Sendable {
  /// Documents that report one event.
  public struct Event: Sendable {
    /// The numbers of the documents, ascending.
    public let documents: [Int]
    /// The first and last day they were published, as far as that is known.
    public let days: DateInterval?
    /// The least similarity of a member to the rest.
    public let cohesion: Double
    /// Words for what ties them together.
    public let because: String
  }

  /// The events, by their first document.
  public let events: [Event]
  private let vectors: [GateVector]
  private let documents: [Int]

  /// The least average similarity of a document to an event it belongs to.
  package static let threshold = 0.25

  /// Groups documents given by number.
  ///
  /// O(words + pairs that share a rare name or word).
  package init(
    _ documents: [Int], in corpus: Corpus, texts: [ComparedText], entities: EntityIndex, context: RunContext,
    threshold: Double = EventGate.threshold
  ) throws(CommandError) {
    self.documents = documents
    vectors = GateVector.vectors(documents, corpus, texts, entities)
    let vectors = self.vectors
    let rows = Array(documents.indices)
    let candidates = GateCandidates(vectors)
    let similar = try context.map(rows, unit: "documents") { row in
      candidates.earlier(than: row).map { ($0, vectors[row].similarity(to: vectors[$0])) }
        .filter { $0.1 >= threshold * 0.4 }
    }
    let groups = AverageLinkage.groups(of: documents.count, similar: similar, threshold: threshold)
    events = groups.map { group in
      EventGate.event(group, documents, vectors, corpus, entities)
    }
  }

  /// The similarity of two of the documents, given by number, from 0 to 1.
  package func similarity(_ first: Int, _ second: Int) -> Double {
    guard let a = documents.firstIndex(of: first), let b = documents.firstIndex(of: second) else { return 0 }
    return vectors[a].similarity(to: vectors[b])
  }

  private static func event(
    _ group: [Int], _ documents: [Int], _ vectors: [GateVector], _ corpus: Corpus, _ entities: EntityIndex
  ) -> Event {
    let numbers = group.map { documents[$0] }
    let days = numbers.compactMap { corpus[$0].metadata.date }
    let interval = days.map(\.earliest).min().flatMap { first in
      days.map(\.latest).max().map { DateInterval(first, $0, evidence: "documents") }
    }
    let cohesion =
      group.map { member in
        let others = group.filter { $0 != member }
        return others.isEmpty
          ? 1 : others.reduce(0) { $0 + vectors[member].similarity(to: vectors[$1]) } / Double(others.count)
      }.min() ?? 1
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

/// A document as weights of names and of stems.
struct GateVector: Sendable {
  private(set) var names: [(key: UInt64, weight: Double)] = []
  private(set) var stems: [(key: UInt64, weight: Double)] = []
  /// Numbers and names as other languages write them too.
  private(set) var crossing: [(key: UInt64, weight: Double)] = []
  let day: Double?
  let language: Language

  static func vectors(
    _ documents: [Int], _ corpus: Corpus, _ texts: [ComparedText], _ entities: EntityIndex
  ) -> [GateVector] {
    let names = documents.map { doc in
      counts(entities.mentions(in: doc).map { UInt64($0.entity) })
    }
    let stems = texts.map { text in counts(text.sentences.flatMap(\.concepts)) }
    let crossingWeights = weights(stems.map { bag in bag.filter { Concept.crossesLanguages($0.0) } })
    let nameWeights = weights(names)
    let stemWeights = weights(stems)
    return documents.indices.map { index in
      var vector = GateVector(
        day: middle(corpus[documents[index]].metadata.date), language: texts[index].language)
      vector.crossing = crossingWeights[index]
      vector.names = nameWeights[index]
      vector.stems = stemWeights[index]
      return vector
    }
  }

  private init(day: Double?, language: Language) {
    self.day = day
    self.language = language
  }

  private static func middle(_ date: DateInterval?) -> Double? {
    guard let date, date.latest.number - date.earliest.number <= 7 else { return nil }
    return Double(date.earliest.number + date.latest.number) / 2
  }

  private static func counts(_ keys: [UInt64]) -> [(UInt64, Int)] {
    var counts: [(UInt64, Int)] = []
    for key in keys.sorted() {
      if let last = counts.last, last.0 == key {
        counts[counts.count - 1].1 += 1
      } else {
        counts.append((key, 1))
      }
    }
    return counts
  }

  /// Unit vectors of (1 + ln tf) · ln((n + 20) / (df + 0.5)).
  private static func weights(_ bags: [[(UInt64, Int)]]) -> [[(key: UInt64, weight: Double)]] {
    var documents: [UInt64: Int] = [:]
    for bag in bags { for (key, _) in bag { documents[key, default: 0] += 1 } }
    let total = Double(bags.count + 20)
    return bags.map { bag in
      let raw = bag.map { key, count in
        let rarity = Logarithm.natural(total / (Double(documents[key] ?? 1) + 0.5))
        return (key: key, weight: (1 + Logarithm.natural(Double(count))) * rarity)
      }
      let norm = raw.reduce(0) { $0 + $1.weight * $1.weight }.squareRoot()
      return norm > 0 ? raw.map { (key: $0.key, weight: $0.weight / norm) } : []
    }
  }

  /// The similarity of two documents, from 0 to 1.
  func similarity(to other: GateVector) -> Double {
    let (names, stems) = parts(other)
    let words = language == other.language ? 0.6 * stems + 0.2 * names : 0.6 * stems + 0.4 * names
    guard let day, let otherDay = other.day else { return min(1, words / 0.9) }
    // What is months apart is another event, however alike the words.
    let apart = abs(day - otherDay)
    return min(1, words * (0.4 + 0.6 * GateVector.decay(apart / 21)) + 0.2 * GateVector.decay(apart / 7))
  }

  /// The cosines of names and of stems.
  func parts(_ other: GateVector) -> (names: Double, stems: Double) {
    let own = GateVector.cosine(names, other.names)
    if language != other.language { return (own, GateVector.cosine(crossing, other.crossing)) }
    return (own, GateVector.cosine(stems, other.stems))
  }

  /// e^-x by squaring a short series: the same on every machine.
  private static func decay(_ x: Double) -> Double {
    guard x < 30 else { return 0 }
    let small = x / 64
    var value = 1 - small * (1 - small / 2 * (1 - small / 3 * (1 - small / 4)))
    for _ in 0..<6 { value *= value }
    return value
  }

  private static func cosine(
    _ first: [(key: UInt64, weight: Double)], _ second: [(key: UInt64, weight: Double)]
  ) -> Double {
    var a = 0
    var b = 0
    var sum = 0.0
    while a < first.count, b < second.count {
      if first[a].key == second[b].key {
        sum += first[a].weight * second[b].weight
        a += 1
        b += 1
      } else if first[a].key < second[b].key {
        a += 1
      } else {
        b += 1
      }
    }
    return sum
  }
}

/// Pairs of documents worth comparing: those that share two of their weightiest names or stems.
struct GateCandidates: Sendable {
  private var lists: [UInt64: [Int]] = [:]
  private let keys: [[UInt64]]
  /// How many of its weightiest features a document is found by.
  private static let features = 24
  /// A feature of more documents than this finds nobody.
  private static let commonest = 200

  init(_ vectors: [GateVector]) {
    keys = vectors.map { vector in
      let names = vector.names.sorted { ($1.weight, $0.key) < ($0.weight, $1.key) }.prefix(
        GateCandidates.features)
      let stems = vector.stems.sorted { ($1.weight, $0.key) < ($0.weight, $1.key) }.prefix(
        GateCandidates.features)
      return names.map { $0.key &* 2 } + stems.map { $0.key &* 2 &+ 1 }
    }
    for (row, keys) in keys.enumerated() { for key in keys { lists[key, default: []].append(row) } }
  }

  /// The earlier documents that share two features with one, ascending; all of them when there are few.
  func earlier(than row: Int) -> [Int] {
    if keys.count <= 60 { return Array(0..<row) }
    var hits: [Int: Int] = [:]
    for key in keys[row] {
      guard let list = lists[key], list.count <= GateCandidates.commonest else { continue }
      for other in list where other < row { hits[other, default: 0] += 1 }
    }
    return hits.filter { $0.value >= 2 }.keys.sorted()
  }
}

/// Groups by average linkage: a row joins the earlier group it is most similar to on average, then groups merge.
enum AverageLinkage {
  /// The groups of `count` rows, each ascending, by their first row; pairs not in `similar` count as 0.
  ///
  /// O(pairs) and a pass over pairs of groups.
  static func groups(of count: Int, similar: [[(Int, Double)]], threshold: Double) -> [[Int]] {
    var groups: [[Int]] = []
    var groupOf = [Int](repeating: -1, count: count)
    for row in 0..<count {
      var sums: [Int: Double] = [:]
      for (other, value) in similar[row] { sums[groupOf[other], default: 0] += value }
      let best = sums.map { ($0.key, $0.value / Double(groups[$0.key].count)) }
        .max { ($0.1, $1.0) < ($1.1, $0.0) }
      if let best, best.1 >= threshold {
        groupOf[row] = best.0
        groups[best.0].append(row)
      } else {
        groupOf[row] = groups.count
        groups.append([row])
      }
    }
    return merged(groups, groupOf, similar, threshold)
  }

  /// Joins groups that the order of the documents kept apart.
  private static func merged(
    _ groups: [[Int]], _ groupOf: [Int], _ similar: [[(Int, Double)]], _ threshold: Double
  ) -> [[Int]] {
    var sums: [[Int]: Double] = [:]
    for (row, pairs) in similar.enumerated() {
      for (other, value) in pairs where groupOf[row] != groupOf[other] {
        sums[[min(groupOf[row], groupOf[other]), max(groupOf[row], groupOf[other])], default: 0] += value
      }
    }
    var parent = Array(groups.indices)
    let close = sums.filter { pair, sum in
      sum / Double(groups[pair[0]].count * groups[pair[1]].count) >= threshold
    }
    for pair in close.keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) where parent[pair[1]] == pair[1] {
      parent[pair[1]] = parent[pair[0]]
    }
    var joined: [Int: [Int]] = [:]
    for index in groups.indices { joined[parent[index], default: []] += groups[index] }
    return joined.keys.sorted().compactMap { joined[$0]?.sorted() }
  }
}
