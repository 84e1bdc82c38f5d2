import Lexicons

/// The invented sentences of all languages.
enum Invented {
  /// How many sentences of each language there are, and how often they count.
  private static let sizes: [(language: String, sentences: Int)] = [
    ("english", 4000), ("wire", 3000), ("arabic", 1500), ("turkish", 1500), ("russian", 1200),
    ("french", 500),
  ]

  /// The documents of each language; another seed gives other sentences.
  static func documents(patterns: String, names: String, seed: UInt64, part: Double)
    -> [(language: String, documents: [LabelledDocument])]
  {
    let more = "\(names)/given-more.txt"
    let lists = [
      "arabic": entries(more) { (0x600..<0x780).contains($0) },
      "cyrillic": entries(more) { (0x400..<0x530).contains($0) },
      "turkish": entries(more) { $0 < 0x250 }, "sur0": latin("\(names)/surnames.txt"),
      "given": latin("\(names)/given.txt") + latin("\(names)/given-open.txt"),
      "sur": latin("\(names)/surnames.txt") + latin("\(names)/surnames-open.txt"),
      "place": latin("\(names)/places.txt"), "country": first(EntityLexicons.territories),
      "city": first(EntityLexicons.cities), "dem": first(EntityLexicons.demonyms),
    ]
    return sizes.map { language, sentences in
      var text = Files.text("\(patterns)/\(language).txt")
      if language == "wire" { text = slots(of: Files.text("\(patterns)/english.txt")) + text }
      var generator = Patterns(text, names: lists, seed: seed)
      let count = Int(Double(sentences) * part) / 10
      return (language, (0..<count).map { _ in generator.document(sentences: 10) })
    }
  }

  /// The lines of a file of patterns that define what may stand in them.
  private static func slots(of text: String) -> String {
    text.split(separator: "\n").filter { $0.hasPrefix("@") }.joined(separator: "\n") + "\n"
  }

  private static func latin(_ path: String) -> [String] {
    entries(path) { $0 < 0x250 }.filter { $0.unicodeScalars.allSatisfy { $0.value < 0x250 } }
  }

  /// The lines of a list whose first scalar is in a range.
  private static func entries(_ path: String, _ isWanted: (UInt32) -> Bool) -> [String] {
    Files.text(path).split(separator: "\n").map(String.init).filter { line in
      !line.hasPrefix("#") && line.unicodeScalars.first.map { isWanted($0.value) } ?? false
    }
  }

  private static func first(_ table: String) -> [String] {
    EntityLexicons.rows(table).compactMap { row in
      row.count == 2 && !row[0].isEmpty ? row[1].split(separator: "|").first.map(String.init) : nil
    }
  }
}
