import TextKernels

/// A two-by-two table: how often something stands here and elsewhere, among how many here and elsewhere.
public struct Contingency: Sendable, Equatable {
  /// How often it stands in the first part.
  public let count: Double
  /// How often it stands in the second part.
  public let otherCount: Double
  /// How many words the first part has.
  public let size: Double
  /// How many words the second part has.
  public let otherSize: Double

  /// A table of counts among sizes.
  public init(_ count: Int, of size: Int, against otherCount: Int, of otherSize: Int) {
    self.count = Double(count)
    self.otherCount = Double(otherCount)
    self.size = Double(size)
    self.otherSize = Double(otherSize)
  }

  /// How often it would stand in the first part if it were spread evenly.
  public var expected: Double { size * (count + otherCount) / (size + otherSize) }

  /// The log-likelihood ratio G², over all four cells of the table.
  ///
  /// G² = 2 Σ O ln(O / E) (Dunning 1993, Accurate Methods for the Statistics of Surprise and Coincidence). It is
  /// negative where the count is below its expectation, as in quanteda's `textstat_keyness(measure = "lr")`.
  public var logLikelihood: Double {
    let total = size + otherSize
    let found = count + otherCount
    let cells = [
      (count, size * found / total), (otherCount, otherSize * found / total),
      (size - count, size * (total - found) / total),
      (otherSize - otherCount, otherSize * (total - found) / total),
    ]
    let sum = cells.reduce(0) { $1.0 > 0 ? $0 + $1.0 * Logarithm.natural($1.0 / $1.1) : $0 }
    return count < expected ? -2 * sum : 2 * sum
  }

  /// The logarithm to base 2 of the ratio of the two relative frequencies (Hardie 2014, Log Ratio).
  ///
  /// A count of zero is taken for one half.
  public var logRatio: Double {
    Logarithm.binary((max(count, 0.5) / size) / (max(otherCount, 0.5) / otherSize))
  }

  /// The standardised log-odds ratio with an informative Dirichlet prior.
  ///
  /// δ = ln((y₁ + a) / (n₁ + a₀ - y₁ - a)) - ln((y₂ + a) / (n₂ + a₀ - y₂ - a)), z = δ / √(1 / (y₁ + a) + 1 / (y₂ + a))
  /// (Monroe, Colaresi & Quinn 2008, Fightin' Words, equations 15, 16, 22). The prior gives the word
  /// a = a₀ · (its share of both parts together).
  public func logOdds(prior: Double) -> (delta: Double, z: Double) {
    let share = prior * (count + otherCount) / (size + otherSize)
    guard share > 0 else { return (0, 0) }
    let own = Logarithm.natural((count + share) / (size + prior - count - share))
    let other = Logarithm.natural((otherCount + share) / (otherSize + prior - otherCount - share))
    let variance = 1 / (count + share) + 1 / (otherCount + share)
    return (own - other, (own - other) / variance.squareRoot())
  }
}

/// How strongly two words go together.
public enum Collocation {
  /// logDice = 14 + log₂(2 f(x,y) / (f(x) + f(y))) (Rychlý 2008, A Lexicographer-Friendly Association Score).
  ///
  /// At most 14; one more means twice as strong; it does not depend on the size of the corpus.
  public static func logDice(together: Int, first: Int, second: Int) -> Double {
    14 + Logarithm.binary(2 * Double(together) / Double(first + second))
  }

  /// t = (O - E) / √O (Church, Gale, Hanks & Hindle 1991): how sure it is that there is any link at all.
  public static func tScore(observed: Int, expected: Double) -> Double {
    observed == 0 ? 0 : (Double(observed) - expected) / Double(observed).squareRoot()
  }
}

/// How evenly a word is spread over the parts of a corpus.
public enum Deviation {
  /// Gries' deviation of proportions, normalised to go from 0 (evenly) to 1 (all in the smallest part).
  ///
  /// DP = ½ Σ |sᵢ - vᵢ| for the shares sᵢ of the parts in the corpus and vᵢ in the word's occurrences, divided by
  /// 1 - min sᵢ (Gries 2008; Lijffijt & Gries 2012). 0 for a word that does not occur or a single part.
  public static func normalised(counts: [Int], sizes: [Int]) -> Double {
    let total = Double(sizes.reduce(0, +))
    let found = Double(counts.reduce(0, +))
    let shares = sizes.filter { $0 > 0 }.map { Double($0) / total }
    guard found > 0, let least = shares.min(), least < 1 else { return 0 }
    let sum = zip(counts, sizes).reduce(0) { $0 + abs(Double($1.1) / total - Double($1.0) / found) }
    return sum / 2 / (1 - least)
  }
}
