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
    /// The longest passage it shares with the representative: UTF-8 ranges in its text and in the other's.
    package let passage: (own: Range<Int>, other: Range<Int>)?
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
    let sketches = try Sketch.sketches(of: documents.map { corpus[$0] }, in: context, exactLimit: exactLimit)
    let candidates = try CandidateIndex(sketches, leastShare: limits.leastShare).allCandidates(in: context)
    let sizes = sketches.map(\.words)
    let graph = CandidateGraph(candidates) { mayCompare(documents[$0], documents[$1]) }
    let found = try context.map(graph.components, unit: "groups") { component in
      ComponentClustering(component, graph: graph, sizes: sizes) {
        ReuseText(documents[$0], corpus[documents[$0]])
      }
      .clusters(limits: limits)
    }
    clusters = found.flatMap { $0 }.sorted { Clustering.first($0) < Clustering.first($1) }
  }

  private static func first(_ cluster: Cluster) -> Int {
    cluster.members.reduce(Int.max) { min($0, $1.place) }
  }
}

/// Candidates in both directions, and the groups they tie together.
package struct CandidateGraph: Sendable {
  /// The candidates of each document, by place in order.
  package let neighbours: [[CandidateIndex.Candidate]]
  /// The places that candidates tie together, each group in order, in the order of their first.
  package let components: [[Int]]

  package init(_ earlier: [[CandidateIndex.Candidate]], mayCompare: (Int, Int) -> Bool) {
    var neighbours = [[CandidateIndex.Candidate]](repeating: [], count: earlier.count)
    var parents = Array(earlier.indices)
    func root(_ place: Int) -> Int {
      var place = place
      while parents[place] != place {
        parents[place] = parents[parents[place]]
        place = parents[place]
      }
      return place
    }
    for (place, candidates) in earlier.enumerated() {
      for candidate in candidates where mayCompare(place, Int(candidate.other)) {
        neighbours[place].append(candidate)
        neighbours[Int(candidate.other)].append(.init(other: Int32(place), share: candidate.share))
        let (a, b) = (root(place), root(Int(candidate.other)))
        if a != b { parents[max(a, b)] = min(a, b) }
      }
    }
    var members: [Int: [Int]] = [:]
    for place in earlier.indices where !neighbours[place].isEmpty {
      members[root(place), default: []].append(place)
    }
    self.neighbours = neighbours
    components = members.keys.sorted().compactMap { members[$0] }
  }
}
