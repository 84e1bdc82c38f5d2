/// Words without what is glued to them: Arabic without clitics and the article in front, Russian without its ending.
///
/// Not the grammarian's stem: one that brings the forms of a name together.
package enum Stems {
  /// The hash of a token's stem; 0 for other scripts, which have none.
  @inline(__always)
  static func stem(_ stream: TokenStream, _ token: Token) -> UInt64 {
    if token.flags.contains(.arabic) { return arabic(stream, token) }
    return token.flags.contains(.cyrillic) ? russian(stream, token) : 0
  }

  /// What a token is looked up as in lists of names: Russian words by their stem, others as they are.
  @inline(__always)
  static func listWord(_ stream: TokenStream, _ token: Token) -> UInt64 {
    token.flags.contains(.cyrillic) ? russian(stream, token) : token.word
  }

  /// The keys a phrase is listed under: its own, and for Arabic that of its first word's stem.
  package static func keys(of phrase: some StringProtocol) -> [UInt64] {
    let bytes = Array(phrase.utf8)
    let stream = TokenStream(bytes, in: [0..<bytes.count], lists: .phrases)
    var words = stream.tokens.map { listWord(stream, $0) }
    let key = KnownNames.combine(words)
    guard let first = stream.tokens.first, first.flags.contains(.arabic) else { return [key] }
    words[0] = arabic(stream, first)
    let bare = KnownNames.combine(words)
    return bare == key ? [key] : [key, bare]
  }

  /// The word without و ف, ب ل ك and the article in front.
  private static func arabic(_ stream: TokenStream, _ token: Token) -> UInt64 {
    var start = Int(token.folded)
    let end = start + Int(token.count)
    if end - start > 3, stream.folded[start] == 0x641 || stream.folded[start] == 0x648 { start += 1 }
    if end - start > 3 {
      let head = stream.folded[start]
      let next = stream.folded[start + 1]
      if head == 0x644, next == 0x644 {
        start += 2
      } else if head == 0x628 || head == 0x644 || head == 0x643 {
        start += 1
      }
    }
    if end - start > 3, stream.folded[start] == 0x627, stream.folded[start + 1] == 0x644 { start += 2 }
    return Hashing.hash(stream.folded[start..<end])
  }

  /// The word without vowels, signs and м at its end, three letters at least.
  private static func russian(_ stream: TokenStream, _ token: Token) -> UInt64 {
    let start = Int(token.folded)
    var end = start + Int(token.count)
    while end - start > 3, isEnding(stream.folded[end - 1]) { end -= 1 }
    return Hashing.mix(Hashing.hash(stream.folded[start..<end]), 5)
  }

  /// Whether a lower-case letter is one of аеийоуыьэюям, which end the cases of names.
  @inline(__always)
  private static func isEnding(_ scalar: UInt16) -> Bool {
    guard scalar >= 0x430, scalar <= 0x44F else { return false }
    return UInt32(0xF808_5321) >> UInt32(scalar - 0x430) & 1 == 1
  }
}
