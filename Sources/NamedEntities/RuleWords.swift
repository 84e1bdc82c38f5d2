private import Lexicons

/// The words that the rules behind the tagger look for around a name, as hashes.
struct RuleWords: Sendable {
  static let shared = RuleWords()
  private let phrases: [Substring: [Substring]]

  private init() {
    phrases = Dictionary(
      EntityLexicons.rows(EntityLexicons.rules).compactMap { row in
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
}
