public import CollateCore

extension FigureSeries {
  /// The series among the figures of documents, whose events are told apart first.
  ///
  /// O(words); throws when the user stops it.
  public static func series(
    among documents: [Int], origins: [Int: Int] = [:], in corpus: Corpus, context: RunContext
  ) throws(CommandError) -> [FigureSeries] {
    let found = try DocumentFigures.find(in: corpus, documents: documents, context: context)
    let points = zip(documents, found).flatMap { doc, figures in figures.figures.map { Point(doc, $0) } }
    let gate = try EventGate(of: documents, in: corpus, context: context)
    return series(of: points, events: gate.eventOfDocument, origins: origins)
  }
}
