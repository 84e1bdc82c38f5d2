public import CollateCore

/// Which article of a cluster the others probably go back to, and what speaks for it.
public struct LikelyOrigin: Sendable {
  /// The document's number.
  public let doc: Int
  /// What speaks for it, strongest first, as one phrase.
  public let because: String

  /// Weighs the documents of a cluster: a credit that names an outlet among them, then the earliest date, then
  /// the most complete text, then the order of loading.
  ///
  /// `documents` must not be empty; `words` gives the number of article words of each.
  public init(among documents: [Int], words: [Int], in corpus: Corpus) {
    let credited = LikelyOrigin.credited(among: documents, in: corpus)
    if let credited {
      doc = credited.doc
      because = credited.because
      return
    }
    let dates = documents.map { corpus[$0].metadata.date?.earliest }
    let known = dates.compactMap { $0 }
    if known.count > 1, let earliest = known.min(), known.contains(where: { $0 != earliest }) {
      let first = documents.indices.filter { dates[$0] == earliest }
      let best = first.max { (words[$0], -documents[$0]) < (words[$1], -documents[$1]) } ?? 0
      doc = documents[best]
      because =
        "earliest date, \(earliest)" + (first.count > 1 ? ", and most complete of \(first.count)" : "")
      return
    }
    let best = documents.indices.max { (words[$0], -documents[$0]) < (words[$1], -documents[$1]) } ?? 0
    doc = documents[best]
    because = words.contains { $0 != words[best] } ? "most complete text" : "loaded first"
  }

  /// A document whose outlet another document's credit line names.
  private static func credited(among documents: [Int], in corpus: Corpus) -> (doc: Int, because: String)? {
    for doc in documents {
      for line in corpus[doc].lines where line.label == .credit || line.label == .byline {
        let credit = corpus[doc].text[line.range].lowercased()
        let named = documents.first { other in
          guard other != doc, let source = corpus[other].metadata.source?.lowercased(), source.utf8.count > 1,
            source != corpus[doc].metadata.source?.lowercased()
          else { return false }
          return credit.contains(source)
        }
        if let named {
          return (named, "document \(doc) credits \(corpus[named].metadata.source ?? "it")")
        }
      }
    }
    return nil
  }
}
