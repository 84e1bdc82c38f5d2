package import CollateCore
package import TextKernels

/// The shingles by which a document is found: all of them, or a fixed sample.
///
/// A shingle is in the sample when its hash is below a bound, so that two documents sample the same shingles
/// and the share of one in the other can be read off the samples: the sketch "0 mod m" of Broder (1997).
/// MinHash would estimate resemblance instead, which is small for a short cut of a long article.
package struct Sketch: Sendable {
  /// The number of words.
  package let words: Int
  /// The hash of all words in a row.
  package let whole: UInt64
  /// The sampled hashes, ascending and without repeats: 29 bits of each, and in which eighth of the words it stands.
  package let hashes: [UInt32]
  /// Hashes below this bound were kept.
  package let bound: UInt32
  /// In how many eighths of the words the sampled shingles stand; few for a text that repeats itself.
  package var spread: Int {
    hashes.reduce(into: UInt8(0)) { $0 |= 1 << UInt8($1 & Sketch.eighths) }.nonzeroBitCount
  }
  /// The bits of an entry that tell the eighth.
  package static let eighths: UInt32 = 7

  /// The sketch of a document's article lines; `isSampled` keeps about 48 shingles or one in 10.
  package init(_ document: Document, isSampled: Bool) {
    var words: [Word] = []
    words.reserveCapacity(document.text.utf8.count / 5)
    for line in document.lines where line.label.isArticle {
      Words.append(of: document.text.utf8, in: line.range, to: &words)
    }
    self.init(words, isSampled: isSampled)
  }

  package init(_ words: [Word], isSampled: Bool) {
    self.words = words.count
    whole = Shingles.whole(words)
    bound = isSampled ? Sketch.bound(forShingles: words.count) : .max
    var kept: [UInt32] = []
    kept.reserveCapacity(isSampled ? 96 : words.count)
    Sketch.sample(words, below: bound, into: &kept)
    kept.sort()
    var last: UInt32?
    kept.removeAll { entry in
      defer { last = entry | Sketch.eighths }
      return entry | Sketch.eighths == last
    }
    hashes = kept
  }

  /// How many of the sampled hashes lie below a bound.
  ///
  /// O(log samples).
  package func count(below bound: UInt32) -> Int {
    bound >= self.bound ? hashes.count : hashes.partitioningIndex { $0 >= bound }
  }

  private static func bound(forShingles count: Int) -> UInt32 {
    let most = Double(UInt32.max)
    let rate = min(1, max(48 / Double(max(count, 1)), min(1.0 / 10, 256 / Double(max(count, 1)))))
    return UInt32(most * rate)
  }

  private static func sample(_ words: [Word], below bound: UInt32, into kept: inout [UInt32]) {
    guard words.count >= Shingles.size else {
      kept += Shingles.hashes(of: words).map { UInt32($0 >> 32) & ~eighths }
      return
    }
    var first = words[0].hash
    var second = words[1].hash
    for index in 2..<words.count {
      let third = words[index].hash
      let hash = UInt32(truncatingIfNeeded: Shingles.hash(first, second, third) >> 32)
      if hash <= bound { kept.append(hash & ~eighths | UInt32(truncatingIfNeeded: index * 8 / words.count)) }
      first = second
      second = third
    }
  }
}

/// All shingles of a document, as kept in the memory of a session.
struct FullSketch: Sendable { let sketch: Sketch }

/// A sample of the shingles of a document, as kept in the memory of a session.
struct SampledSketch: Sendable { let sketch: Sketch }

extension Sketch {
  /// From how many documents on shingles are sampled to find copies: more cost four times as much and find no more.
  package static let exactLimit = 2_000

  /// The sketches of documents, kept between commands.
  package static func sketches(
    of documents: [Document], in context: RunContext, exactLimit: Int = exactLimit
  ) throws(CommandError) -> [Sketch] {
    if documents.count <= exactLimit {
      return try context.memo.values(for: documents, in: context) {
        FullSketch(sketch: Sketch($0, isSampled: false))
      }.map(\.sketch)
    }
    return try context.memo.values(for: documents, in: context) {
      SampledSketch(sketch: Sketch($0, isSampled: true))
    }.map(\.sketch)
  }
}
