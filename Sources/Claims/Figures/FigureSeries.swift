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
    joinGroups(in: &groups)
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
    let isFixed = name.hasPrefix(eventMark) && points.first?.figure.accumulates == false
    return FigureSeries(name: shown, verdict: verdict(on: own, isFixed: isFixed), points: points)
  }

  /// Puts the count of a group with the counts of people at large where another article of the event gives the same
  /// number for those: `four attackers` here and `four people` there are the same four.
  private static func joinGroups(in groups: inout [String: [Point]]) {
    for name in groups.keys.sorted() where name.hasPrefix(eventMark) {
      guard let points = groups[name], let group = group(of: points.first?.figure.noun) else { continue }
      let whole = String(name.dropLast(group.utf8.count + 2))
      guard name == "\(whole), \(group)", let others = groups[whole] else { continue }
      let values = Set(firstCounts(others).map(\.figure.value))
      let counted = Set(others.map(\.doc))
      let alone = points.filter { !counted.contains($0.doc) }
      guard alone.contains(where: { values.contains($0.figure.value) }) else { continue }
      groups[whole] = others + alone
      groups[name] = points.filter { counted.contains($0.doc) }
    }
  }

  private static func key(of point: Point, event: Int?) -> String {
    let figure = point.figure
    let what = figure.thing.map(CountedNouns.name) ?? figure.unit ?? ""
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
      return [points.first?.figure.isOneOfMany == true ? commonCounts(sorted) : firstCounts(sorted)]
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

  /// The first count of each article, and those it sets against that one.
  private static func firstCounts(_ sorted: [Point]) -> [Point] {
    var first: [Int: Figure] = [:]
    for point in sorted where first[point.doc] == nil && point.figure.kind != .disputed {
      first[point.doc] = point.figure
    }
    // Where the article gives its first count, again and again.
    var places: [Int: [Figure]] = [:]
    for point in sorted where point.figure.value == first[point.doc]?.value {
      if (places[point.doc]?.count ?? 0) < repeated { places[point.doc, default: []].append(point.figure) }
    }
    var last: [Int: Double] = [:]
    return sorted.filter { point in
      defer { last[point.doc] = point.figure.value }
      guard let known = first[point.doc], known != point.figure else { return true }
      // An estimate is of what was counted just before.
      if point.figure.isEstimate, last[point.doc] != known.value { return false }
      return isDisputed(point.figure, places[point.doc] ?? [])
    }
  }

  /// So many places of one count are looked at for who gives it.
  private static let repeated = 20

  /// Of each article the number that most others give too, else its first.
  ///
  /// For kinds of which an article has many: votes for and against, shares, sums. What is ten times as much or as little as
  /// the commonest is another matter.
  private static func commonCounts(_ sorted: [Point]) -> [Point] {
    var docsOfValue: [Double: Set<Int>] = [:]
    for point in sorted { docsOfValue[point.figure.value, default: []].insert(point.doc) }
    func support(_ point: Point) -> Int { docsOfValue[point.figure.value]?.count ?? 0 }
    var chosen: [Int: Point] = [:]
    for point in sorted {
      guard let known = chosen[point.doc] else {
        chosen[point.doc] = point
        continue
      }
      let isGreater =
        support(point) == support(known) && support(point) > 1 && point.figure.value > known.figure.value
      if support(point) > support(known) || isGreater { chosen[point.doc] = point }
    }
    guard let common = sorted.max(by: { support($0) < support($1) })?.figure.value else { return [] }
    return sorted.filter { point in
      guard chosen[point.doc]?.figure == point.figure else { return false }
      let (least, most) = (min(point.figure.value, common), max(point.figure.value, common))
      return most < 10 * least
    }
  }

  /// Whether an article sets one count against another that it gives in some places, each by somebody else: `six died, diplomats
  /// said, contradicting the government, which speaks of four`.
  private static func isDisputed(_ figure: Figure, _ known: [Figure]) -> Bool {
    if figure.kind == .disputed { return true }
    guard let first = known.first, figure.value != first.value, let own = figure.attribution,
      figure.kind == .total || figure.kind == .daily
    else { return false }
    return known.prefix(figure.isEstimate ? repeated : 1).contains { other in
      let isSame =
        figure.isEstimate ? group(of: figure.noun) == group(of: other.noun) : figure.noun == other.noun
      return other.attribution != own && (other.attribution != nil || figure.sentence == other.sentence)
        && isSame && figure.kind == other.kind
    }
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
