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

  /// The least share of sampled shingles that makes a candidate.
  package static let leastShare: Float = 0.12
  /// Postings lists longer than this are read at their beginning only.
  private static let longList = 256
  private static let leaders = 12

  private let sketches: [Sketch]
  private let starts: [UInt32]
  private let postings: [UInt64]
  private let shift: UInt32

  /// The index of some sketches.
  ///
  /// O(postings), 8 bytes each.
  package init(_ sketches: [Sketch]) {
    self.sketches = sketches
    let total = sketches.reduce(0) { $0 + $1.hashes.count }
    let bits = UInt32(max(4, min(28, 64 - max(total, 1).leadingZeroBitCount)))
    shift = 32 - bits
    var counts = [UInt32](repeating: 0, count: (1 << Int(bits)) + 1)
    for sketch in sketches { for hash in sketch.hashes { counts[Int(hash >> shift) + 1] += 1 } }
    for bucket in 1..<counts.count { counts[bucket] += counts[bucket - 1] }
    starts = counts
    var postings = [UInt64](repeating: 0, count: total)
    for (place, sketch) in sketches.enumerated() {
      for hash in sketch.hashes {
        let bucket = Int(hash >> shift)
        postings[Int(counts[bucket])] = UInt64(hash) << 32 | UInt64(place)
        counts[bucket] += 1
      }
    }
    self.postings = postings
  }

  /// The candidates of a document among those before it, in order.
  ///
  /// `counts` has a zero for each document and has again afterwards.
  package func candidates(of place: Int, counts: inout [UInt16]) -> [Candidate] {
    var touched: [Int32] = []
    for hash in sketches[place].hashes { count(hash, before: place, &counts, &touched) }
    touched.sort()
    var found: [Candidate] = []
    for other in touched {
      let shared = Int(counts[Int(other)])
      counts[Int(other)] = 0
      let bound = min(sketches[place].bound, sketches[Int(other)].bound)
      let fewest = min(sketches[place].count(below: bound), sketches[Int(other)].count(below: bound))
      let share = Float(shared) / Float(max(fewest, 1))
      guard share >= CandidateIndex.leastShare, shared > 1 || fewest < 8 else { continue }
      found.append(Candidate(other: other, share: share))
    }
    return found
  }

  private func count(_ hash: UInt32, before place: Int, _ counts: inout [UInt16], _ touched: inout [Int32]) {
    let bucket = Int(hash >> shift)
    let start = Int(starts[bucket])
    var end = Int(starts[bucket + 1])
    if end - start > CandidateIndex.longList { end = start + CandidateIndex.leaders }
    let wanted = UInt64(hash) << 32
    let limit = wanted | UInt64(place)
    for index in start..<end {
      let posting = postings[index]
      guard posting >= wanted, posting < limit else { continue }
      let other = Int(posting & 0xFFFF_FFFF)
      if counts[other] == 0 { touched.append(Int32(other)) }
      counts[other] &+= 1
    }
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
      var counts = [UInt16](repeating: 0, count: block.upperBound)
      return block.map { candidates(of: $0, counts: &counts) }
    }.flatMap { $0 }
  }
}
