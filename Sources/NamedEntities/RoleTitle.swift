/// Offices as they are compared: the land by its name, the words of the office in lower case and English where they are listed.
public enum RoleTitle {
  /// One form for the ways an office is written: `US secretary of state`, `Secretary of State` of `the US`, and
  /// `госсекретарь США`.
  ///
  /// The demonym or territory in front or behind becomes the territory's English name, an office in another language the
  /// English one when it is listed; a title without either stays as it is. `former` stays in front of the office.
  public static func canonical(_ role: String) -> String {
    var words = role.split(separator: " ").filter { $0 != "the" && $0 != "The" }
    var rank: [Substring] = []
    while words.count > 1, let first = words.first, isRank(first) { rank.append(words.removeFirst()) }
    if let (land, rest) = withLand(words) { return "\(land): \(office(rank + rest))" }
    return office(rank + words)
  }

  /// Whether an office has a rank in front that another lacks: `former`, `deputy`.
  public static func isRank(_ word: some StringProtocol) -> Bool {
    ranks.contains(Hashing.hash(ofWord: Substring(word)))
  }

  private static let ranks = RuleWords.words("rank")

  /// The listed name of each form of an office, by its phrase.
  private static let offices = RuleWords.listed("office")

  /// The English name of a land among the words of an office, and the words without it.
  private static func withLand(_ words: [Substring]) -> (String, [Substring])? {
    for count in stride(from: min(3, words.count - 1), through: 1, by: -1) {
      let land = words[..<count].joined(separator: " ").replacingSuffix
      if let code = KnownNames.shared.territory(of: land) {
        return (KnownNames.shared.territoryName(code), Array(words[count...]))
      }
    }
    if let of = words.lastIndex(of: "of"), of > 0, of + 1 < words.count,
      let code = KnownNames.shared.territory(of: words[(of + 1)...].joined(separator: " "))
    {
      return (KnownNames.shared.territoryName(code), Array(words[..<of]))
    }
    // Behind the office, as in Arabic: `وزير الخارجية العراقي`.
    guard words.count > 1, let last = words.last, let code = KnownNames.shared.territory(of: last) else {
      return nil
    }
    return (KnownNames.shared.territoryName(code), Array(words.dropLast()))
  }

  private static func office(_ words: [Substring]) -> String {
    for start in words.indices {
      if let listed = offices[KnownNames.phrase(words[start...].joined(separator: " "))] {
        let rest = words[..<start].joined(separator: " ").lowercased()
        guard start == 0 || words[..<start].allSatisfy(isRank) else { break }
        return rest.isEmpty ? String(listed) : "\(rest) \(listed)"
      }
    }
    return words.joined(separator: " ").lowercased()
  }
}

extension String {
  /// The word without an English possessive.
  fileprivate var replacingSuffix: String {
    hasSuffix("'s") || hasSuffix("’s") ? String(dropLast(2)) : self
  }
}
