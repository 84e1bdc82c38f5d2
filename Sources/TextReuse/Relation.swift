/// How one article's text stands to another's.
public enum Relation: String, Sendable {
  /// The article the others of its cluster are compared with.
  case representative
  /// The same words from beginning to end.
  case same
  /// All of it stands in the longer one.
  case cut
  /// It has all or most of the other, and words of its own around it.
  case extended
  /// The same text with words changed throughout.
  case reworked
  /// The other's text with new words on top.
  case update
  /// Passages in common inside texts of their own: no copy.
  case sharesPassages = "shares passages"
  /// One frame filled with other facts: no copy.
  case template
  /// Nothing that says anything.
  case unrelated

  /// Whether the two are copies, so that they have one origin.
  public var isCopy: Bool {
    switch self {
    case .representative, .same, .cut, .extended, .reworked, .update: true
    case .sharesPassages, .template, .unrelated: false
    }
  }
}
