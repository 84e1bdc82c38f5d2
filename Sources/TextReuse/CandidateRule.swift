/// When two documents are worth comparing word by word.
struct CandidateRule: Sendable {
  private struct Size {
    let words: Float
    let shingles: Float
    let rate: Float
    let bound: UInt32
    let spread: UInt8
  }

  private let sizes: [Size]
  private let leastShare: Float
  private let leastShared: Int?
  private let isHalved: Bool

  /// See `CandidateIndex`; `isHalved` tells whether half of each sample is in the index.
  init(_ sketches: SketchTable, leastShare: Float, leastShared: Int?, isHalved: Bool) {
    self.leastShare = leastShare
    self.leastShared = leastShared
    self.isHalved = isHalved
    sizes = (0..<sketches.count).map { place in
      let bound = sketches.bound(place)
      let rate = Float(bound) / Float(UInt32.max)
      let shingles = Float(sketches.range(place).count) / rate
      return Size(
        words: Float(sketches.words[place]), shingles: shingles, rate: rate, bound: bound,
        spread: UInt8(sketches.spread(place)))
    }
  }

  /// How many shingles must be shared by a document with so many in the index.
  func fewest(ofPostings count: Int) -> Int { leastShared ?? (count < 3 ? 1 : 2) }

  /// As many shared shingles as are counted: what is not counted further may be any number.
  static let many = 255

  /// Whether so many shared shingles of those in the index may be enough, without a look at the samples.
  ///
  /// They stand in so many eighths of the document at `place`: those of a copy in more than one, unless it is the
  /// longer text, of which a copy may be a small part.
  @inline(__always)
  func mayShareEnough(_ shared: Int, in eighths: Int, _ place: Int, _ other: Int) -> Bool {
    if leastShared != nil || shared == CandidateRule.many { return true }
    let (a, b) = (sizes[place], sizes[other])
    if eighths < 2, a.spread > 2, a.words <= 2.5 * b.words { return false }
    let expected = min(a.shingles, b.shingles) * min(a.rate, b.rate) * (isHalved ? 0.5 : 1)
    return Float(shared) >= expected * leastShare(a, b) * 0.4
  }

  /// The share that a copy has: of a text that is much longer more, for it must stand in the longer one as it is.
  @inline(__always)
  private func leastShare(_ a: Size, _ b: Size) -> Float {
    let (shorter, longer) = (min(a.words, b.words), max(a.words, b.words))
    return longer > 4 * shorter ? leastShare * 1.8 : longer > 2.5 * shorter ? leastShare * 1.5 : leastShare
  }

  /// The share of sampled shingles that two documents have in common; nil when it is too small for a copy.
  ///
  /// A copy of like length may fall short by 1.2 standard deviations of a sample of its size, and its shingles stand
  /// all over the shorter document: a sentence in common is no copy.
  func share(_ shared: Int, _ sketches: SketchTable, _ place: Int, _ other: Int) -> Float? {
    if leastShared != nil { return Float(shared) }
    let shared = sketches.shared(place, other)
    let (a, b) = (sizes[place], sizes[other])
    let fewest = max(1, min(count(place, below: b.bound, sketches), count(other, below: a.bound, sketches)))
    var least = leastShare(a, b)
    if least == leastShare { least -= 1.2 * (least * (1 - least) / Float(fewest)).squareRoot() }
    let share = Float(shared) / Float(fewest)
    guard share >= least else { return nil }
    let (shorter, longer) = a.words <= b.words ? (place, other) : (other, place)
    // Texts of like length with little in common are few.
    let isAlike = max(a.words, b.words) <= 1.5 * min(a.words, b.words)
    let spread = Int(min(a.spread, b.spread))
    let eighths = min(4, isAlike ? (shared + 1) / 2 : shared, spread)
    return sketches.sharesEighths(eighths, of: shorter, with: longer) ? share : nil
  }
  private func count(_ place: Int, below bound: UInt32, _ sketches: SketchTable) -> Int {
    bound < sizes[place].bound ? sketches.count(place, below: bound) : sketches.range(place).count
  }
}
