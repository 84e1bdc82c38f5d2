private import CLexicons

/// Function words that say nothing about the subject of a text, by language.
public enum StopWords {
  /// The languages with a list: ar, de, en, es, fa, fr, he, ru, tr.
  public static let languages: [String] = table.keys.sorted()

  /// The stop words of the language of a BCP 47 code, in lower case; empty for a language without a list.
  public static func words(of language: String) -> [String] { table[language] ?? [] }

  /// Whether a lower-case word is a stop word of a language.
  ///
  /// `und`, and any language without a list, asks all lists. O(1) after the first call, which reads the table.
  public static func contains(_ word: String, in language: String) -> Bool {
    (sets[language] ?? union).contains(word)
  }

  private static let sets: [String: Set<String>] = table.mapValues(Set.init)
  private static let union = Set(table.values.joined())

  private static let table: [String: [String]] = {
    var length = 0
    guard let start = unsafe collate_stop_words(&length) else { return [:] }
    let text = unsafe String(decoding: UnsafeBufferPointer(start: start, count: length), as: UTF8.self)
    var lists: [String: [String]] = [:]
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let fields = line.split(separator: "\t")
      guard fields.count == 2 else { continue }
      lists[String(fields[0])] = fields[1].split(separator: " ").map(String.init)
    }
    return lists
  }()
}
