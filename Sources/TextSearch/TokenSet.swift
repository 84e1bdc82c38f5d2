/// Tokens to look for: the forms of a word, or all words that match a pattern.
struct TokenSet: Sendable {
  /// The tokens, ascending, each once.
  let tokens: [UInt32]
  /// For many tokens: a bit for each value of the low 16 bits.
  private let filter: [UInt64]
  private static let few = 12

  init(_ tokens: [UInt32]) {
    self.tokens = Array(Set(tokens)).sorted()
    var filter: [UInt64] = []
    if self.tokens.count > TokenSet.few {
      filter = [UInt64](repeating: 0, count: 1024)
      for token in self.tokens { filter[Int(token & 0xFFFF) >> 6] |= 1 << UInt64(token & 63) }
    }
    self.filter = filter
  }

  /// Whether a token is one of them.
  @inline(__always)
  func contains(_ token: UInt32) -> Bool {
    if filter.isEmpty {
      for own in tokens where own == token { return true }
      return false
    }
    guard filter[Int(token & 0xFFFF) >> 6] >> UInt64(token & 63) & 1 == 1 else { return false }
    var low = 0
    var high = tokens.count
    while low < high {
      let middle = (low + high) / 2
      if tokens[middle] < token { low = middle + 1 } else { high = middle }
    }
    return low < tokens.count && tokens[low] == token
  }

  /// How often they stand in a column.
  func count(in column: TokenColumn) -> Int {
    unsafe column.tokens.withUnsafeBufferPointer { buffer in
      if filter.isEmpty {
        // One loop for each token, which the compiler turns into vector instructions.
        var total = 0
        for own in tokens {
          var count: UInt32 = 0
          for index in 0..<buffer.count { count &+= unsafe buffer[index] == own ? 1 : 0 }
          total += Int(count)
        }
        return total
      }
      var total = 0
      for index in 0..<buffer.count where contains(unsafe buffer[index]) { total += 1 }
      return total
    }
  }

  /// The places at which they stand in a column, ascending.
  func places(in column: TokenColumn) -> [Int] {
    var places: [Int] = []
    unsafe column.tokens.withUnsafeBufferPointer { buffer in
      for index in 0..<buffer.count where contains(unsafe buffer[index]) { places.append(index) }
    }
    return places
  }
}

/// A word or a phrase to look for: a set of tokens for each of its words.
struct TokenPhrase: Sendable {
  let words: [TokenSet]

  /// The places at which the phrase starts in a column, ascending, overlapping ones included.
  ///
  /// O(tokens).
  func places(in column: TokenColumn) -> [Int] {
    guard let rarest = words.indices.min(by: { words[$0].tokens.count < words[$1].tokens.count }) else {
      return []
    }
    guard words.count > 1 else { return words[0].places(in: column) }
    guard words[rarest].count(in: column) > 0 else { return [] }
    return words[rarest].places(in: column).compactMap { place in
      let start = place - rarest
      guard start >= 0, start + words.count <= column.tokens.count else { return nil }
      return words.indices.allSatisfy { words[$0].contains(column.tokens[start + $0]) } ? start : nil
    }
  }

  /// How often the phrase stands in a column.
  func count(in column: TokenColumn) -> Int {
    words.count == 1 ? words[0].count(in: column) : places(in: column).count
  }
}
