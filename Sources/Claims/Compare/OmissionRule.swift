/// Whether only one side makes a statement: a linear rule over nine things anybody can count.
///
/// Logistic regression, the weights learned from invented articles of which people had written down what only one outlet
/// reports (see `Documentation/methods/compare.md`).
package enum OmissionRule {
  /// What is counted, in the order of the weights.
  package static let features = [
    "share of it in the document of another side that has most", "a number of another side",
    "a count of what nobody else counts", "sets one count against another", "its numbers in another language",
    "published after others", "place in the article", "logarithm of its words",
    "a count that others give too",
  ]
  /// What each adds to the logarithm of the odds.
  private static let weights = [-3.56, -1.11, 0.93, 1.69, -1.3, 0.86, 2.61, 0.59, -1.45]
  private static let bias = -0.9

  /// The probability, from 0 to 1, that only one side makes the statement.
  static func probability(_ evidence: [Double]) -> Double {
    GateRule.probability(logOdds: zip(weights, evidence).reduce(bias) { $0 + $1.0 * $1.1 })
  }
}
