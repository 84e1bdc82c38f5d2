import CollateCore
import TextKernels

/// Whether two documents report one event: a linear rule over ten things anybody can count.
///
/// Logistic regression, the weights learned from news that people had grouped by event (see
/// `Documentation/methods/compare.md`). Across languages numbers and the consonants of names stand for the words.
package enum GateRule {
  /// What is counted, in the order of the weights.
  package static let features = [
    "words", "names", "numbers", "first lines", "headline in the other text", "headlines", "no date",
    "days apart / 3", "days apart / 20",
  ]
  /// What each adds to the logarithm of the odds.
  private static let weights = [2.0, 1.7, 2.2, 6.3, 4.1, 6, 4.7, 2, 6.7]
  private static let bias = -9.6
  /// The same across languages, where names, numbers and the words of common tables can be compared.
  ///
  /// Learned from invented articles in nine languages, each pair of different events also taken as if of one day, so that
  /// the day alone tells nothing.
  private static let weightsAcross = [7.7, 10.4, 1.6, 17.7, 3.3, 9.3, 3.6, 0, 5.1]
  private static let biasAcross = -8.5
  /// How much rarer, as a power of the number of documents, it is that two of many report one event.
  private static let rarity = 0.4

  /// The probability, from 0 to 1, that two documents among `count` report one event.
  ///
  /// Among two either is as likely beforehand; the more there are, the less likely is any pair.
  static func probability(_ a: GateDocument, _ b: GateDocument, among count: Int) -> Double {
    let isOneLanguage = a.language == b.language
    var odds = (isOneLanguage ? bias : biasAcross) - rarity * Logarithm.natural(Double(max(2, count)) / 2)
    let weights = isOneLanguage ? weights : weightsAcross
    for (weight, value) in zip(weights, evidence(a, b)) { odds += weight * value }
    return probability(logOdds: odds)
  }

  /// The probability that the logarithm of the odds stands for.
  static func probability(logOdds odds: Double) -> Double {
    let small = decay(abs(odds))
    return odds >= 0 ? 1 / (1 + small) : small / (1 + small)
  }

  /// What is counted of two documents; each from 0 to 1.
  static func evidence(_ a: GateDocument, _ b: GateDocument) -> [Double] {
    let isOneLanguage = a.language == b.language
    let words = isOneLanguage ? cosine(a.stems, b.stems) : cosine(a.across, b.across)
    let (first, second) = isOneLanguage ? (a.own, b.own) : (a.foreign, b.foreign)
    let headline = (share(of: first, in: b) + share(of: second, in: a)) / 2
    let apart = a.day.flatMap { first in b.day.map { abs(first - $0) } }
    return [
      words, cosine(a.names, b.names), cosine(a.numbers, b.numbers),
      overlap(first.lead, second.lead, first.leadRarity * second.leadRarity), headline,
      overlap(first.title, second.title, first.titleRarity * second.titleRarity), apart == nil ? 1 : 0,
      apart.map { decay($0 / 3) } ?? 0,
      apart.map { decay($0 / 20) } ?? 0,
    ]
  }

  /// e^-x by squaring a short series: the same on every machine.
  private static func decay(_ x: Double) -> Double {
    guard x < 30 else { return 0 }
    let small = x / 64
    var value = 1 - small * (1 - small / 2 * (1 - small / 3 * (1 - small / 4)))
    for _ in 0..<6 { value *= value }
    return value
  }

  private static func cosine(_ first: [WeightedConcept], _ second: [WeightedConcept]) -> Double {
    var sum = 0.0
    merge(first, second) { sum += $0 * $1 }
    return sum
  }

  /// The rarity of what two lists share, against the geometric mean of the rarity of all in each.
  private static func overlap(
    _ first: [WeightedConcept], _ second: [WeightedConcept], _ rarities: Double
  ) -> Double {
    var shared = 0.0
    merge(first, second) { weight, _ in shared += weight }
    return rarities > 0 ? shared / rarities.squareRoot() : 0
  }

  /// The share of a headline, by rarity, that stands anywhere in another document.
  private static func share(of opening: GateDocument.Opening, in other: GateDocument) -> Double {
    var shared = 0.0
    merge(opening.title, other.stems) { weight, _ in shared += weight }
    merge(opening.title, other.crossing) { weight, _ in shared += weight }
    return opening.titleRarity > 0 ? shared / opening.titleRarity : 0
  }

  /// Calls back with the weights of every concept that stands in both of two ascending lists.
  @inline(__always)
  private static func merge(
    _ first: [WeightedConcept], _ second: [WeightedConcept], _ found: (Double, Double) -> Void
  ) {
    var a = 0
    var b = 0
    while a < first.count, b < second.count {
      let (one, other) = (first[a].key, second[b].key)
      if one == other { found(first[a].weight, second[b].weight) }
      // Which of the two goes on is anybody's guess, so it is added and not branched on.
      a &+= one <= other ? 1 : 0
      b &+= other <= one ? 1 : 0
    }
  }
}
