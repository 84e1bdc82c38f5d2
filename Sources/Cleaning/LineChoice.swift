/// Chooses the lines of an article out of the chances that the classifier gives.
package enum LineChoice {
  /// How much less likely it is that the article begins or ends between two lines than that nothing changes.
  private static let change: Float = 0.74
  /// What is less likely than this is kept on no page.
  package static let leastThreshold: Float = 0.1

  /// The chances with what the lines around each have to say: articles are runs of lines.
  ///
  /// The posterior of a chain with two states (forward and backward algorithm, Rabiner 1989), in which a change of
  /// state weighs `change`; lines without words are no part of it, and stay as they are. O(lines).
  package static func joined(_ chances: [Float], words: [Int]) -> [Float] {
    let chain = chances.indices.filter { words[$0] > 0 }
    guard !chain.isEmpty else { return chances }
    var forward: [Float] = []
    forward.reserveCapacity(chain.count)
    var before: Float = 0.5
    for row in chain {
      before = together(chances[row], before)
      forward.append(before)
    }
    var joined = chances
    var behind: Float = 0.5
    for (place, row) in chain.enumerated().reversed() {
      joined[row] = both(forward[place], moved(behind))
      behind = together(chances[row], behind)
    }
    return joined
  }

  /// What a line's own chance and that of the line next to it make together.
  private static func together(_ own: Float, _ next: Float) -> Float { both(own, moved(next)) }

  /// A chance carried over to the next line.
  private static func moved(_ chance: Float) -> Float {
    (chance + change * (1 - chance)) / (1 + change)
  }

  /// Two independent chances of the same thing.
  private static func both(_ a: Float, _ b: Float) -> Float {
    let (yes, no) = (a * b, (1 - a) * (1 - b))
    return yes + no > 0 ? yes / (yes + no) : 0.5
  }

  /// The chance from which on lines are kept, so that the F1 that is to be expected of their words is greatest.
  ///
  /// With lines in order of their chances, the best choice is a beginning of them (Lewis 1995; Nan et al. 2012). No
  /// words give 0.5. O(lines · log lines).
  package static func threshold(_ chances: [Float], words: [Int]) -> Float {
    // Chances are not below zero, so their bits order as they do: the greatest first, then by row.
    let order = chances.indices.filter { words[$0] > 0 }
      .map { UInt64(~chances[$0].bitPattern) << 32 | UInt64($0) }.sorted().map { Int($0 & 0xFFFF_FFFF) }
    let all = order.reduce(Float(0)) { $0 + chances[$1] * Float(words[$1]) }
    var (best, threshold): (Float, Float) = (-1, 0.5)
    var (right, kept): (Float, Float) = (0, 0)
    for row in order {
      right += chances[row] * Float(words[row])
      kept += Float(words[row])
      let expected = 2 * right / (kept + all)
      if expected > best { (best, threshold) = (expected, chances[row]) }
    }
    return max(leastThreshold, threshold)
  }
}
