import CollateCore
import Lexicons

/// What the words in an element's class and id say of the text it holds.
enum ClassRoles {
  /// The roles of an element's class names and id: words are cut at marks and at capitals.
  static func of(_ names: String) -> Markup.Roles {
    var roles: Markup.Roles = []
    var word: [UInt8] = []
    var isAfterSmall = false
    func finish() {
      if !word.isEmpty { roles.formUnion(table[word] ?? []) }
      word.removeAll(keepingCapacity: true)
    }
    for byte in names.utf8 {
      let isCapital = (0x41...0x5A).contains(byte)
      let isSmall = (0x61...0x7A).contains(byte)
      if !isCapital && !isSmall || isCapital && isAfterSmall { finish() }
      if isCapital || isSmall { word.append(byte | 0x20) }
      isAfterSmall = isSmall
    }
    finish()
    return roles.union(bodyRole(names))
  }

  /// Names such as `article-body` and `entry-content`, whose words say little one by one.
  private static func bodyRole(_ names: String) -> Markup.Roles {
    let letters = names.utf8.map { $0 == 0x20 ? 0x20 : $0 | 0x20 }
    for name in letters.split(separator: 0x20) {
      let joined = name.filter { (0x61...0x7A).contains($0) }
      if let role = table[joined], role == .body { return .body }
    }
    return []
  }

  private static let byName: [String: Markup.Roles] = [
    "navigation": .navigation, "header": .header, "footer": .footer, "aside": .aside, "form": .form,
    "dialog": .dialog, "hidden": .hidden, "comments": .comments, "related": .related,
    "promotion": .promotion, "sharing": .sharing, "byline": .byline, "caption": .caption, "body": .body,
  ]

  private static let table: [[UInt8]: Markup.Roles] = {
    var table: [[UInt8]: Markup.Roles] = [:]
    for row in CleaningTables.markupRoles where row.count == 2 {
      guard let role = byName[String(row[0])] else { continue }
      for word in row[1].split(separator: " ") { table[Array(word.utf8), default: []].formUnion(role) }
    }
    return table
  }()
}
