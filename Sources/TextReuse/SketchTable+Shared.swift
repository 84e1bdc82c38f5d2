import TextKernels

/// What two documents' samples have in common.
extension SketchTable {
  /// For each document the first one before it with the same number of words and the same hashes, of which there are
  /// some; -1 for none.
  ///
  /// O(samples + documents × log documents).
  var twins: [Int32] {
    let keys = (0..<count).map { place in
      hashes[range(place)].reduce(UInt64(words[place])) { Hashing.combine($0, UInt64($1)) }
    }
    let places = (0..<Int32(truncatingIfNeeded: count)).filter { !range(Int($0)).isEmpty }
      .sorted { (keys[Int($0)], $0) < (keys[Int($1)], $1) }
    var twins = [Int32](repeating: -1, count: count)
    var first: Int32 = -1
    for place in places {
      if first >= 0, keys[Int(first)] == keys[Int(place)] {
        twins[Int(place)] = first
      } else {
        first = place
      }
    }
    return twins
  }

  /// How many of a document's hashes lie below a bound.
  ///
  /// O(log samples).
  func count(_ place: Int, below bound: UInt32) -> Int {
    let range = range(place)
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if hashes[middle] < bound { low = middle + 1 } else { high = middle }
    }
    return low - range.lowerBound
  }

  /// How many shingles two documents share.
  ///
  /// O(samples of both), four of one with four of the other at a time: one by one, every step would wait for the
  /// outcome of the comparison before it.
  package func shared(_ first: Int, _ second: Int) -> Int {
    let (a, b) = (range(first), range(second))
    var (i, j) = (a.lowerBound, b.lowerBound)
    var lanes = SIMD4<UInt32>.zero
    unsafe hashes.withUnsafeBytes { hashes in
      let one = SIMD4<UInt32>(repeating: 1)
      while i + 4 <= a.upperBound, j + 4 <= b.upperBound {
        let x = unsafe SketchTable.four(hashes, i)
        let y = unsafe SketchTable.four(hashes, j)
        var isShared = x .== y
        isShared .|= x .== SIMD4(y.y, y.z, y.w, y.x)
        isShared .|= x .== SIMD4(y.z, y.w, y.x, y.y)
        isShared .|= x .== SIMD4(y.w, y.x, y.y, y.z)
        lanes &+= SIMD4<UInt32>.zero.replacing(with: one, where: isShared)
        i += x.w <= y.w ? 4 : 0
        j += y.w <= x.w ? 4 : 0
      }
    }
    var count = Int(lanes.wrappedSum())
    while i < a.upperBound, j < b.upperBound {
      let (x, y) = (hashes[i] | SketchTable.eighths, hashes[j] | SketchTable.eighths)
      count += x == y ? 1 : 0
      i += x <= y ? 1 : 0
      j += y <= x ? 1 : 0
    }
    return count
  }

  /// Whether the shingles that a document shares with another one stand in so many eighths of its words or more.
  ///
  /// O(samples of both), and no further than is needed to tell.
  func sharesEighths(_ fewest: Int, of first: Int, with second: Int) -> Bool {
    let (a, b) = (range(first), range(second))
    var (i, j) = (a.lowerBound, b.lowerBound)
    var found: UInt8 = 0
    while i < a.upperBound, j < b.upperBound {
      let (x, y) = (hashes[i] | SketchTable.eighths, hashes[j] | SketchTable.eighths)
      if x == y {
        found |= 1 << UInt8(hashes[i] & SketchTable.eighths)
        if found.nonzeroBitCount >= fewest { return true }
      }
      i += x <= y ? 1 : 0
      j += y <= x ? 1 : 0
    }
    return fewest == 0
  }

  /// Four hashes from an index on, without what tells the eighth.
  @inline(__always)
  private static func four(_ hashes: UnsafeRawBufferPointer, _ index: Int) -> SIMD4<UInt32> {
    unsafe hashes.loadUnaligned(fromByteOffset: index * 4, as: SIMD4<UInt32>.self)
      | SIMD4(repeating: eighths)
  }
}
