/// A name's consonants in classes that Latin, Arabic and Cyrillic spellings share.
///
/// After the equivalence classes of Freeman, Condon & Ackerman (2006): vowels and weak letters go, letters that one
/// script tells apart and another does not fall together, doubles collapse. `Lavrov`, `لافروف` and `Лавров` are `lfrf`.
struct Skeleton: Hashable, Sendable {
  /// The classes, as ASCII letters.
  let letters: [UInt8]

  /// The skeleton of folded words; articles and particles that one script writes apart are left out.
  init(_ words: [[UInt16]]) {
    var letters: [UInt8] = []
    var scratch: [UInt8] = []
    for (place, word) in words.enumerated() where !Skeleton.particles.contains(word) {
      let bare = place > 0 || words.count == 1 ? Skeleton.withoutArticle(word) : word[...]
      scratch.removeAll(keepingCapacity: true)
      Skeleton.appendClasses(of: bare, weak: false, to: &scratch)
      for letter in scratch where letters.last != letter { letters.append(letter) }
    }
    self.letters = letters
  }

  static let particles: Set<[UInt16]> = Set(
    [
      "al", "el", "ul", "et", "es", "en", "ez", "er", "ed", "as", "ash", "ad", "an", "ar", "at", "аль", "эль",
      "ас", "аш", "ан", "king", "الملك",
    ]
    .map { Array($0.utf16) })

  static func withoutArticle(_ word: [UInt16]) -> ArraySlice<UInt16> {
    word.count > 4 && word[0] == 0x627 && word[1] == 0x644 ? word[2...] : word[...]
  }

  /// Appends the classes of a word's consonants; with `weak` also the letters that `Sounds` keeps apart.
  static func appendClasses(of word: ArraySlice<UInt16>, weak: Bool, to classes: inout [UInt8]) {
    var index = word.startIndex
    while index < word.endIndex {
      let next = index + 1 < word.endIndex ? word[index + 1] : 0
      if let (letter, length) = spelling(at: index, of: word, next, weak: weak) {
        if letter != 0 { classes.append(letter) }
        index += length
      } else {
        appendLetter(word[index], next, weak: weak, to: &classes)
        index += 1
      }
    }
  }

  /// The class, 0 for none, of letters that sound otherwise where they stand, and how many they are; else nil.
  private static func spelling(
    at index: Int, of word: ArraySlice<UInt16>, _ next: UInt16, weak: Bool
  ) -> (letter: UInt8, length: Int)? {
    let scalar = word[index]
    let isFirst = index == word.startIndex
    if scalar == 0x63, next == 0x68 {
      let isHard = isFirst && isHard(word.dropFirst(2).first)
      return (isHard ? 0x6B : weak ? Sounds.ch : 0x73, 2)
    }
    if weak, let letter = latinEnd(word[index...], of: word) { return (letter, 1) }
    if scalar == 0x78, next == 0x69, isFirst { return (0x73, 1) }
    if scalar == 0x6C || scalar == 0x43B, isArticle(at: index, of: word) { return (0, 1) }
    if weak, scalar == 0x6A, isFirst { return (Sounds.j, 1) }
    if weak, scalar == 0x6B, next == 0x68 { return (0x63, 2) }
    return digraph(scalar, next).map { ($0, 2) }
  }

  /// Appends the classes of a letter by itself.
  private static func appendLetter(
    _ scalar: UInt16, _ next: UInt16, weak: Bool, to classes: inout [UInt8]
  ) {
    if scalar == 0x63 {
      let isSoft = next == 0x65 || next == 0x69 || next == 0x79
      classes.append(isSoft ? 0x73 : 0x6B)
    } else if scalar == 0x78 {
      classes += [0x6B, 0x73]
    } else if weak, let letter = weakLetter(scalar) {
      classes.append(letter)
    } else if Int(scalar) < table.count, table[Int(scalar)] != 0 {
      classes.append(table[Int(scalar)])
    }
  }

