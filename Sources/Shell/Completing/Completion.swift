import TextKernels

/// Something that could stand at the cursor of a line being typed.
public struct Completion: Sendable, Equatable {
  /// What to put into the line, quoted as the language needs it.
  public let value: String
  /// What it is, in a few words; may be empty.
  public let help: String
  /// The UTF-8 range of the line it would replace.
  public let replaces: Range<Int>
}

/// A value before it is matched and quoted.
struct Offer {
  let value: String
  let help: String
  /// What stands before the value in the word and needs no quotes: `entity:`.
  var prefix = ""
  /// Whether it is an option or operator, which quotes would turn into a plain word.
  var isSyntax = false

  init(_ entry: CorpusValues.Entry, prefix: String = "") {
    value = entry.name
    help = entry.help
    self.prefix = prefix
  }

  init(_ value: String, _ help: String = "", prefix: String = "", isSyntax: Bool = false) {
    self.value = value
    self.help = help
    self.prefix = prefix
    self.isSyntax = isSyntax
  }
}

/// Tells which values a person may mean by what is typed.
struct Matching {
  private let typed: String
  /// What is typed as it is compared.
  let needle: [UInt8]
  /// Its consonants; none where it is too short to tell.
  let consonants: [UInt8]
  let script: UInt8

  init(_ typed: String) {
    self.typed = typed
    let folded = Folding.folded(typed)
    needle = Array(folded.utf8)
    script = Consonants.script(of: folded)
    consonants = folded.utf8.count > 2 ? Consonants.of(folded) : []
  }

  /// How well a value fits: 0 as typed, 1 without case and marks, 2 at a later word, 3 in another script; nil not.
  func rank(_ value: String) -> Int? {
    if typed.isEmpty || value.utf8.starts(with: typed.utf8) { return 0 }
    let other = Folding.folded(value)
    switch Matching.place(of: needle, in: Array(other.utf8)) {
    case 0: return value.utf8.starts(with: typed.utf8) ? 0 : 1
    case .some: return 2
    case nil: break
    }
    guard !consonants.isEmpty, Consonants.script(of: other) != script else { return nil }
    let isKin = other.split(separator: " ").contains { Consonants.of($0).starts(with: consonants) }
    return isKin ? 3 : nil
  }

  /// Where a word starts that begins as typed: at 0, or after a break.
  private static func place(of needle: [UInt8], in bytes: [UInt8]) -> Int? {
    guard bytes.count >= needle.count else { return nil }
    if bytes.starts(with: needle) { return 0 }
    var offset = 1
    var rest = bytes.dropFirst()
    for byte in bytes.prefix(bytes.count - needle.count) {
      if isBreak(byte), rest.starts(with: needle) { return offset }
      offset += 1
      rest = rest.dropFirst()
    }
    return nil
  }

  /// Whether a word can begin after a byte.
  static func isBreak(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x2D, 0x2E, 0x2F, 0x3A, 0x5F: true
    default: false
    }
  }
}

/// The consonants of a name, roughly, so that one script finds another: Lavr, Лавр and لافر are `lfr`.
///
/// It offers; it never decides. After the idea of consonant skeletons in Freeman, Condon and Ackerman, "Cross
/// Linguistic Name Matching in English and Arabic" (2006).
enum Consonants {
  /// The class of each scalar below U+0700, 0 for none.
  private static let classes: [UInt8] = {
    var table = [UInt8](repeating: 0, count: 0x700)
    let groups: [(String, String)] = [
      ("b", "bpбпبپ"), ("d", "dtдтتدطضةظ"), ("f", "fvwвфفڤ"), ("g", "gjhгхжهحخغجژ"), ("k", "kcqкقكک"),
      ("l", "lлل"),
      ("m", "mмم"), ("n", "nнن"), ("r", "rрر"), ("s", "szсзшщцчسشصثذزچ"),
    ]
    for (letter, members) in groups {
      for scalar in members.unicodeScalars { table[Int(scalar.value)] = letter.utf8.first ?? 0 }
    }
    return table
  }()

  /// The consonants of a folded word; the Arabic article is left out.
  static func of(_ folded: some StringProtocol) -> [UInt8] {
    let scalars = folded.unicodeScalars
    var consonants: [UInt8] = []
    for scalar in folded.hasPrefix("ال") ? scalars.dropFirst(2) : scalars[...] where scalar.value < 0x700 {
      let letter = classes[Int(scalar.value)]
      if letter != 0 { consonants.append(letter) }
    }
    return consonants
  }

  /// The consonants of each word of a folded text, each after a space.
  static func skeletons(of folded: String) -> [UInt8] {
    folded.split(separator: " ").flatMap { [0x20] + of($0) }
  }

  /// A number for the script of the first letter: Latin, Cyrillic and Greek, or Arabic.
  static func script(of folded: String) -> UInt8 {
    for scalar in folded.unicodeScalars {
      switch scalar.value {
      case 0x61...0x7A: return 1
      case 0..<0x80: continue
      default: break
      }
      guard scalar.properties.isAlphabetic else { continue }
      switch scalar.value {
      case 0..<0x370: return 1
      case 0x370..<0x590: return 2
      case 0x600..<0x780: return 3
      default: return 4
      }
    }
    return 0
  }
}
