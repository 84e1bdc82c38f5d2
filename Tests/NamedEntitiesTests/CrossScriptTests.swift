import Testing

@testable import NamedEntities

@Suite struct CrossScriptTests {
  private typealias Figures = (precision: Double, recall: Double, wrong: [String])

  private typealias Name = (latin: String, arabic: String, cyrillic: String)

  private func half(_ half: Int) -> [Name] {
    CrossScriptNames.rows.indices.filter { $0 % 2 == half }.map { CrossScriptNames.rows[$0] }
  }

  /// Precision and recall over all pairs of rows of a table.
  private func measure(_ rows: [Name], _ other: (Name) -> String) -> Figures {
    var hits = 0
    var predicted = 0
    var wrong: [String] = []
    let others = rows.map(other)
    // Each name is read once, not once for each pair.
    let (left, right) = (rows.map { NameForm($0.latin) }, others.map { NameForm($0) })
    for (a, name) in rows.enumerated() {
      for b in rows.indices where CrossScript.isSame(left[a], right[b]) {
        predicted += 1
        if a == b { hits += 1 } else { wrong.append("\(name.latin) = \(others[b])") }
      }
      if !CrossScript.isSame(left[a], right[a]) { wrong.append("\(name.latin) ≠ \(others[a])") }
    }
    return (Double(hits) / Double(max(1, predicted)), Double(hits) / Double(rows.count), wrong)
  }

  @Test(arguments: [0, 1])
  func `names in Latin and Arabic letters find each other`(half: Int) {
    let figures = measure(self.half(half)) { $0.arabic }
    #expect(figures.precision >= 0.99, "\(figures)")
    #expect(figures.recall >= 0.90, "\(figures)")
  }

  @Test(arguments: [0, 1])
  func `names in Latin and Cyrillic letters find each other`(half: Int) {
    let figures = measure(self.half(half)) { $0.cyrillic }
    #expect(figures.precision >= 0.99, "\(figures)")
    #expect(figures.recall >= 0.90, "\(figures)")
  }

  @Test func `the table has a hundred and twenty names and more`() {
    #expect(CrossScriptNames.rows.count >= 120)
  }

  @Test func `names written later find each other too`() {
    for figures in [measure(FreshNames.rows, \.arabic), measure(FreshNames.rows, \.cyrillic)] {
      #expect(figures.precision >= 0.99, "\(figures)")
      #expect(figures.recall >= 0.90, "\(figures)")
    }
  }

  @Test func `names that hardly a rule was tuned on find each other in all scripts`() {
    let pairs = [measure(SealedNames.rows, \.arabic), measure(SealedNames.rows, \.cyrillic)]
    #expect(pairs.allSatisfy { $0.precision >= 0.99 }, "\(pairs)")
    #expect(pairs.map(\.recall).reduce(0, +) / 2 >= 0.90, "\(pairs)")
  }

  @Test(arguments: [0, 1])
  func `the latest names find each other in all scripts`(half: Int) {
    let rows = LatestNames.rows.indices.filter { $0 % 2 == half }.map { LatestNames.rows[$0] }
    for figures in [measure(rows, \.arabic), measure(rows, \.cyrillic)] {
      #expect(figures.precision >= 0.99, "\(figures)")
      #expect(figures.recall >= 0.90, "\(figures)")
    }
  }

  @Test(arguments: [0, 1])
  func `names of a fifth table find each other in all scripts`(half: Int) {
    let rows = FifthNames.rows.indices.filter { $0 % 2 == half }.map { FifthNames.rows[$0] }
    for figures in [measure(rows, \.arabic), measure(rows, \.cyrillic)] {
      #expect(figures.precision >= 0.99, "\(figures)")
      #expect(figures.recall >= 0.86, "\(figures)")
    }
  }

  @Test func `no name of any table is taken for another`() {
    let tables = [
      CrossScriptNames.rows, FreshNames.rows, SealedNames.rows, LatestNames.rows, FifthNames.rows,
    ]
    var seen: Set<String> = []
    let rows = tables.joined().filter { seen.insert($0.arabic).inserted }
    for figures in [measure(rows, \.arabic), measure(rows, \.cyrillic)] {
      #expect(figures.precision >= 0.99, "\(figures)")
      #expect(figures.recall >= 0.92, "\(figures)")
    }
  }
}
