/// What kind of thing a name names.
public enum EntityType: String, Sendable, Hashable, CaseIterable, Comparable {
  case person, organisation, location
  /// A name of another kind, such as a people or an event; listed only on request.
  case other

  /// Orders as declared: who, which body, where, the rest.
  public static func < (a: EntityType, b: EntityType) -> Bool { a.rank < b.rank }

  var rank: Int {
    switch self {
    case .person: 0
    case .organisation: 1
    case .location: 2
    case .other: 3
    }
  }

  /// The kind with the largest count, by rank; of equal ones the first.
  static func most(_ counts: SIMD4<Int32>) -> EntityType {
    allCases.max { (counts[$0.rank], $1) < (counts[$1.rank], $0) } ?? .other
  }
}
