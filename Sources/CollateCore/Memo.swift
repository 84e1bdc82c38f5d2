private import Synchronization

/// Keeps what was worked out for a document for as long as that version of it is in use.
///
/// It makes commands faster and never changes an answer: what is kept must depend on the document alone.
public final class Memo: Sendable {
  private struct Key: Hashable {
    let kind: ObjectIdentifier
    let stamp: Stamp
  }
  private let kept = Mutex<[Key: any Sendable]>([:])
  private let shared = Mutex<[ObjectIdentifier: (documents: [Document], value: any Sendable)]>([:])

  /// A memory with nothing in it.
  public init() {}

  /// The value of type `Value` for each document: kept ones as they are, others by `compute` on all threads.
  ///
  /// Use a type of your own as `Value`, so that two analyses never share a place.
  public func values<Value: Sendable>(
    for documents: [Document], in context: RunContext, compute: @escaping @Sendable (Document) -> Value
  ) throws(CommandError) -> [Value] {
    let kind = ObjectIdentifier(Value.self)
    var found = kept.withLock { kept in
      documents.map { kept[Key(kind: kind, stamp: $0.stamp)] as? Value }
    }
    let missing = found.indices.filter { found[$0] == nil }
    let computed = try context.map(missing) { compute(documents[$0]) }
    kept.withLock { kept in
      for (index, value) in zip(missing, computed) {
        kept[Key(kind: kind, stamp: documents[index].stamp)] = value
        found[index] = value
      }
    }
    return found.compactMap { $0 }
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
