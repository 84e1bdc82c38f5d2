import Lexicons

/// Says how likely a line belongs to the article: boosted trees over its features.
///
/// Gradient boosting after Friedman 2001, as LightGBM (Ke et al. 2017) learns it; `Documentation/methods/cleaning.md`
/// says from what. The sum of one leaf of each tree is the logarithm of the odds.
struct LineModel: Sendable {
  /// The chance from which on a line is kept.
  let threshold: Float
  /// The number of features of a line.
  private let width: Int

  /// The model for lines of plain text.
  static let standard = LineModel(CleaningTables.lineModel, threshold: 0.42, width: LineFeatures.names.count)
  /// The model for lines of web pages, which knows what the first one says.
  static let markup = LineModel(
    CleaningTables.markupModel, threshold: 0.38, width: MarkupFeatures.names.count)

  /// A branch, or a leaf: a leaf leads to itself.
  private struct Node {
    /// The place of the number that decides.
    var feature: Int32
    /// The number up to which a line goes left, as a key; for a leaf the bits of its value.
    var number: Int32
    /// The place of the left node, and how much further the right one is.
    var left: Int32, step: Int32
  }

  /// A tree: the place of its root, and how many branches lie above its deepest leaf.
  private struct Tree {
    let root: Int
    var depth = 0
  }

  private var nodes: [Node] = []
  private var trees: [Tree] = []

  /// The model of some trees in text, one on each line: `FEATURE:THRESHOLD left right` or `=VALUE`.
  ///
  /// A tree that is not well formed is left out.
  init(_ trees: [[Substring]], threshold: Float, width: Int) {
    self.threshold = threshold
    self.width = width
    for tree in trees {
      guard let text = tree.first else { continue }
      var tokens = text.split(separator: " ")[...]
      let start = nodes.count
      var tree = Tree(root: start)
      if read(&tokens, &tree) { self.trees.append(tree) } else { nodes.removeSubrange(start...) }
    }
  }

  /// Reads a tree without recursion: a branch waits until its left side is complete.
  private mutating func read(_ tokens: inout ArraySlice<Substring>, _ tree: inout Tree) -> Bool {
    var waiting: [(place: Int, depth: Int)] = []
    var depth = 0
    while let token = tokens.popFirst() {
      if token.first == "=" {
        guard let value = Float(token.dropFirst()) else { return false }
        nodes.append(
          Node(feature: 0, number: Int32(bitPattern: value.bitPattern), left: Int32(nodes.count), step: 0))
        tree.depth = max(tree.depth, depth)
        guard let branch = waiting.popLast() else { return tokens.isEmpty }
        nodes[branch.place].step = Int32(nodes.count - branch.place - 1)
        depth = branch.depth + 1
      } else {
        let parts = token.split(separator: ":")
        guard parts.count == 2, let feature = Int32(parts[0]), let threshold = Float(parts[1]),
          (0..<Int32(width)).contains(feature)
        else { return false }
        waiting.append((nodes.count, depth))
        nodes.append(
          Node(feature: feature, number: LineModel.key(threshold), left: Int32(nodes.count + 1), step: 0))
        depth += 1
      }
    }
    return false
  }

  /// A whole number that orders as a number does, zeros of both signs alike.
  private static func key(_ value: Float) -> Int32 {
    let bits = Int32(bitPattern: (value + 0).bitPattern)
    return bits ^ (bits >> 31 & .max)
  }

  /// The chance of each line to belong to the article, from 0 to 1.
  ///
  /// O(lines · trees · depth).
  func chances(of values: [Float], count: Int) -> [Float] {
    precondition(values.count == count * width)
    var sums = [Float](repeating: 0, count: count)
    var places = [Int32](repeating: 0, count: count)
    let keys = values.map(LineModel.key)
    unsafe nodes.withUnsafeBufferPointer { nodes in
      unsafe keys.withUnsafeBufferPointer { keys in
        unsafe places.withUnsafeMutableBufferPointer { places in
          // A tree at a time: it stays in the fastest cache while the lines pass, a step of each by turns, so
          // that none waits for another and nothing is guessed.
          for tree in trees {
            for row in 0..<count { unsafe places[row] = Int32(truncatingIfNeeded: tree.root) }
            for _ in 0..<tree.depth {
              for row in 0..<count {
                // Every branch was read with both its sides, so the walk stays inside and ends at a leaf.
                let node = unsafe nodes[Int(places[row])]
                let key = unsafe keys[row &* width &+ Int(node.feature)]
                // All ones when the key is above the number: a mask instead of a branch, which the processor
                // would guess wrong half the time.
                let isRight = Int32(truncatingIfNeeded: (Int64(node.number) &- Int64(key)) >> 63)
                unsafe places[row] = node.left &+ isRight & node.step
              }
            }
            for row in 0..<count {
              unsafe sums[row] += Float(bitPattern: UInt32(bitPattern: nodes[Int(places[row])].number))
            }
          }
        }
      }
    }
    return sums.map(logistic)
  }
}

/// `1 / (1 + e^-x)`, by a rational approximation that is the same on every machine.
///
/// The error is below 0.003; only the threshold at 0.3 and the order matter.
func logistic(_ x: Float) -> Float {
  // e^|x| as (1 + |x|/64)^64, by squaring six times.
  var power = 1 + min(30, abs(x)) / 64
  for _ in 0..<6 { power *= power }
  return x >= 0 ? power / (1 + power) : 1 / (1 + power)
}
