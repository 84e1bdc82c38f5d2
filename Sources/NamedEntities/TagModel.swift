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

  /// The sum of the weights of features, for each tag.
  @inline(__always)
  func emission(_ features: ArraySlice<UInt64>) -> SIMD16<Int32> {
    var sum = SIMD16<Int16>(repeating: 0)
    for hash in features where hash != 0 {
      let bucket = FingerprintTable.bucket(hash, of: buckets)
      let fingerprint = SIMD8<UInt16>(repeating: FingerprintTable.fingerprint(hash))
      let equal = unsafe unsafeBitCast(fingerprints[bucket] .== fingerprint, to: SIMD2<UInt64>.self)
      if equal == .zero { continue }
      let place = equal[0] != 0 ? equal[0].trailingZeroBitCount >> 4 : 4 + equal[1].trailingZeroBitCount >> 4
      sum &+= unsafe SIMD16<Int16>(truncatingIfNeeded: weights[bucket * 8 + place])
    }
    return SIMD16<Int32>(truncatingIfNeeded: sum)
  }
}
