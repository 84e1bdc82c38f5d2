import CollateCore
import PluginKit
import TextReuse

extension Selector {
  /// `cluster:2`: the documents of a cluster, numbered as `dedupe` without options numbers them.
  ///
  /// Copies that were left out of later commands count, so that numbers mean the same after `dedupe --apply`.
  static let cluster = Selector("cluster", "the documents of a cluster that `dedupe` numbers so") {
    (value, corpus, context) throws(CommandError) in
    let documents = corpus.numbers.map(Array.init) ?? []
    let clusters = try Clustering(
      of: documents, in: corpus, limits: Judgement.Limits(), context: context
    ).clusters
    guard let number = Int(value), clusters.indices.contains(number - 1) else {
      throw CommandError(
        .usage, "there is no cluster \(value)",
        hint: clusters.isEmpty ? "No article has a copy." : "Clusters go from 1 to \(clusters.count).",
        about: value)
    }
    return clusters[number - 1].members.map { documents[$0.place] }.sorted()
  }
}
