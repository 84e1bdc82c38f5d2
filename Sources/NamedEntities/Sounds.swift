/// The consonants of a word with those kept apart that scripts write differently: `h`, `w` and the like.
///
/// Strong letters are the classes of `Skeleton`. `Kh` and `h` are one letter in Cyrillic, `w` is a vowel's letter in
/// Arabic and `v` in Cyrillic; such letters cost little to miss or to replace.
struct Sounds {
  /// The letters, as ASCII.
  let letters: [UInt8]
  /// Latin letters that languages read differently: `ch` of Charles, Bach and Achraf, a first `j` of John, Jürgen and
  /// Juan, the last of Olivier and of Barrot.
  static let ch: UInt8 = 0x43, j: UInt8 = 0x6A, r: UInt8 = 0x52, t: UInt8 = 0x54

  /// The sounds of folded words; articles and particles that one script writes apart are left out.
  ///
  /// With `isGiven` the first word is a given name, which has no article.
  init(_ words: some Sequence<[UInt16]>, isGiven: Bool = true) {
    var letters: [UInt8] = []
    var scratch: [UInt8] = []
    for (place, word) in words.enumerated() where !Skeleton.particles.contains(word) {
      scratch.removeAll(keepingCapacity: true)
      let bare = isGiven && place == 0 ? word[...] : Skeleton.withoutArticle(word)
      Skeleton.appendClasses(of: bare, weak: true, to: &scratch)
      for letter in scratch where !Sounds.isDouble(letter, behind: letters) { letters.append(letter) }
    }
    self.letters = letters
  }

  /// Whether a letter repeats the last one, a vowel's letter between them passed over.
  private static func isDouble(_ letter: UInt8, behind letters: [UInt8]) -> Bool {
    if let last = letters.last, last == letter || isOneSound(min(last, letter), max(last, letter)) {
      return true
    }
    return letters.last == 0x75 && letters.count > 1 && letters[letters.count - 2] == letter
  }

  /// Whether a letter that is read in two ways can be the other, so that Arabic writes both once.
  private static func isOneSound(_ x: UInt8, _ y: UInt8) -> Bool {
    x == ch && y == 0x73 || x == t && y == 0x74
  }

  /// The strong letters for blocks, once with each reading of those that scripts or languages read differently.
  var readings: [[UInt8]] {
    var readings: [[UInt8]] = []
    for isHard in [false, true] {
      for isForeign in [false, true] {
        let reading = letters.compactMap { letter -> UInt8? in
          switch letter {
          case 0x78: isHard ? 0x6B : nil
          case 0x77: isHard ? 0x66 : nil
          case Sounds.ch: isForeign ? 0x6B : 0x73
          case Sounds.j: isForeign ? nil : 0x6B
          case Sounds.r: isForeign ? nil : 0x72
          case Sounds.t: isForeign ? nil : 0x74
          default: Sounds.strong(letter)
          }
        }
        if !readings.contains(reading) { readings.append(reading) }
      }
    }
    return readings
  }

  private static func strong(_ letter: UInt8) -> UInt8? {
    switch letter {
    case 0x68, 0x75, 0x77, 0x78: nil  // h u w x
    case 0x63, 0x67: 0x6B  // kh g
    default: letter
    }
  }

  /// The letters that no script leaves out, each in its usual reading.
  var strong: [UInt8] { readings.first ?? [] }

  /// What it costs to miss all letters.
  var weight: Float { letters.reduce(0) { $0 + Sounds.missing($1) } }

  /// How alike two rows of sounds are, from 0 to 1; O(a × b).
  func likeness(to other: Sounds) -> Float {
    let most = max(weight, other.weight)
    return most == 0 ? 1 : max(0, 1 - distance(to: other) / most)
  }

  private func distance(to other: Sounds) -> Float {
    var row: [Float] = [0]
    for letter in other.letters { row.append((row.last ?? 0) + Sounds.missing(letter)) }
    for x in letters {
      var diagonal = row[0]
      row[0] += Sounds.missing(x)
      for (place, y) in other.letters.enumerated() {
        let replaced = diagonal + Sounds.replacing(x, y)
        diagonal = row[place + 1]
        row[place + 1] = min(replaced, row[place] + Sounds.missing(y), row[place + 1] + Sounds.missing(x))
      }
    }
    return row[row.count - 1]
  }

  /// What it costs that one spelling has a letter and the other has none.
  static func missing(_ letter: UInt8) -> Float {
    switch letter {
    case 0x68: 0.25  // h
    case 0x78: 0.5  // x: Cyrillic х
    case 0x77: 0.4  // w
    case 0x75: 0.05  // u: Arabic و
    case j, r, t: 0.4
    default: 1
    }
  }

  static func replacing(_ x: UInt8, _ y: UInt8) -> Float {
    if x == y { return 0 }
    switch (min(x, y), max(x, y)) {
    case (0x63, 0x78), (0x68, 0x78), (0x67, 0x6B), (0x75, 0x77): return 0  // kh x, h x, g k, u w
    case (0x63, 0x68): return 0.25  // kh h
    case (0x63, 0x6B): return 0.3  // kh k
    case (0x6B, 0x78): return 0.5  // k x
    case (0x66, 0x77), (0x66, 0x75): return 0.2  // f w, f u
    case (ch, 0x73), (0x6A, 0x6B), (r, 0x72), (t, 0x74): return 0
    case (ch, 0x63), (ch, 0x78), (0x63, 0x6A), (0x6A, 0x78): return 0.1  // Bach, Juan
    case (ch, 0x6B), (0x67, 0x6A), (0x68, 0x6A): return 0.3
    case (0x67, 0x68): return 0.25  // g h
    case (0x73, 0x74), (0x6B, 0x73): return 0.7  // s t, k s
    default: return max(missing(x), missing(y))
    }
  }

  /// Whether the first letters are alike, a weak one in front of either passed over.
  static func beginAlike(_ x: Sounds, _ y: Sounds) -> Bool {
    let (a, b) = (x.letters[...], y.letters[...])
    for left in [a, a.dropFirst(a.first.map(missing) ?? 1 < 1 ? 1 : 0)] {
      for right in [b, b.dropFirst(b.first.map(missing) ?? 1 < 1 ? 1 : 0)] {
        if let m = left.first, let n = right.first, replacing(m, n) <= 0.25 { return true }
      }
    }
    return false
  }
}
