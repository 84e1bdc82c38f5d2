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
    for (place, word) in words.enumerated() where !Skeleton.particles.contains(word) {
      let bare = place > 0 || words.count == 1 ? Skeleton.withoutArticle(word) : word[...]
      for letter in Skeleton.classes(of: bare) where letters.last != letter {
        letters.append(letter)
      }
    }
    self.letters = letters
  }

  /// How alike two skeletons are, from 0 to 1: one less the edit distance over the longer length.
  func similarity(to other: Skeleton) -> Double {
    let longest = max(letters.count, other.letters.count)
    guard longest > 0 else { return 0 }
    return 1 - Double(Skeleton.distance(letters, other.letters)) / Double(longest)
  }

  /// Levenshtein distance; O(a × b).
  static func distance<Element: Equatable>(_ a: [Element], _ b: [Element]) -> Int {
    var row = Array(0...b.count)
    for (i, x) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, y) in b.enumerated() {
        let substitution = diagonal + (x == y ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(substitution, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[b.count]
  }

  private static let particles: Set<[UInt16]> = Set(
    ["al", "el", "ul", "as", "ash", "ad", "an", "ar", "at", "аль", "эль", "ас", "аш", "ан", "king", "الملك"]
      .map { Array($0.utf16) })

  private static func withoutArticle(_ word: [UInt16]) -> ArraySlice<UInt16> {
    word.count > 4 && word[0] == 0x627 && word[1] == 0x644 ? word[2...] : word[...]
  }

  private static func classes(of word: ArraySlice<UInt16>) -> [UInt8] {
    var classes: [UInt8] = []
    var index = word.startIndex
    while index < word.endIndex {
      let scalar = word[index]
      let next = index + 1 < word.endIndex ? word[index + 1] : 0
      if let (letters, length) = digraph(scalar, next, isFirst: index == word.startIndex) {
        classes += letters
        index += length
      } else {
        classes += letters(scalar, next)
        index += 1
      }
    }
    return classes
  }

  /// Two letters that stand for one sound.
  private static func digraph(_ a: UInt16, _ b: UInt16, isFirst: Bool) -> ([UInt8], Int)? {
    switch (a, b) {
    case (0x63, 0x68): (Array("s".utf8), 2)  // ch
    case (0x73, 0x68), (0x74, 0x73), (0x74, 0x7A), (0x62A, 0x633), (0x62A, 0x634), (0x442, 0x441):
      (Array("s".utf8), 2)  // sh ts tz تس تش тс
    case (0x73, 0x63): (Array("s".utf8), 2)  // sc, sch
    case (0x6B, 0x68): (Array("k".utf8), 2)  // kh
    case (0x67, 0x68), (0x7A, 0x68), (0x64, 0x6A), (0x434, 0x436), (0x62F, 0x62C): (Array("k".utf8), 2)
    // gh zh dj дж دج
    case (0x74, 0x68): (Array("t".utf8), 2)  // th
    case (0x70, 0x68): (Array("f".utf8), 2)  // ph
    case (0x6F, 0x75), (0x6F, 0x77): ([], 2)
    default: nil
    }
  }

  private static func letters(_ scalar: UInt16, _ next: UInt16) -> [UInt8] {
    let isSoft = next == 0x65 || next == 0x69 || next == 0x79
    if scalar == 0x63 { return Array((isSoft ? "s" : "k").utf8) }
    if scalar == 0x78 { return Array("ks".utf8) }
    guard let letter = table[scalar] else { return [] }
    return [letter]
  }

  private static let table: [UInt16: UInt8] = {
    var table: [UInt16: UInt8] = [:]
    let classes: [(Character, String)] = [
      ("p", "bpбпبپ"), ("t", "dtдтتدضطثþð"), ("k", "kqgjğкхгжخقكجغگ"), ("f", "fvфвفڤ"),
      ("s", "szşçšžčśźсзшщчцسشصزذظ"), ("l", "lłлل"), ("m", "mмم"), ("n", "nñнن"), ("r", "rрر"),
    ]
    for (letter, scalars) in classes {
      for scalar in scalars.utf16 { table[scalar] = letter.asciiValue }
    }
    return table
  }()
}
