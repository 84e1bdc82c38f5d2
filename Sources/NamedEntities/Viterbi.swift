/// Finds the best row of tags for a sentence: one emission row a token, and what may follow what.
package struct Viterbi {
  /// The score of tag `j` after tag `i`, at `rows[i][j]`.
  package var transitions: [SIMD16<Int32>]
  private var back: [SIMD16<Int32>] = []

  /// Only what is allowed, without preferences.
  package init() {
    transitions = (0..<Tag.lanes).map { previous in
      var row = SIMD16<Int32>(repeating: Tag.never)
      for tag in 0..<Tag.lanes where Tag.mayFollow(tag, previous) { row[tag] = 0 }
      return row
    }
  }

  /// The tags of the best path.
  package mutating func decode(_ emissions: [SIMD16<Int32>]) -> [Int] {
    guard var score = emissions.first else { return [] }
    for tag in 0..<Tag.lanes where !Tag.mayStart(tag) { score[tag] = Tag.never }
    if back.count < emissions.count {
      back += [SIMD16<Int32>](repeating: .zero, count: emissions.count - back.count)
    }
    for index in 1..<max(1, emissions.count) {
      var best = SIMD16<Int32>(repeating: Int32.min)
      var from = SIMD16<Int32>(repeating: 0)
      for previous in 0..<15 {
        let value = transitions[previous] &+ SIMD16<Int32>(repeating: score[previous])
        let isBetter = value .> best
        best.replace(with: value, where: isBetter)
        from.replace(with: Int32(previous), where: isBetter)
      }
      back[index] = from
      score = best &+ emissions[index]
    }
    var tag = 0
    for candidate in 1..<15 where Tag.mayEnd(candidate) && score[candidate] > score[tag] { tag = candidate }
    var tags = [Int](repeating: 0, count: emissions.count)
    for index in stride(from: emissions.count - 1, through: 0, by: -1) {
      tags[index] = tag
      if index > 0 { tag = Int(back[index][tag]) }
    }
    return tags
  }
}
