/// Says whether two words may be two spellings of one name, a letter apart.
enum Spelling {
  /// Letters that spellings put for each other.
  private static let kin: [[UInt16]] = [
    "iyjïий", "aeео", "ouоу", "eiие", "ckq", "szсз", "vwfвф", "gjğ", "тتط", "سص", "دض", "جغكق", "يىئ", "اأإآ",
  ]
  .map { Array($0.utf16) }
  /// What may differ at the end of a name, where vowels tell Maria from Mario and Julian from Juliana.
  private static let kinAtEnd: [[UInt16]] = ["iyj", "ckq", "vwf", "szсз", "يى"].map { Array($0.utf16) }
  private static let vowels = Set("aeiouyаеиоуыэюяاويئ".utf16)

  /// Whether two words of at least four letters differ in one letter that spellings differ in.
  static func isVariant(_ a: [UInt16], _ b: [UInt16]) -> Bool {
    if a == b { return true }
    if min(a.count, b.count) >= 5, endAlike(a, b), plain(a) == plain(b) { return true }
    guard min(a.count, b.count) >= 4, abs(a.count - b.count) <= 1 else { return false }
    let (short, long) = a.count <= b.count ? (a, b) : (b, a)
    let head = zip(short, long).prefix { $0 == $1 }.count
    let tail = short.count == long.count ? head + 1 : head
    guard short[tail...].elementsEqual(long[(head + 1)...]) else { return false }
    let isAtEnd = head + 1 == long.count
    return short.count == long.count
      ? isKin(short[head], long[head], isAtEnd) : isAdded(long, at: head, isAtEnd)
  }

  /// The word as the plainest speller would write it: `Muhammad` and `Mohamed`, `Haydar` and `Haider` are one.
  private static func plain(_ word: [UInt16]) -> [UInt16] {
    var plain: [UInt16] = []
    for letter in word {
      let same: UInt16 =
        switch letter {
        case 0x65: 0x61  // e a
        case 0x6F: 0x75  // o u
        case 0x79, 0x6A: 0x69  // y j i
        case 0x63, 0x71: 0x6B  // c q k
        case 0x7A: 0x73  // z s
        case 0x77, 0x66: 0x76  // w f v
        default: letter
        }
      if plain.last != same { plain.append(same) }
    }
    return plain
  }

  /// Whether the last letters leave no doubt: vowels there tell Maria from Marie.
  private static func endAlike(_ a: [UInt16], _ b: [UInt16]) -> Bool {
    guard let x = a.last, let y = b.last else { return false }
    return x == y || isKin(x, y, true)
  }

  private static func isKin(_ a: UInt16, _ b: UInt16, _ isAtEnd: Bool) -> Bool {
    (isAtEnd ? kinAtEnd : kin).contains { $0.contains(a) && $0.contains(b) }
  }

  /// A double letter, a mute h, or inside the word a vowel; in a short Arabic word that vowel makes another name: `حسن`,
  /// `حسين`.
  private static func isAdded(_ word: [UInt16], at place: Int, _ isAtEnd: Bool) -> Bool {
    let letter = word[place]
    if place > 0, word[place - 1] == letter || letter == 0x68 { return true }
    if letter >= 0x600, Skeleton.withoutArticle(word).count < 6 { return false }
    return !isAtEnd && place > 0 && vowels.contains(letter)
  }
}
