import CollateCore

/// The quotations of a document, to be found by what they hold.
struct PlacedQuotes {
  /// By where they start, as the quotations of a document are.
  private let quotes: [Quote]
  /// The farthest end among the quotations up to each place.
  private let ends: [Int]

  init(_ quotes: [Quote]) {
    self.quotes = quotes
    var end = 0
    ends = quotes.map { quote in
      end = max(end, quote.range.upperBound)
      return end
    }
  }

  /// Whether a quotation and a range that is not empty have words in common; O(log quotes).
  func overlap(_ range: Range<Int>) -> Bool {
    let place = quotes.partitioningIndex { $0.range.lowerBound >= range.upperBound }
    return place > 0 && ends[place - 1] > range.lowerBound
  }

  /// The shortest quotation around a range, the first of equal ones; nil when there is none.
  ///
  /// O(log quotes + quotes that are open there).
  func shortest(around range: Range<Int>, where isWanted: (Quote) -> Bool) -> Quote? {
    var place = quotes.partitioningIndex { $0.range.lowerBound > range.lowerBound }
    var found: Quote?
    while place > 0, ends[place - 1] >= range.upperBound {
      place -= 1
      let quote = quotes[place]
      guard quote.range.upperBound >= range.upperBound, isWanted(quote) else { continue }
      if quote.range.count <= found?.range.count ?? .max { found = quote }
    }
    return found
  }
}
