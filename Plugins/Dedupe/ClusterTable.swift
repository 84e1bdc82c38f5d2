import CollateCore
import TextReuse

/// The clusters of copies as the rows of `dedupe`.
struct ClusterTable: Sendable {
  private let clustering: Clustering
  private let documents: [Int]
  private let corpus: Corpus
  private static let longestEvidence = 240
  private static let columns = [
    Column("cluster", .count), Column("doc", .document), Column("id", .text),
    Column("representative", .document), Column("relation", .text), Column("similarity", .score),
    Column("containment", .score), Column("origin", .document), Column("because", .text),
  ]

  /// A row: a member of a cluster.
  private struct Entry: Sendable {
    let cluster: Int32, member: Int32
  }

  /// The words of a representative as far as they were read.
  private struct Representative {
    let doc: Int
    var words: ArticleWords
  }

  /// The rows, made when they are read.
  private struct Rows: RowSource {
    let table: ClusterTable
    let entries: [Entry]

    var count: Int { entries.count }

    func rows(_ numbers: Range<Int>) -> [Row] {
      var read: Representative?
      return entries[numbers].map { table.row($0, &read) }
    }

    func values(of column: Int, _ numbers: Range<Int>) -> [Value] {
      entries[numbers].map { entry in
        let cluster = table.clustering.clusters[Int(entry.cluster)]
        return table.value(entry, cluster, cluster.members[Int(entry.member)], column: column)
      }
    }
  }

  init(_ clustering: Clustering, documents: [Int], corpus: Corpus) {
    self.clustering = clustering
    self.documents = documents
    self.corpus = corpus
  }

  /// The clusters as rows, which are made when they are read: the passages that members share are looked up then.
  var report: Report {
    let clusters = clustering.clusters
    let entries = clusters.enumerated().flatMap { number, cluster in
      cluster.members.indices.sorted { cluster.members[$0].place < cluster.members[$1].place }.map {
        Entry(cluster: Int32(number), member: Int32($0))
      }
    }
    return Report(ClusterTable.columns, list: RowList(Rows(table: self, entries: entries)))
  }

  /// How many documents stand in clusters, and how many independent origins all documents have.
  var summary: String {
    let clusters = clustering.clusters
    let members = clusters.reduce(0) { $0 + $1.members.count }
    let origins = documents.count - members + clusters.count
    return
      "\(members) of \(documents.count) documents are in \(clusters.count) \(clusters.count == 1 ? "cluster" : "clusters"): "
      + "\(origins) independent \(origins == 1 ? "origin" : "origins")."
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

  private func value(
    _ entry: Entry, _ cluster: Clustering.Cluster, _ member: Clustering.Member, column: Int
  ) -> Value {
    switch column {
    case 0: return .count(Int(entry.cluster) + 1)
    case 1: return .count(documents[member.place])
    case 2: return .text(corpus[documents[member.place]].id)
    case 3: return .count(documents[cluster.representative])
    case 4: return .text((member.judgement?.relation ?? .representative).rawValue)
    case 5: return .score(rounded(member.judgement?.alignment.resemblance ?? 1))
    case 6: return .score(rounded(member.judgement?.alignment.containment ?? 1))
    case 7: return .count(cluster.origin.doc)
    case 8: return .text("likely origin: \(cluster.origin.because)")
    default: return .none
    }
  }

  /// The row of a member; `read` has what was read of the representative for others.
  private func row(_ entry: Entry, _ read: inout Representative?) -> Row {
    let cluster = clustering.clusters[Int(entry.cluster)]
    let member = cluster.members[Int(entry.member)]
    let representative = documents[cluster.representative]
    return Row(
      ClusterTable.columns.indices.map { value(entry, cluster, member, column: $0) },
      evidence: member.judgement == nil
        ? cluster.origin.evidence.map { [corpus.evidence($0)] } ?? []
        : evidence(member, of: representative, &read),
      reason: reason(member, representative))
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
    _ member: Clustering.Member, of representative: Int, _ read: inout Representative?
  ) -> [Evidence] {
    guard let passage = member.judgement?.alignment.longestSegment else { return [] }
    let doc = documents[member.place]
    var own = ArticleWords(corpus[doc])
    var other =
      read.flatMap { $0.doc == representative ? $0 : nil }
      ?? Representative(doc: representative, words: ArticleWords(corpus[representative]))
    // Held once, so that going on with it copies nothing.
    read = nil
    defer { read = other }
    let limit = ClusterTable.longestEvidence
    return [
      corpus.evidence(Extent(doc, own.beginning(of: passage.first, limit))),
      corpus.evidence(Extent(representative, other.words.beginning(of: passage.second, limit))),
    ]
  }

  private func rounded(_ share: Double) -> Double { (share * 1000).rounded() / 1000 }
}
