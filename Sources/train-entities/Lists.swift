import Lexicons
import NamedEntities

/// Builds the model's tables of names: which classes of list a phrase is in.
enum Lists {
  private enum Class {
    static let territory: UInt32 = 1
    static let place: UInt32 = 2
    static let body: UInt32 = 4
    static let given: UInt32 = 8
    static let surname: UInt32 = 16
    static let role: UInt32 = 32
    static let demonym: UInt32 = 64
    static let bodyWord: UInt32 = 128
  }

  /// The table of all lists; `names` is the folder with the training lists.
  static func table(names: String) -> FingerprintTable {
    var classes: [UInt64: UInt32] = [:]
    func add(_ phrase: some StringProtocol, _ value: UInt32) {
      for key in Stems.keys(of: phrase) { classes[key, default: 0] |= value }
    }
    func addFile(_ file: String, _ value: UInt32) {
      for line in Files.text("\(names)/\(file).txt").split(separator: "\n") where !line.hasPrefix("#") {
        add(line, value)
      }
    }
    for row in EntityLexicons.rows(EntityLexicons.names) where row.count == 3 {
      let value = row[0] == "organisation" ? Class.body : Class.place
      add(row[1], value)
      for form in row[2].split(separator: "|") { add(form, value) }
    }
    for (text, value) in [
      (EntityLexicons.territories, Class.territory), (EntityLexicons.cities, Class.place),
      (EntityLexicons.demonyms, Class.demonym), (EntityLexicons.roles, Class.role),
    ] {
      for row in EntityLexicons.rows(text) where row.count == 2 {
        for form in row[1].split(separator: "|") { add(form, value) }
      }
    }
    addFile("given", Class.given)
    addFile("given-more", Class.given)
    addFile("given-open", Class.given)
    addFile("given-russian", Class.given)
    addFile("surnames", Class.surname)
    addFile("surnames-open", Class.surname)
    addFile("surnames-scripts", Class.surname)
    addFile("surnames-russian", Class.surname)
    addFile("places", Class.place)
    addFile("places-scripts", Class.place)
    addFile("places-russian", Class.place)
    addFile("bodies", Class.body)
    addFile("bodies-more", Class.body)
    addFile("places-more", Class.place)
    addFile("organisation-words", Class.bodyWord)
    return pack(classes)
  }

  /// The word clusters: `WORD TAB BITS` lines.
  static func clusters(_ text: String) -> FingerprintTable {
    var codes: [UInt64: UInt32] = [:]
    for line in text.split(separator: "\n") {
      let fields = line.split(separator: "\t")
      guard fields.count == 2, let bits = UInt32(fields[1].prefix(12), radix: 2) else { continue }
      let hash = Hashing.hash(ofWord: fields[0])
      if codes[hash] == nil { codes[hash] = 0x8000 | bits << UInt32(12 - min(12, fields[1].count)) }
    }
    return pack(codes)
  }

  private static func pack(_ values: [UInt64: UInt32]) -> FingerprintTable {
    var table = FingerprintTable(buckets: values.count * 10 / 55)
    var lost = 0
    for (hash, value) in values.sorted(by: { $0.key < $1.key }) where !table.insert(hash, value) { lost += 1 }
    print("table of \(values.count) entries, \(lost) did not fit")
    return table
  }
}
