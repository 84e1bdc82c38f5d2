/// Tokens to look for: the forms of a word, or all words that match a pattern.
struct TokenSet: Sendable, Equatable {
  /// The tokens, ascending, each once.
  let tokens: [UInt32]
  private static let few = 12

  init(_ tokens: [UInt32]) {
    self.tokens = Array(Set(tokens)).sorted()
  }

  /// Whether a token is one of them.
  @inline(__always)
  func contains(_ token: UInt32) -> Bool {
    if tokens.count <= TokenSet.few {
      for own in tokens where own == token { return true }
      return false
    }
    var low = 0
    var high = tokens.count
    while low < high {
      let middle = (low + high) / 2
      if tokens[middle] < token { low = middle + 1 } else { high = middle }
    }
    return low < tokens.count && tokens[low] == token
  }
}

/// A word or a phrase to look for: a set of tokens for each of its words.
struct TokenPhrase: Sendable, Equatable {
  let words: [TokenSet]

  /// The word by which the phrase is looked for: the one that is rarest in the corpus.
  func anchor(in vocabulary: Vocabulary) -> Int {
    let frequencies = words.map { set in set.tokens.reduce(0) { $0 + vocabulary.frequency(of: $1) } }
    return words.indices.min { frequencies[$0] < frequencies[$1] } ?? 0
  }

  /// The first `limit` places at which the phrase starts in a column, ascending, overlapping ones included.
  ///
  /// O(tokens).
  func places(in column: TokenColumn, limit: Int = .max) -> [Int] {
    guard !words.isEmpty, words.count <= column.count else { return [] }
    var places: [Int] = []
    for start in 0...(column.count - words.count) {
      guard words.indices.allSatisfy({ words[$0].contains(column[start + $0]) }) else { continue }
      places.append(start)
      if places.count >= limit { break }
    }
    return places
  }
}
