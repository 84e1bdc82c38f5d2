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

  init(_ document: Document) {
    let finder = DateFinder(document)
    mentions = DocumentDates.spokenByTheArticle(finder.mentions(), in: document)
    let misfits = mentions.compactMap { mention in mention.warning.map { (range: mention.range, text: $0) } }
    oddities = (misfits + finder.unanchored()).sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// Dates without `tomorrow` and the like in somebody's words: they count from the day they were spoken, which the article
  /// need not tell.
  private static func spokenByTheArticle(_ mentions: [DateMention], in document: Document) -> [DateMention] {
    guard mentions.contains(where: \.isCounted) else { return mentions }
    let words = QuoteFinder.quotes(in: document).filter { $0.kind == .direct || $0.kind == .partial }
    return mentions.filter { mention in
      !mention.isCounted || !words.contains { $0.range.overlaps(mention.range) }
    }
  }

  /// The dates of documents with the given numbers, in their order; throws when the user stops it.
  public static func find(
    in corpus: Corpus, documents: [Int], context: RunContext
  ) throws(CommandError) -> [DocumentDates] {
    try context.memo.values(for: documents.map { corpus[$0] }, in: context) {
      DocumentDates($0)
    }
  }
}
