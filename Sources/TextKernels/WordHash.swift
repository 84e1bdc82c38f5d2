/// The hash of a word while its folded scalars come in: eight bytes at a time, the same for every way of reading.
struct WordHash {
  private var state = Hashing.empty
  private var pending: UInt64 = 0
  private var filled: UInt64 = 0

  /// Adds a folded scalar: a byte for ASCII, else three that no ASCII text has.
  @inline(__always)
  mutating func push(_ scalar: UInt32) {
    if scalar < 0x80 { return push(byte: UInt64(scalar)) }
    push(byte: UInt64(scalar & 0x7F) | 0x80)
    push(byte: UInt64(scalar >> 7 & 0x7F) | 0x80)
    push(byte: UInt64(scalar >> 14) | 0x80)
  }

  /// Adds the first bytes of a block of folded ASCII, whose other bytes are zero; nothing may be pending.
  @inline(__always)
  mutating func push(block: UInt64, count: Int) {
    if count == 8 {
      state = WordHash.fold(state ^ block)
    } else {
      pending = block
      filled = UInt64(count) * 8
    }
  }

  /// The hash of all scalars so far.
  @inline(__always)
  var value: UInt64 { Hashing.mix(WordHash.fold(state ^ pending ^ filled << 57)) }

  @inline(__always)
  private mutating func push(byte: UInt64) {
    pending |= byte << filled
    filled += 8
    if filled == 64 {
      state = WordHash.fold(state ^ pending)
      pending = 0
      filled = 0
    }
  }

  @inline(__always)
  private static func fold(_ x: UInt64) -> UInt64 {
    let product = x.multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
    return product.high ^ product.low
  }
}
