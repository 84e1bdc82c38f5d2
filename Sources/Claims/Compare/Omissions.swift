public import CollateCore

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

  /// Below this support a statement counts as absent.
  public static let absent = 0.42
  /// Below this support a statement counts as absent when it quotes somebody, or has a number no other side has.
  public static let absentWithOwnWords = 0.55
  /// Below this support the first sentence of an article counts as absent: in other words it is the event itself.
  public static let absentLead = 0.3
  /// From this support on a statement counts as shared.
  public static let shared = 0.6

  /// The statements of an event's documents that only one side makes, in the order of the text.
  ///
  /// Headlines and sentences of fewer than six words are passed over, as are sides whose language cannot be compared.
  static func find(_ index: StatementIndex, quotes: [Int: [Quote]] = [:]) -> [Omission] {
    let sidesOfNumber = index.sidesOfNumbers
    return index.units.indices.compactMap { unit in
      let own = index.units[unit]
      let isQuoted = (quotes[own.doc] ?? []).contains {
        ($0.kind == .direct || $0.kind == .partial) && $0.range.overlaps(own.sentence.range)
      }
      let hasNumber = own.sentence.concepts.contains { sidesOfNumber[$0] == [own.side] }
      let limit = isLead(unit, index) ? absentLead : isQuoted || hasNumber ? absentWithOwnWords : absent
      return omission(unit, index, below: limit, hasNumber: hasNumber)
    }
  }

  /// Whether a sentence is the first of its article's text: it tells the event that all sides report.
  private static func isLead(_ unit: Int, _ index: StatementIndex) -> Bool {
    let own = index.units[unit]
    guard !own.sentence.isTitle, unit > 0 else { return unit == 0 && !own.sentence.isTitle }
    let before = index.units[unit - 1]
    return before.doc != own.doc || before.sentence.isTitle
  }

  private static func omission(
    _ unit: Int, _ index: StatementIndex, below limit: Double, hasNumber: Bool
  ) -> Omission? {
    let own = index.units[unit]
    // A number of its own makes up for a word.
    let least = hasNumber ? 1 : 0
    guard !own.sentence.isTitle, own.sentence.words >= 6 - least, own.sentence.concepts.count >= 4 - least
    else { return nil }
    let supports = index.supports(of: unit)
    let others = supports.indices.filter { $0 != own.side && supports[$0].isComparable }
    guard others.contains(where: { supports[$0].sharesLanguage }),
      others.allSatisfy({ supports[$0].share < limit })
    else { return nil }
    let nearest = others.max { (supports[$0].share, $1) < (supports[$1].share, $0) }
    let counterpart = nearest.flatMap { supports[$0].unit }.map { index.units[$0] }
    return Omission(
      place: Extent(own.doc, own.sentence.range), side: own.side,
      support: nearest.map { supports[$0].share } ?? 0,
      counterpart: counterpart.map { Extent($0.doc, $0.sentence.range) }, missing: others)
  }
}
