import Lexicons
import NamedEntities

/// Writes invented sentences with their names marked, from a file of patterns: the same ones every time.
struct Patterns {
  private struct Slot {
    let type: EntityType?
    let choices: [[Character]]
  }

  private var slots: [String: Slot] = [:]
  private var lines: [[Character]] = []
  private var state: UInt64
  private static let types: [String: EntityType] = [
    "PER": .person, "ORG": .organisation, "LOC": .location, "MISC": .other,
  ]

  /// The patterns of a file; `names` holds lists for the slots `given`, `sur`, `place`, in Latin letters.
  init(_ text: String, names: [String: [String]], seed: UInt64) {
    state = seed
    for (name, list) in names {
      slots[name] = Slot(
        type: ["country", "city"].contains(name) ? .location : name == "dem" ? .other : nil,
        choices: list.map(Array.init))
    }
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      guard line.hasPrefix("@") else {
        lines.append(Array(line))
        continue
      }
      guard let colon = line.firstIndex(of: ":") else { continue }
      let head = line[..<colon].dropFirst().split(separator: " ")
      guard head.count == 2 else { continue }
      let choices = line[line.index(after: colon)...].split(separator: "|").map {
        Array(String($0).trimmed)
      }
      slots[String(head[0])] = Slot(type: Patterns.types[String(head[1])], choices: choices)
    }
  }

  /// A document of so many sentences.
  mutating func document(sentences: Int) -> LabelledDocument {
    var writer = SentenceWriter()
    for _ in 0..<sentences {
      var line = lines[pick(lines.count)][...]
      writer.isUpper = line.first == "^"
      if line.first == "^" || line.first == "_" { line = line.dropFirst() }
      expand(Array(line), isInName: false, to: &writer)
      writer.endLine()
    }
    return writer.document
  }

  private mutating func pick(_ count: Int) -> Int {
    state = state &+ 0x9E37_79B9_7F4A_7C15
    let mixed = Hashing.mix(Hashing.mix(state, state >> 31), 0x51)
    return Int((mixed >> 16) % UInt64(max(1, count)))
  }

  private mutating func expand(_ pattern: [Character], isInName: Bool, to writer: inout SentenceWriter) {
    var index = 0
    while index < pattern.count {
      let character = pattern[index]
      if character == "{", let end = pattern[index...].firstIndex(of: "}") {
        fill(String(pattern[(index + 1)..<end]), isInName: isInName, to: &writer)
        index = end + 1
      } else if character == "[", let end = pattern[index...].firstIndex(of: "]"),
        let space = pattern[index...].firstIndex(of: " "),
        let type = Patterns.types[String(pattern[(index + 1)..<space])]
      {
        writer.startName(type)
        expand(Array(pattern[(space + 1)..<end]), isInName: true, to: &writer)
        writer.endName()
        index = end + 1
      } else {
        writer.append(character)
        index += 1
      }
    }
  }

  private mutating func fill(_ name: String, isInName: Bool, to writer: inout SentenceWriter) {
    let parts = name.split(separator: ":")
    guard let slot = slots[String(parts[0])], !slot.choices.isEmpty else {
      Files.stop("no slot {\(name)} in the patterns")
    }
    let type = isInName ? nil : slot.type
    if let type { writer.startName(type) }
    let start = writer.document.bytes.count
    expand(slot.choices[pick(slot.choices.count)], isInName: isInName || type != nil, to: &writer)
    if parts.count == 2 {
      let word = String(decoding: writer.document.bytes[start...], as: UTF8.self)
      writer.replace(from: start, Inflection.inflect(word, String(parts[1])))
    }
    if type != nil { writer.endName() }
  }
}

/// Sets sentences as running text and keeps the places of their names.
private struct SentenceWriter {
  var document = LabelledDocument()
  var isUpper = false
  private var open: (start: Int, type: EntityType)?

  mutating func append(_ character: Character) {
    if ".,;:!?)%".contains(character) || character == "'", document.bytes.last == 0x20, open == nil {
      document.bytes.removeLast()
    }
    if character == " ", document.bytes.last == 0x28 { return }
    document.bytes += (isUpper ? String(character).uppercased() : String(character)).utf8
  }

  mutating func replace(from start: Int, _ word: String) {
    document.bytes.removeSubrange(start...)
    document.bytes += word.utf8
  }

  mutating func startName(_ type: EntityType) { open = (document.bytes.count, type) }

  mutating func endName() {
    if let open, document.bytes.count > open.start {
      document.names.append((open.start..<document.bytes.count, open.type))
    }
    open = nil
  }

  mutating func endLine() { document.bytes.append(0x0A) }
}

/// Case endings of names, as far as the patterns need them.
enum Inflection {
  /// A name in a case: Turkish `gen dat acc loc abl`, Russian `rg rd ri`.
  static func inflect(_ word: String, _ form: String) -> String {
    form.hasPrefix("r") ? russian(word, form) : turkish(word, form)
  }

  private static func turkish(_ word: String, _ form: String) -> String {
    let lower = word.lowercased()
    let vowel = lower.last { "aeıioöuü".contains($0) } ?? "e"
    let isBack = "aıou".contains(vowel)
    let high: String =
      switch vowel {
      case "a", "ı": "ı"
      case "o", "u": "u"
      case "ö", "ü": "ü"
      default: "i"
      }
    let endsInVowel = lower.last.map { "aeıioöuü".contains($0) } ?? false
    let consonant = lower.last.map { "fstkçşhp".contains($0) } ?? false ? "t" : "d"
    let low = isBack ? "a" : "e"
    switch form {
    case "gen": return word + "'" + (endsInVowel ? "n" : "") + high + "n"
    case "dat": return word + "'" + (endsInVowel ? "y" : "") + low
    case "acc": return word + "'" + (endsInVowel ? "y" : "") + high
    case "loc": return word + "'" + consonant + low
    default: return word + "'" + consonant + low + "n"
    }
  }

  private static func russian(_ word: String, _ form: String) -> String {
    let endings = ["rg": ("а", "я"), "rd": ("у", "ю"), "ri": ("ым", "ем")]
    guard let (hard, soft) = endings[form], let last = word.last else { return word }
    if last == "й" || last == "ь" { return word.dropLast() + soft }
    guard !"аеиоуыэюя".contains(last) else { return word }
    let isSurname = word.hasSuffix("ов") || word.hasSuffix("ев") || word.hasSuffix("ин")
    return word + (form == "ri" && !isSurname ? "ом" : hard)
  }
}

extension String {
  /// The words without white space around them.
  fileprivate var trimmed: String {
    let start = drop { $0 == " " }
    return String(start.reversed().drop { $0 == " " }.reversed())
  }
}
