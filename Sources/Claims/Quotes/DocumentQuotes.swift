public import CollateCore

/// The quotations of documents, kept for as long as the documents do not change.
public struct DocumentQuotes: Sendable {
  /// The quotations of one document, in the order of its text.
  public let quotes: [Quote]

  init(_ document: Document) { quotes = QuoteFinder.quotes(in: document) }

  /// The quotations of documents with the given numbers, in their order; throws when the user stops it.
  public static func find(
    in corpus: Corpus, documents: [Int], context: RunContext
  ) throws(CommandError) -> [DocumentQuotes] {
    try context.memo.values(for: documents.map { corpus[$0] }, in: context) {
      DocumentQuotes($0)
    }
  }
}

extension Quote {
  /// The speaker as a reader wants it: the name, or `he (Name)` where the article has a pronoun or a role.
  public func speakerLabel(in text: Text) -> String? {
    guard let speaker else { return nil }
    let mention = text[speaker.range]
    guard let name = speaker.name else { return mention }
    return isNamed(mention, name) ? name : "\(mention) (\(name))"
  }

  /// Whether the words of the mention hold the last word of the name.
  private func isNamed(_ mention: String, _ name: String) -> Bool {
    guard let last = name.split(separator: " ").last else { return false }
    return mention.split(separator: " ").contains { $0.hasPrefix(last) }
  }
}
