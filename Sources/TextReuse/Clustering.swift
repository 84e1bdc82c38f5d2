package import CollateCore

/// Groups documents into clusters of copies.
///
/// Every member was compared word by word with the representative and is its copy, so nothing chains.
package struct Clustering: Sendable {
  /// One article in several prints.
  package struct Cluster: Sendable {
    /// The place of the article the others were compared with.
    package let representative: Int
    /// The members with what they are to the representative, which comes first.
    package let members: [Member]
    /// Which of them the others probably go back to.
    package let origin: LikelyOrigin
    /// The place of the first of them.
    package let first: Int

    init(_ star: Star, in texts: Comparisons.Texts) {
      representative = star.representative
      members = star.members
      origin = LikelyOrigin(
        among: members.map { texts.documents[$0.place] }, words: members.map(\.words), in: texts.corpus)
      first = members.reduce(star.representative) { min($0, $1.place) }
    }
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
  /// O(candidates × words); of documents that are added to those of the last time, O(theirs and those they may be
  /// copies of) but for a few steps for each. Throws `.interrupted` when the user asks to stop.
  package init(
    of documents: [Int], in corpus: Corpus, limits: Judgement.Limits, scope: ComparisonScope = .all,
    context: RunContext, exactLimit: Int = SketchTable.exactLimit
  ) throws(CommandError) {
    let memory = try context.memo.value(for: corpus) { before in before ?? ReuseMemory() }
    let read = documents.map { corpus[$0] }
    var findings = memory.continued(
      ReuseFindings(
        of: documents, stamps: read.map(\.stamp), isSampled: documents.count > exactLimit, limits: limits,
        scope: scope))
    try findings.find(among: read, in: context)
    let graph = CandidateGraph(findings.candidates, words: findings.sketches.words) {
      scope == .all || scope.includes(read[$0], read[$1])
    }
    let texts = Comparisons.Texts(documents: documents, words: findings.sketches.words, corpus: corpus)
    var formation = ClusterFormation(findings, graph, texts, context)
    try formation.formClusters()
    clusters = formation.findings.groups.flatMap(\.clusters).sorted { $0.first < $1.first }
    memory.keep(formation.findings)
  }
}
