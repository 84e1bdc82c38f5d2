/// Words an article gives as somebody's, who said them, and how that is known.
public struct Quote: Sendable, Hashable {
  /// What kind of quotation it is.
  public enum Kind: String, Sendable {
    /// A sentence or more in quotation marks.
    case direct
    /// Some words of a sentence in quotation marks.
    case partial
    /// One or two words, or a name, in quotation marks without a verb of saying.
    case scare
    /// A quotation inside a quotation.
    case nested
    /// What somebody said in the article's own words.
    case indirect
  }

  /// The UTF-8 range of the words, without the marks.
  public let range: Range<Int>
  /// What kind it is.
  public let kind: Kind
  /// Who said it; nil when no rule is sure enough.
  public var speaker: Speaker?
  /// The UTF-8 range of the verb of saying.
  public let cue: Range<Int>?
  /// What the verb says of the utterance.
  public let tone: Tone
  /// The rule that found the speaker, or why there is none.
  public let rule: AttributionRule
}

/// Who said something, as the article puts it.
public struct Speaker: Sendable, Hashable {
  /// The UTF-8 range of the words that name the speaker.
  public let range: Range<Int>
  /// The name behind a pronoun, a title or a short form; nil when it is not known.
  public var name: String?
  /// Whether the article has only a pronoun here.
  public var isPronoun = false

  init(range: Range<Int>, name: String?) {
    self.range = range
    self.name = name
  }
}

/// How the speaker of a quotation was found, surest first.
public enum AttributionRule: String, Sendable, CaseIterable {
  case inverted = "verb and speaker follow"
  case following = "speaker and verb follow"
  case according = "according to"
  case preceding = "speaker and verb precede"
  case named = "name and colon or dash"
  case inside = "verb and speaker inside the words"
  case split = "same sentence as the quotation before"
  case sentence = "subject of the sentence"
  case sameParagraph = "same paragraph as the quotation before"
  case nextInParagraph = "same paragraph as the quotation after"
  case continued = "goes on from the paragraph before"
  case colonBefore = "paragraph before ends with a colon"
  case statementBefore = "statement in the paragraph before"
  case block = "paragraph after a verb of saying and a colon"
  case dropped = "verb without a subject: the speaker before"
  case construction = "person and quotation as around a verb of saying"
  case none = "no rule is sure"
}
