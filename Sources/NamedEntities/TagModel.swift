private import CEntityModel

/// The trained weights: rows of sixteen `Int8`, found by feature hash, used where they lie in memory.
///
/// Layout, little-endian: sixteen `UInt32` (magic, version, buckets of features, of clusters, of lists, then 0),
/// 256 `Int32` transitions, then fingerprints (8 `UInt16` a bucket), weights (8 × 16 `Int8` a bucket), clusters
/// (8 `UInt16` fingerprints a bucket for all buckets, then 8 `UInt16` values), lists (8 `UInt16`, then 8 `UInt8`).
@safe package struct TagModel: @unchecked Sendable {
  /// What the file begins with: `CEM2`.
  package static let magic: UInt32 = 0x324D_4543
  /// The bytes in front of the tables.
  package static let headerBytes = 64 + 1024

  private let fingerprints: UnsafePointer<SIMD8<UInt16>>
  private let weights: UnsafePointer<SIMD16<Int8>>
  private let buckets: UInt64
  /// The allowed and preferred successions of tags.
  let viterbi: Viterbi
  /// Word clusters: the code of a word in twelve bits.
  let clusters: FingerprintTable
  /// Lists of names: the classes of a phrase.
  let lists: FingerprintTable

  /// The model that comes with the program.
  package static let shipped: TagModel? = {
    var length = 0
    guard let start = unsafe collate_entity_model(&length) else { return nil }
    return unsafe TagModel(UnsafeRawBufferPointer(start: start, count: length))
  }()

  /// A model in memory that stays there, aligned to 64 bytes; nil when it is none of ours.
  package init?(_ bytes: UnsafeRawBufferPointer) {
    guard let base = bytes.baseAddress, bytes.count >= TagModel.headerBytes,
      unsafe base.load(as: UInt32.self) == TagModel.magic
    else { return nil }
    let sizes = (2..<5).map { Int(unsafe base.load(fromByteOffset: $0 * 4, as: UInt32.self)) }
    guard bytes.count == TagModel.headerBytes + sizes[0] * 144 + sizes[1] * 32 + sizes[2] * 24 else {
      return nil
    }
    buckets = UInt64(sizes[0])
    var viterbi = Viterbi()
    for previous in 0..<Tag.lanes {
      viterbi.transitions[previous] = unsafe base.load(
        fromByteOffset: 64 + previous * 64, as: SIMD16<Int32>.self)
    }
    self.viterbi = viterbi
    var offset = TagModel.headerBytes
    unsafe fingerprints = (base + offset).assumingMemoryBound(to: SIMD8<UInt16>.self)
    offset += sizes[0] * 16
    unsafe weights = (base + offset).assumingMemoryBound(to: SIMD16<Int8>.self)
    offset += sizes[0] * 128
    clusters = unsafe TagModel.table(base + offset, sizes[1], valueBytes: 2)
    offset += sizes[1] * 32
    lists = unsafe TagModel.table(base + offset, sizes[2], valueBytes: 1)
  }

  private static func table(_ base: UnsafeRawPointer, _ buckets: Int, valueBytes: Int) -> FingerprintTable {
    let places = buckets * 8
    let fingerprints = (0..<places).map { unsafe base.load(fromByteOffset: $0 * 2, as: UInt16.self) }
    let values = (0..<places).map { place -> UInt32 in
      let offset = places * 2 + place * valueBytes
      return valueBytes == 1
        ? UInt32(unsafe base.load(fromByteOffset: offset, as: UInt8.self))
        : UInt32(unsafe base.load(fromByteOffset: offset, as: UInt16.self))
    }
    return FingerprintTable(fingerprints: fingerprints, values: values)
  }

  /// The sums of the weights of every token's features, for each tag; `width` features a token.
  ///
  /// First all rows of a token are looked up, then they are added, so that the memory of many is waited for at once.
  func emissions(_ features: [UInt64], width: Int, into sums: inout [SIMD16<Int32>]) {
    sums.removeAll(keepingCapacity: true)
    unsafe features.withUnsafeBufferPointer { features in
      unsafe withUnsafeTemporaryAllocation(of: Int.self, capacity: width) { rows in
        for first in stride(from: 0, to: features.count, by: width) {
          var count = 0
          for place in first..<(first &+ width) {
            let (row, isFound) = unsafe row(of: features[place])
            unsafe rows[count] = row
            count &+= isFound
          }
          sums.append(unsafe sum(UnsafeBufferPointer(rebasing: rows[..<count])))
        }
      }
    }
  }

  /// The row of weights of a feature and 1, or 0 when it has none; without branches, which nothing could foresee.
  ///
  /// Hashes of features are odd, and 0 stands for an absent one.
  @inline(__always)
  private func row(of hash: UInt64) -> (row: Int, isFound: Int) {
    let bucket = FingerprintTable.bucket(hash, of: buckets)
    let fingerprint = SIMD8<UInt16>(repeating: FingerprintTable.fingerprint(hash))
    let equal = unsafe unsafeBitCast(fingerprints[bucket] .== fingerprint, to: SIMD2<UInt64>.self)
    let low = equal[0].trailingZeroBitCount &>> 4
    let high = equal[1].trailingZeroBitCount &>> 4
    let place = low &+ (high & (0 &- (low &>> 2)))
    return (bucket &* 8 &+ place, Int(truncatingIfNeeded: hash & 1) & ~(place &>> 3))
  }

  /// The sum of rows: even and odd lanes apart, since a row of bytes widens to words by shifts.
  @inline(__always)
  private func sum(_ rows: UnsafeBufferPointer<Int>) -> SIMD16<Int32> {
    var even = SIMD8<Int16>(repeating: 0)
    var odd = SIMD8<Int16>(repeating: 0)
    for place in 0..<rows.count {
      let pairs = unsafe unsafeBitCast(weights[rows[place]], to: SIMD8<Int16>.self)
      even &+= (pairs &<< 8) &>> 8
      odd &+= pairs &>> 8
    }
    var sum = SIMD16<Int32>(repeating: 0)
    for lane in 0..<8 {
      sum[lane * 2] = Int32(even[lane])
      sum[lane * 2 + 1] = Int32(odd[lane])
    }
    return sum
  }
}
