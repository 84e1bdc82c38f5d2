import Lexicons

/// First names that only men or only women bear, for pronouns that stand for them.
enum GivenNames {
  /// The pronoun that a first name in lower case takes; empty when the table does not know it or knows it for both.
  ///
  /// O(1).
  static func gender(of name: String) -> WordClass { table[name] ?? [] }

  private static let table: [String: WordClass] = {
    var table: [String: WordClass] = [:]
    for row in SpeechTables.givenNames where row.count == 2 {
      let pronoun: WordClass = row[0] == "he" ? .he : .she
      for name in row[1].split(separator: " ") { table[String(name), default: []].formUnion(pronoun) }
    }
    return table.filter { $0.value == .he || $0.value == .she }
  }()
}
