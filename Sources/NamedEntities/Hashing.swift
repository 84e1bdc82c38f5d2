/// Mixes numbers into 64-bit hashes that are the same on every machine and in every run.
package enum Hashing {
  /// The start of a hash of scalars.
  package static let seed: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// A hash with one more number in it.
  @inline(__always)
  package static func mix(_ hash: UInt64, _ value: UInt64) -> UInt64 {
    let product = (hash ^ value) &* 0xD6E8_FEB8_6659_FD93
    return product ^ (product >> 32)
  }

  /// The hash of folded scalars.
  package static func hash(_ scalars: ArraySlice<UInt16>) -> UInt64 {
    var hash = seed
    for scalar in scalars { hash = mix(hash, UInt64(scalar)) }
    return hash
  }

  /// The hash that a word of a list has in text: folded like a token.
  package static func hash(ofWord word: some StringProtocol) -> UInt64 {
    let table = ScalarTable.shared
    var hash = seed
    for scalar in word.unicodeScalars {
      let value = Int(scalar.value)
      let folded = value < ScalarTable.limit ? table.folds[value] : UInt16(truncatingIfNeeded: value)
      if folded != 0 { hash = mix(hash, UInt64(folded)) }
    }
    return hash
  }
}
