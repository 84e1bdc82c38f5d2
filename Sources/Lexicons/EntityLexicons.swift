private import CLexicons

/// The tables of names the entity list rests on, as text with tab-separated fields; `#` starts a comment.
public enum EntityLexicons {
  /// Territories: code, then their names in English, Arabic, Turkish, Russian and French.
  public static var territories: String { unsafe text(collate_entities_territories) }
  /// Well-known cities: English name, then the names in the five languages.
  public static var cities: String { unsafe text(collate_entities_cities) }
  /// Known names: type, canonical name, other forms.
  public static var names: String { unsafe text(collate_entities_names) }
  /// Adjectives and peoples: territory code, then their forms.
  public static var demonyms: String { unsafe text(collate_entities_demonyms) }
  /// Offices and titles: language, then the words.
  public static var roles: String { unsafe text(collate_entities_roles) }
  /// Arabic words that begin with the letter waw for themselves: one a line.
  public static var waw: String { unsafe text(collate_entities_waw) }

  /// Seats of government: `seat`, territory code, names; further rows of words that show what they stand for.
  public static var seats: String { unsafe text(collate_entities_seats) }
  /// Public persons: full name, then forms in Arabic and Russian letters that are no ordinary words.
  public static var persons: String { unsafe text(collate_entities_persons) }

  /// What the rules behind the tagger look for around a name: rule, then the words or phrases.
  public static var rules: String { unsafe text(collate_entities_rules) }

  /// The lines of a table, each cut at its tabs, without comments.
  public static func rows(_ table: String) -> [[Substring]] {
    table.split(separator: "\n").filter { !$0.hasPrefix("#") }
      .map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
  }

  private static func text(
    _ table: (UnsafeMutablePointer<Int>?) -> UnsafePointer<UInt8>?
  ) -> String {
    var length = 0
    guard let start = unsafe table(&length) else { return "" }
    return unsafe String(decoding: UnsafeBufferPointer(start: start, count: length), as: UTF8.self)
  }
}
