/// What it costs to take one sound for another, or to leave it out; see `Transcription`.
enum SoundCosts {
  static let a: UInt8 = 0x41, e: UInt8 = 0x45, h: UInt8 = 0x48, y: UInt8 = 0x59, muteE: UInt8 = 0x65

  private static let vowels = Array("AEIOUe".utf8)
  /// Arabic letters that are a consonant or a long vowel, and ع.
  private static let glides = Array("WY`".utf8)

  static func isVowel(_ sound: UInt8) -> Bool { vowels.contains(sound) }

  static func isConsonant(_ sound: UInt8) -> Bool { !isVowel(sound) && !glides.contains(sound) }

  /// What it costs that one word has a consonant or glide and the other has nothing.
  static func missing(_ sound: UInt8, isFirst: Bool) -> Float {
    switch sound {
    case 0x60: 0.1  // ع
    case 0x57: 0.25  // W
    case 0x59: 0.35  // Y
    case h: isFirst ? 0.4 : 0.2
    case 0x58: 0.5  // X
    default: 1
    }
  }

  /// What it costs that one word has one sound where the other has the other.
  static func replacing(_ a: UInt8, _ b: UInt8) -> Float {
    a == b ? 0 : replacements[Int(a & 0x7F) << 7 | Int(b & 0x7F)]
  }

  private static let replacements: [Float] = {
    var table = [Float](repeating: 1.2, count: 1 << 14)
    func set(_ x: UInt8, _ y: UInt8, _ cost: Float) {
      table[Int(x) << 7 | Int(y)] = cost
      table[Int(y) << 7 | Int(x)] = cost
    }
    let sounds = (UInt8(0x41)...0x5A) + [0x60, 0x63, muteE]
    for x in vowels { for y in sounds where isConsonant(y) { set(x, y, 1.5) } }
    for y in sounds where isConsonant(y) { set(0x60, y, 1) }
    for x in vowels { set(0x60, x, 0.1) }
    for (pair, cost) in pairs {
      let letters = Array(pair.utf8)
      set(letters[0], letters[1], cost)
      if letters[0] == e { set(muteE, letters[1], cost) }
      if letters[1] == e { set(muteE, letters[0], cost) }
    }
    set(e, muteE, 0)
    return table
  }()

  private static let pairs: [(String, Float)] = [
    ("AE", 0.25), ("AO", 0.25), ("AI", 0.5), ("AU", 0.4), ("EI", 0.1), ("EO", 0.45), ("EU", 0.5), ("IO", 0.6),
    ("IU", 0.5), ("OU", 0.1),
    ("YI", 0), ("YE", 0.05), ("YJ", 0.15), ("YA", 0.4), ("YO", 0.5), ("YU", 0.5), ("WU", 0), ("WO", 0.05),
    ("WF", 0.1), ("Wf", 0.1), ("WV", 0.05), ("WA", 0.35), ("WE", 0.5), ("WI", 0.5), ("WH", 0.4), ("WG", 0.5),
    ("JI", 0.1), ("KG", 0.2), ("KJ", 0.4), ("GJ", 0.2), ("JZ", 0.1), ("GZ", 0.3), ("SZ", 0.2), ("SC", 0.25),
    ("CJ", 0.3), ("cS", 0.05), ("cC", 0), ("cK", 0.1), ("cX", 0.1), ("cZ", 0.3), ("cJ", 0.3), ("cG", 0.4),
    ("JX", 0.15), ("JH", 0.3), ("XH", 0.05), ("XK", 0.25), ("GH", 0.15), ("PF", 0.6), ("Pf", 0.6),
    ("PB", 0.25), ("Pb", 0), ("Bb", 0), ("FV", 0.2), ("Ff", 0), ("Vf", 0), ("BV", 0.4), ("Bf", 0.8),
    ("TD", 0.25),
    ("DJ", 0.5), ("DS", 0.6), ("TC", 0.5), ("TS", 0.6),
    ("CK", 0.5), ("JS", 0.6), ("KS", 0.8),
  ]
}
