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

  /// How often clusters are formed on guesses before the pairs that are still missing are compared one by one.
  private static let mostGuesses = 4

  /// The clusters of `documents`, given as numbers in `corpus`.
  ///
  /// O(candidates × words); of documents that are added to those of the last time, O(theirs) but for sorting. Throws
  /// `.interrupted` when the user asks to stop.
  package init(
    of documents: [Int], in corpus: Corpus, limits: Judgement.Limits,
    mayCompare: @escaping @Sendable (Int, Int) -> Bool,
    context: RunContext, exactLimit: Int = SketchTable.exactLimit
  ) throws(CommandError) {
    let memory = try context.memo.value(for: corpus) { before in before ?? ReuseMemory() }
    let read = documents.map { corpus[$0] }
    var findings = memory.take(for: read.map(\.stamp), isSampled: documents.count > exactLimit, limits)
    try findings.find(among: read, in: context)
    let graph = CandidateGraph(findings.candidates, words: findings.sketches.words) {
      mayCompare(documents[$0], documents[$1])
    }
    let texts = Comparisons.Texts(documents: documents, words: findings.sketches.words, corpus: corpus)
    let found = try Clustering.clusters(graph, texts, limits, &findings.judgements, context)
    clusters = found.sorted { Clustering.first($0) < Clustering.first($1) }
    memory.keep(findings)
  }

  /// The clusters of all components; see `Comparisons` for how their pairs are compared.
  private static func clusters(
    _ graph: CandidateGraph, _ texts: Comparisons.Texts, _ limits: Judgement.Limits,
    _ known: inout JudgementTable, _ context: RunContext
  ) throws(CommandError) -> [Cluster] {
    var clusters = [[Cluster]](repeating: [], count: graph.components.count)
    var open = Array(graph.components.indices)
    var round = 0
    while !open.isEmpty {
      let isGuessing = round < mostGuesses
      let tried = try context.map(open, unit: "groups") { [known] component in
        let comparisons = Comparisons(texts, limits: limits, known: known, isGuessing: isGuessing)
        let clustering = ComponentClustering(
          graph.components[component], graph: graph, comparisons: comparisons)
        let clusters = clustering.clusters()
        return (clusters: clusters, guesses: Array(comparisons.guesses.keys), added: comparisons.added)
      }
      for (component, result) in zip(open, tried) { clusters[component] = result.clusters }
      let guessed = tried.flatMap(\.guesses).sorted { $0.key < $1.key }
      known.add(guessed, try Comparisons.judgements(of: guessed, in: texts, limits, context: context))
      let added = tried.flatMap(\.added).sorted { $0.key.key < $1.key.key }
      known.add(added.map(\.key), added.map(\.value))
      open = zip(open, tried).filter { !$0.1.guesses.isEmpty }.map(\.0)
      round += 1
    }
    return clusters.flatMap { $0 }
  }

  private static func first(_ cluster: Cluster) -> Int {
    cluster.members.reduce(Int.max) { min($0, $1.place) }
  }
}
