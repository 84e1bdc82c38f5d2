import CollateCore
import TextKernels

/// Figures of several documents on one thing, and how they stand to each other.
public struct FigureSeries: Sendable {
  /// What the figures count, as one phrase: `deaths, Gaza`.
  public let name: String
  /// How they stand to each other.
  public let verdict: Verdict
  /// The figures with their documents, by date, then document and place.
  public let points: [Point]

  /// A figure in a document.
  public struct Point: Sendable {
    /// The document's number.
    public let doc: Int
    /// The figure.
    public let figure: Figure

    /// A figure in a document.
    public init(_ doc: Int, _ figure: Figure) {
      self.doc = doc
      self.figure = figure
    }
  }

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

  /// The series among figures, by name.
  ///
  /// `events` gives the event of a document, where that is known: in one event, all figures that count the same of
  /// the same people belong together, and the first of each article stands for it. `origins` gives the text a document
  /// goes back to: of copies that share one and a number, the first alone decides. Without events, figures must
  /// have the same place too, and articles at most a week apart, or counts in the thousands. Only series with two
  /// documents, and parts of a whole within one article, are given. O(figures · log figures).
  public static func series(
    of points: [Point], events: [Int: Int] = [:], origins: [Int: Int] = [:]
  ) -> [FigureSeries] {
    var groups: [String: [Point]] = [:]
    let scale = EventScale(points, events: events)
    for point in points where point.figure.kind != .part && point.figure.kind != .further {
      let event = scale.isOfEvent(point) ? events[point.doc] : nil
      groups[key(of: point, event: event), default: []].append(point)
    }
    let found = groups.keys.sorted().flatMap { name in
      runs(of: groups[name] ?? [], isOneEvent: name.hasPrefix(FigureSeries.eventMark)).compactMap { points in
        series(named: name, points, origins)
      }
    }
    return found + parts(in: points)
  }

  private static let eventMark = "event "

  private static func series(named name: String, _ points: [Point], _ origins: [Int: Int]) -> FigureSeries? {
    guard Set(points.map(\.doc)).count > 1 else { return nil }
    // A copy that repeats a number says nothing of its own: the first report of it decides.
    var seen: [Int: Set<Double>] = [:]
    let own = points.filter { point in
      origins[point.doc].map { seen[$0, default: []].insert(point.figure.value).inserted } ?? true
    }
    let shown =
      name.hasPrefix(eventMark) ? name.split(separator: ", ").dropFirst().joined(separator: ", ") : name
    return FigureSeries(name: shown, verdict: verdict(on: own), points: points)
  }

  private static func key(of point: Point, event: Int?) -> String {
    let figure = point.figure
    let what = figure.thing ?? figure.unit ?? ""
    let unit = figure.thing == nil ? nil : figure.unit
    // Those still missing are the missing of today.
    let left = figure.kind == .remaining && what != "missing" ? figure.kind.rawValue : nil
    if let event {
      return ["\(eventMark)\(event)", what, unit, left, group(of: figure.noun)].compactMap { $0 }
        .joined(separator: ", ")
    }
    let days = figure.kind == .daily ? figure.kind.rawValue : left
    return [what, unit, days, group(of: figure.noun), figure.place].compactMap { $0 }.joined(separator: ", ")
  }

  /// Whom a count is of, in one word for all languages, where it matters: children are other counts than people.
  static func group(of noun: String?) -> String? { noun.flatMap { PeopleGroups.table[Folding.folded($0)] } }

  /// Points by date, cut where two neighbours are more than a week apart and not both in the thousands.
  private static func runs(of points: [Point], isOneEvent: Bool) -> [[Point]] {
    let sorted = points.sorted { order($0) < order($1) }
    if isOneEvent {
      var first: [Int: Figure] = [:]
      return [
        sorted.filter { point in
          guard let known = first[point.doc] else {
            first[point.doc] = point.figure
            return true
          }
          return isDisputed(point.figure, known)
        }
      ]
    }
    var runs: [[Point]] = []
    for point in sorted {
      guard let last = runs.last?.last, isNear(last, point) else {
        runs.append([point])
        continue
      }
      runs[runs.count - 1].append(point)
    }
    return runs
  }

  /// Whether an article sets one count against another, each by somebody else: `six died, diplomats said, contradicting the
  /// government, which speaks of four`.
  private static func isDisputed(_ figure: Figure, _ known: Figure) -> Bool {
    guard figure.value != known.value, let own = figure.attribution, own != known.attribution,
      figure.kind == .total || figure.kind == .daily, figure.kind == known.kind, figure.noun == known.noun
    else { return false }
    return known.attribution != nil || figure.sentence == known.sentence
  }

  private static func order(_ point: Point) -> (Int, Int, Int) {
    (point.figure.asOf?.earliest.number ?? Int.max, point.doc, point.figure.range.lowerBound)
  }

  private static func isNear(_ a: Point, _ b: Point) -> Bool {
    if min(a.figure.value, b.figure.value) >= 1000 { return true }
    guard let first = a.figure.asOf, let second = b.figure.asOf else {
      return a.figure.asOf == nil && b.figure.asOf == nil
    }
    return second.earliest.number - first.latest.number <= 7
  }

  /// How many figures of a series are compared with each other; later ones would tell nothing new.
  private static let compared = 1000

  /// How dated figures on one thing stand to each other; of more than a thousand, the first thousand.
  public static func verdict(on points: [Point]) -> Verdict {
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
        guard after.earliest.number - before.latest.number >= 1 else {
          if isOpenTo(a, b) || isOpenTo(b, a) { continue }
          return .conflict
        }
        // A late article with a number of the first day is behind the times, no correction.
        let isStale = figures[..<index].contains { $0.value == b.value }
        if b.value > a.value || b.kind == .remaining { hasRise = true } else if !isStale { hasFall = true }
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
  private static func areCompatible(_ a: Figure, _ b: Figure) -> Bool {
    // `Dozens` rule nothing out.
    if a.high > 2 * a.low || b.high > 2 * b.low { return true }
    let slack = 0.02 * max(abs(a.value), abs(b.value))
    return a.value == b.value || max(a.low, b.low) <= min(a.high, b.high)
      || (slack >= 1 && max(a.low, b.low) - min(a.high, b.high) <= slack)
  }

  /// Figures of one sentence that count some of those another counts: `25 of 47 of 251`.
  ///
  /// A part greater than its whole is a misreading more often than a slip of the article: such a row is left out.
  private static func parts(in points: [Point]) -> [FigureSeries] {
    var found: [FigureSeries] = []
    var start = 0
    while start < points.count {
      var end = start + 1
      while end < points.count, points[end].doc == points[start].doc,
        points[end].figure.sentence == points[start].figure.sentence
      { end += 1 }
      found += chains(points[start..<end].filter { $0.figure.unit == nil })
      start = end
    }
    return found
  }

  /// Runs of a whole and its parts among the counts of one sentence.
  private static func chains(_ sentence: [Point]) -> [FigureSeries] {
    var chains: [[Point]] = []
    for point in sentence {
      let isPart = point.figure.kind == .part || point.figure.kind == .remaining
      if isPart, let whole = chains.last?.last, whole.figure.high >= point.figure.low {
        chains[chains.count - 1].append(point)
      } else {
        chains.append([point])
      }
    }
    return chains.compactMap { chain in
      guard chain.count > 1, let whole = chain.first?.figure.thing else { return nil }
      return FigureSeries(name: whole, verdict: .partOf, points: chain)
    }
  }
}
