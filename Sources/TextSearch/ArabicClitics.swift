/// The short words that Arabic writes together with the word after them: and, so, with, to, like, the.
///
/// A stemmer alone cannot tell the و of وزير (minister) from the و of والوزير (and the minister), so the forms a
/// word can take are made instead, and those the corpus has are looked for.
enum ArabicClitics {
  private static let articles = ["ال", "لل"]
  private static let before = ["", "و", "ف"]
  private static let prepositions = ["", "ب", "ل", "ك"]

  /// The forms of a folded word with every proclitic, without one it may have itself; none for other scripts.
  static func forms(of word: String) -> [String] {
    guard word.unicodeScalars.allSatisfy({ (0x620...0x6FF).contains($0.value) }) else { return [] }
    var bases = [word]
    for article in articles where word.hasPrefix(article) && word.unicodeScalars.count >= 5 {
      bases.append(String(word.unicodeScalars.dropFirst(2)))
    }
    guard bases[bases.count - 1].unicodeScalars.count >= 3 else { return [] }
    var forms: [String] = []
    for base in bases {
      for conjunction in before {
        forms += prepositions.map { conjunction + $0 + base }
        forms += ["ال", "بال", "كال", "لل"].map { conjunction + $0 + base }
      }
    }
    return forms
  }
}
