public import CollateCore

/// The figures of documents, kept for as long as the documents do not change.
public struct DocumentFigures: Sendable {
  /// The figures of one document, in the order of its text.
  public let figures: [Figure]

  /// The figures of documents with the given numbers, in their order; throws when the user stops it.
  ///
  /// Who gives a figure is the speaker of the quotation or statement it stands in.
  public static func find(
    in corpus: Corpus, documents: [Int], context: RunContext
  ) throws(CommandError) -> [DocumentFigures] {
    let quotes = try DocumentQuotes.find(in: corpus, documents: documents, context: context)
    let dates = try DocumentDates.find(in: corpus, documents: documents, context: context)
    let bare = try context.memo.values(for: documents.map { corpus[$0] }, in: context) {
      BareFigures(figures: FigureFinder.figures(in: $0), published: DateFinder.publication(of: $0))
    }
    return try context.map(Array(documents.indices)) { index in
      let document = corpus[documents[index]]
      let (figures, published) = (bare[index].figures, bare[index].published)
      let placed = PlacedQuotes(quotes[index].quotes)
      let days = StatementDay(dates[index].mentions, placed, document.text.utf8)
      return DocumentFigures(
        figures: figures.map { figure in
          var figure = figure
          figure.attribution = placed.shortest(around: figure.range) { $0.speaker != nil }?.speakerLabel(
            in: document.text)
          figure.asOf = days.day(of: figure) ?? published
          return figure
        })
    }
  }
}

/// The figures as the text alone gives them, as kept in the memory of a session.
private struct BareFigures: Sendable {
  let figures: [Figure]
  let published: DateInterval?
}
