import CollateCore
import TextKernels

/// The shingles by which a document is found: all of them, or a fixed sample.
///
/// A shingle is in the sample when its hash is below a bound, so that two documents sample the same shingles
/// and the share of one in the other can be read off the samples: the sketch "0 mod m" of Broder (1997).
/// MinHash would estimate resemblance instead, which is small for a short cut of a long article.
package struct Sketch: Sendable {
  /// The number of words.
  package let words: Int
  /// The sampled hashes, ascending and without repeats: 29 bits of each, and in which eighth of the words it stands.
  package let hashes: [UInt32]
  /// Hashes below this bound were kept.
  package let bound: UInt32
  /// In how many eighths of the words the sampled shingles stand; few for a text that repeats itself.
  package var spread: Int {
    hashes.reduce(into: UInt8(0)) { $0 |= 1 << UInt8($1 & Sketch.eighths) }.nonzeroBitCount
  }
  /// The bits of an entry that tell the eighth.
  package static let eighths: UInt32 = 7
  /// From how many documents on shingles are sampled to find copies: more cost four times as much and find no more.
  package static let exactLimit = 2_000

  /// The sketch of a text; `isSampled` keeps about 48 shingles or one in 10.
  ///
  /// O(words).
  package init(_ codes: WordCodes, isSampled: Bool) {
    words = codes.count
    bound = isSampled ? Sketch.bound(forShingles: codes.count) : .max
    var kept: [UInt32] = []
    kept.reserveCapacity(isSampled ? 96 : codes.count)
    let (bound, count) = (bound, codes.count)
    codes.forEachShingle { place, shingle in
      let hash = UInt32(truncatingIfNeeded: Hashing.mix(shingle) >> 32)
      guard hash <= bound else { return }
      kept.append(hash & ~Sketch.eighths | UInt32(truncatingIfNeeded: place * 8 / count))
    }
    kept.sort()
    var last: UInt32?
    kept.removeAll { entry in
      defer { last = entry | Sketch.eighths }
      return entry | Sketch.eighths == last
    }
    // As long as it is, and not as long as it might have been.
    hashes = kept.map { $0 }
  }

  /// How many of the sampled hashes lie below a bound.
  ///
  /// O(log samples).
  package func count(below bound: UInt32) -> Int {
    guard bound < self.bound else { return hashes.count }
    var (low, high) = (0, hashes.count)
    while low < high {
      let middle = (low + high) / 2
      if hashes[middle] < bound { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// How many shingles two sketches share.
  ///
  /// O(samples of both), four of one with four of the other at a time: one by one, every step would wait for the
  /// outcome of the comparison before it.
  package func shared(with other: Sketch) -> Int {
    let (first, second) = (hashes, other.hashes)
    var (i, j) = (0, 0)
    var lanes = SIMD4<UInt32>.zero
    unsafe first.withUnsafeBytes { a in
      unsafe second.withUnsafeBytes { b in
        let one = SIMD4<UInt32>(repeating: 1)
        while i + 4 <= first.count, j + 4 <= second.count {
          let x = unsafe Sketch.four(a, i)
          let y = unsafe Sketch.four(b, j)
          var isShared = x .== y
          isShared .|= x .== SIMD4(y.y, y.z, y.w, y.x)
          isShared .|= x .== SIMD4(y.z, y.w, y.x, y.y)
          isShared .|= x .== SIMD4(y.w, y.x, y.y, y.z)
          lanes &+= SIMD4<UInt32>.zero.replacing(with: one, where: isShared)
          i += x.w <= y.w ? 4 : 0
          j += y.w <= x.w ? 4 : 0
        }
      }
    }
    var count = Int(lanes.wrappedSum())
    while i < first.count, j < second.count {
      let (x, y) = (first[i] | Sketch.eighths, second[j] | Sketch.eighths)
      count += x == y ? 1 : 0
      i += x <= y ? 1 : 0
      j += y <= x ? 1 : 0
    }
    return count
  }

  /// Whether the shingles shared with another sketch stand in so many eighths of this one's words.
  func sharesEighths(_ least: Int, with other: Sketch) -> Bool {
    let (first, second) = (hashes, other.hashes)
    var (i, j) = (0, 0)
    var found: UInt8 = 0
    while i < first.count, j < second.count, found.nonzeroBitCount < least {
      let (x, y) = (first[i] | Sketch.eighths, second[j] | Sketch.eighths)
      if x == y { found |= 1 << UInt8(first[i] & Sketch.eighths) }
      i += x <= y ? 1 : 0
      j += y <= x ? 1 : 0
    }
    return found.nonzeroBitCount >= least
  }

  /// Four hashes from an index on, without what tells the eighth.
  @inline(__always)
  private static func four(_ hashes: UnsafeRawBufferPointer, _ index: Int) -> SIMD4<UInt32> {
    unsafe hashes.loadUnaligned(fromByteOffset: index * 4, as: SIMD4<UInt32>.self)
      | SIMD4(repeating: eighths)
  }

  private static func bound(forShingles count: Int) -> UInt32 {
    let most = Double(UInt32.max)
    let rate = min(1, max(48 / Double(max(count, 1)), min(1.0 / 10, 256 / Double(max(count, 1)))))
    return UInt32(most * rate)
  }
}
