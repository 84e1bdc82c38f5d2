/// Fixed 64-bit hashes: the same on every machine and in every run, unlike `Hasher`.
///
/// None of them withstands someone who looks for collisions; whatever rests on one is verified.
public enum Hashing {
  /// The hash of no scalars, which is FNV-1a's offset basis.
  public static let empty: UInt64 = 0xCBF2_9CE4_8422_2325

  /// The hash of a word that goes on with one more scalar: a step of FNV-1a over scalars.
  @inlinable
  @inline(__always)
  public static func step(_ hash: UInt64, _ scalar: UInt32) -> UInt64 {
    (hash ^ UInt64(scalar)) &* 0x100_0000_01B3
  }

  /// Spreads every bit of `x` over all bits: the finaliser of MurmurHash3, a bijection.
  @inlinable
  @inline(__always)
  public static func mix(_ x: UInt64) -> UInt64 {
    var x = x
    x = (x ^ (x >> 33)) &* 0xFF51_AFD7_ED55_8CCD
    x = (x ^ (x >> 33)) &* 0xC4CE_B9FE_1A85_EC53
    return x ^ (x >> 33)
  }

  /// The hash of a pair; the order counts.
  @inlinable
  @inline(__always)
  public static func combine(_ first: UInt64, _ second: UInt64) -> UInt64 {
    mix(first &* 0x9E37_79B9_7F4A_7C15 &+ second)
  }

  /// The hash of some bytes, eight at a time.
  ///
  /// O(bytes), about 5 bytes a nanosecond.
  public static func bytes(_ bytes: ArraySlice<UInt8>, seed: UInt64 = empty) -> UInt64 {
    unsafe bytes.withUnsafeBytes { bytes in
      var hash = mix(seed ^ UInt64(bytes.count))
      var offset = 0
      while offset + 8 <= bytes.count {
        let word = unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        hash = fold(hash ^ UInt64(littleEndian: word))
        offset += 8
      }
      var word: UInt64 = 0
      for index in offset..<bytes.count {
        unsafe word |= UInt64(bytes[index]) << UInt64((index - offset) * 8)
      }
      return mix(fold(hash ^ word))
    }
  }

  /// The hash of all of some bytes.
  public static func bytes(_ bytes: [UInt8]) -> UInt64 { self.bytes(bytes[...]) }

  private static func fold(_ x: UInt64) -> UInt64 {
    let product = x.multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
    return product.high ^ product.low &+ x
  }
}
