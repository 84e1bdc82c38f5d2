public import CollateCore

/// Finds the names of persons, organisations and places in articles.
public enum NamedEntities {
  /// The mentions in each document, in the order of their places; they never overlap.
  ///
  /// Only article lines are read. Kept while the version of the document lives. O(bytes) a document.
  public static func mentions(
    in documents: [Document], _ context: RunContext
  ) throws(CommandError) -> [[Mention]] {
    try context.memo.values(for: documents, in: context) { DocumentMentions(of: $0) }.map(\.mentions)
  }
}

/// What is kept of a document: its mentions.
struct DocumentMentions: Sendable {
  let mentions: [Mention]

  init(of document: Document) {
    let stream = TokenStream(document.text.utf8, in: document.articleRanges)
    let spans = Recogniser(stream).spans()
    let reader = MentionReader(document.text, stream)
    mentions = spans.map(reader.mention)
  }
}
