/// A name at a place in one document, as the tagger saw it, before names are merged.
public struct Mention: Sendable, Hashable {
  /// The UTF-8 range in the document's text.
  public let range: Range<Int>
  /// What it names.
  public let type: EntityType
  /// The name without what grammar glued to it: no possessive, case ending, conjunction, article or title.
  public let name: String
  /// The title or office before or after the name (`US Secretary of State`), when there is one.
  public let role: String?
  /// What a place stands for where it is not meant itself (`Washington`: the government of the United States).
  public let standsFor: String?
  /// The rule that found it, for `why`.
  public let reason: String

  /// A mention with all its parts.
  public init(
    range: Range<Int>, type: EntityType, name: String, role: String? = nil, standsFor: String? = nil,
    reason: String
  ) {
    self.range = range
    self.type = type
    self.name = name
    self.role = role
    self.standsFor = standsFor
    self.reason = reason
  }
}
