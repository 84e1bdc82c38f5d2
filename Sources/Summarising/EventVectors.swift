import TextKernels

/// Documents as vectors whose dot product says how much they are about one event.
///
/// A vector has four parts with keys of their own: content stems, names and numbers, the first lines, and the title, each
/// with weights √tf · ln((n + 20) / (df + 2)), as if the documents were part of a larger collection, so that two alone have
/// weights too. First lines and titles tell more than their length: of two battles of one war all else is alike. The shares
/// of the parts were set on news that people had grouped by event (see `Documentation/methods/summarise.md`).
enum EventVectors {
  /// Weights by ascending key.
  typealias Vector = [(key: Int32, weight: Double)]

  /// How many sentences are read, and how many of them are the first lines.
  private static let sentences = 24
  private static let firstLines = 3

  /// The share of each part in the similarity of two documents that have all: stems, names, first lines, title.
  private static let shares = [0.4, 0.1, 0.3, 0.2]

  /// The documents as vectors, sorted by key; each has length 1, or none when there are no words.
  ///
  /// A part that a document lacks leaves its share to the others. O(words of the first sentences × log).
  static func read(_ contents: [DocumentSentences], _ keys: inout ConceptTable) -> [Vector] {
    var bags = shares.map { _ in [[(key: Int32, count: Int)]]() }
    for content in contents {
      let read = content.sentences.prefix(sentences)
      let title = content.titleStems
      bags[0].append(counts(title + title + read.flatMap(\.stems), &keys, part: 0))
      bags[1].append(counts(read.flatMap(\.names), &keys, part: 1))
      bags[2].append(counts(title + read.prefix(firstLines).flatMap(\.stems), &keys, part: 2))
      bags[3].append(counts(title, &keys, part: 3))
    }
    let parts = bags.map { weighted($0, keys.count) }
    return contents.indices.map { document in
      let present = shares.indices.filter { !parts[$0][document].isEmpty }
      let total = present.reduce(0) { $0 + shares[$1] }
      return present.reduce([]) { vector, part in
        let scale = (shares[part] / total).squareRoot()
        return sum(vector, parts[part][document].map { ($0.key, $0.weight * scale) })
      }
    }
  }

  /// How often each concept stands in a list, by its key; a part's keys are its own.
  private static func counts(
    _ concepts: [UInt64], _ keys: inout ConceptTable, part: UInt64
  ) -> [(key: Int32, count: Int)] {
    var counts: [(key: Int32, count: Int)] = []
    for key in concepts.map({ keys.number(of: part == 0 ? $0 : Hashing.combine(part, $0)) }).sorted() {
      if counts.last?.key == key { counts[counts.count - 1].count += 1 } else { counts.append((key, 1)) }
    }
    return counts
  }

  /// The sum of two vectors sorted by key.
  static func sum(_ a: Vector, _ b: Vector) -> Vector {
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

  /// Bags as unit vectors.
  private static func weighted(_ bags: [[(key: Int32, count: Int)]], _ keyCount: Int) -> [Vector] {
    var documents = [Int32](repeating: 0, count: keyCount)
    for bag in bags { for (key, _) in bag { documents[Int(key)] += 1 } }
    let total = Double(bags.count + 20)
    let rarity = documents.map { max(0, Logarithm.natural(total / Double($0 + 2))) }
    return bags.map { bag in
      let raw = bag.map { (key: $0.key, weight: Double($0.count).squareRoot() * rarity[Int($0.key)]) }
      let length = raw.reduce(0) { $0 + $1.weight * $1.weight }.squareRoot()
      return length > 0 ? raw.map { ($0.key, $0.weight / length) } : []
    }
  }
}
