import CollateCore
import TextKernels
import TextReuse

/// The clusters of copies as the rows of `dedupe`.
struct ClusterTable {
  private let clustering: Clustering
  private let documents: [Int]
  private let corpus: Corpus
  private static let longestEvidence = 240

  init(_ clustering: Clustering, documents: [Int], corpus: Corpus) {
    self.clustering = clustering
    self.documents = documents
    self.corpus = corpus
  }

  /// The clusters as rows; the texts are read for the passages that are shown, on all threads.
  func report(in context: RunContext) throws(CommandError) -> Report {
    let numbered = Array(clustering.clusters.enumerated())
    let found = try context.map(numbered, unit: "clusters") { rows(of: $0.element, number: $0.offset + 1) }
    return Report(
      [
        Column("cluster", .count), Column("doc", .document), Column("id", .text),
        Column("representative", .document), Column("relation", .text), Column("similarity", .score),
        Column("containment", .score), Column("origin", .document), Column("because", .text),
      ],
      rows: found.flatMap { $0 })
  }

  /// The reason for each document that is not the representative of its cluster.
  var setAside: [Int: String] {
    var reasons: [Int: String] = [:]
    for cluster in clustering.clusters {
      let kept = documents[cluster.representative]
      for member in cluster.members where member.place != cluster.representative {
        reasons[documents[member.place]] = "copy of document \(kept)"
      }
    }
    return reasons
  }

  private func rows(of cluster: Clustering.Cluster, number: Int) -> [Row] {
    let representative = documents[cluster.representative]
    let numbers = cluster.members.map { documents[$0.place] }
    let origin = LikelyOrigin(among: numbers, words: cluster.members.map(\.words), in: corpus)
    let members = cluster.members.sorted { $0.place < $1.place }
    var words = ArticleWords(corpus[representative])
    return members.map { member in
      let doc = documents[member.place]
      let relation = member.judgement?.relation ?? .representative
      let values: [Value] = [
        .count(number), .count(doc), .text(corpus[doc].id), .count(representative), .text(relation.rawValue),
        .score(rounded(member.judgement?.alignment.resemblance ?? 1)),
        .score(rounded(member.judgement?.alignment.containment ?? 1)), .count(origin.doc),
        .text("likely origin: \(origin.because)"),
      ]
      return Row(
        values, evidence: evidence(member, of: representative, &words), reason: reason(member, representative)
      )
    }
  }

  private func reason(_ member: Clustering.Member, _ representative: Int) -> String {
    guard let judgement = member.judgement else {
      return "the article that most others of the cluster share words with"
    }
    let alignment = judgement.alignment
    return
      "\(judgement.reason): \(alignment.firstCovered) of its \(alignment.firstCount) words stand in document "
      + "\(representative), \(alignment.secondCovered) of whose \(alignment.secondCount) words stand in it; "
      + "longest run \(alignment.longestRun) words"
  }

  /// The longest passage that a member shares with the representative, in both.
  private func evidence(
    _ member: Clustering.Member, of representative: Int, _ words: inout ArticleWords
  ) -> [Evidence] {
    guard let passage = member.judgement?.alignment.longestSegment else { return [] }
    let doc = documents[member.place]
    var own = ArticleWords(corpus[doc])
    let limit = ClusterTable.longestEvidence
    return [
      corpus.evidence(Extent(doc, own.beginning(of: passage.first, limit))),
      corpus.evidence(Extent(representative, words.beginning(of: passage.second, limit))),
    ]
  }

  private func rounded(_ share: Double) -> Double { (share * 1000).rounded() / 1000 }
}
