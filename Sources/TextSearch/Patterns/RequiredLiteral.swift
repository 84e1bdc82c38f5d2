/// Letters in a row that stand in every match of a pattern: text without them need not be read by the automaton.
///
/// As in grep (Boyer & Moore 1977 for one string; here eight bytes at a time, without regard to case).
struct RequiredLiteral: Sendable {
  /// The letters, small, at least two.
  let bytes: [UInt8]

  /// The longest such row of a pattern; nil when it has none of two letters or more.
  init?(_ node: PatternNode) {
    var finding = LiteralFinding()
    finding.read(node)
    finding.finish()
    guard finding.best.count > 1 else { return nil }
    bytes = finding.best
  }

  /// Whether the letters stand in a range of a text, in any case.
  ///
  /// O(bytes), nearly always at the speed of memory.
  func stands(in utf8: [UInt8], _ range: Range<Int>) -> Bool {
    unsafe utf8.withUnsafeBytes { text in unsafe stands(in: text, range) }
  }

  private func stands(in text: UnsafeRawBufferPointer, _ range: Range<Int>) -> Bool {
    let low: UInt64 = 0x0101_0101_0101_0101
    let high: UInt64 = 0x8080_8080_8080_8080
    let (first, second) = (UInt64(bytes[0]) * low, UInt64(bytes[1]) * low)
    let last = range.upperBound - bytes.count
    var place = range.lowerBound
    while place <= last, place + 9 <= text.count {
      // A byte of `different` is zero where the first two letters may stand, but for their case.
      let blocks = unsafe (
        text.loadUnaligned(fromByteOffset: place, as: UInt64.self),
        text.loadUnaligned(fromByteOffset: place + 1, as: UInt64.self)
      )
      let different = ((blocks.0 ^ first) | (blocks.1 ^ second)) & ~(0x20 * low)
      if (different &- low) & ~different & high != 0 {
        for start in place..<min(place + 8, last + 1) where unsafe stands(at: start, in: text) { return true }
      }
      place += 8
    }
    while place <= last {
      if unsafe stands(at: place, in: text) { return true }
      place += 1
    }
    return false
  }

  private func stands(at start: Int, in text: UnsafeRawBufferPointer) -> Bool {
    for index in bytes.indices {
      let byte = unsafe text[start + index]
      let small = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
      if small != bytes[index] { return false }
    }
    return true
  }
}

/// Collects rows of single letters that every match must have.
private struct LiteralFinding {
  private(set) var best: [UInt8] = []
  private var row: [UInt8] = []

  mutating func read(_ node: PatternNode) {
    switch node {
    case .set(let set): if let letter = LiteralFinding.letter(set) { row.append(letter) } else { finish() }
    case .sequence(let nodes): for node in nodes { read(node) }
    case .repeated(let node, let least, let most):
      guard least == 1, most == 1 else {
        // What is repeated stands there once at least, but what follows need not touch it.
        finish()
        if least > 0 {
          read(node)
          finish()
        }
        return
      }
      read(node)
    case .choice: finish()
    case .empty, .assertion: break
    }
  }

  mutating func finish() {
    if row.count > best.count { best = row }
    row = []
  }

  /// The one ASCII character of a set, small; nil when others belong to it, such as the Kelvin sign to k.
  private static func letter(_ set: ScalarSet) -> UInt8? {
    guard set.kinds.isEmpty, set.otherKinds.isEmpty, !set.isNegated, set.ranges.count == 1,
      let range = set.ranges.first, range.count == 1, range.lowerBound < 0x80,
      !["\u{212A}", "\u{17F}", "\u{131}"].contains(where: set.contains)
    else { return nil }
    let byte = UInt8(range.lowerBound)
    return (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }
}
