public import CollateCore

/// Which documents go back to one text, so that five prints of one wire count once.
public struct Origins: Sendable {
  /// The number of origins.
  public let count: Int
  private let origins: [Int: Int]

  /// The origins of the documents with some numbers.
  ///
  /// Copies of every kind share an origin; a document without copies is one of its own. O(words + candidates).
  public init(
    of documents: [Int], in corpus: Corpus, context: RunContext
  ) throws(CommandError) {
    let clustering = try Clustering(
      of: documents, in: corpus, limits: Judgement.Limits(), context: context)
    var first: [Int: Int] = [:]
    for cluster in clustering.clusters {
      let places = cluster.members.map(\.place)
      let head = places.min()
      for place in places { first[place] = head }
    }
    var numbers: [Int: Int] = [:]
    var origins: [Int: Int] = [:]
    for place in documents.indices {
      let head = first[place] ?? place
      let number = numbers[head] ?? numbers.count + 1
      numbers[head] = number
      origins[documents[place]] = number
    }
    self.origins = origins
    count = numbers.count
  }

  /// The origin of a document, from 1 in the order of first appearance; 0 for one that was not asked about.
  public func origin(of doc: Int) -> Int { origins[doc] ?? 0 }

  /// How many origins some documents have.
  public func count(among documents: some Sequence<Int>) -> Int {
    Set(documents.map { origin(of: $0) }).count
  }
}
