import Lexicons

/// Says how likely a line belongs to the article: boosted trees over its features.
///
/// Gradient boosting after Friedman 2001, as LightGBM (Ke et al. 2017) learns it; `Documentation/methods/cleaning.md`
/// says from what. The sum of one leaf of each tree is the logarithm of the odds. Trees are evaluated as QuickScorer
/// does (Lucchese et al. 2015), for sixteen lines at once: each branch that a line passes on the right strikes out
/// the leaves on its left, and the first leaf that stays is the line's.
package struct LineModel: Sendable {
  /// The model for lines of plain text.
  package static let standard = LineModel(
    CleaningTables.lineModel, places: LineFeatures.places)
  /// The model for lines of web pages, which knows what the first one says.
  package static let markup = LineModel(
    CleaningTables.markupModel, places: MarkupFeatures.places)

  /// Sixteen lines, a byte each.
  private typealias Lanes = SIMD16<Int8>

  /// A branch: lines whose rank is above go right, and keep only some of the tree's sixteen leaves.
  private struct Branch {
    let rank: Lanes
    /// The leaves that stay, the first eight and the others, as bits.
    let first: Lanes, others: Lanes
    /// The number of the feature that decides.
    let feature: Int
  }

  private var branches: [Branch] = []
  /// Where each tree's branches end.
  private var ends: [Int] = []
  /// The values of the leaves, sixteen for each tree.
  private var leaves: [Float] = []
  /// Where each feature stands.
  private let places: [FeaturePlace]
  /// The different numbers that branches compare a column with, in order.
  private let cuts: [[Int32]]
  /// How many of a column's are below -1, which is what a table says beside its lines.
  private let edges: [Int]

  /// The most leaves that a tree may have.
  static let mostLeaves = 16
  /// The most different numbers that branches may compare a column with.
  static let mostCuts = 255

  /// How many trees were well formed.
  package var treeCount: Int { ends.count }

  /// The model of some trees in text, one on each line: `FEATURE:THRESHOLD left right` or `=VALUE`.
  ///
  /// A tree that is not well formed or has too many leaves is left out, and so is one that compares a column with a
  /// number beyond the most there may be.
  package init(_ trees: [[Substring]], places: [FeaturePlace]) {
    self.places = places
    var columns = [Set<Int32>](repeating: [], count: (places.map(\.column).max() ?? -1) + 1)
    let read = trees.compactMap { $0.first.flatMap { TreeText($0, features: places.count) } }
    for branch in read.flatMap(\.branches) { columns[places[branch.feature].column].insert(branch.key) }
    cuts = columns.map { $0.sorted().prefix(LineModel.mostCuts).map(\.self) }
    edges = cuts.map { cuts in
      cuts.count { $0 < SixteenKeys.keys(SIMD4(repeating: Int32(bitPattern: Float(-1).bitPattern)))[0] }
    }
    for tree in read { add(tree) }
  }

  private mutating func add(_ tree: TreeText) {
    var own: [Branch] = []
    for branch in tree.branches {
      guard let rank = cuts[places[branch.feature].column].firstIndex(of: branch.key) else { return }
      let kept = ~branch.leftLeaves
      own.append(
        Branch(
          rank: Lanes(repeating: Int8(truncatingIfNeeded: rank - 128)),
          first: Lanes(repeating: Int8(truncatingIfNeeded: kept)),
          others: Lanes(repeating: Int8(truncatingIfNeeded: kept >> 8)), feature: branch.feature))
    }
    branches += own
    ends.append(branches.count)
    leaves += tree.leaves + [Float](repeating: 0, count: LineModel.mostLeaves - tree.leaves.count)
  }

  /// The chance of each line to belong to the article, from 0 to 1.
  ///
  /// O(lines · branches).
  package func chances(of table: FeatureTable) -> [Float] {
    var sums = [Float](repeating: 0, count: table.rows)
    let ranks = self.ranks(of: table)
    let starts = places.map { $0.column * table.stride + FeatureTable.margin + $0.offset }
    unsafe sums.withUnsafeMutableBufferPointer { sums in
      for tile in stride(from: 0, to: table.rows, by: LineModel.tileRows) {
        var first = 0
        for (tree, end) in ends.enumerated() {
          let rows = stride(
            from: tile, to: min(tile + LineModel.tileRows, table.rows), by: FeatureTable.block)
          for row in rows {
            let lanes = leaves(branches[first..<end], ranks, starts, row)
            unsafe add(tree, lanes, to: sums, at: row)
          }
          first = end
        }
      }
    }
    return sums.map(logistic)
  }

  /// How many lines meet all trees before the next do: what is known of them stays in the cache.
  private static let tileRows = 128 * FeatureTable.block

  /// The leaves of a tree that the branches leave to sixteen lines: the first eight, and the others.
  @inline(__always)
  private func leaves(
    _ branches: ArraySlice<Branch>, _ ranks: [Int8], _ starts: [Int], _ row: Int
  ) -> (low: Lanes, high: Lanes) {
    var (low, high) = (Lanes(repeating: -1), Lanes(repeating: -1))
    unsafe branches.withUnsafeBufferPointer { branches in
      unsafe ranks.withUnsafeBytes { ranks in
        unsafe starts.withUnsafeBufferPointer { starts in
          for index in branches.indices {
            // Every feature is one of `places`, whose columns and offsets stay inside the table and its margins.
            let branch = unsafe branches[index]
            let start = unsafe starts[branch.feature] &+ row
            let isLeft = unsafe ranks.loadUnaligned(fromByteOffset: start, as: Lanes.self) .<= branch.rank
            low &= branch.first.replacing(with: -1, where: isLeft)
            high &= branch.others.replacing(with: -1, where: isLeft)
          }
        }
      }
    }
    return (low, high)
  }

  /// Adds the value of each line's leaf in a tree.
  @inline(__always)
  private func add(
    _ tree: Int, _ lanes: (low: Lanes, high: Lanes), to sums: UnsafeMutableBufferPointer<Float>, at row: Int
  ) {
    unsafe leaves.withUnsafeBufferPointer { leaves in
      for lane in 0..<min(FeatureTable.block, sums.count &- row) {
        let (low, high) = (UInt8(bitPattern: lanes.low[lane]), UInt8(bitPattern: lanes.high[lane]))
        // The last leaf is on no branch's left, so one always stays.
        let leaf = (UInt16(low) | UInt16(high) << 8).trailingZeroBitCount & 15
        unsafe sums[row &+ lane] += leaves[tree &* LineModel.mostLeaves &+ leaf]
      }
    }
  }

  /// For each number of a table how many of its column's cuts are below it, less 128.
  private func ranks(of table: FeatureTable) -> [Int8] {
    var ranks = [Int8](repeating: -128, count: table.values.count)
    unsafe ranks.withUnsafeMutableBytes { ranks in
      unsafe table.values.withUnsafeBytes { values in
        for (column, cuts) in cuts.enumerated() where !cuts.isEmpty {
          let start = column &* table.stride &+ FeatureTable.margin
          let end = start &+ table.rows
          // The margins say -1 everywhere.
          let edge = UInt8(truncatingIfNeeded: edges[column] &- 128)
          for place in 0..<FeatureTable.margin {
            unsafe ranks[start &- 1 &- place] = edge
            unsafe ranks[end &+ place] = edge
          }
          // Sixteen numbers at a time: a column has room for sixteen more than its lines.
          for place in stride(from: start, to: end, by: FeatureTable.block) {
            let keys = SixteenKeys { part in
              unsafe values.loadUnaligned(
                fromByteOffset: (place &+ part &* 4) &* 4, as: SIMD4<Int32>.self)
            }
            let counts = keys.counts(of: cuts)
            for lane in 0..<4 {
              unsafe ranks[place &+ lane] = UInt8(truncatingIfNeeded: counts.0[lane] &- 128)
              unsafe ranks[place &+ 4 &+ lane] = UInt8(truncatingIfNeeded: counts.1[lane] &- 128)
              unsafe ranks[place &+ 8 &+ lane] = UInt8(truncatingIfNeeded: counts.2[lane] &- 128)
              unsafe ranks[place &+ 12 &+ lane] = UInt8(truncatingIfNeeded: counts.3[lane] &- 128)
            }
          }
        }
      }
    }
    return ranks
  }
}

