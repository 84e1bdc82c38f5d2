import TextKernels

/// What two documents' samples have in common.
extension SketchTable {
  /// For each document from `first` on the first one before it with the same number of words and the same hashes, of
  /// which there are some; -1 for none.
  ///
  /// O(documents).
  func twins(from first: Int) -> [Int32] {
    var firsts: [UInt64: Int32] = [:]
    firsts.reserveCapacity(count - first)
    for place in first..<count where !range(place).isEmpty { firsts[keys[place]] = -1 }
    var twins = [Int32](repeating: -1, count: count - first)
    for place in 0..<count {
      guard let index = firsts.index(forKey: keys[place]), !range(place).isEmpty else { continue }
      let twin = firsts.values[index]
      if twin < 0 {
        firsts.values[index] = Int32(truncatingIfNeeded: place)
      } else if place >= first {
        twins[place - first] = twin
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
