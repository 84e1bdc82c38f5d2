private import Lexicons

/// The words that the rules behind the tagger look for around a name, as hashes.
struct RuleWords: Sendable {
  static let shared = RuleWords()
  private let phrases: [Substring: [Substring]]
  private let rows: [[Substring]]

  private init() {
    rows = EntityLexicons.rows(EntityLexicons.rules)
    phrases = Dictionary(
      rows.compactMap { row in
        row.count == 2 ? (row[0], row[1].split(separator: "|")) : nil
      }, uniquingKeysWith: +)
  }

  /// The hashes of a rule's words, each one token.
  static func words(_ rule: Substring) -> Set<UInt64> {
    Set((shared.phrases[rule] ?? []).map { Hashing.hash(ofWord: $0) })
  }

  /// The hashes of a rule's phrases, as `KnownNames` keeps them.
  static func phrases(_ rule: Substring) -> Set<UInt64> {
    Set((shared.phrases[rule] ?? []).map { KnownNames.phrase($0) })
  }

  /// For each phrase of the rows of a rule the first phrase of its row; of equal ones the first row counts.
  static func listed(_ rule: Substring) -> [UInt64: Substring] {
    var listed: [UInt64: Substring] = [:]
    for row in shared.rows where row.count == 2 && row[0] == rule {
      let forms = row[1].split(separator: "|")
      for form in forms where listed[KnownNames.phrase(form)] == nil {
        listed[KnownNames.phrase(form)] = forms[0]
      }
    }
    return listed
  }
}
