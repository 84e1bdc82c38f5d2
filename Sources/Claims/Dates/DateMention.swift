public import CollateCore

/// Words of an article that name a day or a span of days, and what they resolve to.
public struct DateMention: Sendable, Hashable {
  /// The UTF-8 range of the words.
  public let range: Range<Int>
  /// The first and last day they can mean.
  public let earliest: Day, latest: Day
  /// How the days were found, as a phrase: `weekday before 2025-03-13`.
  public let because: String
  /// What does not fit, such as a weekday; nil when nothing is odd.
  public let warning: String?
  /// The UTF-8 range of the sentence.
  public let sentence: Range<Int>
  /// Whether it is counted from the day of publication, as `tomorrow` is.
  var isCounted = false
}

/// The dates a document names, kept for as long as the document does not change.
public struct DocumentDates: Sendable {
  /// The dates in the order of the text.
  public let mentions: [DateMention]
  /// What does not fit, such as a weekday, with its UTF-8 range, in the order of the text.
  public let oddities: [(range: Range<Int>, text: String)]

  /// Dates as the article alone counts them: `tomorrow` and the like in somebody's words count from the day they were
  /// spoken, which the article need not tell.
  private init(_ bare: BareDates, said quotes: [Quote]) {
    let words = PlacedQuotes(quotes.filter { $0.kind == .direct || $0.kind == .partial })
    let mentions = bare.mentions.filter { !$0.isCounted || !words.overlap($0.range) }
    let misfits = mentions.compactMap { mention in mention.warning.map { (range: mention.range, text: $0) } }
    self.mentions = mentions
    oddities = (misfits + bare.unanchored).sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// The dates of documents with the given numbers, in their order; throws when the user stops it.
  public static func find(
    in corpus: Corpus, documents: [Int], context: RunContext
  ) throws(CommandError) -> [DocumentDates] {
    let bare = try context.memo.values(
      for: documents.map { corpus[$0] }, in: context, compute: BareDates.init)
    // Quotations are looked for only where a date may stand in one.
    let counting = bare.indices.filter { bare[$0].mentions.contains(where: \.isCounted) }
    let quotes = try DocumentQuotes.find(
      in: corpus, documents: counting.map { documents[$0] }, context: context)
    var found = bare.map { DocumentDates($0, said: []) }
    for (index, quotes) in zip(counting, quotes) {
      found[index] = DocumentDates(bare[index], said: quotes.quotes)
    }
    return found
  }
}

/// The dates as the text alone gives them, as kept in the memory of a session.
private struct BareDates: Sendable {
  let mentions: [DateMention]
  let unanchored: [(range: Range<Int>, text: String)]

  init(_ document: Document) {
    let finder = DateFinder(document)
    mentions = finder.mentions()
    unanchored = finder.unanchored()
  }
}
