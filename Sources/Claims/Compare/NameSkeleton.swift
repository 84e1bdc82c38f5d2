/// Names across scripts: the consonants of a word in classes that transliterations keep.
///
/// After Freeman, Condon and Ackerman, "Cross linguistic name matching in English and Arabic" (2006): letters that
/// are written for one another (b p, d t, g j, k q, f v, s z) are one class, vowels and weak letters go, doubles
/// collapse. `Lavrov`, `Лавров` and `لافروف` are all `lfrf`.
package enum NameSkeleton {
  /// The classes of a word's consonants; empty for a word without any.
  ///
  /// O(letters).
  package static func of(_ word: String) -> String {
    var classes: [UInt8] = []
    var scalars = Array(word.unicodeScalars)[...]
    while let first = scalars.first {
      let next = scalars.dropFirst().first
      if lower(first) == "q", next.map({ lower($0) == "u" }) == true {
        // Qu is written kw, kv or кв elsewhere.
        append(UInt8(ascii: "k"), to: &classes)
        append(UInt8(ascii: "f"), to: &classes)
        scalars = scalars.dropFirst(2)
      } else if lower(first) == "c", next.map({ softening.contains(lower($0)) }) == true {
        // Lucero is Лусеро and לוסרו.
        append(UInt8(ascii: "s"), to: &classes)
        scalars = scalars.dropFirst()
      } else if let pair = digraph(first, next) {
        append(pair, to: &classes)
        scalars = scalars.dropFirst(2)
      } else {
        if let single = single(first) { append(single, to: &classes) }
        scalars = scalars.dropFirst()
      }
    }
    return String(decoding: classes, as: UTF8.self)
  }

  private static let softening: Set<Unicode.Scalar> = ["e", "i", "y", "é", "è", "í"]

  private static func append(_ letter: UInt8, to classes: inout [UInt8]) {
    if classes.last != letter { classes.append(letter) }
  }

  private static func digraph(_ first: Unicode.Scalar, _ second: Unicode.Scalar?) -> UInt8? {
    guard let second else { return nil }
    switch (lower(first), lower(second)) {
    case ("k", "h"): return UInt8(ascii: "h")
    case ("g", "h"): return UInt8(ascii: "g")
    case ("s", "h"), ("c", "h"): return UInt8(ascii: "s")
    case ("z", "h"): return UInt8(ascii: "s")
    case ("t", "h"): return UInt8(ascii: "d")
    case ("p", "h"): return UInt8(ascii: "f")
    default: return nil
    }
  }

  private static func lower(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    scalar.value >= 0x41 && scalar.value <= 0x5A ? Unicode.Scalar(scalar.value | 0x20) ?? scalar : scalar
  }

  /// The class of one letter of the Latin, Cyrillic, Arabic or Hebrew alphabet.
  private static func single(_ scalar: Unicode.Scalar) -> UInt8? { classOf[lower(scalar)] }

  private static let classOf: [Unicode.Scalar: UInt8] = {
    let rows: [(Character, String)] = [
      ("b", "bpбпبپБПבפף"), ("d", "dtдтدتطضثДТדטת"), ("g", "gjğгغجگГג"), ("k", "kqcкقكکКכךק"), ("h", "xхخХח"),
      ("f", "fvwфвفФВ"), ("s", "szşšçčсзшщжчцسشصزذظژچСЗШЩЖЧЦסשזצץ"), ("l", "lлłلЛל"), ("m", "mмمМמם"),
      ("n", "nñнنНנן"),
      ("r", "rрرРר"),
    ]
    var table: [Unicode.Scalar: UInt8] = [:]
    for (letter, members) in rows {
      for scalar in members.unicodeScalars {
        table[scalar] = letter.asciiValue == 119 ? 102 : letter.asciiValue
      }
    }
    // A w is a vowel more often than a v, and Arabic waw is either: left out.
    table["w"] = nil
    return table
  }()

  /// Whether two words can be one name: equal skeletons of three classes and more, or nearly equal longer ones.
  ///
  /// A w may be the v of other scripts (German `Dronow`), Hebrew writes p and f, b and v alike, and an h is
  /// a g or nothing elsewhere.
  package static func matches(_ first: String, _ second: String) -> Bool {
    if isLike(Array(of(first).utf8), Array(of(second).utf8)) { return true }
    let hasOneW = first.contains("w") != second.contains("w")
    let isOneLatin = isLatin(first) != isLatin(second)
    let isOneHebrew = isHebrew(first) != isHebrew(second)
    guard hasOneW || isOneLatin || isOneHebrew else { return false }
    let (a, b) = (skeleton(withVFor: first), skeleton(withVFor: second))
    if hasOneW, isLike(a, b) { return true }
    // Hrest is Грест and هرست: another script has g for h, or nothing.
    if isOneLatin, case let bare = withoutH(a), bare.count >= 3, bare == withoutH(b) { return true }
    return isOneHebrew && isLike(withoutF(a), withoutF(b))
  }

  private static func skeleton(withVFor word: String) -> [UInt8] {
    Array(of(String(word.map { $0 == "w" ? "v" : $0 })).utf8)
  }

  private static func isHebrew(_ word: String) -> Bool {
    word.unicodeScalars.contains { (0x5D0...0x5EA).contains($0.value) }
  }

  private static func isLatin(_ word: String) -> Bool { word.unicodeScalars.allSatisfy { $0.value < 0x370 } }

  private static func withoutH(_ skeleton: [UInt8]) -> [UInt8] {
    skeleton.filter { $0 != UInt8(ascii: "h") && $0 != UInt8(ascii: "g") }
  }

  private static func withoutF(_ skeleton: [UInt8]) -> [UInt8] {
    var classes: [UInt8] = []
    for letter in skeleton { append(letter == UInt8(ascii: "f") ? UInt8(ascii: "b") : letter, to: &classes) }
    return classes
  }

  private static func isLike(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    guard min(a.count, b.count) >= 3 else { return a == b && a.count == 2 }
    if a == b { return true }
    guard min(a.count, b.count) >= 4, abs(a.count - b.count) <= 1 else { return false }
    let prefix = zip(a, b).prefix { $0 == $1 }.count
    let suffix = zip(a.reversed(), b.reversed()).prefix { $0 == $1 }.count
    return prefix + suffix >= max(a.count, b.count) - 1
  }
}
