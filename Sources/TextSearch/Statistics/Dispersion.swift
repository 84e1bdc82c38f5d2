public import CollateCore

/// Where a term stands inside one document.
public struct DocumentDispersion: Sendable {
  /// The document's number.
  public let doc: Int
  /// How many words it has.
  public let words: Int
  /// How often the term stands in it.
  public let count: Int
  /// How often it stands in each of so many equal stretches of the document.
  public let stretches: [Int]
  /// Where it comes first.
  public let first: Extent
}

/// How a term is spread over documents.
public struct Dispersion: Sendable {
  /// The documents that have the term, in order.
  public let documents: [DocumentDispersion]
  /// How many documents were read.
  public let range: Int
  /// The normalised deviation of proportions over all documents read.
  public let deviation: Double
  /// How many words the documents have, and how often the term stands in them.
  public let words: Int, count: Int

  /// How a term is spread over documents, each cut into `stretches` equal parts.
  ///
  /// - Throws: a usage error for a term without a word.
  public static func of(
    _ term: [Query.Word], over numbers: [Int], of corpus: Corpus, in space: TokenSpace, stretches: Int,
    context: RunContext
  ) throws(CommandError) -> Dispersion {
    let phrase = try space.phrase(term)
    let spread = try counts(of: phrase, in: numbers, space, context)
    let found = zip(numbers, spread).filter { $0.1.count > 0 }
    let documents = found.compactMap { number, entry -> DocumentDispersion? in
      var cells = [Int](repeating: 0, count: stretches)
      let length = space.columns[number - 1].count
      for place in entry.places { cells[place * stretches / length] += 1 }
      guard let first = space.extent(entry.places[0], phrase.words.count, in: number, of: corpus) else {
        return nil
      }
      return DocumentDispersion(
        doc: number, words: entry.size, count: entry.count, stretches: cells, first: first)
    }
    return Dispersion(
      documents: documents, range: numbers.count,
      deviation: Deviation.normalised(counts: spread.map(\.count), sizes: spread.map(\.size)),
      words: spread.reduce(0) { $0 + $1.size }, count: spread.reduce(0) { $0 + $1.count })
  }

  /// For each document its length in words and the places of a phrase.
  static func counts(
    of phrase: TokenPhrase, in numbers: [Int], _ space: TokenSpace, _ context: RunContext
  ) throws(CommandError) -> [(size: Int, count: Int, places: [Int])] {
    let counter = PhraseCounter([phrase], in: space.vocabulary)
    return try context.map(TokenSpace.parts(of: numbers, count: 128), unit: "parts") { part in
      part.map { number in
        var places: [Int] = []
        let column = space.columns[number - 1]
        counter.scan(column) { place, _ in places.append(place) }
        return (column.wordCount, places.count, places)
      }
    }.flatMap { $0 }
  }

  /// The normalised deviation of proportions of several words over documents, many counted in one pass.
  static func deviations(
    of tokens: [UInt32], in numbers: [Int], _ space: TokenSpace, _ context: RunContext
  ) throws(CommandError) -> [Double] {
    var found: [Double] = []
    for first in stride(from: 0, to: tokens.count, by: 64) {
      let some = Array(tokens[first..<min(first + 64, tokens.count)])
      found += try deviations(ofFew: some, in: numbers, space, context)
    }
    return found
  }

  private static func deviations(
    ofFew tokens: [UInt32], in numbers: [Int], _ space: TokenSpace, _ context: RunContext
  ) throws(CommandError) -> [Double] {
    let phrases = tokens.map { TokenPhrase(words: [TokenSet([$0])]) }
    let counter = PhraseCounter(phrases, in: space.vocabulary)
    let parts = try context.map(TokenSpace.parts(of: numbers, count: 128), unit: "parts") { part in
      var counts = [UInt32](repeating: 0, count: part.count * tokens.count)
      for (index, number) in part.enumerated() {
        counter.scan(space.columns[number - 1]) { _, phrase in counts[index * tokens.count + phrase] += 1 }
      }
      return counts
    }
    let counts = parts.flatMap { $0 }
    let sizes = numbers.map { space.columns[$0 - 1].wordCount }
    return tokens.indices.map { token in
      Deviation.normalised(
        counts: numbers.indices.map { Int(counts[$0 * tokens.count + token]) }, sizes: sizes)
    }
  }
}
