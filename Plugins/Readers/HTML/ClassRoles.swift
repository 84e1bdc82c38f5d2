import CollateCore
import Lexicons

/// What the words in an element's class and id say of the text it holds.
enum ClassRoles {
  /// The roles of an element's class names or id: words are cut at marks and at capitals.
  ///
  /// Names such as `article-body` and `entry-content`, whose words say little one by one, are read as one too.
  static func of(_ names: ArraySlice<UInt8>) -> Markup.Roles {
    var roles: Markup.Roles = []
    var word = NameTable<Markup.Roles>.empty
    var name = word
    var isAfterSmall = false
    func finish() {
      if word != NameTable<Markup.Roles>.empty { roles.formUnion(table[word] ?? []) }
      word = NameTable<Markup.Roles>.empty
    }
    func finishName() {
      if table[name] == .body { roles.formUnion(.body) }
      name = NameTable<Markup.Roles>.empty
    }
    for byte in names {
      let isCapital = byte &- 0x41 < 26
      let isSmall = byte &- 0x61 < 26
      if !isCapital && !isSmall || isCapital && isAfterSmall { finish() }
      if isCapital || isSmall {
        word = NameTable<Markup.Roles>.step(word, byte | 0x20)
        name = NameTable<Markup.Roles>.step(name, byte | 0x20)
      } else if byte == 0x20 {
        finishName()
      }
      isAfterSmall = isSmall
    }
    finish()
    finishName()
    return roles
  }

  private static let byName: [String: Markup.Roles] = [
    "navigation": .navigation, "header": .header, "footer": .footer, "aside": .aside, "form": .form,
    "dialog": .dialog, "hidden": .hidden, "comments": .comments, "related": .related,
    "promotion": .promotion, "sharing": .sharing, "byline": .byline, "caption": .caption, "body": .body,
  ]

  private static let table: NameTable<Markup.Roles> = {
    var table: [Substring: Markup.Roles] = [:]
    for row in CleaningTables.markupRoles where row.count == 2 {
      guard let role = byName[String(row[0])] else { continue }
      for word in row[1].split(separator: " ") { table[word, default: []].formUnion(role) }
    }
    return NameTable(table.sorted { $0.key < $1.key }.map { (name: $0.key, value: $0.value) })
  }()
}
