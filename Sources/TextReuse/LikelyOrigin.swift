public import CollateCore

/// Which article of a cluster the others probably go back to, and what speaks for it.
public struct LikelyOrigin: Sendable {
  /// The document's number.
  public let doc: Int
  /// What speaks for it, strongest first, as one phrase.
  public let because: String
  /// The words that say so: a credit, the mark of an agency; nil when none do.
  public let evidence: Extent?

  /// Weighs the documents of a cluster.
  ///
  /// A credit that names an outlet among them decides; then who opens with the mark of an agency, `(Name) -`; who
  /// credits nobody while others do; the earliest date; the most complete text; the order of loading. `documents` must
  /// not be empty; `words` gives the number of article words of each. O(bytes of their first lines and credits).
  public init(among documents: [Int], words: [Int], in corpus: Corpus) {
    if let credited = LikelyOrigin.credited(among: documents, in: corpus) {
      (doc, because, evidence) = credited
      return
    }
    var (left, reasons) = (Array(documents.indices), [String]())
    func narrow(_ reason: String, _ isBetter: (Int) -> Bool) {
      let better = left.filter(isBetter)
      guard !better.isEmpty, better.count < left.count else { return }
      left = better
      reasons.append(reason)
    }
    let signatures = documents.map { LikelyOrigin.signature(corpus[$0]) }
    let names = Set(signatures.compactMap { $0?.name })
    let agency = names.count == 1 ? names.first.map { " (\($0))" } ?? "" : ""
    narrow("opens with the mark of an agency\(agency)") { signatures[$0] != nil }
    narrow("opens with its own name") {
      guard let source = corpus[documents[$0]].metadata.source else { return false }
      return signatures[$0]?.name.lowercased() == source.lowercased()
    }
    narrow("credits nobody, as others do") { !LikelyOrigin.hasCredit(corpus[documents[$0]]) }
    if let earliest = LikelyOrigin.earliest(left.map { documents[$0] }, in: corpus) {
      narrow("earliest date, \(earliest)") { corpus[documents[$0]].metadata.date?.earliest == earliest }
    }
    let most = left.reduce(0) { max($0, words[$1]) }
    narrow("most complete text") { words[$0] == most }
    doc = documents[left[0]]
    because = reasons.isEmpty ? "loaded first" : reasons.joined(separator: ", ")
    let isSigned = reasons.first?.hasPrefix("opens with") ?? false
    evidence = isSigned ? signatures[left[0]].map { Extent(documents[left[0]], $0.range) } : nil
  }

  /// The earliest date, when dates of two or more are known and differ.
  private static func earliest(_ documents: [Int], in corpus: Corpus) -> Day? {
    let known = documents.compactMap { corpus[$0].metadata.date?.earliest }
    guard let earliest = known.min(), known.contains(where: { $0 != earliest }) else { return nil }
    return earliest
  }

  /// A document whose outlet another document's credit line names.
  ///
  /// Of many outlets and credits the first are looked at, so that the time grows with the number of documents.
  private static func credited(among documents: [Int], in corpus: Corpus) -> (Int, String, Extent)? {
    // A document as it was loaded has no lines that are known to be credits.
    guard documents.contains(where: { corpus[$0].labels != nil }) else { return nil }
    let outlets = outlets(of: documents, in: corpus)
    var credits: Set<String> = []
    for doc in documents where credits.count < mostNames {
      let document = corpus[doc]
      let own = document.metadata.source?.lowercased()
      for (credit, extent) in self.credits(of: document) {
        guard credits.insert(credit + "\n" + (own ?? "")).inserted else { continue }
        let named = outlets.first { $0.name != own && credit.contains($0.name) }
        if let named {
          return (
            named.doc, "document \(doc) credits \(corpus[named.doc].metadata.source ?? "it")",
            Extent(doc, extent)
          )
        }
      }
    }
    return nil
  }

  /// The first of each outlet's documents, in order.
  private static func outlets(of documents: [Int], in corpus: Corpus) -> [(name: String, doc: Int)] {
    var names: Set<String> = []
    var outlets: [(name: String, doc: Int)] = []
    for doc in documents where outlets.count < mostNames {
      guard let name = corpus[doc].metadata.source?.lowercased(), name.utf8.count > 1 else { continue }
      if names.insert(name).inserted { outlets.append((name, doc)) }
    }
    return outlets
  }

  /// The lines that say who made an article, in lower case, with their places.
  private static func credits(of document: Document) -> [(text: String, extent: Range<Int>)] {
    guard document.labels != nil else { return [] }
    let (text, lines) = (document.text, document.lines)
    return lines.indices.filter { [.credit, .byline].contains(lines.label($0)) }.map {
      (text[lines.extent($0)].lowercased(), lines.extent($0))
    }
  }

  /// How many outlets, and how many credits, are looked at.
  private static let mostNames = 256

  /// Whether the page says who else made the article.
  private static func hasCredit(_ document: Document) -> Bool {
    guard document.labels != nil else { return false }
    let lines = document.lines
    return lines.indices.contains { lines.label($0) == .credit }
  }

  /// How far into the article a dateline reaches, in bytes.
  private static let dateline = 120

  /// The name in parentheses before a dash with which one of the first lines opens: `GENEVA (Meridian Wire) -`, with where
  /// it stands.
  private static func signature(_ document: Document) -> (name: String, range: Range<Int>)? {
    let (text, lines) = (document.text, document.lines)
    for line in lines.indices.lazy.filter({ lines.label($0).isArticle }).prefix(3) {
      let opening = text.utf8[lines.extent(line)].prefix(dateline)
      guard let close = opening.firstIndex(of: UInt8(ascii: ")")),
        let open = opening[..<close].lastIndex(of: UInt8(ascii: "(")), close - open > 2
      else { continue }
      let rest = String(decoding: opening[(close + 1)...], as: UTF8.self).drop { $0 == " " }
      guard let mark = rest.first, "-–—".contains(mark) else { continue }
      let range = opening.startIndex..<(close + 1)
      return (String(decoding: opening[(open + 1)..<close], as: UTF8.self), range)
    }
    return nil
  }
}
