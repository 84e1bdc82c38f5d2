public import CollateCore
import Lexicons

/// How often each word of the vocabulary stands in some documents.
public struct WordCounts: Sendable {
  /// The occurrences of each word, by its number.
  private(set) var counts: [UInt32]
  /// In how many documents each word stands.
  private(set) var documents: [UInt32]
  /// The first document with each word; 0 for none.
  private(set) var first: [UInt32]
  /// How many words the documents have, function words included.
  public private(set) var total = 0

  /// Counts the words of documents, by number, on all threads.
  ///
  /// Function words of a document's language are left out unless `all` is set; they count in `total`.
  public static func of(
    _ numbers: [Int], corpus: Corpus, in space: TokenSpace, all: Bool, context: RunContext
  ) throws(CommandError) -> WordCounts {
    let stops = all ? [:] : FunctionWords.tables(of: corpus, in: space)
    let parts = try context.map(TokenSpace.parts(of: numbers, count: 8), unit: "parts") {
      WordCounts($0, corpus: corpus, in: space, stops: stops)
    }
    var sum = WordCounts(size: space.vocabulary.count)
    for part in parts { sum.add(part) }
    return sum
  }

  private init(size: Int) {
    counts = [UInt32](repeating: 0, count: size)
    documents = counts
    first = counts
  }

  private init(_ part: ArraySlice<Int>, corpus: Corpus, in space: TokenSpace, stops: [String: [Bool]]) {
    self.init(size: space.vocabulary.count)
    var last = [UInt32](repeating: 0, count: counts.count)
    for doc in part {
      let column = space.columns[doc - 1]
      let stop = stops[corpus[doc].metadata.language.rawValue] ?? stops[space.language] ?? []
      for place in 0..<column.count {
        let token = column[place]
        guard token != 0, let number = space.vocabulary.number(of: token) else { continue }
        total += 1
        if !stop.isEmpty, stop[number] { continue }
        counts[number] += 1
        guard last[number] != UInt32(doc) else { continue }
        last[number] = UInt32(doc)
        documents[number] += 1
        if first[number] == 0 { first[number] = UInt32(doc) }
      }
    }
  }

  private mutating func add(_ other: WordCounts) {
    for index in counts.indices where other.counts[index] > 0 {
      counts[index] += other.counts[index]
      documents[index] += other.documents[index]
      if first[index] == 0 { first[index] = other.first[index] }
    }
    total += other.total
  }
}

/// The words that say nothing about a subject, as tables over the vocabulary.
enum FunctionWords {
  /// For each language of the corpus with a list, whether each word of the vocabulary is in it.
  static func tables(of corpus: Corpus, in space: TokenSpace) -> [String: [Bool]] {
    let languages = Set(corpus.documents.map(\.metadata.language.rawValue)).union([space.language])
    var tables: [String: [Bool]] = [:]
    for language in languages {
      let words = StopWords.words(of: language)
      guard !words.isEmpty else { continue }
      var table = [Bool](repeating: false, count: space.vocabulary.count)
      for word in words {
        // A word of the list may be written with an apostrophe or as two words.
        if let number = space.vocabulary.number(of: TokenColumn.token(of: word)) { table[number] = true }
      }
      tables[language] = table
    }
    return tables
  }
}
