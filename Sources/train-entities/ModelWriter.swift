import NamedEntities

/// Writes the bytes of a model.
struct ModelWriter {
  private var bytes: [UInt8] = []

  /// The bytes of a model from its features with their averaged weights, best first.
  ///
  /// Features that find their bucket full are left out. `scale` is the weight that becomes 127.
  static func bytes(
    features: [(hash: UInt64, weights: SIMD16<Float>)], buckets: Int, transitions: [[Float]], scale: Float,
    clusters: FingerprintTable, lists: FingerprintTable
  ) -> [UInt8] {
    var writer = ModelWriter()
    writer.header([
      TagModel.magic, 2, UInt32(buckets), UInt32(clusters.fingerprints.count / 8),
      UInt32(lists.fingerprints.count / 8),
    ])
    for row in transitions {
      for value in row {
        writer.append(value <= Float(Tag.never) ? Tag.never : Int32((value * 127 / scale).rounded()))
      }
    }
    writer.weights(features, buckets, scale)
    for print in clusters.fingerprints { writer.append(print) }
    for value in clusters.values { writer.append(UInt16(truncatingIfNeeded: value)) }
    for print in lists.fingerprints { writer.append(print) }
    for value in lists.values { writer.bytes.append(UInt8(truncatingIfNeeded: value)) }
    return writer.bytes
  }

  private mutating func header(_ fields: [UInt32]) {
    for place in 0..<16 { append(place < fields.count ? fields[place] : 0) }
  }

  private mutating func append(_ value: some FixedWidthInteger) {
    var rest = value
    for _ in 0..<(value.bitWidth / 8) {
      bytes.append(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
  }

  private mutating func weights(
    _ features: [(hash: UInt64, weights: SIMD16<Float>)], _ buckets: Int, _ scale: Float
  ) {
    var prints = [UInt16](repeating: 0, count: buckets * 8)
    var rows = [Int8](repeating: 0, count: buckets * 128)
    var lost = 0
    for feature in features {
      let first = FingerprintTable.bucket(feature.hash, of: UInt64(buckets)) * 8
      guard let place = (first..<(first + 8)).first(where: { prints[$0] == 0 }) else {
        lost += 1
        continue
      }
      prints[place] = FingerprintTable.fingerprint(feature.hash)
      for lane in 0..<Tag.lanes {
        rows[place * 16 + lane] = Int8(clamping: Int((feature.weights[lane] * 127 / scale).rounded()))
      }
    }
    if lost > 0 { print("\(lost) of \(features.count) features found their bucket full") }
    for print in prints { append(print) }
    for row in rows { bytes.append(UInt8(bitPattern: row)) }
  }
}
