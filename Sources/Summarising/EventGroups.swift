import CollateCore
import TextKernels

/// Groups documents by the event they report.
///
/// Similarity is half the cosine of all content stems and half that of names and numbers, both with weights
/// √tf · ln((n + 20) / (df + 2)), as if the documents were part of a larger collection, so that two alone have
/// weights too; publication within three days speaks for one event, ten days apart against it,
/// and so, a little, does a day that is not known. A document joins
/// the group it is most similar to on average. The order of the documents is the order of the groups.
struct EventGroups {
  /// The places of each group's documents, ascending; groups by their first document.
  private(set) var groups: [[Int]] = []

  /// The least average similarity to a group.
  static let threshold = 0.25
  /// How many of its weightiest features find a document's groups.
  private static let keyCount = 24
  /// A feature of more groups than this finds none.
  private static let commonest = 200

  private typealias Vector = [(key: Int32, weight: Double)]

  /// The sum of the vectors of each group's documents, by key.
  private var sums: [Vector] = []
  private var groupsByKey: [[Int]]
  private var days: [[Day]] = []
  /// The document that each group was a candidate for last.
  private var lastFound: [Int] = []
  /// The weights of the document at hand, by key.
  private var current: [Double]

  /// Groups documents; throws when the user stops it.
  ///
  /// O(words + documents × groups that share a weighty feature).
  init(
    _ documents: [Document], _ contents: [DocumentSentences], _ context: RunContext
  ) throws(CommandError) {
    let stems = contents.reduce(0) { $0 + $1.stemCount }
    var keys = ConceptTable(minimumCapacity: min(contents.count * 150, stems))
    let vectors = EventGroups.vectors(contents, &keys)
    groupsByKey = Array(repeating: [], count: keys.count)
    current = Array(repeating: 0, count: keys.count)
    for place in documents.indices {
      try context.checkCancellation()
      let day = documents[place].metadata.date.flatMap { date in
        date.latest.number - date.earliest.number <= 7 ? date.earliest : nil
      }
      add(place, vectors[place], day)
    }
  }

  private mutating func add(_ place: Int, _ vector: Vector, _ day: Day?) {
    let keys = vector.sorted { ($1.weight, $0.key) < ($0.weight, $1.key) }.prefix(EventGroups.keyCount).map(
      \.key)
    let candidates = groups.count <= 32 ? Array(groups.indices) : candidates(for: place, keys)
    for (key, weight) in vector { current[Int(key)] = weight }
    var best: (score: Double, group: Int)?
    for group in candidates {
      var dot = 0.0
      for (key, weight) in sums[group] { dot += weight * current[Int(key)] }
      let score = dot / Double(groups[group].count) + EventGroups.nearness(day, days[group])
      if score >= EventGroups.threshold, best.map({ score > $0.score }) ?? true { best = (score, group) }
    }
    for (key, _) in vector { current[Int(key)] = 0 }
    let group = best?.group ?? groups.count
    if group == groups.count {
      groups.append([])
      sums.append([])
      days.append([])
      lastFound.append(place)
    }
    groups[group].append(place)
    sums[group] = EventGroups.sum(sums[group], vector)
    if let day, !days[group].contains(day) { days[group].append(day) }
    for key in keys where groupsByKey[Int(key)].last != group { groupsByKey[Int(key)].append(group) }
  }

  /// The groups that share a key with a document, ascending.
  private mutating func candidates(for place: Int, _ keys: [Int32]) -> [Int] {
    var found: [Int] = []
    for key in keys where groupsByKey[Int(key)].count <= EventGroups.commonest {
      for group in groupsByKey[Int(key)] where lastFound[group] != place {
        lastFound[group] = place
        found.append(group)
      }
    }
    return found.sorted()
  }

  /// The sum of two vectors sorted by key.
  private static func sum(_ a: Vector, _ b: Vector) -> Vector {
    guard !a.isEmpty else { return b }
    var result: Vector = []
    result.reserveCapacity(a.count + b.count)
    var i = 0
    var j = 0
    while i < a.count || j < b.count {
      if j == b.count || i < a.count && a[i].key < b[j].key {
        result.append(a[i])
        i += 1
      } else if i < a.count, a[i].key == b[j].key {
        result.append((a[i].key, a[i].weight + b[j].weight))
        i += 1
        j += 1
      } else {
        result.append(b[j])
        j += 1
      }
    }
    return result
  }

  /// What the days between a document and the nearest of a group add to their similarity.
  private static func nearness(_ day: Day?, _ days: [Day]) -> Double {
    guard let day, let distance = days.map({ abs($0.number - day.number) }).min() else { return -0.05 }
    return distance <= 3 ? 0.12 : distance <= 10 ? 0 : -0.15
  }

  /// The documents as vectors over stems and names together, sorted by key; each half has length √½.
  private static func vectors(_ contents: [DocumentSentences], _ keys: inout ConceptTable) -> [Vector] {
    var stems: [[(key: Int32, count: Int)]] = []
    var names: [[(key: Int32, count: Int)]] = []
    for content in contents {
      let lead = content.sentences.prefix(24)
      stems.append(counts(content.titleStems + content.titleStems + lead.flatMap(\.stems), &keys) { $0 })
      // Names have keys of their own: the same stem counts in both halves.
      names.append(counts(lead.flatMap(\.names), &keys) { Hashing.mix($0) })
    }
    return zip(weighted(stems, keys.count), weighted(names, keys.count)).map { a, b in
      if b.isEmpty { return a.map { ($0.key, $0.weight * 2.0.squareRoot()) } }
      return sum(a, b)
    }
  }

  private static func counts(
    _ concepts: [UInt64], _ keys: inout ConceptTable, _ key: (UInt64) -> UInt64
  ) -> [(key: Int32, count: Int)] {
    var counts: [(key: Int32, count: Int)] = []
    for key in concepts.map({ keys.number(of: key($0)) }).sorted() {
      if counts.last?.key == key { counts[counts.count - 1].count += 1 } else { counts.append((key, 1)) }
    }
    return counts
  }

  private static func weighted(_ bags: [[(key: Int32, count: Int)]], _ keyCount: Int) -> [Vector] {
    var documents = [Int32](repeating: 0, count: keyCount)
    for bag in bags { for (key, _) in bag { documents[Int(key)] += 1 } }
    let total = Double(bags.count + 20)
    let rarity = documents.map { max(0, Logarithm.natural(total / Double($0 + 2))) }
    return bags.map { bag in
      let raw = bag.map { (key: $0.key, weight: Double($0.count).squareRoot() * rarity[Int($0.key)]) }
      let length = raw.reduce(0) { $0 + $1.weight * $1.weight }.squareRoot()
      return length > 0 ? raw.map { ($0.key, $0.weight / length * 0.5.squareRoot()) } : []
    }
  }
}
