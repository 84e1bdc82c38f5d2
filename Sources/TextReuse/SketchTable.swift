import TextKernels
package import CollateCore

/// The shingles by which documents are found: all of them, or a fixed sample, in one block.
///
/// A shingle is in the sample when its hash is below a bound, so that two documents sample the same shingles
/// and the share of one in the other can be read off the samples: the sketch "0 mod m" of Broder (1997).
/// MinHash would estimate resemblance instead, which is small for a short cut of a long article.
package struct SketchTable: Sendable {
  /// Whether about 48 shingles of a document or one in 10 are kept, else all.
  package let isSampled: Bool
  /// Of each document the number of words.
  package private(set) var words: [UInt32] = []
  /// In how many eighths of its words the shingles stand; few for a text that repeats itself.
  private var spreads: [UInt8] = []
  /// Of each document a hash of its number of words and its hashes.
  private(set) var keys: [UInt64] = []
  private var starts: [Int] = [0]
  /// Of each document the hashes, ascending and without repeats: 29 bits of each, and in which eighth of the words it
  /// stands.
  package private(set) var hashes: [UInt32] = []

  /// The bits of an entry that tell the eighth.
  package static let eighths: UInt32 = 7
  /// From how many documents on shingles are sampled to find copies: more cost four times as much and find no more.
  package static let exactLimit = 2_000
  /// How many documents are sampled by one thread at a time.
  private static let blockSize = 256

  /// A table without documents.
  package init(isSampled: Bool) { self.isSampled = isSampled }

  /// The number of documents.
  package var count: Int { words.count }

  /// Where a document's hashes stand.
  @inline(__always)
  package func range(_ place: Int) -> Range<Int> { starts[place]..<starts[place + 1] }

  /// In how many eighths of a document's words its shingles stand.
  func spread(_ place: Int) -> Int { Int(spreads[place]) }

  /// The hashes of a document of so many words were kept below this bound.
  func bound(_ place: Int) -> UInt32 { bound(words: Int(words[place])) }

  /// Adds a document.
  ///
  /// O(words).
  package mutating func append(_ codes: WordCodes) {
    let bound = bound(words: codes.count)
    let count = codes.count
    // The eighth that is read, and the place before which it ends.
    var (eighth, limit): (UInt32, Int) = (0, (count + 7) / 8)
    var standing: UInt8 = 0
    var key = UInt64(count)
    unsafe withUnsafeTemporaryAllocation(of: UInt32.self, capacity: codes.shingleCount) { room in
      var end = 0
      codes.forEachShingle { place, shingle in
        // Written in any case and counted when it is in the sample, for which one it is cannot be foreseen.
        let hash = SketchTable.hash(shingle)
        while place >= limit {
          eighth += 1
          limit = (Int(eighth + 1) * count + 7) / 8
        }
        unsafe room[end] = hash & ~SketchTable.eighths | eighth
        end += hash <= bound ? 1 : 0
      }
      let own = unsafe UnsafeMutableBufferPointer(rebasing: room[..<end])
      unsafe SketchTable.sort(own)
      let kept = unsafe own[..<SketchTable.once(own)]
      unsafe hashes.append(contentsOf: kept)
      standing = unsafe kept.reduce(into: 0) { $0 |= 1 << UInt8($1 & SketchTable.eighths) }
      key = unsafe kept.reduce(key) { Hashing.combine($0, UInt64($1)) }
    }
    words.append(UInt32(clamping: codes.count))
    keys.append(key)
    starts.append(hashes.count)
    spreads.append(UInt8(standing.nonzeroBitCount))
  }

  /// Drops repeats of sorted hashes; gives how many are left.
  private static func once(_ own: UnsafeMutableBufferPointer<UInt32>) -> Int {
    var kept = 0
    for index in own.indices {
      let entry = unsafe own[index]
      let isRepeat = unsafe kept > 0 && (own[kept - 1] ^ entry) & ~SketchTable.eighths == 0
      unsafe own[kept] = isRepeat ? own[kept] : entry
      kept += isRepeat ? 0 : 1
    }
    return kept
  }

  /// Sorts by a count of the leading bits, which are spread evenly, and then by insertion: about a step for each.
  private static func sort(_ own: UnsafeMutableBufferPointer<UInt32>) {
    guard own.count > 12, own.count < 256 else {
      var own = unsafe own
      return unsafe own.sort()
    }
    unsafe withUnsafeTemporaryAllocation(of: UInt32.self, capacity: own.count) { copy in
      unsafe _ = copy.initialize(from: own)
      let highest = unsafe UInt32(own.max() ?? 0)
      let shift = UInt32(max(0, 26 - highest.leadingZeroBitCount))
      var ends = InlineArray<65, UInt8>(repeating: 0)
      for index in own.indices { unsafe ends[Int(copy[index] >> shift) + 1] += 1 }
      for digit in 1..<65 { ends[digit] += ends[digit - 1] }
      for index in own.indices {
        let digit = unsafe Int(copy[index] >> shift)
        unsafe own[Int(ends[digit])] = copy[index]
        ends[digit] += 1
      }
    }
    for index in 1..<own.count {
      let entry = unsafe own[index]
      var place = index
      while place > 0, unsafe own[place - 1] > entry {
        unsafe own[place] = own[place - 1]
        place -= 1
      }
      unsafe own[place] = entry
    }
  }

  /// Adds the documents of another table.
  private mutating func append(_ other: SketchTable) {
    let offset = hashes.count
    words += other.words
    keys += other.keys
    spreads += other.spreads
    hashes += other.hashes
    starts += other.starts.dropFirst().map { $0 + offset }
  }

  /// Adds documents, sampled on all threads.
  package mutating func append(
    _ documents: ArraySlice<Document>, in context: RunContext
  ) throws(CommandError) {
    let blocks = stride(from: documents.startIndex, to: documents.endIndex, by: SketchTable.blockSize).map {
      documents[$0..<min($0 + SketchTable.blockSize, documents.endIndex)]
    }
    let parts = try context.map(blocks, unit: "blocks") { [isSampled] block in
      var part = SketchTable(isSampled: isSampled)
      for document in block { part.append(WordCodes(document, kinds: false)) }
      return part
    }
    // Later ones find room that grows by more than they need, so that adding a few copies no table.
    if hashes.isEmpty { hashes.reserveCapacity(parts.reduce(0) { $0 + $1.hashes.count }) }
    for part in parts { append(part) }
  }

  /// The first documents alone.
  func prefix(_ count: Int) -> SketchTable {
    guard count < self.count else { return self }
    var table = SketchTable(isSampled: isSampled)
    table.words = Array(words[..<count])
    table.keys = Array(keys[..<count])
    table.spreads = Array(spreads[..<count])
    table.starts = Array(starts[...count])
    table.hashes = Array(hashes[..<starts[count]])
    return table
  }

  /// The high half of a product with an odd number depends on all bits of a shingle, which is of hashes already.
  @inline(__always)
  private static func hash(_ shingle: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: Hashing.mix(shingle) >> 32)
  }

  private func bound(words count: Int) -> UInt32 {
    guard isSampled else { return .max }
    let all = Double(max(count, 1))
    return UInt32(Double(UInt32.max) * min(1, max(48 / all, min(1.0 / 10, 256 / all))))
  }
}