  private static let ier = Array("ier".utf16)
  private static let abd = [Array("abd".utf16), Array("абд".utf16)]

  /// What stands in front of a last d or t that French does not speak: Bernard, Barrot, Clément.
  private static let beforeD = Array("rn".utf16), beforeT = Array("eornu".utf16)

  /// The last letter of a long Latin word where languages read it differently: Olivier, Barrot, Vučić without its mark.
  private static func latinEnd(_ rest: ArraySlice<UInt16>, of word: ArraySlice<UInt16>) -> UInt8? {
    guard rest.count == 1, word.count > 4, let last = rest.first else { return nil }
    switch last {
    case 0x72: return word.suffix(3).elementsEqual(ier) ? Sounds.r : nil
    case 0x63: return word[word.endIndex - 2] == 0x69 ? Sounds.ch : nil
    case 0x64, 0x74:
      return (last == 0x64 ? beforeD : beforeT).contains(word[word.endIndex - 2]) ? Sounds.t : nil
    default: return nil
    }
  }

  /// Whether an l is that of the Arabic article in `Abdelhamid` or `Абдель Хамид`, which Arabic writes `عبد الحميد`.
  private static func isArticle(at index: Int, of word: ArraySlice<UInt16>) -> Bool {
    guard index == word.startIndex + 4, abd.contains(where: { word.starts(with: $0) }) else { return false }
    let rest = word[(index + 1)...]
    return rest.count > 2 ? rest.first != word[index] : rest.first ?? softSign == softSign
  }

  private static let softSign: UInt16 = 0x44C

  /// Whether `ch` at a beginning in front of a letter is a k: Christine, Chlodwig.
  private static func isHard(_ next: UInt16?) -> Bool { next == 0x72 || next == 0x6C }

  /// h ه ح, х, г, w, و.
  private static func weakLetter(_ scalar: UInt16) -> UInt8? {
    switch scalar {
    case 0x68, 0x647, 0x62D: 0x68
    case 0x445: 0x78
    case 0x62E: 0x63
    case 0x433: 0x67
    case 0x77: 0x77
    case 0x648, 0x624: 0x75
    default: nil
    }
  }

  /// The class of two letters that stand for one sound, 0 for a vowel; nil when they do not.
  private static func digraph(_ a: UInt16, _ b: UInt16) -> UInt8? {
    switch (a, b) {
    case (0x73, 0x63): 0x73  // sc
    case (0x73, 0x68), (0x74, 0x73), (0x74, 0x7A), (0x62A, 0x633), (0x62A, 0x634), (0x442, 0x441): 0x73
    // sh ts tz تس تش тс
    case (0x6B, 0x68): 0x6B  // kh
    case (0x67, 0x68), (0x7A, 0x68), (0x64, 0x6A), (0x434, 0x436), (0x62F, 0x62C): 0x6B
    // gh zh dj дж دج
    case (0x74, 0x68): 0x74  // th
    case (0x70, 0x68): 0x66  // ph
    case (0x6F, 0x75), (0x6F, 0x77): 0  // ou ow
    default: nil
    }
  }

  /// The class of each letter, by its scalar; 0 for none.
  private static let table: [UInt8] = {
    var table = [UInt8](repeating: 0, count: 0x780)
    let classes: [(UInt8, String)] = [
      (0x70, "bpбпبپ"), (0x74, "dtдтتدطضثþð"), (0x6B, "kqgjğкгхжخقكجغگ"), (0x66, "fvфвفڤ"),
      (0x73, "szşçšžčśźсзшщчцسشصزذظ"), (0x6C, "lłлل"), (0x6D, "mмم"), (0x6E, "nñнن"), (0x72, "rрر"),
    ]
    for (letter, scalars) in classes { for scalar in scalars.utf16 { table[Int(scalar)] = letter } }
    return table
  }()
}
