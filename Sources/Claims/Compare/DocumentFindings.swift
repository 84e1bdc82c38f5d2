import CollateCore
import TextKernels

/// What a document shows by itself: sentences, quotations, labels, contradictions, hedges; kept while the document does not change.
struct DocumentFindings: Sendable {
  let text: ComparedText
  let quotes: [Quote]
  let labels: [ActorLabel]
  let contradictions: [(first: Range<Int>, second: Range<Int>, because: String)]
  let hedges: [Range<Int>]

  static func find(
    _ documents: [Int], in corpus: Corpus, context: RunContext
  ) throws(CommandError) -> [DocumentFindings] {
    let chosen = documents.map { corpus[$0] }
    let texts = try ComparedText.read(chosen, context: context)
    let quotes = try DocumentQuotes.find(in: corpus, documents: documents, context: context)
    let known = Dictionary(zip(chosen.map(\.stamp), zip(texts, quotes))) { first, _ in first }
    return try context.memo.values(for: chosen, in: context) { document in
      let (text, quotes) = known[document.stamp] ?? (ComparedText(document), DocumentQuotes(document))
      return DocumentFindings(document, text, quotes.quotes)
    }
  }

  private init(_ document: Document, _ text: ComparedText, _ quotes: [Quote]) {
    self.text = text
    self.quotes = quotes
    labels = LabelFinder.labels(in: document, quotes: quotes, language: text.language)
    contradictions = ContradictionFinder(1, document, text, quotes: quotes).find().map {
      ($0.first.range, $0.second.range, $0.because)
    }
    let lexicon = HedgeLexicon.hedges(text.language)
    let utf8 = document.text.utf8
    hedges = text.sentences.flatMap { sentence in
      Words.words(in: utf8, sentence.range).map(\.range).filter { lexicon.contains(FoldedWord.of(utf8, $0)) }
    }
  }
}
