import CollateCore

/// The order of values: numbers by size, words by their UTF-8 bytes without regard to ASCII case, unknown last.
enum Ordering {
  /// Negative when `a` comes first, positive when `b` does, 0 when neither.
  static func compare(_ a: Value, _ b: Value) -> Int {
    if let a = number(a), let b = number(b) { return a < b ? -1 : a > b ? 1 : 0 }
    let (rankA, rankB) = (rank(a), rank(b))
    if rankA != rankB { return rankA - rankB }
    let (textA, textB) = (words(a), words(b))
    let folded = compare(bytes: textA.utf8.lazy.map(lowered), textB.utf8.lazy.map(lowered))
    return folded != 0 ? folded : compare(bytes: textA.utf8, textB.utf8)
  }

  /// The number a value is; nil for anything else.
  static func number(_ value: Value) -> Double? {
    switch value {
    case .count(let count): Double(count)
    case .score(let score): score
    case .flag(let flag): flag ? 1 : 0
    default: nil
    }
  }

  /// The words of a value, to compare and search.
  static func words(_ value: Value) -> String {
    switch value {
    case .none: ""
    case .text(let text): text
    case .count(let count): String(count)
    case .score(let score): "\(score)"
    case .flag(let flag): flag ? "true" : "false"
    case .list(let values): values.map(words).joined(separator: "; ")
    case .record(let fields): fields.map { words($0.value) }.joined(separator: "; ")
    case .evidence(let evidence): evidence.text
    }
  }

  private static func rank(_ value: Value) -> Int {
    if case .none = value { return 2 }
    return number(value) == nil ? 1 : 0
  }

  private static func lowered(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte + 32 : byte }

  private static func compare(bytes a: some Sequence<UInt8>, _ b: some Sequence<UInt8>) -> Int {
    a.lexicographicallyPrecedes(b) ? -1 : b.lexicographicallyPrecedes(a) ? 1 : 0
  }
}
