public import CollateCore
import NamedEntities

extension FigureSeries {
  /// The series among the figures of documents, whose events are told apart first.
  ///
  /// O(words); throws when the user stops it.
  public static func series(
    among documents: [Int], in corpus: Corpus, context: RunContext
  ) throws(CommandError) -> [FigureSeries] {
    let found = try DocumentFigures.find(in: corpus, documents: documents, context: context)
    let points = zip(documents, found).flatMap { doc, figures in figures.figures.map { Point(doc, $0) } }
    let texts = try ComparedText.read(documents.map { corpus[$0] }, context: context)
    let entities = try EntityIndex(corpus, documents: documents, in: context)
    let gate = try EventGate(documents, in: corpus, texts: texts, entities: entities, context: context)
    var events: [Int: Int] = [:]
    for (number, event) in gate.events.enumerated() {
      for doc in event.documents { events[doc] = number + 1 }
    }
    // A document that belongs to no event is one of its own.
    for (index, doc) in documents.enumerated() where events[doc] == nil {
      events[doc] = gate.events.count + index + 1
    }
    return series(of: points, events: events)
  }
}
