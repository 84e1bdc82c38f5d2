public import CollateCore
import TextKernels

/// A document that answers a query.
public struct SearchHit: Sendable {
  /// The document's number.
  public let doc: Int
  /// Its rank: the sum of the BM25 weights of the words found.
  public let score: Double
  /// How often each word of the query stands in it, in the query's order; places in the lead count as three.
  let counts: [UInt32]
}

/// The answer of a search.
public struct SearchResult: Sendable {
  /// The best documents, best first.
  public let hits: [SearchHit]
  /// How many documents answer the query.
  public let total: Int
  /// The weight of each word of the query.
  let weights: [Double]
}

/// Ranks documents by Okapi BM25 with k1 = 1.2 and b = 0.75 (Robertson & Zaragoza 2009).
///
/// The weight of a word is ln(1 + (N - n + 0.5) / (n + 0.5)) for N documents searched and n that have it. The forms
/// of a word and the places of a phrase count as one term. News tells the most important first, so each of the first
/// 30 words counts as three: the lead is a field of its own weight, as in BM25F (Robertson, Zaragoza & Taylor 2004).
public enum Search {
  static let saturation = 1.2
  static let lengthShare = 0.75
  /// How many words at the beginning of an article count as its lead, and how much more they count.
  static let lead = 30
  static let leadWeight: UInt32 = 3

  /// The best `limit` of the documents, by number, that answer a query.
  ///
  /// One pass over their columns on all threads; equal scores stand in the order of the documents.
  public static func run(
    _ query: Query, over documents: [Int], in space: TokenSpace, limit: Int, context: RunContext
  ) throws(CommandError) -> SearchResult {
    let parts = TokenSpace.parts(of: documents, count: 128)
    let counter = PhraseCounter(query.leaves.map(\.phrase), in: space.vocabulary)
    let scans = try context.map(parts, unit: "parts") { scan(query, counter, $0, in: space) }
    let length = scans.reduce(0) { $0 + $1.length }
    let average = max(1, Double(length) / Double(max(1, documents.count)))
    let weights = query.leaves.indices.map { leaf -> Double in
      let having = Double(scans.reduce(0) { $0 + $1.having[leaf] })
      guard query.rankedLeaves.contains(leaf) else { return 0 }
      return Logarithm.natural(1 + (Double(documents.count) - having + 0.5) / (having + 0.5))
    }
    var best = Best(limit: limit)
    for scan in scans {
      for (index, doc) in scan.docs.enumerated() {
        let counts = scan.counts[(index * weights.count)..<((index + 1) * weights.count)]
        let relative = Double(space.columns[doc - 1].count) / average
        let norm = saturation * (1 - lengthShare + lengthShare * relative)
        var score = 0.0
        for (weight, count) in zip(weights, counts) where count > 0 {
          score += weight * Double(count) * (saturation + 1) / (Double(count) + norm)
        }
        best.offer(doc, score, counts)
      }
    }
    return SearchResult(hits: best.hits, total: scans.reduce(0) { $0 + $1.docs.count }, weights: weights)
  }

  /// What a pass over some documents found.
  private struct Scan: Sendable {
    var docs: [Int] = []
    /// The counts of all leaves for each of `docs`.
    var counts: [UInt32] = []
    /// For each leaf, how many documents have it.
    var having: [Int]
    var length = 0
  }

  private static func scan(
    _ query: Query, _ counter: PhraseCounter, _ documents: ArraySlice<Int>, in space: TokenSpace
  ) -> Scan {
    let leaves = query.leaves.count
    let canBeEmpty = query.canMatchWithoutLeaves
    var scan = Scan(having: [Int](repeating: 0, count: leaves))
    var counts = [UInt32](repeating: 0, count: leaves)
    for doc in documents {
      let column = space.columns[doc - 1]
      scan.length += column.count
      var any = canBeEmpty
      counter.scan(column) { place, leaf in
        counts[leaf] &+= place < lead ? leadWeight : 1
        any = true
      }
      for leaf in 0..<leaves {
        guard let places = query.leaves[leaf].places[doc] else { continue }
        counts[leaf] &+= UInt32(clamping: places.count)
        any = true
      }
      guard any else { continue }
      for leaf in 0..<leaves where counts[leaf] > 0 { scan.having[leaf] += 1 }
      if query.matches(doc, counts[...], in: column) {
        scan.docs.append(doc)
        scan.counts += counts
      }
      for leaf in 0..<leaves { counts[leaf] = 0 }
    }
    return scan
  }
}

/// The best hits so far, best first.
private struct Best {
  let limit: Int
  private(set) var kept: [SearchHit] = []
  private static let few = 1000

  init(limit: Int) { self.limit = limit }

  /// Takes a hit if it is good enough; documents must come in their order.
  mutating func offer(_ doc: Int, _ score: Double, _ counts: ArraySlice<UInt32>) {
    if limit <= Best.few, kept.count >= limit {
      guard let last = kept.last, score > last.score else { return }
      kept.removeLast()
    }
    let hit = SearchHit(doc: doc, score: score, counts: Array(counts))
    guard limit <= Best.few else { return kept.append(hit) }
    kept.insert(hit, at: kept.partitioningIndex { $0.score < score })
  }

  var hits: [SearchHit] {
    guard limit > Best.few else { return kept }
    return Array(kept.sorted { ($1.score, $0.doc) < ($0.score, $1.doc) }.prefix(limit))
  }
}
