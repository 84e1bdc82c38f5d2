import CollateCore
import Lexicons

/// The words for parties of one language.
struct LabelLexicon: Sendable {
  private(set) var stances: [String: String] = [:]
  /// When a word that has plainer uses too is a label.
  enum Condition: Sendable {
    case beside, oneParty
    /// A name behind it is not the party: `the killers of Jane Roe`.
    case alone
  }
  /// Nouns that end or begin the name of a party: `Front`, `Army`.
  private(set) var parties: Set<String> = []
  /// Words in front of what somebody is taken for: `as a terrorist organisation`.
  private(set) var predicates: Set<String> = []
  private(set) var conditions: [String: Condition] = [:]
  /// Determiners that mean nobody spoken of before: `a`, `some`.
  private(set) var indefinite: Set<String> = []
  /// What stands between a label and its party: `of`, `des`.
  private(set) var linking: Set<String> = []
  /// Words that give a party its name: `known as`.
  private(set) var naming: Set<String> = []
  /// Small words inside names: `del`.
  private(set) var joiners: Set<String> = []
  /// How adjectives in front of a label end.
  private(set) var endings: Set<String> = []
  /// Adjectives for peoples and beliefs, which are no party by themselves.
  private(set) var peoples: Set<String> = []
  /// Words for deeds, before which a label names no party: `terrorist attack`.
  private(set) var deeds: Set<String> = []
  /// Words in front of a label that say nothing of the party: `latest`.
  private(set) var plain: Set<String> = []
  /// Words for governments, whose party a place can be.
  private(set) var states: Set<String> = []
  /// How words for parties begin that stand between a name and a label.
  private(set) var groupStems: Set<String> = []

  /// The words of a language; none without a table.
  static func of(_ language: Language) -> LabelLexicon { tables[language] ?? LabelLexicon() }

  private static let tables: [Language: LabelLexicon] = {
    let lists: [Substring: WritableKeyPath<LabelLexicon, Set<String>>] = [
      "party": \.parties, "as": \.predicates, "indefinite": \.indefinite, "of": \.linking, "naming": \.naming,
      "joiner": \.joiners, "ending": \.endings, "adjective": \.peoples, "deed": \.deeds, "plain": \.plain,
      "state": \.states, "groupstem": \.groupStems,
    ]
    var tables: [Language: LabelLexicon] = [:]
    for row in SpeechTables.labels where row.count == 3 {
      let language = Language(rawValue: String(row[0]))
      if let list = lists[row[1]] {
        let words = row[2].split(separator: " ").map(FoldedWord.of)
        tables[language, default: LabelLexicon()][keyPath: list].formUnion(words)
        continue
      }
      let stance = row[1].prefix { $0 != "-" }
      let condition: Condition? =
        row[1].hasSuffix("-named")
        ? .beside : row[1].hasSuffix("-party") ? .oneParty : row[1].hasSuffix("-alone") ? .alone : nil
      for word in row[2].split(separator: " ").map(FoldedWord.of) {
        tables[language, default: LabelLexicon()].stances[word] = String(stance)
        tables[language, default: LabelLexicon()].conditions[word] = condition
      }
    }
    return tables
  }()

  /// The stance of a folded word, Arabic articles and glued prepositions taken off; nil for other words.
  func stance(of word: String) -> String? {
    if let stance = stances[word] { return stance }
    // Turkish plurals with what is written to them: `militanlarını`.
    for plural in ["lar", "ler"] {
      if let end = word.end(ofPlural: plural), let stance = stances[String(word[..<end])] { return stance }
    }
    guard let first = word.utf8.first, first >= 0xD7 else { return nil }
    // The plural in front of what it belongs to: `מחבלי`, `مقاتلو`.
    for (ending, plural) in [("י", "ים"), ("ي", "ين"), ("و", "ون")]
    where word.hasSuffix(ending) && word.count > 3 {
      if let stance = stances[word.dropLast() + plural] { return stance }
    }
    for prefix in ["ال", "وال", "بال", "لل", "و", "ل", "ب", "ה", "וה", "ו", "מ"] where word.hasPrefix(prefix)
    {
      if let stance = stances[String(word.dropFirst(prefix.count))] { return stance }
    }
    return nil
  }
}

/// A word an article chooses for a party.
public struct ActorLabel: Sendable, Hashable {
  /// In whose voice it is.
  public enum Voice: String, Sendable {
    case own, quote, indirect
  }

  /// Where the label stands.
  public let range: Range<Int>
  /// Where the party's name stands; nil when the sentence names none.
  public let actor: Range<Int>?
  /// What the table says of the word: `loaded`, `armed`, `group`, `people`, `victims`.
  public let stance: String
  /// In whose voice it is said.
  public var voice: Voice = .own
  /// Who says it, when it is not the outlet.
  public var speaker: String?
}

extension String {
  /// Where a plural ending ends that stands behind three letters and before one or more; nil when there is none.
  fileprivate func end(ofPlural ending: String) -> String.Index? {
    guard var start = index(startIndex, offsetBy: 3, limitedBy: endIndex) else { return nil }
    while start < endIndex {
      if self[start...].hasPrefix(ending) {
        let end = index(start, offsetBy: ending.count)
        return end < endIndex ? end : nil
      }
      start = index(after: start)
    }
    return nil
  }
}
