/// What patterns ask of the characters below U+3000, worked out once for all patterns.
struct ScalarTraits: Sendable {
  static let shared = ScalarTraits()
  /// How many characters are listed: those of nearly all text in letters.
  static let count: UInt32 = 0x3000

  /// For each character a bit for each kind it is of.
  private let kinds: [UInt8]
  /// The one character that is its small form, and the one that is its capital; itself where there is none.
  private let small: [UInt32], capital: [UInt32]

  private init() {
    var kinds: [UInt8] = []
    var small: [UInt32] = []
    var capital: [UInt32] = []
    for value in 0..<ScalarTraits.count {
      guard let scalar = Unicode.Scalar(value) else { continue }
      kinds.append(
        ScalarSet.Kind.allCases.reduce(0) { $0 | (ScalarSet.isKind($1, scalar) ? $1.bit : 0) })
      let isCased = scalar.properties.isCased
      small.append(isCased ? ScalarTraits.only(scalar.properties.lowercaseMapping) ?? value : value)
      capital.append(isCased ? ScalarTraits.only(scalar.properties.uppercaseMapping) ?? value : value)
    }
    (self.kinds, self.small, self.capital) = (kinds, small, capital)
  }

  private static func only(_ mapping: String) -> UInt32? {
    mapping.unicodeScalars.count == 1 ? mapping.unicodeScalars.first?.value : nil
  }

  /// Whether each character is a part of a word.
  var isWord: [Bool] { kinds.map { $0 & ScalarSet.Kind.word.bit != 0 } }

  /// Whether each character belongs to a set.
  func members(of set: ScalarSet) -> [Bool] {
    var ranged = [Bool](repeating: false, count: kinds.count)
    for range in set.ranges where range.lowerBound < ScalarTraits.count {
      for value in range.lowerBound...min(range.upperBound, ScalarTraits.count - 1) {
        ranged[Int(value)] = true
      }
    }
    func has(_ value: UInt32) -> Bool {
      value < ScalarTraits.count
        ? ranged[Int(value)] : set.ranges.contains { $0.contains(value) }
    }
    let wanted = set.kinds.reduce(0) { $0 | $1.bit }
    let others = set.otherKinds.reduce(0) { $0 | $1.bit }
    return kinds.indices.map { index in
      let isIn =
        ranged[index] || kinds[index] & wanted != 0 || ~kinds[index] & others != 0
        || !set.ranges.isEmpty && (has(small[index]) || has(capital[index]))
      return isIn != set.isNegated
    }
  }
}

extension ScalarSet.Kind {
  /// A bit of its own.
  fileprivate var bit: UInt8 {
    switch self {
    case .word: 1
    case .digit: 2
    case .space: 4
    }
  }
}
