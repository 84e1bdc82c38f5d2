/// Says whether two full names, perhaps in two scripts, are one.
package enum CrossScript {
  /// The least likeness of the skeletons of full names.
  static let threshold = 0.78

  /// Whether the consonants of two full names agree: as a whole, and in the first and the last word.
  static func isSame(_ a: NameForm, _ b: NameForm) -> Bool {
    guard a.isFull, b.isFull, a.skeleton.letters.count >= 3, b.skeleton.letters.count >= 3 else {
      return false
    }
    if a.script == b.script { return a.skeleton == b.skeleton && isVariant(a, b) }
    let likeness = a.skeleton.similarity(to: b.skeleton)
    let isShort = min(a.skeleton.letters.count, b.skeleton.letters.count) == 3
    guard likeness >= (isShort ? 1 : threshold) else { return false }
    return agree(a.key.words.first, b.key.words.first, isFirst: true)
      && agree(a.key.words.last, b.key.words.last, isFirst: false)
  }

  /// Whether two full names in two scripts are one, given as text; for tests and tuning.
  package static func isSame(_ a: String, _ b: String) -> Bool {
    isSame(NameForm(NameKey(a), listed: nil), NameForm(NameKey(b), listed: nil))
  }

  private static func agree(_ a: [UInt16]?, _ b: [UInt16]?, isFirst: Bool) -> Bool {
    guard let a, let b else { return false }
    let (x, y) = (letters(a, isFirst), letters(b, isFirst))
    if x.isEmpty || y.isEmpty { return true }
    if isFirst, x[0] != y[0] { return false }
    let likeness = 1 - Double(Skeleton.distance(x, y)) / Double(max(x.count, y.count))
    return likeness >= 0.5 || isEnd(x, y) || isEnd(y, x)
  }

  /// The skeleton of one word, without the `k` at its start that one script has for another's `h`.
  private static func letters(_ word: [UInt16], _ isFirst: Bool) -> [UInt8] {
    let letters = Skeleton(isFirst ? [word, []] : [word]).letters
    return isFirst && letters.count > 1 && letters[0] == 0x6B ? Array(letters.dropFirst()) : letters
  }

  /// Names that one script writes as one word and another as two.
  private static func isEnd(_ short: [UInt8], _ long: [UInt8]) -> Bool {
    short.count < long.count
      && (long.suffix(short.count) == short[...] || long.prefix(short.count) == short[...])
  }

  /// Two spellings in one script: a letter's difference in each word at most, and long family names.
  private static func isVariant(_ a: NameForm, _ b: NameForm) -> Bool {
    guard a.key.words.count == b.key.words.count, let x = a.key.words.last, let y = b.key.words.last else {
      return false
    }
    guard x == y || min(x.count, y.count) >= 6 else { return false }
    return zip(a.key.words, b.key.words).allSatisfy { $0.first == $1.first && Skeleton.distance($0, $1) <= 1 }
  }
}
