/// One spelling of a name in the corpus: how it is written, how often, as what.
final class NameForm {
  /// Its folded words.
  let key: NameKey
  /// How it is written most often.
  let display: String
  /// What it names most often.
  let type: EntityType
  /// How often it stands in the documents, by kind.
  let counts: SIMD4<Int32>
  /// Its place in `KnownNames.names`, when a list has it.
  let listed: Int?
  /// The script of its first letter.
  let script: Script
  /// Its words without an office in front (`Secretary Blinken`).
  let core: ArraySlice<[UInt16]>
  /// Whether it has a given name and a family name.
  let isFull: Bool
  /// Whether it is written in capitals and full stops only.
  let isAbbreviation: Bool
  /// The consonants of all its words.
  private(set) lazy var skeleton = Skeleton(key.words)
  /// The same with the letters that scripts write differently.
  private(set) lazy var sounds = Sounds(key.words)

  /// The words that a hyphen binds to others: both of `Jean-Claude`, none of `al-Tamrani`.
  private(set) lazy var hyphenated: Set<[UInt16]> = {
    let bound = display.split(separator: " ").filter { $0.utf8.contains(0x2D) }
    return Set(
      bound.flatMap { word in
        let words = NameKey(word).words.filter { !Skeleton.particles.contains($0) }
        return words.count > 1 ? words : []
      })
  }()

  enum Script: Int { case latin, arabic, cyrillic, other }

  init(_ tally: FormTable.Tally) {
    key = tally.key
    display = tally.display
    type = tally.type
    counts = tally.counts
    listed = tally.listed
    core = Titles.shared.without(tally.key.words)
    script = NameForm.script(of: key)
    isFull = NameForm.isFull(core, script)
    isAbbreviation = display.unicodeScalars.allSatisfy { $0 == "." || $0.properties.isUppercase }
  }

  /// A person's name by itself, for comparing.
  init(_ name: String) {
    key = NameKey(name)
    display = name
    type = .person
    counts = .zero
    listed = nil
    core = key.words[...]
    script = NameForm.script(of: key)
    isFull = NameForm.isFull(core, script)
    isAbbreviation = false
  }

  /// Whether two words are more than an initial, and no number as of kings.
  private static func isFull(_ core: ArraySlice<[UInt16]>, _ script: Script) -> Bool {
    core.count { $0.count > 1 && !isNumber($0, script) } >= 2
  }

  private static func isNumber(_ word: [UInt16], _ script: Script) -> Bool {
    numbers.contains(word) || script != .latin && word.allSatisfy { $0 < 0x80 }
  }

  private static let numbers = Set(["ii", "iii", "iv", "vii", "viii"].map { Array($0.utf16) })

  /// What stands behind a name and is no family name.
  private static let ranks = Set(
    ["paşa", "pasa", "pasha", "bey", "efendi", "باشا", "паша", "бей"].map { Array($0.utf16) })

  private static let sons = Set(
    ["bin", "ibn", "bint", "ben", "بن", "ابن", "بنت", "бин", "ибн"].map { Array($0.utf16) })

  /// Whether it ends with a family name: not with a number or a rank, as `Фридрих II` and `Mustafa Paşa`.
  var hasFamilyName: Bool {
    guard let last = core.last, last.count > 1 else { return false }
    return !NameForm.isNumber(last, script) && !NameForm.ranks.contains(last)
  }

  /// Its last words that may stand for it alone, from one word on: not what follows `bin`, which is the father.
  var endings: [ArraySlice<[UInt16]>] {
    guard hasFamilyName else { return [] }
    return (1..<max(1, core.count)).map { core.suffix($0) }.filter { ending in
      let before = ending.startIndex - 1
      return before == core.startIndex || !NameForm.sons.contains(core[before])
    }
  }

  private static func script(of key: NameKey) -> Script {
    // Digits may stand in front, as where a page ran a date into a name.
    let letter = key.words.lazy.joined().first { !(0x30...0x39).contains($0) } ?? 0
    return switch letter {
    case 0x41..<0x370, 0x1E00..<0x1F00: .latin
    case 0x400..<0x530: .cyrillic
    case 0x600..<0x780: .arabic
    default: .other
    }
  }

  /// Its words without articles and particles.
  var withoutParticles: [[UInt16]] { core.filter { !Skeleton.particles.contains($0) } }

  /// How often it stands in the documents.
  var count: Int { Int(counts.wrappedSum()) }

  /// How many letters it has.
  var letters: Int { key.words.reduce(0) { $0 + $1.count } }

  /// The listed name it is a form of.
  var listedName: KnownNames.Name? { listed.map { KnownNames.shared.names[$0] } }
}
