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

  enum Script: Int { case latin, arabic, cyrillic, other }

  init(_ tally: FormTable.Tally) {
    key = tally.key
    display = tally.display
    type = tally.type
    counts = tally.counts
    listed = tally.listed
    core = Titles.shared.without(tally.key.words)
    isFull = core.count >= 2 && core.count(where: { $0.count > 1 }) >= 2
    isAbbreviation = display.unicodeScalars.allSatisfy { $0 == "." || $0.properties.isUppercase }
    script = NameForm.script(of: key)
  }

  /// A person's name by itself, for comparing.
  init(_ name: String) {
    key = NameKey(name)
    display = name
    type = .person
    counts = .zero
    listed = nil
    core = key.words[...]
    isFull = core.count >= 2 && core.count(where: { $0.count > 1 }) >= 2
    isAbbreviation = false
    script = NameForm.script(of: key)
  }

  private static func script(of key: NameKey) -> Script {
    switch key.words.first?.first ?? 0 {
    case 0x41..<0x370: .latin
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
