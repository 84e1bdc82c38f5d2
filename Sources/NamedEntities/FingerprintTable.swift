/// A table from 64-bit hashes to small numbers that keeps sixteen bits of each hash: buckets of eight, never resized.
///
/// A hash that is not in the table is found by accident in 1 of 8,192 look-ups.
package struct FingerprintTable: Sendable {
  /// Fingerprints, eight a bucket; 0 marks a free place.
  package private(set) var fingerprints: [UInt16]
  package private(set) var values: [UInt32]
  private let buckets: UInt64

  /// A table with nothing in it.
  package init(buckets: Int) {
    self.buckets = UInt64(max(1, buckets))
    fingerprints = [UInt16](repeating: 0, count: Int(self.buckets) * 8)
    values = [UInt32](repeating: 0, count: Int(self.buckets) * 8)
  }

  /// The table with these contents.
  init(fingerprints: [UInt16], values: [UInt32]) {
    buckets = UInt64(fingerprints.count / 8)
    self.fingerprints = fingerprints
    self.values = values
  }

  /// The bucket of a hash among a number of them.
  @inline(__always)
  package static func bucket(_ hash: UInt64, of buckets: UInt64) -> Int {
    Int(((hash >> 32) &* buckets) >> 32)
  }

  /// What is kept of a hash; never 0.
  @inline(__always)
  package static func fingerprint(_ hash: UInt64) -> UInt16 { UInt16(truncatingIfNeeded: hash >> 8) | 1 }

  /// The value of a hash, 0 when it is not there.
  @inline(__always)
  func value(_ hash: UInt64) -> UInt32 {
    let hash = hash &* 0x9E37_79B9_7F4A_7C15
    let first = FingerprintTable.bucket(hash, of: buckets) * 8
    let fingerprint = SIMD8<UInt16>(repeating: FingerprintTable.fingerprint(hash))
    let place = unsafe fingerprints.withUnsafeBytes { bytes in
      let bucket = unsafe bytes.loadUnaligned(fromByteOffset: first &* 2, as: SIMD8<UInt16>.self)
      let equal = unsafe unsafeBitCast(bucket .== fingerprint, to: SIMD2<UInt64>.self)
      let low = equal[0].trailingZeroBitCount &>> 4
      return low &+ (low == 4 ? equal[1].trailingZeroBitCount &>> 4 : 0)
    }
    return place == 8 ? 0 : values[first &+ place]
  }

  /// Adds bits to the value of a hash; false when its bucket is full.
  package mutating func insert(_ hash: UInt64, _ value: UInt32) -> Bool {
    let hash = hash &* 0x9E37_79B9_7F4A_7C15
    let first = FingerprintTable.bucket(hash, of: buckets) * 8
    let fingerprint = FingerprintTable.fingerprint(hash)
    for place in first..<(first + 8) where fingerprints[place] == fingerprint || fingerprints[place] == 0 {
      fingerprints[place] = fingerprint
      values[place] |= value
      return true
    }
    return false
  }
}
