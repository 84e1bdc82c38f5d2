public import CollateCore
import TextKernels

/// What a search asks: words and phrases, joined.
public struct Query: Sendable {
  /// A word or phrase to look for.
  struct Leaf: Sendable {
    /// How it was typed.
    let text: String
    let phrase: TokenPhrase
    /// For a field such as `entity:`: where in each document it stands, instead of the phrase.
    var places: [Int: [Range<Int>]] = [:]
  }

  /// How leaves and other conditions are joined.
  indirect enum Node: Sendable {
    case leaf(Int)
    /// A leaf that a field names: a document must have it, and rises with it.
    case field(Int)
    /// Documents a field names, by number.
    case documents(Set<Int>)
    /// Two leaves at most so many words apart, in either order.
    case near(Int, Int, Int)
    case all([Node])
    case any([Node])
    /// Words that stand side by side: any of them will do, more of them rank higher.
    case ranked([Node])
    case not(Node)
  }

  let leaves: [Leaf]
  let root: Node

  /// A word as it was typed, and whether it was quoted.
  public struct Word: Sendable {
    /// The word, unquoted.
    public let text: String
    /// Whether it was quoted: then it is a phrase, or exactly this form of a word.
    public let isQuoted: Bool

    /// A word of a query.
    public init(_ text: String, isQuoted: Bool = false) {
      self.text = text
      self.isQuoted = isQuoted
    }
  }

  /// What a field such as `source:` or `entity:` finds.
  public enum Found: Sendable {
    /// Documents by number; they are all alike to the rank.
    case documents([Int])
    /// Places in documents, which count like those of a word.
    case places([Extent])
  }

  /// Looks up a field; nil when there is no such field: then the word is an ordinary one.
  public typealias Fields = (_ name: String, _ value: String) throws(CommandError) -> Found?
}

extension Query {
  /// Whether a document with given counts of the leaves is an answer.
  func matches(_ doc: Int, _ counts: ArraySlice<UInt32>, in column: TokenColumn) -> Bool {
    matches(root, doc, counts, in: column)
  }

  private func matches(_ node: Node, _ doc: Int, _ counts: ArraySlice<UInt32>, in column: TokenColumn) -> Bool
  {
    switch node {
    case .leaf(let leaf), .field(let leaf): counts[counts.startIndex + leaf] > 0
    case .documents(let documents): documents.contains(doc)
    case .near(let a, let b, let distance): isNear(a, b, distance, counts, in: column)
    case .all(let nodes): nodes.allSatisfy { matches($0, doc, counts, in: column) }
    case .any(let nodes), .ranked(let nodes): nodes.contains { matches($0, doc, counts, in: column) }
    case .not(let node): !matches(node, doc, counts, in: column)
    }
  }

  private func isNear(
    _ a: Int, _ b: Int, _ distance: Int, _ counts: ArraySlice<UInt32>, in column: TokenColumn
  ) -> Bool {
    guard counts[counts.startIndex + a] > 0, counts[counts.startIndex + b] > 0 else { return false }
    let first = leaves[a].phrase.places(in: column)
    let second = leaves[b].phrase.places(in: column)
    var next = 0
    for place in first {
      while next < second.count, second[next] < place - distance { next += 1 }
      var other = next
      while other < second.count, second[other] <= place + distance {
        if second[other] != place || a == b { return true }
        other += 1
      }
    }
    return false
  }

  /// Whether a document without any of the leaves can be an answer.
  var canMatchWithoutLeaves: Bool { canMatchEmpty(root) }

  private func canMatchEmpty(_ node: Node) -> Bool {
    switch node {
    case .leaf, .field, .near: false
    case .documents, .not: true
    case .all(let nodes): nodes.allSatisfy(canMatchEmpty)
    case .any(let nodes), .ranked(let nodes): nodes.contains(where: canMatchEmpty)
    }
  }

  /// The leaves that count for the rank: those not under a `NOT`.
  var rankedLeaves: Set<Int> {
    var found: Set<Int> = []
    collect(root, into: &found)
    return found
  }

  private func collect(_ node: Node, into found: inout Set<Int>) {
    switch node {
    case .leaf(let leaf), .field(let leaf): found.insert(leaf)
    case .near(let a, let b, _): found.formUnion([a, b])
    case .all(let nodes), .any(let nodes), .ranked(let nodes):
      for node in nodes { collect(node, into: &found) }
    case .documents, .not: break
    }
  }

  /// The words that no document of the corpus has, as they were typed, each with one that looks like it.
  ///
  /// O(words of the corpus) for each.
  public func unknownWords(in space: TokenSpace) -> [(word: String, near: String?)] {
    leaves.filter { $0.places.isEmpty && space.isUnknown($0.phrase) }.map { ($0.text, space.near($0.text)) }
  }
}

extension TokenSpace {
  /// Whether a word of a phrase stands nowhere.
  fileprivate func isUnknown(_ phrase: TokenPhrase) -> Bool {
    phrase.words.contains { set in set.tokens.allSatisfy { vocabulary.frequency(of: $0) == 0 } }
  }

  /// The word of the corpus that a word nobody uses may be meant for; nil for several words, and when none is near.
  ///
  /// O(words of the corpus).
  public func near(_ text: String) -> String? {
    let words = Words.words(of: text)
    guard words.count == 1 else { return nil }
    let word = Array(Folding.folded(Array(text.utf8), words[0].range).utf8)
    guard word.count > 2, vocabulary.frequency(of: TokenColumn.token(words[0].hash)) == 0 else { return nil }
    let numbers = (0..<vocabulary.count).filter { vocabulary.looksLike(word, $0) }
    let frequent = numbers.sorted { a, b in
      let (first, second) = (vocabulary.tokens[a], vocabulary.tokens[b])
      let frequencies = (vocabulary.frequency(of: first), vocabulary.frequency(of: second))
      return frequencies.0 != frequencies.1 ? frequencies.0 > frequencies.1 : vocabulary.precedes(a, b)
    }
    return EditDistance.nearest(
      to: String(decoding: word, as: UTF8.self), among: frequent.map(vocabulary.spelling))
  }
}
