public import CollateCore
import Lexicons

/// Whom a side lets speak, how much, and with which verbs.
public struct AttributionProfile: Sendable {
  /// A speaker of one side.
  public struct Entry: Sendable {
    /// The place of the side.
    public let side: Int
    /// The speaker; nil for quotations nobody is named for.
    public var speaker: String?
    /// How many quotations in marks, how many statements in the article's words.
    public var quoted = 0, reported = 0
    /// How many words of theirs are printed.
    public var words = 0
    /// Their share of all words the side gives to speakers, from 0 to 1.
    public var share = 0.0
    /// The verbs, most frequent first.
    public var verbs: [(verb: String, count: Int)] = []
    /// How often a verb says more than that something was said: claim, deny or stress.
    public var tones: [(tone: Tone, count: Int)] = []
    /// The first places, for evidence.
    public var places: [Extent] = []
  }
}

/// Words by which an article keeps its distance.
struct HedgeLexicon: Sendable {
  private static let lists: (hedges: [Language: [String]], denials: [Language: [String]]) = {
    var hedges: [Language: [String]] = [:]
    var denials: [Language: [String]] = [:]
    for row in SpeechTables.opposites where row.count == 3 {
      let words = row[2].split(separator: " ").map(FoldedWord.of)
      if row[1] == "hedge" { hedges[Language(rawValue: String(row[0]))] = words }
      if row[1] == "not" { denials[Language(rawValue: String(row[0]))] = words }
    }
    return (hedges, denials)
  }()

  /// The words of a language that keep distance.
  static func hedges(_ language: Language) -> [String] { lists.hedges[language] ?? [] }
  /// The words of a language that deny.
  static func denials(_ language: Language) -> [String] { lists.denials[language] ?? [] }

  /// The opposites of a language: beginnings of words of one meaning and of the other.
  static func opposites(_ language: Language) -> [(one: [String], other: [String])] { pairs[language] ?? [] }

  private static let pairs: [Language: [(one: [String], other: [String])]] = {
    var pairs: [Language: [(one: [String], other: [String])]] = [:]
    for row in SpeechTables.opposites where row.count == 2 {
      let sides = row[1].split(separator: "|").map { $0.split(separator: " ").map(FoldedWord.of) }
      guard sides.count == 2 else { continue }
      pairs[Language(rawValue: String(row[0])), default: []].append((sides[0], sides[1]))
    }
    return pairs
  }()
}
