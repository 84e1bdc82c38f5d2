package import CollateCore

/// Which pairs of documents may be copies at all.
package enum ComparisonScope: Sendable, Equatable {
  /// Every pair.
  case all
  /// Pairs of one outlet; a document of which none is known is in no pair.
  case source
  /// Pairs that are published at most so many days apart, as far as their days are known.
  case days(Int)

  /// Whether two documents may be copies.
  package func includes(_ first: Document, _ second: Document) -> Bool {
    switch self {
    case .all:
      return true
    case .source:
      guard let source = first.metadata.source else { return false }
      return source == second.metadata.source
    case .days(let most):
      guard let first = first.metadata.date, let second = second.metadata.date else { return true }
      let gap = max(first.earliest, second.earliest).number - min(first.latest, second.latest).number
      return gap <= most
    }
  }
}
