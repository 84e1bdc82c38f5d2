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

  /// A branch, or a leaf when `feature` is negative.
  private struct Node {
    var feature: Int32
    /// The number up to which a line goes left; the value of a leaf.
    var number: Float
    /// The place of the right node; the left one follows at once.
    var right: Int32
  }

  private var nodes: [Node] = []
  private var roots: [Int] = []

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
      if read(&tokens) { roots.append(start) } else { nodes.removeSubrange(start...) }
    }
  }

  /// Reads a tree without recursion: a branch waits until its left side is complete.
  private mutating func read(_ tokens: inout ArraySlice<Substring>) -> Bool {
    var waiting: [Int] = []
    while let token = tokens.popFirst() {
      if token.first == "=" {
        guard let value = Float(token.dropFirst()) else { return false }
        nodes.append(Node(feature: -1, number: value, right: 0))
        guard let branch = waiting.popLast() else { return tokens.isEmpty }
        nodes[branch].right = Int32(nodes.count)
      } else {
        let parts = token.split(separator: ":")
        guard parts.count == 2, let feature = Int32(parts[0]), let threshold = Float(parts[1]),
          (0..<Int32(width)).contains(feature)
        else { return false }
        waiting.append(nodes.count)
        nodes.append(Node(feature: feature, number: threshold, right: 0))
      }
    }
    return false
  }

  /// The chance of each line to belong to the article, from 0 to 1.
  ///
  /// O(lines · trees · depth).
  func chances(of values: [Float], count: Int) -> [Float] {
    var sums = [Float](repeating: 0, count: count)
    unsafe nodes.withUnsafeBufferPointer { nodes in
      unsafe values.withUnsafeBufferPointer { values in
        // A tree at a time: it stays in the fastest cache while the lines pass.
        for root in roots {
          for row in 0..<count {
            let line = row * width
            var place = root
            // Every branch was read with both its sides, so the walk stays inside and ends at a leaf.
            var node = unsafe nodes[place]
            while node.feature >= 0 {
              let value = unsafe values[line + Int(node.feature)]
              place = value <= node.number ? place + 1 : Int(node.right)
              node = unsafe nodes[place]
            }
            sums[row] += node.number
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
