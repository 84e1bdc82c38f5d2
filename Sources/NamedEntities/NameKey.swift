/// A name as it is compared: its words folded, without marks.
struct NameKey: Hashable, Comparable, Sendable {
  /// The folded words.
  let words: [[UInt16]]
  /// A hash of the words, worked out once.
  let hash: UInt64

  /// The key of folded words.
  init(words: [[UInt16]]) {
    self.words = words
    hash = KnownNames.combine(words.map { Hashing.hash($0[...]) })
  }

  /// The key of a name; empty for a name without letters.
  init(_ name: some StringProtocol) { self.init(TokenStream(phrase: name)) }

  /// The key of a name that was cut into tokens.
  init(_ stream: TokenStream) {
    self.init(
      words: stream.tokens.filter { $0.flags.contains(.word) }.map { token in
        stream.scalars(of: token).filter { $0 != 0x2E && $0 != 0x27 }
      })
  }

  /// Whether the words are the same.
  static func == (a: NameKey, b: NameKey) -> Bool { a.hash == b.hash && a.words == b.words }

  /// Feeds the hash that is at hand.
  func hash(into hasher: inout Hasher) { hasher.combine(hash) }

  /// Orders by words.
  static func < (a: NameKey, b: NameKey) -> Bool {
    for (x, y) in zip(a.words, b.words) where x != y { return x.lexicographicallyPrecedes(y) }
    return a.words.count < b.words.count
  }
}
