private import Synchronization

/// Keeps what was worked out for a document for as long as that version of it is in use.
///
/// It makes commands faster and never changes an answer: what is kept must depend on the document alone.
public final class Memo: Sendable {
  private let shelves = Mutex<[ObjectIdentifier: any Sendable]>([:])
  private let shared = Mutex<[ObjectIdentifier: (documents: [Document], value: any Sendable)]>([:])

  /// What is kept of one kind.
  private final class Shelf<Value: Sendable>: Sendable {
    struct Contents {
      var values: [Stamp: Value] = [:]
      /// The most documents that were asked about at once.
      var most = 0
    }
    let contents = Mutex(Contents())
  }

  /// How many versions of the most documents asked about at once are kept, and how many of few documents.
  private static let versions = 4, fewest = 4096

  /// A memory with nothing in it.
  public init() {}

  /// The value of type `Value` for each document: kept ones as they are, others by `compute` on all threads.
  ///
  /// Use a type of your own as `Value`, so that two analyses never share a place. Versions of documents that nobody
  /// asks about any more are forgotten when they are many.
  public func values<Value: Sendable>(
    for documents: [Document], in context: RunContext, compute: @escaping @Sendable (Document) -> Value
  ) throws(CommandError) -> [Value] {
    let shelf = self.shelf(of: Value.self)
    var found = shelf.contents.withLock { kept in documents.map { kept.values[$0.stamp] } }
    let missing = found.indices.filter { found[$0] == nil }
    guard !missing.isEmpty else { return found.compactMap { $0 } }
    let computed = try context.map(missing) { compute(documents[$0]) }
    for (index, value) in zip(missing, computed) { found[index] = value }
    shelf.contents.withLock { kept in
      kept.most = max(kept.most, documents.count)
      let limit = max(Memo.fewest, kept.most * Memo.versions)
      if kept.values.count + missing.count > limit {
        let wanted = Set(documents.map(\.stamp))
        kept.values = kept.values.filter { wanted.contains($0.key) }
      }
      kept.values.reserveCapacity(kept.values.count + missing.count)
      for (index, value) in zip(missing, computed) { kept.values[documents[index].stamp] = value }
    }
    return found.compactMap { $0 }
  }

  private func shelf<Value: Sendable>(of kind: Value.Type) -> Shelf<Value> {
    shelves.withLock { shelves in
      if let shelf = shelves[ObjectIdentifier(kind)] as? Shelf<Value> { return shelf }
      let shelf = Shelf<Value>()
      shelves[ObjectIdentifier(kind)] = shelf
      return shelf
    }
  }

  /// The value of type `Value` for a whole corpus, kept as long as its documents stay as they are.
  ///
  /// `compute` gets the value of the corpus before, so that it need not begin anew. Finding a kept value is O(1)
  /// while nothing was edited, else O(documents).
  public func value<Value: Sendable>(
    for corpus: Corpus, compute: (Value?) throws(CommandError) -> Value
  ) throws(CommandError) -> Value {
    let kind = ObjectIdentifier(Value.self)
    let entry = shared.withLock { $0[kind] }
    let before = entry?.value as? Value
    if let entry, let before, Memo.isSame(entry.documents, corpus.documents) { return before }
    let value = try compute(before)
    shared.withLock { $0[kind] = (corpus.documents, value) }
    return value
  }

  private static func isSame(_ a: [Document], _ b: [Document]) -> Bool {
    guard a.count == b.count else { return false }
    let isOneStorage = unsafe a.withUnsafeBufferPointer { first in
      unsafe b.withUnsafeBufferPointer { second in unsafe first.baseAddress == second.baseAddress }
    }
    return isOneStorage || a.indices.allSatisfy { a[$0].stamp == b[$0].stamp }
  }
}
