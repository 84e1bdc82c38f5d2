/// A regular expression as a tree.
indirect enum PatternNode: Sendable {
  case empty
  case set(ScalarSet)
  case sequence([PatternNode])
  case choice([PatternNode])
  /// At least so many times, at most so many; no limit when nil.
  case repeated(PatternNode, Int, Int?)
  case assertion(Assertion)

  /// Conditions on a place between characters.
  enum Assertion: Sendable {
    case start, end, boundary, noBoundary
  }

  /// Whether it can match nothing at all.
  var canBeEmpty: Bool {
    switch self {
    case .empty, .assertion: true
    case .set: false
    case .sequence(let nodes): nodes.allSatisfy(\.canBeEmpty)
    case .choice(let nodes): nodes.contains(where: \.canBeEmpty)
    case .repeated(let node, let least, _): least == 0 || node.canBeEmpty
    }
  }

  /// The tree that matches the same texts backwards.
  var reversed: PatternNode {
    switch self {
    case .empty, .set, .assertion(.boundary), .assertion(.noBoundary): self
    case .assertion(.start): .assertion(.end)
    case .assertion(.end): .assertion(.start)
    case .sequence(let nodes): .sequence(nodes.reversed().map(\.reversed))
    case .choice(let nodes): .choice(nodes.map(\.reversed))
    case .repeated(let node, let least, let most): .repeated(node.reversed, least, most)
    }
  }
}
