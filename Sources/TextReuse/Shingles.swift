package import TextKernels

/// Word 3-grams as numbers: what two documents are compared by.
package enum Shingles {
  /// The number of words in a shingle.
  package static let size = 3

  /// The 64-bit hashes of the shingles of some words, one for each start.
  ///
  /// Fewer words than a shingle has give one shingle of all; no words give none.
  package static func hashes(of words: [Word]) -> [UInt64] {
    guard words.count >= size else { return words.isEmpty ? [] : [short(words)] }
    return (0...(words.count - size)).map { hash(words[$0].hash, words[$0 + 1].hash, words[$0 + 2].hash) }
  }

  /// The hash of three words in a row.
  @inline(__always)
  package static func hash(_ first: UInt64, _ second: UInt64, _ third: UInt64) -> UInt64 {
    Hashing.mix(first &+ second &* 0x9E37_79B9_7F4A_7C15 &+ third &* 0xC2B2_AE3D_27D4_EB4F)
  }

  /// The hash of all words in a row: equal for texts that are the same but for case, accents and punctuation.
  package static func whole(_ words: [Word]) -> UInt64 {
    var hash = UInt64(words.count)
    for word in words { hash = hash &* 0x9E37_79B9_7F4A_7C15 &+ word.hash }
    return Hashing.mix(hash)
  }

  private static func short(_ words: [Word]) -> UInt64 {
    hash(words[0].hash, words.count > 1 ? words[1].hash : 0, 0)
  }
}
