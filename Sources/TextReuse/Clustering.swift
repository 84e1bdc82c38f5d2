package import CollateCore

/// Groups documents into clusters of copies.
///
/// Every member was compared word by word with the representative and is its copy, so nothing chains.
package struct Clustering: Sendable {
  /// One article in several prints.
  package struct Cluster: Sendable {
    /// The place of the article the others were compared with.
    package var representative: Int
    /// The members with what they are to the representative, which comes first.
    package var members: [Member]
  }

  /// A document in a cluster.
  package struct Member: Sendable {
    /// Its place among the documents.
    package let place: Int
    /// The number of its article words.
    package let words: Int
    /// What it is to the representative; nil for the representative itself.
    package let judgement: Judgement?
  }

  /// The clusters of two documents or more, by their first document.
  package let clusters: [Cluster]

  /// The clusters of `documents`, given as numbers in `corpus`.
  ///
  /// O(candidates × words). Throws `.interrupted` when the user asks to stop.
  package init(
    of documents: [Int], in corpus: Corpus, limits: Judgement.Limits,
    mayCompare: @escaping @Sendable (Int, Int) -> Bool,
    context: RunContext, exactLimit: Int = Sketch.exactLimit
  ) throws(CommandError) {
    let codes = try WordCodes.codes(of: documents.map { corpus[$0] }, in: context)
    let sketches = try context.map(codes) { [isSampled = documents.count > exactLimit] in
      Sketch($0, isSampled: isSampled)
    }
    let candidates = try CandidateIndex(sketches, leastShare: limits.leastShare).allCandidates(in: context)
    let graph = CandidateGraph(candidates, words: codes.map(\.count)) {
      mayCompare(documents[$0], documents[$1])
    }
    let all = corpus.documents
    let found = try context.map(graph.components, unit: "groups") { component in
      ComponentClustering(component, graph: graph, limits: limits) {
        ReuseText(documents[$0], codes[$0], headline: all[documents[$0] - 1].metadata.title)
      }
      .clusters()
    }
    clusters = found.flatMap { $0 }.sorted { Clustering.first($0) < Clustering.first($1) }
  }

  private static func first(_ cluster: Cluster) -> Int {
    cluster.members.reduce(Int.max) { min($0, $1.place) }
  }
}
