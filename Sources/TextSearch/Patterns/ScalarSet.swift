/// A set of characters of a pattern, without regard to case.
struct ScalarSet: Sendable, Hashable {
  /// Kinds of characters that have a name.
  enum Kind: Sendable, Hashable, CaseIterable {
    case word, digit, space
  }
  var ranges: [ClosedRange<UInt32>] = []
  var kinds: [Kind] = []
  /// Kinds whose opposite belongs to it: `\W`.
  var otherKinds: [Kind] = []
  var isNegated = false

  /// Every character but a line break.
  static let any = ScalarSet(ranges: [0x0A...0x0A, 0x0D...0x0D], isNegated: true)

  /// Whether a character belongs to the set.
  func contains(_ scalar: Unicode.Scalar) -> Bool {
    let isIn =
      has(scalar.value) || kinds.contains { ScalarSet.isKind($0, scalar) }
      || otherKinds.contains { !ScalarSet.isKind($0, scalar) } || hasOtherCase(scalar)
    return isIn != isNegated
  }

  private func has(_ value: UInt32) -> Bool { ranges.contains { $0.contains(value) } }

  private func hasOtherCase(_ scalar: Unicode.Scalar) -> Bool {
    guard !ranges.isEmpty, scalar.properties.isCased else { return false }
    let mappings = [scalar.properties.lowercaseMapping, scalar.properties.uppercaseMapping]
    return mappings.contains { mapping in
      mapping.unicodeScalars.count == 1 && mapping.unicodeScalars.contains { has($0.value) }
    }
  }

  /// Whether a character is a letter, digit, mark or underscore; a digit; white space.
  static func isKind(_ kind: Kind, _ scalar: Unicode.Scalar) -> Bool {
    switch kind {
    case .space: return scalar.properties.isWhitespace
    case .digit: return scalar.properties.generalCategory == .decimalNumber
    case .word: break
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber, .connectorPunctuation:
      return true
    default: return false
    }
  }
}
