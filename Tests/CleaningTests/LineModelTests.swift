import Cleaning
import CollateCore
import Testing

/// The trees are evaluated for many lines at once; a plain walk down each tree says what must come out.
@Suite struct LineModelTests {
  @Test(arguments: [1, 3, 15, 16, 17, 33, 200])
  func `sixteen lines at once get what each gets alone`(rows: Int) {
    var dice = Dice()
    var table = FeatureTable(rows: rows, columns: 4)
    for row in 0..<rows { for column in 0..<4 { table[column, row] = dice.number() } }
    let places =
      (0..<4).map { FeaturePlace(column: $0) }
      + [-3, -1, 1, 3].map { FeaturePlace(column: 1, offset: $0) }
    let trees = (0..<40).map { _ in dice.tree(leaves: 1 + dice.roll(16), features: places.count) }
    let model = LineModel(trees.map { [$0[...]] }, places: places)
    #expect(model.treeCount == trees.count)
    let sums = (0..<rows).map { row in
      trees.reduce(Float(0)) { sum, tree in
        sum + leaf(of: tree) { table[places[$0].column, row + places[$0].offset] }
      }
    }
    for (chance, sum) in zip(model.chances(of: table), sums) {
      #expect((chance > 0.5) == (sum > 0) || abs(sum) < 1e-6)
      #expect(abs(chance - 1 / (1 + exponential(-sum))) < 0.01)
    }
  }

  @Test(arguments: ["", "=1 =2", "0:1 =1", "9:1 =1 =2", "0:x =1 =2", "0:1 =1 =y"])
  func `a tree that is not well formed is left out`(tree: String) {
    let model = LineModel(
      [[tree[...]], ["0:1 =1 =2"]], places: [FeaturePlace(column: 0)])
    #expect(model.treeCount == 1)
  }

  @Test func `no tree of the models that come with collate is left out`() {
    #expect(LineModel.standard.treeCount >= 100)
    #expect(LineModel.markup.treeCount >= 100)
  }

  @Test func `what is around a line of a web page is told from its heading and from the centre of the page`()
  {
    let markup = [
      Markup(linkShare: 100, depth: 4, container: 1), Markup(roles: .mainHeading, depth: 6, container: 2),
      Markup(roles: .paragraph, depth: 6, container: 2), Markup(roles: .paragraph, depth: 6, container: 2),
      Markup(roles: .heading, linkShare: 50, depth: 4, container: 3),
      Markup(linkShare: 100, depth: 8, container: 3),
    ]
    let surroundings = MarkupSurroundings(
      markup, words: [1, 2, 3, 3, 1, 1], chances: [0.1, 0.5, 0.9, 0.9, 0.2, 0.1])
    let columns = surroundings.columns
    #expect(columns.map(\.count) == MarkupSurroundings.names.map { _ in markup.count })
    let named = Dictionary(uniqueKeysWithValues: zip(MarkupSurroundings.names, columns))
    #expect(named["sinceMainHeading"] == [-1, 0, 1, 2, 3, 4])
    #expect(named["headingChance"] == [-1, 0.5, 0.5, 0.5, 0.2, 0.2])
    #expect(named["fromCentre"] == [-1, 0, 0, 0, 1, 2])
    #expect(named["containerLines"] == [1, 3, 3, 3, 2, 2])
    #expect(named["containerLinks"] == [1, 0, 0, 0, 0.75, 0.75])
    let none = MarkupSurroundings([], words: [], chances: []).columns
    #expect(none.map(\.count).max() == 0)
  }

  /// The value of the leaf that a walk from the root reaches.
  private func leaf(of tree: String, _ value: (Int) -> Float) -> Float {
    var tokens = tree.split(separator: " ")[...]
    func walk(_ isTaken: Bool) -> Float {
      let token = tokens.removeFirst()
      if token.first == "=" { return Float(token.dropFirst()) ?? .nan }
      let parts = token.split(separator: ":")
      let goesLeft = value(Int(parts[0]) ?? 0) <= (Float(parts[1]) ?? .nan)
      let (left, right) = (walk(isTaken && goesLeft), walk(isTaken && !goesLeft))
      return goesLeft ? left : right
    }
    return walk(true)
  }

  private func exponential(_ x: Float) -> Float {
    var (sum, term): (Double, Double) = (1, 1)
    for n in 1..<60 {
      term *= Double(x) / Double(n)
      sum += term
    }
    return Float(sum)
  }

  /// Numbers that look like chance, the same in every run.
  private struct Dice {
    private var state: UInt64 = 7

    mutating func roll(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }

    /// Few different numbers, so that many are equal to what a branch asks for.
    mutating func number() -> Float { Float(roll(41) - 20) / 8 }

    /// A tree of so many leaves whose branches are of any shape.
    mutating func tree(leaves: Int, features: Int) -> String {
      guard leaves > 1 else { return "=\(Float(roll(2001) - 1000) / 10_000)" }
      let left = 1 + roll(leaves - 1)
      return "\(roll(features)):\(number()) \(tree(leaves: left, features: features))"
        + " \(tree(leaves: leaves - left, features: features))"
    }
  }
}
