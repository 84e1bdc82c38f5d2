/// The articles under study and every decision taken about them: a value, so that undo is keeping the old one.
public struct Corpus: Sendable {
  /// The documents in the order they were loaded; document number n stands at n - 1.
  public internal(set) var documents: [Document] = []
  /// Why a document is left out of later commands, by its number.
  public internal(set) var setAside: [Int: String] = [:]
  /// What the user decided about names, lines and the like, in order.
  public internal(set) var decisions: [Decision] = []
  /// Named selections.
  public internal(set) var groups: [String: [Int]] = [:]

  /// A corpus with no document.
  public init() {}

  /// The document with a running number, from 1; traps when there is none.
  public subscript(doc: Int) -> Document { documents[doc - 1] }

  /// The numbers of all documents, from 1.
  public var numbers: ClosedRange<Int>? { documents.isEmpty ? nil : 1...documents.count }

  /// The numbers of the documents that commands read when no selection is given.
  public var active: [Int] {
    guard let numbers else { return [] }
    return setAside.isEmpty ? Array(numbers) : numbers.filter { setAside[$0] == nil }
  }

  /// SHA-256 over the sorted lines `sha256 two-spaces id` of all documents.
  public var fingerprint: String {
    let lines = documents.map { "\($0.sha256)  \($0.id)\n" }
    let sorted = lines.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return Digest.sha256(Array(sorted.joined().utf8))
  }
}

/// Something the user decided, kept with the corpus: `alias` of two names, `split` of one.
public struct Decision: Sendable, Hashable {
  /// What kind of decision; the plugin that reads it names it.
  public let kind: String
  /// What it is about.
  public let values: [String]

  /// A decision of a kind about some values.
  public init(_ kind: String, _ values: [String]) {
    self.kind = kind
    self.values = values
  }
}
