/// Says whether two full names, perhaps in two scripts, are one.
package enum CrossScript {
  /// The least likeness of the sounds of full names.
  static let threshold: Float = 0.78

  /// Whether the sounds of two full names agree: as a whole, and in the first and the last word.
  static func isSame(_ a: NameForm, _ b: NameForm) -> Bool {
    guard a.isFull, b.isFull, a.skeleton.letters.count >= 3, b.skeleton.letters.count >= 3 else {
      return false
    }
    if a.script == b.script { return a.skeleton == b.skeleton && isVariant(a, b) }
    let whole = a.sounds.likeness(to: b.sounds)
    let weight = min(a.sounds.weight, b.sounds.weight)
    guard whole >= (weight < 4 ? 0.9 : threshold) else { return false }
    return agree(a.key.words.first, b.key.words.first, whole, isGiven: true)
      && agree(a.key.words.last, b.key.words.last, whole, isGiven: false)
      && Likeness.both(a, b).contains(where: \.isEnough)
  }

  /// How much two full names sound alike with their vowels: as a whole and, where they are cut alike, in the first and the
  /// last word.
  private struct Likeness {
    let whole: Float
    let words: (first: Float, last: Float)?

    init(_ a: NameForm, _ b: NameForm, hasArticle: Bool) {
      func likeness(_ left: some Sequence<[UInt16]>, _ right: some Sequence<[UInt16]>) -> Float {
        Transcription(left, script: a.script, hasArticle: hasArticle)
          .likeness(to: Transcription(right, script: b.script, hasArticle: hasArticle))
      }
      let (left, right) = (a.withoutParticles, b.withoutParticles)
      whole = likeness(a.key.words, b.key.words)
      words =
        left.count != right.count
        ? nil : (likeness(left.prefix(1), right.prefix(1)), likeness(left.suffix(1), right.suffix(1)))
    }

    /// With ال as an article (`السيسي`) and as a part of the name (`أليندي`).
    static func both(_ a: NameForm, _ b: NameForm) -> [Likeness] {
      [Likeness(a, b, hasArticle: true), Likeness(a, b, hasArticle: false)]
    }

    /// Whether it is enough where articles tell of the same things.
    var isEnough: Bool {
      guard let words else { return whole >= 0.84 }
      return whole >= 0.9 || whole >= 0.8 && words.first >= 0.65 && words.last >= 0.65
    }

    /// Whether it is enough where nothing else is in common.
    var isPlain: Bool {
      guard let words else { return whole >= 0.94 }
      return whole >= 0.92 && words.first >= 0.85 && words.last >= 0.85
    }
  }

  /// Whether two full names that are the same sound so much alike that nothing else need speak for it.
  static func isPlain(_ a: NameForm, _ b: NameForm) -> Bool { Likeness.both(a, b).contains(where: \.isPlain) }

  /// How much a family name by itself sounds like that of a full name in another script; nil when that is too little, or
  /// the name too short, to be one.
  static func likeness(ofFamilyName short: NameForm, to full: NameForm) -> Float? {
    let own = Transcription(short.core, script: short.script, hasArticle: true)
    guard own.weight >= 3 else { return nil }
    let family = Transcription(full.withoutParticles.suffix(1), script: full.script, hasArticle: true)
    let likeness = own.likeness(to: family)
    return likeness >= 0.93 ? likeness : nil
  }

  /// Whether two full names in two scripts are one, given as text; for tests and tuning.
  package static func isSame(_ a: String, _ b: String) -> Bool {
    isSame(NameForm(a), NameForm(b))
  }

  /// Whether the first or the last words agree: alike as a whole and at their beginning.
  private static func agree(_ a: [UInt16]?, _ b: [UInt16]?, _ whole: Float, isGiven: Bool) -> Bool {
    guard let a, let b else { return false }
    let (x, y) = (Sounds([a], isGiven: isGiven), Sounds([b], isGiven: isGiven))
    if x.weight < 1 || y.weight < 1 { return x.weight < 1 && y.weight < 1 || whole >= 0.9 }
    let likeness = x.likeness(to: y)
    if likeness >= 0.7, Sounds.beginAlike(x, y) { return true }
    guard whole >= 0.82 else { return false }
    return isEnd(x.letters, y.letters) || isEnd(y.letters, x.letters)
      || min(x.strong.count, y.strong.count) > 2
        && (isEnd(x.strong, y.strong) || isEnd(y.strong, x.strong))
  }

  /// Names that one script writes as one word and another as two.
  private static func isEnd(_ short: [UInt8], _ long: [UInt8]) -> Bool {
    short.count < long.count
      && (long.suffix(short.count) == short[...] || long.prefix(short.count) == short[...])
  }

  /// Two spellings in one script: a letter's difference in each word at most, and long family names.
  private static func isVariant(_ a: NameForm, _ b: NameForm) -> Bool {
    let (left, right) = (a.withoutParticles, b.withoutParticles)
    guard left.count == right.count, let x = left.last, let y = right.last,
      x == y || min(x.count, y.count) >= 6
    else { return false }
    return zip(left, right).allSatisfy { $0.first == $1.first && Spelling.isVariant($0, $1) }
  }
}
