import CollateCore

/// The clusters of the documents that candidates tie together.
struct ClusterGroup: Sendable {
  /// The documents, ascending.
  let places: [Int]
  let clusters: [Clustering.Cluster]
}

/// Forms the clusters of all groups of documents that candidates tie together; see `Comparisons` for how their pairs
/// are compared.
///
/// Those of a group depend on its documents alone, so that a group of the last time that got no document is as it was.
struct ClusterFormation {
  /// What is known, to which pairs and clusters are added.
  private(set) var findings: ReuseFindings
  private let graph: CandidateGraph
  private let texts: Comparisons.Texts
  private let context: RunContext

  /// How often clusters are formed on guesses before the pairs that are still missing are compared one by one.
  private static let mostGuesses = 4

  init(
    _ findings: consuming ReuseFindings, _ graph: CandidateGraph, _ texts: Comparisons.Texts,
    _ context: RunContext
  ) {
    self.findings = findings
    self.graph = graph
    self.texts = texts
    self.context = context
  }

  /// O(documents of all groups + candidates and words of those that are new).
  mutating func formClusters() throws(CommandError) {
    let known = known
    let new = graph.components.indices.filter { known[$0] == nil }
    let stars = try stars(of: new)
    let formed = try context.map(Array(new.indices), unit: "groups") { [graph, texts] index in
      ClusterGroup(
        places: graph.components[new[index]],
        clusters: stars[index].map { Clustering.Cluster($0, in: texts) })
    }
    var next = 0
    findings.groups = known.map { group in
      if let group { return group }
      next += 1
      return formed[next - 1]
    }
  }

  /// For each component the group it was the last time; nil when it was none.
  private var known: [ClusterGroup?] {
    var next = 0
    let earlier = findings.groups
    return graph.components.map { component in
      while next < earlier.count, earlier[next].places[0] < component[0] { next += 1 }
      return next < earlier.count && earlier[next].places == component ? earlier[next] : nil
    }
  }

  /// The clusters of some components.
  private mutating func stars(of components: [Int]) throws(CommandError) -> [[Star]] {
    var stars = [[Star]](repeating: [], count: components.count)
    var open = Array(components.indices)
    var round = 0
    let limits = findings.limits
    while !open.isEmpty {
      let isGuessing = round < ClusterFormation.mostGuesses
      let tried = try context.map(open, unit: "groups") { [graph, texts, known = findings.judgements] index in
        let comparisons = Comparisons(texts, limits: limits, known: known, isGuessing: isGuessing)
        let clustering = ComponentClustering(
          graph.components[components[index]], graph: graph, comparisons: comparisons)
        let stars = clustering.stars()
        return (stars: stars, guesses: Array(comparisons.guesses.keys), added: comparisons.added)
      }
      for (index, result) in zip(open, tried) { stars[index] = result.stars }
      let guessed = tried.flatMap(\.guesses).sorted { $0.key < $1.key }
      findings.judgements.add(
        guessed, try Comparisons.judgements(of: guessed, in: texts, limits, context: context))
      let added = tried.flatMap(\.added).sorted { $0.key.key < $1.key.key }
      findings.judgements.add(added.map(\.key), added.map(\.value))
      open = zip(open, tried).filter { !$0.1.guesses.isEmpty }.map(\.0)
      round += 1
    }
    return stars
  }
}
