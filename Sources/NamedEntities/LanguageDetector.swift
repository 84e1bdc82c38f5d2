/// Says which language's weights a paragraph gets: by script, and for Latin letters by function words.
///
/// A paragraph with too little evidence takes the language most of its document's words are in.
struct LanguageDetector: Sendable {
  static let shared = LanguageDetector()
  private let functionWords: HashedNumbers

  private init() {
    let lists: [(TagLanguage, String)] = [
      (
        .english,
        "the of and to in that for with was were is are has have had said by at from on his her its this be not "
          + "which who will would he she they it after before over about against into between said"
      ),
      (
        .turkish,
        "ve bir bu için ile de da olarak olan gibi daha çok en sonra kadar ancak göre ise tarafından olduğu "
          + "dedi yılında ne o ya veya her değil üzerinde arasında karşı yeni büyük eden etti oldu edildi ilk iki"
      ),
      (
        .french,
        "le la les des du et est une dans pour que qui sur par avec au aux ce cette son sa ses il elle ont été "
          + "pas plus mais ou où se ne leur sont était selon après entre contre l' d' qu' s' n'"
      ),
    ]
    var table = HashedNumbers()
    for (language, words) in lists {
      for word in words.split(separator: " ") {
        table.set(Hashing.hash(ofWord: word.filter { $0 != "'" }), to: Int(language.rawValue))
      }
    }
    functionWords = table
  }

  /// The language of each paragraph, given as ranges of tokens.
  func languages(of paragraphs: [Range<Int>], in stream: TokenStream) -> [TagLanguage] {
    let tallies = paragraphs.map { tally($0, stream) }
    var total = Tally()
    for tally in tallies { total.add(tally) }
    let usual = total.winner(least: 1) ?? .english
    return tallies.map { $0.winner(least: 2) ?? $0.script ?? usual }
  }

  private func tally(_ tokens: Range<Int>, _ stream: TokenStream) -> Tally {
    var tally = Tally()
    for token in stream.tokens[tokens] where token.flags.contains(.word) {
      tally.words += 1
      if token.flags.contains(.arabic) {
        tally.counts[Int(TagLanguage.arabic.rawValue)] += 1
      } else if token.flags.contains(.cyrillic) {
        tally.counts[Int(TagLanguage.russian.rawValue)] += 1
      } else if token.count <= 10 {
        if let language = functionWords[token.word] {
          tally.counts[language] += 2
        } else if stream.scalars(of: token).contains(where: { $0 == 0x131 || $0 == 0x11F || $0 == 0x15F }) {
          tally.counts[Int(TagLanguage.turkish.rawValue)] += 2
        }
      }
    }
    return tally
  }

  private struct Tally {
    var counts = [Int](repeating: 0, count: TagLanguage.allCases.count)
    var words = 0

    mutating func add(_ other: Tally) {
      for index in counts.indices { counts[index] += other.counts[index] }
      words += other.words
    }

    /// The language with most points, when it has at least some.
    func winner(least: Int) -> TagLanguage? {
      var best = 0
      for index in counts.indices where counts[index] > counts[best] { best = index }
      return counts[best] >= least ? TagLanguage(rawValue: UInt8(best)) : nil
    }

    /// The language of a script that only one of ours uses.
    var script: TagLanguage? {
      if counts[Int(TagLanguage.arabic.rawValue)] > 0 { return .arabic }
      return counts[Int(TagLanguage.russian.rawValue)] > 0 ? .russian : nil
    }
  }
}
