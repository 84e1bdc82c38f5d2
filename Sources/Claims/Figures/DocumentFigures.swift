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
    return documents.indices.map { index in
      let document = corpus[documents[index]]
      let published = bare[index].published
      let figures = bare[index].figures.map { figure in
        var figure = figure
        figure.attribution = speaker(of: figure, quotes[index].quotes, document.text)
        figure.asOf =
          StatementDay.day(of: figure, dates[index].mentions, quotes[index].quotes, document.text)
          ?? published
        return figure
      }
      return DocumentFigures(figures: figures)
    }
  }

  /// The speaker of the shortest quotation around a figure.
  private static func speaker(of figure: Figure, _ quotes: [Quote], _ text: Text) -> String? {
    let around = quotes.filter {
      $0.speaker != nil && $0.range.lowerBound <= figure.range.lowerBound
        && figure.range.upperBound <= $0.range.upperBound
    }
    return around.min { $0.range.count < $1.range.count }?.speakerLabel(in: text)
  }
}

/// The figures as the text alone gives them, as kept in the memory of a session.
private struct BareFigures: Sendable {
  let figures: [Figure]
  let published: DateInterval?
}
