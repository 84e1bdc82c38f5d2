extension RandomAccessCollection {
  /// The first index whose element satisfies `predicate`, in a collection where all that do come last.
  @inlinable package func partitioningIndex(where predicate: (Element) -> Bool) -> Index {
    var low = startIndex
    var count = self.count
    while count > 0 {
      let half = count / 2
      let middle = index(low, offsetBy: half)
      if predicate(self[middle]) {
        count = half
      } else {
        low = index(after: middle)
        count -= half + 1
      }
    }
    return low
  }
}

extension Sequence where Element: Comparable {
  /// The elements in ascending order, each once.
  ///
  /// O(n log n).
  @inlinable package func sortedWithoutRepeats() -> [Element] {
    var sorted = sorted()
    var kept = 0
    for index in sorted.indices where kept == 0 || sorted[kept - 1] != sorted[index] {
      sorted[kept] = sorted[index]
      kept += 1
    }
    sorted.removeSubrange(kept...)
    return sorted
  }
}
