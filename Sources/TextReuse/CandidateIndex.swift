package import CollateCore

/// Finds the documents that may be copies of each other, from their sketches.
///
/// An inverted index in one block: postings `(hash, document)` counted into buckets by the leading bits of the hash,
/// in the order of the documents. It misses a pair only when the samples share too few shingles; it decides nothing,
/// for every candidate is compared word by word afterwards.
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
  /// Postings lists longer than this are read at their beginning only.
  private static let longList = 32
  private static let leaders = 8

  private let sketches: [Sketch]
  private let sizes: [Size]
  private let starts: [UInt32]
  private let postings: [UInt64]
  private let shift: UInt32
  /// How many of each sketch's hashes are in the index: the first half of a sample is enough to find a document by.
  private let indexed: [Int32]

  /// The index of some sketches.
  ///
  /// O(postings), 8 bytes each.
  package init(_ sketches: [Sketch], leastShare: Float = 0.28, leastShared: Int? = nil) {
    self.sketches = sketches
    self.leastShare = leastShare
    self.leastShared = leastShared
    sizes = sketches.map { sketch in
      let rate = Float(sketch.bound) / Float(UInt32.max)
      return Size(words: Float(sketch.hashes.count) / rate, rate: rate, spread: sketch.spread)
    }
    let isHalved = leastShared == nil && sketches.contains { $0.bound != .max }
    indexed = sketches.map { Int32(isHalved ? $0.count(below: $0.bound / 2) : $0.hashes.count) }
    let total = indexed.reduce(0) { $0 + Int($1) }
    let bits = UInt32(max(4, min(28, 64 - max(total, 1).leadingZeroBitCount)))
    shift = 32 - bits
    var counts = [UInt32](repeating: 0, count: (1 << Int(bits)) + 1)
    for (place, sketch) in sketches.enumerated() {
      for hash in sketch.hashes[..<Int(indexed[place])] { counts[Int(hash >> shift) + 1] += 1 }
    }
    for bucket in 1..<counts.count { counts[bucket] += counts[bucket - 1] }
    starts = counts
    var postings = [UInt64](repeating: 0, count: total)
    for (place, sketch) in sketches.enumerated() {
      for hash in sketch.hashes[..<Int(indexed[place])] {
        let bucket = Int(hash >> shift)
        postings[Int(counts[bucket])] = UInt64(hash) << 32 | UInt64(place)
        counts[bucket] += 1
      }
    }
    self.postings = postings
  }

  /// Storage to find candidates in, for one thread.
  struct Scratch {
    /// For each document the shared shingles, and in which eighths of both they stand; zero between documents.
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
      let tally = scratch.counts[Int(other)]
      scratch.counts[Int(other)] = 0
      // Most end here.
      guard tally & 0xFFFF >= fewest else { continue }
      if let share = share(tally, place, Int(other)) { found.append(Candidate(other: other, share: share)) }
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
      lists.append((hash, starts[bucket], starts[bucket + 1]))
    }
    var kept = 0
    for index in lists.indices {
      let list = lists[index]
      lists[kept] = list
      kept += Int(truncatingIfNeeded: postings[Int(list.start)] & 0xFFFF_FFFF) < place ? 1 : 0
    }
    lists.removeLast(lists.count - kept)
  }

  private func count(before place: Int, _ scratch: inout Scratch) {
    for list in scratch.lists {
      let isLong = Int(list.end - list.start) > CandidateIndex.longList
      let end = isLong ? list.start + UInt32(CandidateIndex.leaders) : list.end
      let wanted = list.hash | Sketch.eighths
      for index in list.start..<end {
        let posting = postings[Int(index)]
        let other = Int(posting & 0xFFFF_FFFF)
        if other >= place { break }
        let entry = UInt32(truncatingIfNeeded: posting >> 32)
        if entry | Sketch.eighths != wanted { continue }
        let tally = scratch.counts[other]
        if tally == 0 { scratch.touched.append(Int32(truncatingIfNeeded: other)) }
        scratch.counts[other] = tally &+ 1
      }
    }
  }

  /// The share of sampled shingles that two documents have in common; nil when it is too small for a copy.
  ///
  /// A copy's share may fall short by 1.2 standard deviations of a sample of its size, and its shingles stand all
  /// over the shorter document: a sentence in common is no copy.
  @inline(__always)
  private func share(_ tally: UInt32, _ place: Int, _ other: Int) -> Float? {
    let shared = Int(tally & 0xFFFF)
    if leastShared != nil { return Float(shared) }
    let (a, b) = (sizes[place], sizes[other])
    // What the smaller sample should have of those in the index, without looking it up.
    let isHalved = Int(indexed[place]) < sketches[place].hashes.count
    let expected = min(a.words, b.words) * min(a.rate, b.rate) * (isHalved ? 0.5 : 1)
    guard Float(shared) >= expected * leastShare * 0.4 else { return nil }
    return share(place, other)
  }

  /// The same from all sampled shingles of both.
  private func share(_ place: Int, _ other: Int) -> Float? {
    let (first, second) = (sketches[place].hashes, sketches[other].hashes)
    var (shared, firstEighths, secondEighths): (Int, UInt8, UInt8) = (0, 0, 0)
    var (i, j) = (0, 0)
    while i < first.count, j < second.count {
      let (a, b) = (first[i] | Sketch.eighths, second[j] | Sketch.eighths)
      if a == b {
        shared += 1
        firstEighths |= 1 << UInt8(first[i] & Sketch.eighths)
        secondEighths |= 1 << UInt8(second[j] & Sketch.eighths)
      }
      i += a <= b ? 1 : 0
      j += b <= a ? 1 : 0
    }
    let isFirst = sizes[place].words <= sizes[other].words
    let spread = isFirst ? sizes[place].spread : sizes[other].spread
    let eighths = (isFirst ? firstEighths : secondEighths).nonzeroBitCount
    guard eighths >= min(4, (shared + 1) / 2, spread) else { return nil }
    let bound = min(sketches[place].bound, sketches[other].bound)
    let fewest = max(1, min(sketches[place].count(below: bound), sketches[other].count(below: bound)))
    let deviation = (leastShare * (1 - leastShare) / Float(fewest)).squareRoot()
    let share = Float(shared) / Float(fewest)
    return share >= leastShare - 1.2 * deviation ? share : nil
  }
}

extension CandidateIndex {
  /// The candidates of every document among those before it.
  ///
  /// O(postings × documents that share them).
  package func allCandidates(in context: RunContext) throws(CommandError) -> [[Candidate]] {
    let size = 512
    let blocks = stride(from: 0, to: sketches.count, by: size).map { $0..<min($0 + size, sketches.count) }
    return try context.map(blocks, unit: "blocks") { block in
      var scratch = Scratch(documents: block.upperBound)
      return block.map { candidates(of: $0, in: &scratch) }
    }.flatMap { $0 }
  }
}
