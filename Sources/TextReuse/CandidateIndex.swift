package import CollateCore

/// Finds the documents that may be copies of each other, from their sketches.
///
/// An inverted index in one block: postings `(hash, document)` counted into buckets by the leading bits of the hash,
/// in the order of the documents. It misses a pair only when the samples share too few shingles; it decides nothing,
/// for every candidate is compared word by word afterwards. The candidates of a document depend on it and those
/// before it alone, so that documents that are added later change none.
package struct CandidateIndex: Sendable {
  /// A pair that may be copies: the later document's candidate among the earlier ones.
  package struct Candidate: Sendable, Equatable {
    /// The place of the earlier document.
    package let other: Int32
    /// Shared sampled shingles over those of the document with fewer, 0 to 1.
    package let share: Float
  }

  /// The share of shingles that a copy has at least; samples may show less by chance.
  private let leastShare: Float
  /// When set, so many shared shingles make a candidate, wherever they stand.
  private let leastShared: Int?
  private struct Size {
    let words: Float
    let rate: Float
    let spread: Int
  }
  /// How many of the documents that have a shingle are looked at, the first ones: a copy of one is found by any of
  /// many shingles, a passage by its own.
  private let leaders: Int
  /// In buckets longer than this the postings of one shingle stand together.
  private static let longBucket: UInt32 = 32

  private let sketches: [Sketch]
  private let sizes: [Size]
  private let starts: [UInt32]
  private let postings: [UInt64]
  private let shift: UInt32
  /// Whether the first half of each sample is in the index, which is enough to find a document by.
  private let isHalved: Bool
  /// How many of each sketch's hashes are in the index.
  private let indexed: [Int32]

  /// The index of some sketches, which are samples or whole.
  ///
  /// O(postings), 8 bytes each.
  package init(_ sketches: [Sketch], isSampled: Bool, leastShare: Float = 0.28, leastShared: Int? = nil) {
    self.sketches = sketches
    self.leastShare = leastShare
    self.leastShared = leastShared
    leaders = leastShared == nil ? 8 : 32
    sizes = sketches.map { sketch in
      let rate = Float(sketch.bound) / Float(UInt32.max)
      return Size(words: Float(sketch.hashes.count) / rate, rate: rate, spread: sketch.spread)
    }
    let isHalved = leastShared == nil && isSampled
    let indexed = sketches.map { Int32(isHalved ? $0.count(below: $0.bound / 2) : $0.hashes.count) }
    let total = indexed.reduce(0) { $0 + Int($1) }
    let bits = UInt32(max(4, min(28, 64 - max(total, 1).leadingZeroBitCount)))
    shift = 32 - bits
    (self.isHalved, self.indexed) = (isHalved, indexed)
    (starts, postings) = CandidateIndex.postings(of: sketches, indexed, buckets: 1 << Int(bits))
  }

  private static func postings(
    of sketches: [Sketch], _ indexed: [Int32], buckets: Int
  ) -> (starts: [UInt32], postings: [UInt64]) {
    let shift = UInt32(32 - buckets.trailingZeroBitCount)
    var counts = [UInt32](repeating: 0, count: buckets + 1)
    for (place, sketch) in sketches.enumerated() {
      for hash in sketch.hashes[..<Int(indexed[place])] { counts[Int(hash >> shift) + 1] += 1 }
    }
    for bucket in 1..<counts.count { counts[bucket] += counts[bucket - 1] }
    let starts = counts
    var postings = [UInt64](repeating: 0, count: Int(starts[buckets]))
    for (place, sketch) in sketches.enumerated() {
      for hash in sketch.hashes[..<Int(indexed[place])] {
        let bucket = Int(hash >> shift)
        postings[Int(counts[bucket])] = UInt64(hash | Sketch.eighths) << 32 | UInt64(place)
        counts[bucket] += 1
      }
    }
    // So that a shingle of many documents costs the others in its bucket nothing.
    for bucket in 0..<buckets where starts[bucket + 1] - starts[bucket] > longBucket {
      postings[Int(starts[bucket])..<Int(starts[bucket + 1])].sort()
    }
    return (starts, postings)
  }

  /// Storage to find candidates in, for one thread.
  struct Scratch {
    /// For each document the shared shingles; zero between documents.
    fileprivate var counts: [UInt32]
    /// The documents whose count is not zero.
    fileprivate var touched: [Int32] = []
    /// The postings to read for each shingle: it, the first and the end.
    fileprivate var lists: [(hash: UInt32, start: UInt32, end: UInt32)] = []

    init(documents: Int) { counts = [UInt32](repeating: 0, count: documents) }
  }

  /// The candidates of a document among those before it, in order.
  func candidates(of place: Int, in scratch: inout Scratch) -> [Candidate] {
    findLists(of: place, &scratch.lists)
    scratch.touched.removeAll(keepingCapacity: true)
    count(before: place, &scratch)
    let fewest = leastShared ?? (indexed[place] < 3 ? 1 : 2)
    var found: [Candidate] = []
    for other in scratch.touched {
      let shared = scratch.counts[Int(other)]
      scratch.counts[Int(other)] = 0
      // Most end here.
      guard shared >= fewest else { continue }
      if let share = share(Int(shared), place, Int(other)) {
        found.append(Candidate(other: other, share: share))
      }
    }
    return found.sorted { $0.other < $1.other }
  }

  /// Where the postings of a document's shingles stand, when an earlier document has any.
  ///
  /// Each step is a loop of its own without a branch, so that the processor waits for many of the scattered loads at
  /// once; one after the other they would be most of the time of finding candidates.
  private func findLists(of place: Int, _ lists: inout [(hash: UInt32, start: UInt32, end: UInt32)]) {
    lists.removeAll(keepingCapacity: true)
    for hash in sketches[place].hashes[..<Int(indexed[place])] {
      let bucket = Int(hash >> shift)
      lists.append((hash | Sketch.eighths, starts[bucket], starts[bucket + 1]))
    }
    var kept = 0
    for index in lists.indices {
      let list = lists[index]
      lists[kept] = list
      let isLong = list.end - list.start > CandidateIndex.longBucket
      let hasEarlier = Int(truncatingIfNeeded: postings[Int(list.start)] & 0xFFFF_FFFF) < place
      kept += isLong || hasEarlier ? 1 : 0
    }
    lists.removeLast(lists.count - kept)
  }

  private func count(before place: Int, _ scratch: inout Scratch) {
    for list in scratch.lists {
      let isLong = list.end - list.start > CandidateIndex.longBucket
      var index = isLong ? firstPosting(of: list) : Int(list.start)
      var seen = 0
      while index < Int(list.end), seen < leaders {
        let posting = postings[index]
        let other = Int(posting & 0xFFFF_FFFF)
        index += 1
        let isOther = UInt32(truncatingIfNeeded: posting >> 32) != list.hash
        if isOther && isLong || other >= place { break }
        if isOther { continue }
        seen += 1
        let shared = scratch.counts[other]
        if shared == 0 { scratch.touched.append(Int32(truncatingIfNeeded: other)) }
        scratch.counts[other] = shared &+ 1
      }
    }
  }

  /// The first posting of a shingle in a long bucket.
  private func firstPosting(of list: (hash: UInt32, start: UInt32, end: UInt32)) -> Int {
    var (low, high) = (Int(list.start), Int(list.end))
    while low < high {
      let middle = (low + high) / 2
      if UInt32(truncatingIfNeeded: postings[middle] >> 32) < list.hash {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }

  /// The share of sampled shingles that two documents have in common; nil when it is too small for a copy.
  ///
  /// A copy's share may fall short by 1.2 standard deviations of a sample of its size, and its shingles stand all
  /// over the shorter document: a sentence in common is no copy.
  @inline(__always)
  private func share(_ shared: Int, _ place: Int, _ other: Int) -> Float? {
    if leastShared != nil { return Float(shared) }
    let (a, b) = (sizes[place], sizes[other])
    // What the smaller sample should have of those in the index, without looking it up.
    let expected = min(a.words, b.words) * min(a.rate, b.rate) * (isHalved ? 0.5 : 1)
    guard Float(shared) >= expected * leastShare * 0.4 else { return nil }
    return share(place, other)
  }

  /// The same from all sampled shingles of both.
  private func share(_ place: Int, _ other: Int) -> Float? {
    let (first, second) = (sketches[place], sketches[other])
    let shared = first.shared(with: second)
    let bound = min(first.bound, second.bound)
    let fewest = max(1, min(first.count(below: bound), second.count(below: bound)))
    let deviation = (leastShare * (1 - leastShare) / Float(fewest)).squareRoot()
    let share = Float(shared) / Float(fewest)
    guard share >= leastShare - 1.2 * deviation else { return nil }
    let (shorter, longer) = sizes[place].words <= sizes[other].words ? (place, other) : (other, place)
    let eighths = min(4, (shared + 1) / 2, sizes[shorter].spread)
    return sketches[shorter].sharesEighths(eighths, with: sketches[longer]) ? share : nil
  }
}

extension CandidateIndex {
  /// The candidates of the documents from `first` on among those before them.
  ///
  /// O(postings × documents that share them).
  package func candidates(from first: Int, in context: RunContext) throws(CommandError) -> [[Candidate]] {
    // Every block has a count for each document before its end.
    let size = max(512, sketches.count / 128)
    let blocks = stride(from: first, to: sketches.count, by: size).map {
      $0..<min($0 + size, sketches.count)
    }
    return try context.map(blocks, unit: "blocks") { block in
      var scratch = Scratch(documents: block.upperBound)
      return block.map { candidates(of: $0, in: &scratch) }
    }.flatMap { $0 }
  }
}
