import NamedEntities
import Testing

@Suite struct CrossScriptTests {
  private typealias Figures = (precision: Double, recall: Double, wrong: [String])

  /// Precision and recall over all pairs of rows of one half of the table.
  private func measure(_ half: Int, _ other: (Int) -> String) -> Figures {
    let rows = CrossScriptNames.rows.indices.filter { $0 % 2 == half }
    var hits = 0
    var predicted = 0
    var wrong: [String] = []
    for a in rows {
      for b in rows where CrossScript.isSame(CrossScriptNames.rows[a].latin, other(b)) {
        predicted += 1
        if a == b { hits += 1 } else { wrong.append("\(CrossScriptNames.rows[a].latin) = \(other(b))") }
      }
      if !CrossScript.isSame(CrossScriptNames.rows[a].latin, other(a)) {
        wrong.append("\(CrossScriptNames.rows[a].latin) ≠ \(other(a))")
      }
    }
    return (Double(hits) / Double(max(1, predicted)), Double(hits) / Double(rows.count), wrong)
  }

  @Test(arguments: [0, 1])
  func `names in Latin and Arabic letters find each other`(half: Int) {
    let figures = measure(half) { CrossScriptNames.rows[$0].arabic }
    #expect(figures.precision >= 0.99, "\(figures)")
    #expect(figures.recall >= 0.90, "\(figures)")
  }

  @Test(arguments: [0, 1])
  func `names in Latin and Cyrillic letters find each other`(half: Int) {
    let figures = measure(half) { CrossScriptNames.rows[$0].cyrillic }
    #expect(figures.precision >= 0.99, "\(figures)")
    #expect(figures.recall >= 0.90, "\(figures)")
  }

  @Test func `the table has a hundred and twenty names and more`() {
    #expect(CrossScriptNames.rows.count >= 120)
  }
}
