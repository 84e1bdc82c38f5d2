package import CollateCore

/// Finds the documents that may be copies of each other, from their sketches.
///
/// An inverted index. It misses a pair only when the samples share too few shingles; it decides nothing,
/// for every candidate is compared word by word afterwards. The candidates of a document depend on it and those
/// before it alone, so that documents that are added later change none.
package struct CandidateIndex: Sendable {
  private let sketches: SketchTable
  private let first: Int
  private let rule: CandidateRule
  private let postings: PostingLists
  /// For each place from `first` on the first one before it with the same sketch; -1 for none.
  private let twins: [Int32]

  /// The index of some sketches, by which candidates of the documents from `first` on are found.
  ///
  /// `leastShare` is the share of its shingles that a copy has at least. When `leastShared` is set, so many shared
  /// shingles make a candidate instead, wherever they stand. Of the documents that have a shingle the first eight are
  /// looked at: a copy of one is found by any of many shingles. A passage is found by its own, so that `leastShared`
  /// makes it 32. O(postings).
  package init(
    _ sketches: SketchTable, from first: Int, leastShare: Float = 0.28, leastShared: Int? = nil,
    context: RunContext
  ) throws(CommandError) {
    self.sketches = sketches
    self.first = first
    // The first half of each sample is enough to find a document by.
    let isHalved = leastShared == nil && sketches.isSampled
    rule = CandidateRule(sketches, leastShare: leastShare, leastShared: leastShared, isHalved: isHalved)
    let indexed = (0..<sketches.count).map { place in
      Int32(
        truncatingIfNeeded: isHalved
          ? sketches.count(place, below: sketches.bound(place) / 2) : sketches.range(place).count)
    }
    postings = try PostingLists(
      sketches, indexed: indexed, from: first, most: leastShared == nil ? 8 : 32, context: context)
    twins = leastShared == nil ? sketches.twins(from: first) : []
  }

  /// The candidates of the documents from `first` on among those before them.
  ///
  /// O(postings × documents that share them).
  package func candidates(in context: RunContext) throws(CommandError) -> CandidateTable {
    // Every block has a count for each document before its end.
    let size = max(512, sketches.count / 128)
    let blocks = stride(from: first, to: sketches.count, by: size).map {
      $0..<min($0 + size, sketches.count)
    }
    let parts = try context.map(blocks, unit: "blocks") { candidates(of: $0) }
    var all = CandidateTable()
    for part in parts { all.append(part) }
    return all
  }

  private func candidates(of block: Range<Int>) -> CandidateTable {
    var table = CandidateTable()
    var count = SharedCount(documents: block.upperBound)
    for place in block {
      let lists = postings.starts[place - first]..<postings.starts[place - first + 1]
      let fewest = rule.fewest(ofPostings: lists.count)
      unsafe postings.leaders.withUnsafeBufferPointer { leaders in
        unsafe postings.lists.withUnsafeBufferPointer { all in
          unsafe sketches.hashes.withUnsafeBufferPointer { hashes in
            let own = sketches.range(place).lowerBound
            let hashes = unsafe UnsafeBufferPointer(rebasing: hashes[own..<own + lists.count])
            let lists = unsafe UnsafeBufferPointer(rebasing: all[lists])
            unsafe count.count(before: UInt32(truncatingIfNeeded: place), lists, of: hashes, leaders)
          }
        }
      }
      var found = count.take(fewest) { rule.mayShareEnough($1, in: $2, place, $0) }
      // Where eight others had each shingle first, a text that is the same would not be found by any of them.
      if !twins.isEmpty, case let twin = Int(twins[place - first]), twin >= 0,
        !found.contains(where: { $0.other == twin })
      {
        found.append((twin, sketches.range(twin).count))
      }
      count.readAhead(found, in: sketches)
      table.append(
        found.sorted { $0.other < $1.other }.compactMap { other, shared in
          rule.share(shared, sketches, place, other).map {
            CandidateTable.Candidate(other: Int32(truncatingIfNeeded: other), share: $0)
          }
        })
    }
    return table
  }
}

/// Counts the shingles that a document shares with each of those before it, and in which of its eighths they stand.
@safe private struct SharedCount: ~Copyable {
  /// For each document the shared shingles, at most `CandidateRule.many`, and above eight bits of a byte that tell the
  /// eighths; zero between documents.
  private let counts: UnsafeMutableBufferPointer<UInt16>
  /// The documents whose count is not zero, in front.
  private let touched: UnsafeMutableBufferPointer<UInt32>
  private var touchedCount = 0
  /// The bits of a count that tell how many shingles are shared.
  private static let shared = UInt16(CandidateRule.many)

  init(documents: Int) {
    unsafe counts = .allocate(capacity: documents)
    unsafe counts.initialize(repeating: 0)
    // One more, which is written and not counted.
    unsafe touched = .allocate(capacity: documents + 1)
  }

  deinit {
    unsafe counts.deallocate()
    unsafe touched.deallocate()
  }

  /// Counts the documents before a place in the lists of its hashes.
  mutating func count(
    before place: UInt32, _ lists: UnsafeBufferPointer<UInt32>, of hashes: UnsafeBufferPointer<UInt32>,
    _ leaders: UnsafeBufferPointer<UInt32>
  ) {
    // Read from all lists first, so that the processor waits for many of these scattered loads at once.
    var sum: UInt32 = 0
    for index in lists.indices { unsafe sum &+= leaders[Int(lists[index])] }
    unsafe touched[touched.count - 1] = sum
    var found = 0
    for list in lists.indices {
      var index = unsafe Int(lists[list])
      var other = unsafe leaders[index]
      let eighth = unsafe UInt16(0x100) << UInt16(hashes[list] & SketchTable.eighths)
      while other < place {
        let shared = unsafe counts[Int(other)]
        unsafe touched[found] = other
        found += shared == 0 ? 1 : 0
        let isMany = shared & SharedCount.shared == SharedCount.shared
        unsafe counts[Int(other)] = (shared | eighth) + (isMany ? 0 : 1)
        index += 1
        other = unsafe leaders[index]
      }
    }
    touchedCount = found
  }

  /// The documents with `fewest` shared shingles or more that are enough, and sets all counts to zero.
  mutating func take(
    _ fewest: Int, _ isEnough: (_ other: Int, _ shared: Int, _ eighths: Int) -> Bool
  ) -> [(other: Int, shared: Int)] {
    var found: [(other: Int, shared: Int)] = []
    for index in 0..<touchedCount {
      let other = unsafe Int(touched[index])
      let entry = unsafe counts[other]
      unsafe counts[other] = 0
      let shared = Int(entry & SharedCount.shared)
      // Most end here.
      guard shared >= fewest else { continue }
      if isEnough(other, shared, (entry >> 8).nonzeroBitCount) { found.append((other, shared)) }
    }
    return found
  }

  /// Reads from the places that comparing with some documents will read, so that the processor waits for those of
  /// several documents at once.
  func readAhead(_ others: [(other: Int, shared: Int)], in sketches: SketchTable) {
    var sum: UInt32 = 0
    for (other, _) in others {
      let range = sketches.range(other)
      for index in stride(from: range.lowerBound, to: range.upperBound, by: 16) {
        sum &+= sketches.hashes[index]
      }
    }
    // Kept where nothing reads it, so that reading is not left out.
    unsafe touched[touched.count - 1] = sum
  }
}
