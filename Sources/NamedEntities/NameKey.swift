/// A name as it is compared: its words folded, without marks.
struct NameKey: Hashable, Comparable {
  /// The folded words.
  let words: [[UInt16]]

  /// The key of folded words.
  init(words: [[UInt16]]) { self.words = words }

  /// The key of a name; empty for a name without letters.
  init(_ name: some StringProtocol) {
    let bytes = Array(name.utf8)
    let stream = TokenStream(bytes, in: [0..<bytes.count], lists: .phrases)
    words = stream.tokens.filter { $0.flags.contains(.word) }.map { token in
      stream.scalars(of: token).filter { $0 != 0x2E && $0 != 0x27 }
    }
  }

  /// Orders by words.
  static func < (a: NameKey, b: NameKey) -> Bool {
    for (x, y) in zip(a.words, b.words) where x != y { return x.lexicographicallyPrecedes(y) }
    return a.words.count < b.words.count
  }
}