/// Whole numbers that order as sixteen numbers do.
///
/// Four vectors of four: one of sixteen is taken apart by the compiler.
private struct SixteenKeys {
  typealias Four = SIMD4<Int32>
  private let first: Four, second: Four, third: Four, fourth: Four

  /// The keys of numbers whose bits come in four parts.
  @inline(__always)
  init(_ bits: (Int) -> Four) {
    (first, second) = (SixteenKeys.keys(bits(0)), SixteenKeys.keys(bits(1)))
    (third, fourth) = (SixteenKeys.keys(bits(2)), SixteenKeys.keys(bits(3)))
  }

  /// How many of some keys are below each.
  @inline(__always)
  func counts(of cuts: [Int32]) -> (Four, Four, Four, Four) {
    var (a, b, c, d) = (Four(), Four(), Four(), Four())
    for cut in cuts {
      let cut = Four(repeating: cut)
      // A lane of a mask is 0 or -1.
      a &-= unsafe unsafeBitCast(first .> cut, to: Four.self)
      b &-= unsafe unsafeBitCast(second .> cut, to: Four.self)
      c &-= unsafe unsafeBitCast(third .> cut, to: Four.self)
      d &-= unsafe unsafeBitCast(fourth .> cut, to: Four.self)
    }
    return (a, b, c, d)
  }

