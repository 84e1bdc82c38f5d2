import CollateCore

/// For each shingle of some documents, the first documents that have it.
///
/// Postings `(hash, document)` are sorted rather than put into a table: reading and writing in order costs a tenth of
/// as many waits for memory. Only shingles of two documents or more are kept, and of each the first few documents.
struct PostingLists: Sendable {
  /// The documents of each shingle, ascending, ended by `PostingLists.end`; the first list is empty.
  let leaders: [UInt32]
  /// For each posting of the documents asked about, in order, where its list begins.
  let lists: [UInt32]
  /// Where the lists of each document asked about begin, and the end.
  let starts: [Int]

  /// What stands behind a list; greater than every document.
  static let end = UInt32.max
  /// About how many postings are sorted at once, two to the power of this.
  private static let partBits = 22

  /// The lists of the documents from `first` on; of each sketch the first so many hashes count.
  ///
  /// At most `most` documents stand in a list. O(postings), 16 bytes each at once.
  init(
    _ sketches: SketchTable, indexed: [Int32], from first: Int, most: Int, context: RunContext
  ) throws(CommandError) {
    var starts = [0]
    starts.reserveCapacity(sketches.count - first + 1)
    for place in first..<sketches.count { starts.append(starts[starts.count - 1] + Int(indexed[place])) }
    let total = indexed.reduce(0) { $0 + Int($1) }
    // Numbers of postings have 32 bits.
    let partCount = max(1, total >> PostingLists.partBits)
    let parts = try context.map(Array(0..<partCount), unit: "parts") { part in
      PostingPart(sketches, indexed, from: first, part: (part, partCount), most: most)
    }
    var leaders = [PostingLists.end]
    var bases: [UInt32] = []
    for part in parts {
      bases.append(UInt32(leaders.count))
      leaders += part.leaders
    }
    var cursors = [Int](repeating: 0, count: partCount)
    var lists: [UInt32] = []
    lists.reserveCapacity(starts[starts.count - 1])
    for place in first..<sketches.count {
      for index in sketches.range(place).prefix(Int(indexed[place])) {
        let part = PostingPart.number(of: sketches.hashes[index], partCount)
        let list = parts[part].lists[cursors[part]]
        lists.append(list == 0 ? 0 : list - 1 + bases[part])
        cursors[part] += 1
      }
    }
    (self.leaders, self.lists, self.starts) = (leaders, lists, starts)
  }
}

/// The postings of a part of all hashes.
private struct PostingPart: Sendable {
  /// The documents of each shingle, ended by `PostingLists.end`.
  private(set) var leaders: [UInt32] = []
  /// For each posting of the documents asked about, in order, one more than where its list begins; 0 for none.
  private(set) var lists: [UInt32]

  /// Which of some parts a hash belongs to.
  @inline(__always)
  static func number(of hash: UInt32, _ count: Int) -> Int {
    count == 1 ? 0 : Int(((hash >> 3) &* 0x9E37_79B1) >> 8) % count
  }

  init(_ sketches: SketchTable, _ indexed: [Int32], from first: Int, part: (Int, Int), most: Int) {
    let filter = first > 0 ? HashFilter(sketches, from: first) : nil
    var entries: [UInt64] = []
    var documents: [UInt32] = []
    var asked = 0
    for place in 0..<sketches.count {
      if place == first { asked = entries.count }
      for index in sketches.range(place).prefix(Int(indexed[place])) {
        let hash = sketches.hashes[index]
        guard PostingPart.number(of: hash, part.1) == part.0 else { continue }
        if place < first, let filter, !filter.mayHave(hash) { continue }
        entries.append(UInt64(hash | SketchTable.eighths) << 32 | UInt64(documents.count))
        documents.append(UInt32(truncatingIfNeeded: place))
      }
    }
    lists = [UInt32](repeating: 0, count: entries.count - asked)
    RadixSort.sortByHash(&entries)
    group(entries, documents, from: asked, most)
  }

  private mutating func group(_ entries: [UInt64], _ documents: [UInt32], from asked: Int, _ most: Int) {
    var start = 0
    while start < entries.count {
      var end = start + 1
      while end < entries.count, entries[end] >> 32 == entries[start] >> 32 { end += 1 }
      if end - start > 1 {
        let list = UInt32(truncatingIfNeeded: leaders.count + 1)
        for index in start..<end {
          let posting = Int(entries[index] & 0xFFFF_FFFF)
          if index - start < most { leaders.append(documents[posting]) }
          if posting >= asked { lists[posting - asked] = list }
        }
        leaders.append(PostingLists.end)
      }
      start = end
    }
  }
}

/// Tells most hashes that no document from a place on has.
private struct HashFilter {
  private var bits = [UInt64](repeating: 0, count: 1 << 14)

  init(_ sketches: SketchTable, from first: Int) {
    for hash in sketches.hashes[sketches.range(first).lowerBound...] {
      let bit = HashFilter.bit(hash)
      bits[bit >> 6] |= 1 << UInt64(bit & 63)
    }
  }

  func mayHave(_ hash: UInt32) -> Bool {
    let bit = HashFilter.bit(hash)
    return bits[bit >> 6] >> UInt64(bit & 63) & 1 != 0
  }

  private static func bit(_ hash: UInt32) -> Int { Int(((hash >> 3) &* 0x9E37_79B1) >> 12) }
}

/// Sorting by the digits of a number, least first.
enum RadixSort {
  /// Below this many, comparing is faster.
  private static let fewest = 4096
  private static let digits: [(shift: UInt64, bits: UInt64)] = [(35, 10), (45, 10), (55, 9)]

  /// Sorts entries whose lower halves ascend by their upper halves, of which the lowest three bits are alike in all.
  ///
  /// O(entries).
  static func sortByHash(_ entries: inout [UInt64]) {
    guard entries.count >= fewest else { return entries.sort() }
    var other = [UInt64](repeating: 0, count: entries.count)
    for digit in digits {
      pass(entries, &other, digit.shift, (1 << digit.bits) - 1)
      swap(&entries, &other)
    }
  }

  private static func pass(_ from: [UInt64], _ to: inout [UInt64], _ shift: UInt64, _ mask: UInt64) {
    var places = [Int](repeating: 0, count: Int(mask) + 2)
    for entry in from { places[Int(entry >> shift & mask) + 1] += 1 }
    for digit in 1..<places.count { places[digit] += places[digit - 1] }
    unsafe to.withUnsafeMutableBufferPointer { to in
      for entry in from {
        let digit = Int(entry >> shift & mask)
        unsafe to[places[digit]] = entry
        places[digit] += 1
      }
    }
  }
}
