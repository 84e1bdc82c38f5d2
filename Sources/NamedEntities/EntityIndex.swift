public import CollateCore

/// The entities of some documents: who, what and where, with every mention under its entity.
public struct EntityIndex: Sendable {
  /// The entities, most mentioned first, then by name.
  public let entities: [Entity]
  private let byDocument: [Int: [Reference]]
  private let byKey: [NameKey: Int]

  /// A mention with the entity it belongs to.
  public struct Reference: Sendable, Hashable {
    /// The mention.
    public let mention: Mention
    /// The place of its entity in `entities`.
    public let entity: Int
  }

  /// Finds and merges the names of documents, given by number, under the decisions of the corpus.
  ///
  /// O(bytes) for documents not seen before, then O(mentions + names × names of like spelling).
  public init(_ corpus: Corpus, documents: [Int], in context: RunContext) throws(CommandError) {
    let found = try NamedEntities.mentions(in: documents.map { corpus[$0] }, context)
    let merger = NameMerger(zip(documents, found).map { ($0, $1) }, decisions: corpus.decisions)
    entities = merger.entities
    byDocument = merger.references
    var keys: [NameKey: Int] = [:]
    for (index, entity) in entities.enumerated() where keys[NameKey(entity.name)] == nil {
      keys[NameKey(entity.name)] = index
    }
    for (index, entity) in entities.enumerated() {
      for alias in entity.aliases where keys[NameKey(alias.name)] == nil { keys[NameKey(alias.name)] = index }
    }
    byKey = keys
  }

  /// The mentions of a document in the order of their places; empty for one that was not asked for.
  public func mentions(in doc: Int) -> [Reference] { byDocument[doc] ?? [] }

  /// The name of the entity a mention belongs to.
  public func name(of reference: Reference) -> String { entities[reference.entity].name }

  /// The place in `entities` of a name or of any form it takes, in any case; nil when there is none.
  public func entity(named name: String) -> Int? {
    if let index = byKey[NameKey(name)] { return index }
    return KnownNames.shared.name(of: name).flatMap { byKey[NameKey($0.canonical)] }
  }
}
