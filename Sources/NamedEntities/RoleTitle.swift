/// Offices as they are compared: the land by its name, the words of the office in lower case.
public enum RoleTitle {
  /// One form for the ways an office is written: `US secretary of state` and `Secretary of State` of `the US`.
  ///
  /// The demonym or territory in front becomes the territory's English name; a title without one stays as it is.
  public static func canonical(_ role: String) -> String {
    let words = role.split(separator: " ").filter { $0 != "the" && $0 != "The" }
    for count in stride(from: min(3, words.count - 1), through: 1, by: -1) {
      let land = words[..<count].joined(separator: " ").replacingSuffix
      guard let code = KnownNames.shared.territory(of: land) else { continue }
      let rest = words[count...].joined(separator: " ").lowercased()
      return "\(KnownNames.shared.territoryName(code)): \(rest)"
    }
    if let of = words.lastIndex(of: "of"), of > 0, of + 1 < words.count,
      let code = KnownNames.shared.territory(of: words[(of + 1)...].joined(separator: " "))
    {
      return "\(KnownNames.shared.territoryName(code)): \(words[..<of].joined(separator: " ").lowercased())"
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
