import CollateCore
import TextKernels

/// What `where` asks of a row.
indirect enum Expression: Sendable {
  case comparison(Comparison)
  /// A field alone: known, not zero, not empty, not `false`.
  case holds(String)
  case not(Expression)
  case all([Expression])
  case any([Expression])

  /// A field against a literal.
  struct Comparison: Sendable {
    let field: String
    let relation: Relation
    let literal: Literal
  }

  /// The ways to compare.
  enum Relation: String, CaseIterable, Sendable {
    case equal = "=", unequal = "!=", less = "<", atMost = "<=", more = ">", atLeast = ">=", contains = "~"
  }

  /// What a field is compared with.
  enum Literal: Sendable {
    case unknown
    case number(Double, String)
    case words(String)
  }

  /// The fields it reads, in order.
  var fields: [String] {
    switch self {
    case .comparison(let comparison): [comparison.field]
    case .holds(let field): [field]
    case .not(let inner): inner.fields
    case .all(let parts), .any(let parts): parts.flatMap(\.fields)
    }
  }

  /// Whether a row is wanted; `value` gives its fields.
  func matches(_ value: (String) -> Value) -> Bool {
    switch self {
    case .comparison(let comparison): comparison.matches(value(comparison.field))
    case .holds(let field): Expression.holds(value(field))
    case .not(let inner): !inner.matches(value)
    case .all(let parts): parts.allSatisfy { $0.matches(value) }
    case .any(let parts): parts.contains { $0.matches(value) }
    }
  }

  private static func holds(_ value: Value) -> Bool {
    switch value {
    case .none: false
    case .text(let text): !text.isEmpty
    case .count(let count): count != 0
    case .score(let score): score != 0
    case .flag(let flag): flag
    case .list(let values): !values.isEmpty
    case .record, .evidence: true
    }
  }
}

extension Expression.Comparison {
  /// Whether a value stands in the relation; of a list, whether any element does (`!=`: whether none is equal).
  func matches(_ value: Value) -> Bool {
    if case .list(let values) = value {
      guard relation != .unequal else { return values.allSatisfy(matches) }
      return values.contains(where: matches)
    }
    if case .record(let fields) = value, relation == .contains {
      return fields.contains { matches($0.value) }
    }
    switch (literal, value) {
    case (.unknown, .none): return relation == .equal
    case (.unknown, _): return relation == .unequal
    case (_, .none): return relation == .unequal
    case (.number(let number, let text), _):
      guard let own = Ordering.number(value) else { return matches(Ordering.words(value), text) }
      return relation == .contains ? matches(Ordering.words(value), text) : holds(own < number, own == number)
    case (.words(let words), _): return matches(Ordering.words(value), words)
    }
  }

  private func matches(_ own: String, _ literal: String) -> Bool {
    if relation == .contains { return CaseBlind.contains(own, literal) }
    let order = Ordering.compare(.text(own), .text(literal))
    let isEqual = relation == .equal || relation == .unequal ? CaseBlind.isEqual(own, literal) : order == 0
    return holds(order < 0, isEqual)
  }

  private func holds(_ isLess: Bool, _ isEqual: Bool) -> Bool {
    switch relation {
    case .equal: isEqual
    case .unequal: !isEqual
    case .less: isLess && !isEqual
    case .atMost: isLess || isEqual
    case .more: !isLess && !isEqual
    case .atLeast: !isLess
    case .contains: false
    }
  }
}

/// Comparison of words without regard to case.
enum CaseBlind {
  static func isEqual(_ a: String, _ b: String) -> Bool { a == b || a.lowercased() == b.lowercased() }

  /// Whether `text` has `part` in it.
  ///
  /// O(length of `text`) on average.
  static func contains(_ text: String, _ part: String) -> Bool {
    let text = Array(text.lowercased().utf8)
    let part = Array(part.lowercased().utf8)
    guard let first = part.first, part.count <= text.count else { return part.isEmpty }
    for start in 0...(text.count - part.count) where text[start] == first {
      if text[start..<(start + part.count)].elementsEqual(part) { return true }
    }
    return false
  }
}
