import CollateCore

/// Sorts row numbers in runs on all threads, so that it can be stopped between them.
enum OrderedMerge {
  /// The numbers below `count`, sorted.
  ///
  /// `precedes` must be a strict order in which no two numbers are equal. O(count log count). Throws `.interrupted` when
  /// the user asks to stop.
  static func sorted(
    _ count: Int, in context: RunContext, by precedes: @escaping @Sendable (UInt32, UInt32) -> Bool
  ) throws(CommandError) -> [UInt32] {
    let starts = Array(stride(from: 0, to: count, by: RowList.run))
    var runs = try context.map(starts, unit: "rows") { start in
      (UInt32(start)..<UInt32(min(start + RowList.run, count))).sorted(by: precedes)
    }
    while runs.count > 1 {
      let pairs = stride(from: 0, to: runs.count, by: 2).map { runs[$0..<min($0 + 2, runs.count)] }
      runs = try context.map(Array(pairs), unit: "rows") { pair in
        guard let first = pair.first, let second = pair.dropFirst().first else { return pair.first ?? [] }
        return merged(first, second, by: precedes, unless: { context.isCancelled })
      }
    }
    return runs.first ?? []
  }

  /// Two sorted runs as one; not all of it when `stop` says so, and then nobody looks at it.
  private static func merged(
    _ first: [UInt32], _ second: [UInt32], by precedes: (UInt32, UInt32) -> Bool, unless stop: () -> Bool
  ) -> [UInt32] {
    var merged: [UInt32] = []
    merged.reserveCapacity(first.count + second.count)
    var (left, right) = (0, 0)
    while left < first.count, right < second.count {
      if merged.count & 0xFFF == 0, stop() { return merged }
      if precedes(second[right], first[left]) {
        merged.append(second[right])
        right += 1
      } else {
        merged.append(first[left])
        left += 1
      }
    }
    return merged + first[left...] + second[right...]
  }
}
