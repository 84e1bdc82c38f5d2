public import CollateCore

/// Finds the names of persons, organisations and places in articles.
public enum NamedEntities {
  /// The mentions in each document, in the order of their places; they never overlap.
  ///
  /// Only article lines are read. Kept while the version of the document lives. O(bytes) a document.
  public static func mentions(
    in documents: [Document], _ context: RunContext
  ) throws(CommandError) -> [[Mention]] {
    try readings(of: documents, context).map(\.mentions)
  }

  /// The same with the names of each document as they are compared.
  static func readings(
    of documents: [Document], _ context: RunContext
  ) throws(CommandError) -> [DocumentNames] {
    try context.memo.values(for: documents, in: context) { DocumentNames(of: $0) }
  }

  /// Whether two ways of writing a name differ in case, marks or points at most.
  public static func isSameName(_ a: String, _ b: String) -> Bool { NameKey(a) == NameKey(b) }
}
