/// A hash table from tokens to running numbers, for tokens that are hashes already.
///
/// Open addressing with linear probing; at most half full.
struct TokenTable: Sendable {
  private var slots: [UInt64]
  private var mask: Int
  /// How many tokens it holds; the next one gets this number.
  private(set) var count = 0

  init(minimumCapacity: Int = 64) {
    var capacity = 128
    while capacity < minimumCapacity * 2 { capacity *= 2 }
    slots = [UInt64](repeating: 0, count: capacity)
    mask = capacity - 1
  }

  /// The number of a token, from 0 in the order of arrival; `isNew` says whether it has just come.
  @inline(__always)
  mutating func insert(_ token: UInt32) -> (number: Int, isNew: Bool) {
    var slot = Int(token &* 0x9E37_79B1) & mask
    while true {
      let entry = slots[slot]
      if entry == 0 { break }
      if UInt32(truncatingIfNeeded: entry) == token { return (Int(entry >> 32), false) }
      slot = (slot + 1) & mask
    }
    slots[slot] = UInt64(count) << 32 | UInt64(token)
    count += 1
    if count * 2 > slots.count { grow() }
    return (count - 1, true)
  }

  /// The number of a token, or nil.
  func number(of token: UInt32) -> Int? {
    var slot = Int(token &* 0x9E37_79B1) & mask
    while slots[slot] != 0 {
      if UInt32(truncatingIfNeeded: slots[slot]) == token { return Int(slots[slot] >> 32) }
      slot = (slot + 1) & mask
    }
    return nil
  }

  private mutating func grow() {
    let old = slots
    slots = [UInt64](repeating: 0, count: old.count * 2)
    mask = slots.count - 1
    for entry in old where entry != 0 {
      var slot = Int(UInt32(truncatingIfNeeded: entry) &* 0x9E37_79B1) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = entry
    }
  }
}
