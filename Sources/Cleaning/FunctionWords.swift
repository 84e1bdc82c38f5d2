import CollateCore
import Lexicons
import TextKernels

/// Tells words that only hold a sentence together from the rest, by language.
///
/// A bit for each language that has a list; a word can be one in several.
enum FunctionWords {
  /// The languages, in the order of their bits.
  static let languages: [Language] = StopWords.languages.map { Language(rawValue: $0) }

  /// The bits of the languages in which a word is a function word.
  ///
  /// O(1).
  static func languages(of word: Word) -> UInt16 {
    table[word.hash]
  }

  /// The bits of each of many words.
  static func languages(of words: [Word]) -> [UInt16] {
    let table = self.table
    return words.map { table[$0.hash] }
  }

  private static let table: HashTable = {
    var bits: [(UInt64, UInt16)] = []
    for (index, code) in StopWords.languages.enumerated() {
      for word in StopWords.words(of: code) { bits.append((Folding.hash(of: word), 1 << UInt16(index))) }
    }
    return HashTable(bits)
  }()
}

/// A small table from word hashes to bits, faster than a dictionary: open addressing, no hashing of its own.
struct HashTable: Sendable {
  private var keys: [UInt64]
  private var values: [UInt16]
  private let mask: Int

  /// The table of some pairs; the bits of equal keys are joined, or the first is taken.
  init(_ pairs: [(UInt64, UInt16)], joinsEqualKeys: Bool = true) {
    var size = 64
    while size < pairs.count * 3 { size *= 2 }
    mask = size - 1
    keys = [UInt64](repeating: 0, count: size)
    values = [UInt16](repeating: 0, count: size)
    for (key, value) in pairs {
      var slot = Int(truncatingIfNeeded: key) & mask
      while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & mask }
      if keys[slot] == key, !joinsEqualKeys { continue }
      keys[slot] = key
      values[slot] |= value
    }
  }

  /// The bits of a key; none when it is not there.
  subscript(key: UInt64) -> UInt16 {
    var slot = Int(truncatingIfNeeded: key) & mask
    while keys[slot] != 0 {
      if keys[slot] == key { return values[slot] }
      slot = (slot + 1) & mask
    }
    return 0
  }
}
