import CollateCore
import Lexicons

/// What a word can be around a quotation; a word can be several things.
struct WordClass: OptionSet, Sendable {
  let rawValue: UInt32

  static let strongCue = WordClass(rawValue: 1 << 0), weakCue = WordClass(rawValue: 1 << 1)
  static let determiner = WordClass(rawValue: 1 << 2), preposition = WordClass(rawValue: 1 << 3)
  static let auxiliary = WordClass(rawValue: 1 << 4), conjunction = WordClass(rawValue: 1 << 5)
  static let relative = WordClass(rawValue: 1 << 6), pronoun = WordClass(rawValue: 1 << 7)
  static let he = WordClass(rawValue: 1 << 8), she = WordClass(rawValue: 1 << 9)
  static let they = WordClass(rawValue: 1 << 10), adverb = WordClass(rawValue: 1 << 11)
  static let time = WordClass(rawValue: 1 << 12), title = WordClass(rawValue: 1 << 13)
  static let abbreviation = WordClass(rawValue: 1 << 14), according = WordClass(rawValue: 1 << 15)
  static let accordingTo = WordClass(rawValue: 1 << 16), group = WordClass(rawValue: 1 << 17)
  static let source = WordClass(rawValue: 1 << 18), subordinator = WordClass(rawValue: 1 << 19)
  static let accordingPost = WordClass(rawValue: 1 << 20), role = WordClass(rawValue: 1 << 21)
  /// Nouns for bodies: a name that ends in one is no person.
  static let body = WordClass(rawValue: 1 << 22)
  /// Words that end no noun phrase.
  static let adjective = WordClass(rawValue: 1 << 23)
  /// Words that begin what somebody else says or does.
  static let contrast = WordClass(rawValue: 1 << 24)

  /// Verbs that give somebody's number: `put the dead at 11`.
  static let estimate = WordClass(rawValue: 1 << 25)

  /// `one`, `another`, before `of them`.
  static let partitive = WordClass(rawValue: 1 << 26)

  static let cue: WordClass = [.strongCue, .weakCue]

  /// The class a row of the table names.
  init?(named name: some StringProtocol) {
    switch name {
    case "determiner": self = .determiner
    case "preposition": self = .preposition
    case "auxiliary": self = .auxiliary
    case "conjunction": self = .conjunction
    case "relative": self = .relative
    case "pronoun": self = .pronoun
    case "he": self = .he
    case "she": self = .she
    case "they": self = .they
    case "adverb": self = .adverb
    case "time": self = .time
    case "title": self = .title
    case "abbreviation": self = .abbreviation
    case "according": self = .according
    case "accordingto": self = .accordingTo
    case "group": self = .group
    case "source": self = .source
    case "subordinator": self = .subordinator
    case "role": self = .role
    case "body": self = .body
    case "adjective": self = .adjective
    case "contrast": self = .contrast
    case "estimate": self = .estimate
    case "partitive": self = .partitive
    case "accordingpost": self = .accordingPost
    default: return nil
    }
  }

  init(rawValue: UInt32) { self.rawValue = rawValue }
}

/// What an outlet says of an utterance by the verb it chooses.
public enum Tone: String, Sendable, CaseIterable {
  case neutral, write, claim, stress, deny, admit, ask, urge, accuse, warn, promise, praise
}

/// The verbs of saying and the small words of one language.
struct SpeechLexicon: Sendable {
  let language: Language
  private(set) var classes: [String: WordClass] = [:]
  private(set) var tones: [String: Tone] = [:]

  /// The lexicon of a language; English for those without a table.
  static func of(_ language: Language) -> SpeechLexicon {
    tables[language] ?? tables["en"] ?? SpeechLexicon(language: language)
  }

  private static let tables: [Language: SpeechLexicon] = {
    var tables: [Language: SpeechLexicon] = [:]
    for row in SpeechTables.words where row.count == 3 {
      guard let kind = WordClass(named: row[1]) else { continue }
      tables[at: row[0]].add(row[2], kind)
    }
    for row in SpeechTables.verbs where row.count == 4 {
      tables[at: row[0]].add(row[3], row[1] == "strong" ? .strongCue : .weakCue)
      tables[at: row[0]].add(row[3], tone: Tone(rawValue: String(row[2])) ?? .neutral)
    }
    return tables
  }()

  private mutating func add(_ words: Substring, _ kind: WordClass) {
    for word in words.split(separator: " ") { classes[FoldedWord.of(word), default: []].insert(kind) }
  }

  private mutating func add(_ words: Substring, tone: Tone) {
    for word in words.split(separator: " ").map(FoldedWord.of) where tones[word] == nil { tones[word] = tone }
  }
}

extension [Language: SpeechLexicon] {
  fileprivate subscript(at code: Substring) -> SpeechLexicon {
    get {
      self[Language(rawValue: String(code))] ?? SpeechLexicon(language: Language(rawValue: String(code)))
    }
    set { self[Language(rawValue: String(code))] = newValue }
  }
}
