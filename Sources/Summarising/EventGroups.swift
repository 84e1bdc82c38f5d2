import CollateCore
import TextKernels

/// Groups documents by the event they report.
///
/// Similarity is that of `EventVectors`; publication within three days speaks for one event, ten days apart against it,
/// and so, a little, does a day that is not known. A document joins
/// the group it is most similar to on average. The order of the documents is the order of the groups.
struct EventGroups {
  /// The places of each group's documents, ascending; groups by their first document.
  private(set) var groups: [[Int]] = []

  /// The least average similarity to a group.
  static let threshold = 0.19
  /// How many of its weightiest features find a document's groups.
  private static let keyCount = 24
  /// A feature of more groups than this finds none.
  private static let commonest = 200

  private typealias Vector = EventVectors.Vector

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
    let vectors = EventVectors.read(contents, &keys)
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
    sums[group] = EventVectors.sum(sums[group], vector)
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

  /// What the days between a document and the nearest of a group add to their similarity.
  private static func nearness(_ day: Day?, _ days: [Day]) -> Double {
    guard let day, let distance = days.map({ abs($0.number - day.number) }).min() else { return -0.05 }
    return distance <= 3 ? 0.12 : distance <= 10 ? 0 : -0.2
  }
}
