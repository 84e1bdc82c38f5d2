public import CollateCore
import TextKernels

/// A word with how often it stands in a corpus.
public struct WordFrequency: Sendable, Equatable {
  /// The word as it stands where it comes first, in lower case.
  public let word: String
  /// How often it stands.
  public let count: Int
  /// In how many documents.
  public let documents: Int
  /// How often among a million words.
  public let perMillion: Double
  /// Where it comes first.
  public let first: Extent
}

/// Counts words.
public enum Frequencies {
  /// The most frequent words of documents, by count, then alphabetically.
  public static func top(
    _ limit: Int, of numbers: [Int], corpus: Corpus, in space: TokenSpace, all: Bool, context: RunContext
  ) throws(CommandError) -> [WordFrequency] {
    let counts = try WordCounts.of(numbers, corpus: corpus, in: space, all: all, context: context)
    let order = counts.numbers(in: space) { Double(counts.counts[$0]) }.prefix(limit)
    return try context.map(Array(order), unit: "words") { number -> WordFrequency? in
      guard let first = space.firstPlace(ofNumber: number, in: Int(counts.first[number]), of: corpus) else {
        return nil
      }
      let count = Int(counts.counts[number])
      return WordFrequency(
        word: corpus.spelling(at: first), count: count, documents: Int(counts.documents[number]),
        perMillion: Double(count) * 1e6 / Double(max(1, counts.total)), first: first)
    }.compactMap { $0 }
  }
}

extension WordCounts {
  /// The numbers of the words that were found, greatest value first, equal ones in the order of their letters.
  func numbers(in space: TokenSpace, by value: (Int) -> Double) -> [Int] {
    let found = counts.indices.filter { counts[$0] > 0 }.map { (number: $0, value: value($0)) }
    return found.sorted { a, b in
      if a.value != b.value { return a.value > b.value }
      return space.vocabulary.precedes(a.number, b.number)
    }.map(\.number)
  }
}

extension TokenSpace {
  /// Where a word of the vocabulary comes first in a document.
  func firstPlace(ofNumber number: Int, in doc: Int, of corpus: Corpus) -> Extent? {
    guard doc > 0 else { return nil }
    let column = columns[doc - 1]
    guard let place = (0..<column.count).first(where: { column[$0] == vocabulary.tokens[number] }) else {
      return nil
    }
    return extent(place, 1, in: doc, of: corpus)
  }

  /// The extent of some words of a document from a place in its column.
  func extent(_ place: Int, _ count: Int, in doc: Int, of corpus: Corpus) -> Extent? {
    var reader = PlaceReader(corpus[doc], columns[doc - 1])
    return reader.range(of: place..<place + count).map { Extent(doc, $0) }
  }
}

extension Corpus {
  /// The words at a place in lower case, with their accents, on one line.
  func spelling(at extent: Extent) -> String {
    let document = self[extent.doc]
    let isTurkish = document.metadata.language == "tr"
    let words = Words.words(in: document.text.utf8, extent.range).map {
      Folding.lowercased(document.text.utf8, $0.range, isTurkish: isTurkish)
    }
    return words.joined(separator: " ")
  }
}
