public import CollateCore
private import Synchronization

/// The entities of some documents: who, what and where, with every mention under its entity.
public struct EntityIndex: Sendable {
  /// The entities, most mentioned first, then by name.
  public let entities: [Entity]
  private let documents: [Int]
  private let references: [[Reference]]
  private let byKey: [NameKey: Int]

  /// A mention with the entity it belongs to.
  public struct Reference: Sendable, Hashable {
    /// The mention.
    public let mention: Mention
    /// The place of its entity in `entities`.
    public let entity: Int
  }

  /// Finds and merges the names of documents, given by number in order, under the decisions of the corpus.
  ///
  /// With `asIs` every spelling stands for itself and decisions are passed over. O(bytes) for documents not seen
  /// before, then O(mentions); an index asked for again is at hand as long as the corpus stays as it is.
  public init(
    _ corpus: Corpus, documents: [Int], asIs: Bool = false, in context: RunContext
  ) throws(CommandError) {
    let kept = try context.memo.value(for: corpus) { (_: KeptIndexes?) throws(CommandError) in KeptIndexes() }
    let question = KeptIndexes.Question(documents: documents, decisions: asIs ? nil : corpus.decisions)
    if let index = kept.index(question) {
      self = index
      return
    }
    let found = try NamedEntities.readings(of: documents.map { corpus[$0] }, context)
    let merger = NameMerger(zip(documents, found).map { ($0, $1) }, decisions: question.decisions)
    try context.checkCancellation()
    entities = merger.entities
    self.documents = documents
    references = merger.references
    byKey = merger.keys
    kept.keep(self, for: question)
  }

  /// The mentions of a document in the order of their places; empty for one that was not asked for.
  public func mentions(in doc: Int) -> [Reference] {
    let place = documents.partitioningIndex { $0 >= doc }
    if place < documents.count, documents[place] == doc { return references[place] }
    return documents.firstIndex(of: doc).map { references[$0] } ?? []
  }

  /// The name of the entity a mention belongs to.
  public func name(of reference: Reference) -> String { entities[reference.entity].name }

  /// The place in `entities` of a name or of any form it takes, in any case; nil when there is none.
  public func entity(named name: String) -> Int? {
    if let index = byKey[NameKey(name)] { return index }
    return KnownNames.shared.name(of: name).flatMap { byKey[NameKey($0.canonical)] }
  }
}

/// The last indexes of a corpus, so that a list, its selectors and Tab share one.
private final class KeptIndexes: Sendable {
  /// What an index answers.
  struct Question: Equatable {
    let documents: [Int]
    /// Nil for names as they are.
    let decisions: [Decision]?
  }

  private let kept = Mutex<[(question: Question, index: EntityIndex)]>([])

  func index(_ question: Question) -> EntityIndex? {
    kept.withLock { kept in kept.first { $0.question == question }?.index }
  }

  func keep(_ index: EntityIndex, for question: Question) {
    kept.withLock { kept in
      kept.removeAll { $0.question == question }
      kept = [(question, index)] + kept.prefix(3)
    }
  }
}
