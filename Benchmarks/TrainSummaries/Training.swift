import Summarising

/// Learns the weights in two steps, each by ridge regression inside clusters.
///
/// First a sentence's worth from its features; then, with the candidates that the first step picks, a set's worth
/// from its features. The candidates of a cluster come from weights learned without its fold.
struct Training {
  private let clusters: [TrainingCluster]
  private let folds = 5
  private let sentences: [Moments]
  private static let poolSize = SummaryModel.poolSize
  private static let ridge = (sentence: 0.03, set: 1.0)

  init(_ clusters: [TrainingCluster]) {
    self.clusters = clusters
    sentences = clusters.map { cluster in
      let features = Pool.features(cluster.material)
      let worth = features.indices.map { Training.worth(cluster.rouge([$0]), cluster.set) }
      return Moments(features, worth, weight: cluster.weight)
    }
  }

  /// The weights learned from all clusters.
  func model() -> SummaryModel {
    model(sets: candidateSets().map(\.moments))
  }

  private func model(sets: [Moments], without fold: Int? = nil) -> SummaryModel {
    let candidate = solve(sentences, without: fold, ridge: Training.ridge.sentence)
    let both = solve(sets, without: fold, ridge: Training.ridge.set)
    let split = SentenceFeature.allCases.count
    return SummaryModel(candidate: candidate, average: Array(both[..<split]), set: Array(both[split...]))
  }

  /// Says how weights do on clusters they were not learned from, per set.
  func check() {
    let sets = candidateSets()
    let moments = sets.map(\.moments)
    var scores: [String: [[Double]]] = [:]
    for fold in 0..<folds {
      let model = model(sets: moments, without: fold)
      for (index, cluster) in clusters.enumerated() where index % folds == fold {
        let pool = Pool(cluster.material, size: Training.poolSize, weights: model.candidate)
        let best = SetSearch(pool, model: model, limit: .words(cluster.words)).best()
        scores[cluster.set, default: []].append(cluster.rouge(best))
      }
    }
    for (set, rows) in scores.sorted(by: { $0.key < $1.key }) {
      let means = (0..<3).map { measure in rows.reduce(0) { $0 + $1[measure] } / Double(rows.count) }
      let variance =
        rows.reduce(0) { $0 + ($1[0] - means[0]) * ($1[0] - means[0]) } / Double(max(1, rows.count - 1))
      let error = (variance / Double(rows.count)).squareRoot()
      let figures = means.map { String(Double(Int($0 * 100 + 0.5)) / 100) }.joined(separator: " / ")
      Report.line("\(set) n=\(rows.count) R1/R2/RL \(figures) (R1 s.e. \(Double(Int(error * 100)) / 100))")
    }
  }

  /// For each cluster the sets a search without its fold's weights would look at.
  private func candidateSets() -> [(moments: Moments, count: Int)] {
    (0..<folds).flatMap { fold -> [(Int, Moments, Int)] in
      let weights = solve(sentences, without: fold, ridge: Training.ridge.sentence)
      return clusters.indices.filter { $0 % folds == fold }.map { index in
        let cluster = clusters[index]
        let pool = Pool(cluster.material, size: Training.poolSize, weights: weights)
        let sets = SetSearch.allSets(of: pool, words: cluster.words)
        let worth = sets.map { Training.worth(cluster.rouge($0.entries), cluster.set) }
        return (index, Moments(sets.map(\.features), worth, weight: cluster.weight), sets.count)
      }
    }.sorted { $0.0 < $1.0 }.map { ($0.1, $0.2) }
  }

  /// What a summary is worth: the three measures, each against what is to be reached on its set; the words count as
  /// much as their pairs and their order together.
  private static func worth(_ rouge: [Double], _ set: String) -> Double {
    let scale: [Double] =
      switch set {
      case "gum": [41.5, 19, 30]
      case "opinosis": [41, 17, 31]
      default: [41, 17.5, 26.5]
      }
    return zip(zip(rouge, scale), [2, 1, 1]).reduce(0) { $0 + $1.1 * $1.0.0 / $1.0.1 } * 100 / 4
  }

  private func solve(_ moments: [Moments], without fold: Int?, ridge: Double) -> [Double] {
    var sum = Moments(width: moments[0].width)
    for (index, moment) in moments.enumerated() where fold == nil || index % folds != fold { sum.add(moment) }
    return sum.solve(ridge: ridge)
  }
}
