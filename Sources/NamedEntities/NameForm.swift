/// One spelling of a name in the corpus: how it is written, how often, as what.
struct NameForm {
  /// Its folded words.
  let key: NameKey
  /// How it is written most often.
  var display = ""
  /// What it names most often.
  var type: EntityType = .other
  /// How often it stands in the documents.
  var count = 0
  /// The listed name it is a form of.
  let listed: KnownNames.Name?
  /// The script of its first letter.
  let script: Script
  /// The consonants of all its words.
  let skeleton: Skeleton

  enum Script { case latin, arabic, cyrillic, other }

  init(_ key: NameKey, listed: KnownNames.Name?) {
    self.key = key
    self.listed = listed
    skeleton = Skeleton(key.words)
    script =
      switch key.words.first?.first ?? 0 {
      case 0x41..<0x370: .latin
      case 0x400..<0x530: .cyrillic
      case 0x600..<0x780: .arabic
      default: .other
      }
  }

  /// Whether it has a given name and a family name.
  var isFull: Bool { key.words.count >= 2 && key.words.filter { $0.count > 1 }.count >= 2 }

  /// Whether it is written in capitals and full stops only.
  var isAbbreviation: Bool { display.allSatisfy { $0.isUppercase || $0 == "." } }

  /// How many letters it has.
  var letters: Int { key.words.reduce(0) { $0 + $1.count } }

  /// Its last three letters: what short forms are looked up by.
  var lastLetters: [UInt16]? {
    let tail = joined.suffix(3)
    return tail.count == 3 ? Array(tail) : nil
  }

  /// Its letters without spaces.
  var joined: [UInt16] { Array(key.words.joined()) }

  /// Whether `short` is the last words of this name, however they are spaced.
  func endsWith(_ short: NameForm) -> Bool {
    let whole = joined
    let end = short.joined
    guard end.count >= 3, end.count < whole.count, whole.suffix(end.count) == end[...] else { return false }
    var boundary = whole.count
    for word in key.words.reversed() {
      if boundary == whole.count - end.count { return true }
      boundary -= word.count
    }
    // A name that one form writes as one word and the other as two.
    return short.key.words.count > 1
  }
}
