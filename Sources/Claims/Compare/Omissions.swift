public import CollateCore
import TextKernels

/// Statements that one side makes and no other.
public struct Omission: Sendable {
  /// The sentence.
  public let place: Extent
  /// The place of its side.
  public let side: Int
  /// How far the side that comes nearest supports it, from 0 to 1.
  public let support: Double
  /// The sentence of another side that comes nearest; nil when nothing does.
  public let counterpart: Extent?
  /// The sides that could have said it and did not.
  public let missing: [Int]
  /// How likely it is that only its side makes it, from .5 to 1.
  public let probability: Double

  /// From this support on a statement counts as shared, whatever else speaks for one side's alone.
  public static let shared = 0.6
}

/// Finds the statements of an event that only one side makes.
struct OmissionFinder {
  let index: StatementIndex
  let counts: HeadlineCounts
  let numbers: SharedNumbers
  /// The sentences that are passed over: credits, and what has an utterance that others print too.
  private let skipped: Set<Int>
  private let sidesOfNumber: [UInt64: Set<Int>]
  /// The first sentence behind the headline and the number of those, by document.
  private var bodies: [Int: (first: Int, count: Int)] = [:]
  private let dayOfDocument: [Int: Int]
  private var firstDay: [Language: Int] = [:]
  /// A longer sentence is no likelier to be one side's alone.
  private static let mostWords = 60
  /// Fewer words make no statement.
  private static let leastWords = 4

  /// `days` gives when each document was published, where that is known.
  init(
    _ index: StatementIndex, counts: HeadlineCounts, numbers: SharedNumbers, days: [Int: Int],
    skipping skipped: Set<Int>
  ) {
    self.index = index
    self.counts = counts
    self.numbers = numbers
    self.skipped = skipped
    dayOfDocument = days
    sidesOfNumber = index.sidesOfNumbers
    for (place, unit) in index.units.enumerated() where !unit.sentence.isTitle {
      bodies[unit.doc, default: (place, 0)].count += 1
      guard let day = days[unit.doc] else { continue }
      firstDay[unit.language] = min(firstDay[unit.language] ?? day, day)
    }
  }

  /// The statements that only one side makes, in the order of the text.
  ///
  /// Headlines and sentences of fewer than four words are passed over, as are sides whose language cannot be compared.
  func find() -> [Omission] { index.units.indices.compactMap(omission) }

  /// What `OmissionRule.features` names, for the sentences that the rule decides on.
  func evidence() -> [(place: Extent, values: [Double])] {
    index.units.indices.compactMap { unit in
      guard isStatement(unit) else { return nil }
      let supports = index.supports(of: unit)
      let own = index.units[unit].side
      guard supports.indices.contains(where: { $0 != own && supports[$0].sharesLanguage }) else { return nil }
      return (place(unit), evidence(unit, supports))
    }
  }

  private func omission(_ unit: Int) -> Omission? {
    guard isStatement(unit) else { return nil }
    let own = index.units[unit]
    let supports = index.supports(of: unit)
    let others = supports.indices.filter { $0 != own.side && supports[$0].isComparable }
    guard others.contains(where: { supports[$0].sharesLanguage }) else { return nil }
    let probability = OmissionRule.probability(evidence(unit, supports))
    let nearest = others.max { (supports[$0].share, $1) < (supports[$1].share, $0) }
    guard probability >= 0.5, supports.allSatisfy({ $0.share < Omission.shared }) else { return nil }
    let counterpart = nearest.flatMap { supports[$0].unit }.map { index.units[$0] }
    return Omission(
      place: place(unit), side: own.side, support: nearest.map { supports[$0].share } ?? 0,
      counterpart: counterpart.map { Extent($0.doc, $0.sentence.range) }, missing: others,
      probability: probability)
  }

  private func isStatement(_ unit: Int) -> Bool {
    let sentence = index.units[unit].sentence
    return !sentence.isTitle && sentence.words >= OmissionFinder.leastWords && !skipped.contains(unit)
  }

  private func place(_ unit: Int) -> Extent {
    Extent(index.units[unit].doc, index.units[unit].sentence.range)
  }

  private func evidence(_ unit: Int, _ supports: [StatementIndex.Support]) -> [Double] {
    let own = index.units[unit]
    let place = place(unit)
    let body = bodies[own.doc] ?? (unit, 1)
    let hasSharedNumber = own.sentence.concepts.contains { (sidesOfNumber[$0]?.count ?? 0) > 1 }
    let isLater = dayOfDocument[own.doc].map { $0 > firstDay[own.language] ?? $0 } ?? false
    return [
      supports.map(\.documentShare).max() ?? 0, hasSharedNumber ? 1 : 0, counts.countsAlone(place) ? 1 : 0,
      counts.disputes(place) ? 1 : 0, numbers.areShared(place) ? 1 : 0, isLater ? 1 : 0,
      Double(unit - body.first) / Double(max(1, body.count)),
      Logarithm.natural(Double(min(own.sentence.words, OmissionFinder.mostWords))),
      counts.isShared(place, isLead: unit == body.first) ? 1 : 0,
    ]
  }
}
