import CollateCore

extension FigureSeries {
  /// How figures on one thing stand to each other.
  public enum Verdict: String, Sendable {
    /// The same number.
    case equal
    /// Numbers that can both be true as they are qualified.
    case compatible
    /// A count that grows with time.
    case evolution
    /// A count that was corrected: a later one is lower.
    case revision
    /// Numbers for the same time that cannot both be true.
    case conflict
    /// Numbers that differ, and of one it is not known for which day it holds.
    case undated
    /// Some of those another figure of the same article counts.
    case partOf = "part-of"
  }

  /// How many figures of a series are compared with each other; later ones would tell nothing new.
  private static let compared = 1000

  /// How dated figures on one thing stand to each other; of more than a thousand, the first thousand.
  ///
  /// What an event does not go on adding to `isFixed`: 14 drones came, or 30. A greater number a day later is a conflict,
  /// after more days a revision.
  public static func verdict(on points: [Point], isFixed: Bool = false) -> Verdict {
    let figures = points.prefix(compared).map(\.figure)
    if Set(figures.map(\.value)).count == 1 { return .equal }
    var hasRise = false
    var hasFall = false
    var isOpen = false
    for (index, a) in figures.enumerated() {
      for b in figures[(index + 1)...] where !areCompatible(a, b) {
        guard let before = a.asOf, let after = b.asOf else {
          // A large count without a date is taken for a later one when it is twice as great.
          let (least, most) = (min(a.value, b.value), max(a.value, b.value))
          if least < 1000 {
            isOpen = true
          } else if most >= 2 * least {
            hasRise = true
          } else {
            hasFall = true
          }
          continue
        }
        guard after.earliest.number - before.latest.number >= (isFixed && b.value > a.value ? 2 : 1) else {
          if isOpenTo(a, b) || isOpenTo(b, a) { continue }
          return .conflict
        }
        // A late article with a number of the first day is behind the times, no correction.
        let isStale = figures[..<index].contains { $0.value == b.value }
        if !isFixed, b.value > a.value || b.kind == .remaining {
          hasRise = true
        } else if !isStale {
          hasFall = true
        }
      }
    }
    if hasFall { return .revision }
    return hasRise ? .evolution : isOpen ? .undated : .compatible
  }

  /// Whether a least number leaves room for another of the same day: `at least 27` and 35, not 60.
  private static func isOpenTo(_ least: Figure, _ other: Figure) -> Bool {
    least.low == least.value && least.high > least.value && other.low >= least.low
      && other.low <= 1.5 * least.value
  }

  /// Whether two figures can both be true: their ranges overlap, or are at most two per cent apart.
  static func areCompatible(_ a: Figure, _ b: Figure) -> Bool {
    // `Dozens` rule nothing out.
    if a.high > 2 * a.low || b.high > 2 * b.low { return true }
    let slack = 0.02 * max(abs(a.value), abs(b.value))
    return a.value == b.value || max(a.low, b.low) <= min(a.high, b.high)
      || (slack >= 1 && max(a.low, b.low) - min(a.high, b.high) <= slack)
  }
}

extension Figure {
  /// Whether a count goes on growing while an event does: those who died, cases, burnt hectares, votes in per cent.
  var accumulates: Bool {
    if let unit { return Figure.growing.contains(unit) }
    guard let thing else { return true }
    return SentenceFigures.fates.contains(thing) || Figure.growing.contains(thing)
      || FigureWords.isCreature(thing)
  }

  /// Whether an article has many numbers of its kind, so that the first need not be the one other articles speak of.
  var isOneOfMany: Bool {
    unit == nil ? !accumulates && thing != "aboard" : unit.map { !Figure.areas.contains($0) } ?? true
  }

  private static let areas: Set<String> = ["hectares", "acres"]

  private static let growing: Set<String> = [
    "cases", "people", "%", "hectares", "acres", "degrees", "millimetres", "centimetres",
  ]
}
