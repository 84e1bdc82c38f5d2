/// Parts numbers into blocks by a key, so that only members of one block are compared.
enum Blocks {
  /// The blocks of two members and more, in the order of their first members; elements without a key are left out.
  static func of(_ elements: some Sequence<Int>, by key: (Int) -> UInt64?) -> [[Int]] {
    var places: [UInt64: Int] = [:]
    var blocks: [[Int]] = []
    for element in elements {
      guard let key = key(element) else { continue }
      let place = places[key] ?? blocks.count
      if place == blocks.count {
        places[key] = place
        blocks.append([element])
      } else {
        blocks[place].append(element)
      }
    }
    return blocks.filter { $0.count > 1 }
  }

  /// A hash of words and numbers.
  static func key(_ words: some Sequence<[UInt16]>, _ number: UInt64 = 0) -> UInt64 {
    var key = Hashing.seed &+ number
    for word in words { key = Hashing.mix(key, Hashing.hash(word[...])) }
    return key
  }
}
