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
  /// The value as it is compared, where it is at hand.
  var folded: String?

  init(_ entry: CorpusValues.Entry, prefix: String = "") {
    value = entry.name
    help = entry.help
    folded = entry.folded
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
  private let folded: String
  private let needle: [UInt8]
  private let consonants: String
  private let script: Int

  init(_ typed: String) {
    self.typed = typed
    folded = Folding.folded(typed)
    needle = Array(folded.utf8)
    script = Consonants.script(of: folded)
    consonants = folded.utf8.count > 2 ? Consonants.of(folded) : ""
  }

  /// How well a value fits: 0 as typed, 1 without case and marks, 2 at a later word, 3 in another script; nil not.
  func rank(_ value: String) -> Int? {
    if typed.isEmpty || value.utf8.starts(with: typed.utf8) { return 0 }
    return rank(value, folded: Folding.folded(value))
  }

  /// How well an offer fits.
  func rank(_ offer: Offer) -> Int? {
    offer.folded.map { rank(offer.value, folded: $0) } ?? rank(offer.value)
  }

  /// The same for a value whose folded form is at hand.
  func rank(_ value: String, folded other: String) -> Int? {
    if typed.isEmpty { return 0 }
    let place = unsafe other.utf8.withContiguousStorageIfAvailable {
      unsafe Matching.place(of: needle, in: $0)
    }
    switch place ?? Matching.place(of: needle, in: Array(other.utf8)) {
    case 0: return value.utf8.starts(with: typed.utf8) ? 0 : 1
    case .some: return 2
    case nil: break
    }
    guard !consonants.isEmpty, Consonants.script(of: other) != script else { return nil }
    let isKin = other.split(separator: " ").contains { Consonants.of(String($0)).hasPrefix(consonants) }
    return isKin ? 3 : nil
  }

  /// Where a word starts that begins as typed: at 0, or after a break.
  private static func place(of needle: [UInt8], in bytes: some RandomAccessCollection<UInt8>) -> Int? {
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

  private static func isBreak(_ byte: UInt8) -> Bool {
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
  private static let classes: [Unicode.Scalar: Character] = {
    var table: [Unicode.Scalar: Character] = [:]
    let groups: [(Character, String)] = [
      ("b", "bpбпبپ"), ("d", "dtдтتدطضةظ"), ("f", "fvwвфفڤ"), ("g", "gjhгхжهحخغجژ"), ("k", "kcqкقكک"),
      ("l", "lлل"),
      ("m", "mмم"), ("n", "nнن"), ("r", "rрر"), ("s", "szсзшщцчسشصثذزچ"),
    ]
    for (letter, members) in groups { for scalar in members.unicodeScalars { table[scalar] = letter } }
    return table
  }()

  /// The consonants of a folded word; the Arabic article is left out.
  static func of(_ folded: String) -> String {
    let word = folded.hasPrefix("ال") ? folded.dropFirst(2) : folded[...]
    return String(word.unicodeScalars.compactMap { classes[$0] })
  }

  /// A number for the script of the first letter: Latin, Cyrillic and Greek, or Arabic.
  static func script(of folded: String) -> Int {
    guard let first = folded.unicodeScalars.first(where: { $0.properties.isAlphabetic }) else { return 0 }
    switch first.value {
    case 0..<0x370: return 1
    case 0x370..<0x590: return 2
    case 0x600..<0x780: return 3
    default: return 4
    }
  }
}
