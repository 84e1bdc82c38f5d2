import Lexicons

/// The learned weights: a sentence alone, and sentences as a set.
package struct SummaryModel: Sendable {
  /// What each feature of a sentence adds to its worth as a candidate.
  package var candidate: [Double]
  /// What each feature of a sentence, averaged over the words of a set, adds to the set's worth.
  package var average: [Double]
  /// What each feature of a set adds to its worth.
  package var set: [Double]

  /// How many candidates a search for a short summary has.
  package static let poolSize = 13

  /// The weights that ship, from `summary-weights.tsv`.
  package static let standard = SummaryModel(rows: SummaryTables.weights)

  /// A model with all its weights.
  package init(candidate: [Double], average: [Double], set: [Double]) {
    self.candidate = candidate
    self.average = average
    self.set = set
  }

  /// The model in rows of part, feature and weight; a feature without a row weighs nothing.
  package init(rows: [[Substring]]) {
    var weights: [String: Double] = [:]
    for row in rows where row.count == 3 { weights["\(row[0]).\(row[1])"] = Double(row[2]) }
    candidate = SentenceFeature.allCases.map { weights["candidate.\($0.rawValue)"] ?? 0 }
    average = SentenceFeature.allCases.map { weights["average.\($0.rawValue)"] ?? 0 }
    set = SetFeature.allCases.map { weights["set.\($0.rawValue)"] ?? 0 }
  }

  /// The rows of the model, as `init(rows:)` reads them.
  package var lines: [String] {
    let sentence = SentenceFeature.allCases.map(\.rawValue)
    let sets = SetFeature.allCases.map(\.rawValue)
    return zip(sentence, candidate).map { "candidate\t\($0)\t\($1)" }
      + zip(sentence, average).map { "average\t\($0)\t\($1)" } + zip(sets, set).map { "set\t\($0)\t\($1)" }
  }

  /// The sum of features times weights.
  static func dot(_ features: [Double], _ weights: [Double]) -> Double {
    var sum = 0.0
    for (feature, weight) in zip(features, weights) { sum += feature * weight }
    return sum
  }
}