  /// Whole numbers that order as the numbers with some bits do: they are compared at once.
  @inline(__always)
  static func keys(_ bits: Four) -> Four { bits ^ ((bits &>> 31) & Four(repeating: Int32.max)) }
}

/// A tree as it was read.
struct TreeText {
  /// A branch: the feature and number that decide, and the leaves on its left as bits.
  struct Branch {
    let feature: Int
    let cut: Float
    var leftLeaves: UInt16 = 0
    fileprivate var firstLeaf = 0

    /// A whole number that orders as `cut` does, zeros of both signs alike.
    var key: Int32 {
      let bits = Int32(bitPattern: (cut + 0).bitPattern)
      return bits ^ (bits >> 31 & .max)
    }
  }

  private(set) var branches: [Branch] = []
  private(set) var leaves: [Float] = []

  /// Reads a tree without recursion: a branch waits until its left side is complete.
  ///
  /// Nil when it is not well formed.
  init?(_ text: Substring, features: Int) {
    var waiting: [Int] = []
    var isComplete = false
    for token in text.utf8.split(separator: 0x20) {
      guard !isComplete else { return nil }
      if token.first == 0x3D {
        guard let value = Float(Substring(token.dropFirst())), leaves.count < LineModel.mostLeaves else {
          return nil
        }
        leaves.append(value)
        if let branch = waiting.popLast() { close(branch) } else { isComplete = true }
      } else {
        let parts = token.split(separator: 0x3A)
        guard parts.count == 2, let feature = Int(Substring(parts[0])), let cut = Float(Substring(parts[1])),
          (0..<features).contains(feature)
        else { return nil }
        waiting.append(branches.count)
        branches.append(Branch(feature: feature, cut: cut, firstLeaf: leaves.count))
      }
    }
    guard isComplete else { return nil }
  }

  private mutating func close(_ branch: Int) {
    for leaf in branches[branch].firstLeaf..<leaves.count { branches[branch].leftLeaves |= 1 << UInt16(leaf) }
  }
}

/// `1 / (1 + e^-x)`, by a rational approximation that is the same on every machine.
///
/// The error is below 0.003.
func logistic(_ x: Float) -> Float {
  // e^|x| as (1 + |x|/64)^64, by squaring six times.
  var power = 1 + min(30, abs(x)) / 64
  for _ in 0..<6 { power *= power }
  return x >= 0 ? power / (1 + power) : 1 / (1 + power)
}
