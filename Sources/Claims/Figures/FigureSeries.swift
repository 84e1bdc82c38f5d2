import CollateCore

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
    /// Some of those another figure of the same article counts.
    case partOf = "part-of"
  }

  /// The series among figures, by name.
  ///
  /// `events` gives the event of a document, where that is known: in one event, all figures that count the same of
  /// the same people belong together, and the first of each article stands for it. Without events, figures must
  /// have the same place too, and articles at most a week apart, or counts in the thousands. Only series with two
  /// documents, and parts of a whole within one article, are given. O(figures · log figures).
  public static func series(of points: [Point], events: [Int: Int] = [:]) -> [FigureSeries] {
    var groups: [String: [Point]] = [:]
    for point in points where point.figure.kind != .part {
      groups[key(of: point, event: events[point.doc]), default: []].append(point)
    }
    let found = groups.keys.sorted().flatMap { name in
      runs(of: groups[name] ?? [], isOneEvent: name.hasPrefix(FigureSeries.eventMark)).compactMap { points in
        series(named: name, points)
      }
    }
    return found + parts(in: points)
  }

  private static let eventMark = "event "

  private static func series(named name: String, _ points: [Point]) -> FigureSeries? {
    guard Set(points.map(\.doc)).count > 1 else { return nil }
    let shown =
      name.hasPrefix(eventMark) ? name.split(separator: ", ").dropFirst().joined(separator: ", ") : name
    return FigureSeries(name: shown, verdict: verdict(on: points), points: points)
  }

  private static func key(of point: Point, event: Int?) -> String {
    let figure = point.figure
    let what = figure.thing ?? figure.unit ?? ""
    let unit = figure.thing == nil ? nil : figure.unit
    let left = figure.kind == .remaining ? figure.kind.rawValue : nil
    if let event, figure.value < 1000 || figure.unit != nil {
      return ["\(eventMark)\(event)", what, unit, left, group(of: figure.noun)].compactMap { $0 }
        .joined(separator: ", ")
    }
    let days = figure.kind == .daily ? figure.kind.rawValue : left
    return [what, unit, days, group(of: figure.noun), figure.place].compactMap { $0 }.joined(separator: ", ")
  }

  /// Whom a count is of, where it matters: children are other counts than people.
  private static func group(of noun: String?) -> String? {
    switch noun {
    case "children", "child", "girls", "boys": "children"
    case "women", "woman": "women"
    case "soldiers", "troops", "fighters", "rebels", "militants", "terrorists", "insurgents", "militiamen",
      "jihadists", "policemen", "police", "officers", "firefighters", "medics", "doctors", "nurses":
      noun
    default: nil
    }
  }

  /// Points by date, cut where two neighbours are more than a week apart and not both in the thousands.
  private static func runs(of points: [Point], isOneEvent: Bool) -> [[Point]] {
    let sorted = points.sorted { order($0) < order($1) }
    if isOneEvent {
      var seen: Set<Int> = []
      return [sorted.filter { seen.insert($0.doc).inserted }]
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

  /// How dated figures on one thing stand to each other.
  public static func verdict(on points: [Point]) -> Verdict {
    let figures = points.map(\.figure)
    if Set(figures.map(\.value)).count == 1 { return .equal }
    var hasRise = false
    var hasFall = false
    for (index, a) in figures.enumerated() {
      for b in figures[(index + 1)...] where !areCompatible(a, b) {
        guard let before = a.asOf, let after = b.asOf else {
          // A large count without a date is taken for a later one when it is twice as great; others tell nothing.
          let (least, most) = (min(a.value, b.value), max(a.value, b.value))
          if least >= 1000 { if most >= 2 * least { hasRise = true } else { hasFall = true } }
          continue
        }
        guard after.earliest.number - before.latest.number >= 1 else { return .conflict }
        if b.value > a.value { hasRise = true } else { hasFall = true }
      }
    }
    if hasFall { return .revision }
    return hasRise ? .evolution : .compatible
  }

  /// Whether two figures can both be true: their ranges overlap, or are at most two per cent apart.
  private static func areCompatible(_ a: Figure, _ b: Figure) -> Bool {
    let slack = 0.02 * max(abs(a.value), abs(b.value))
    return a.value == b.value || max(a.low, b.low) <= min(a.high, b.high)
      || (slack >= 1 && max(a.low, b.low) - min(a.high, b.high) <= slack)
  }

  /// Figures of one sentence that count some of those another counts: `25 of 47 of 251`.
  private static func parts(in points: [Point]) -> [FigureSeries] {
    var found: [FigureSeries] = []
    var start = 0
    while start < points.count {
      var end = start + 1
      while end < points.count, points[end].doc == points[start].doc,
        points[end].figure.sentence == points[start].figure.sentence
      { end += 1 }
      let sentence = points[start..<end].filter { $0.figure.unit == nil }
      let hasPart = sentence.dropFirst().contains { $0.figure.kind == .part || $0.figure.kind == .remaining }
      if sentence.count > 1, hasPart, let whole = sentence.first?.figure.thing {
        let isConsistent = zip(sentence, sentence.dropFirst()).allSatisfy { $0.figure.high >= $1.figure.low }
        found.append(
          FigureSeries(name: whole, verdict: isConsistent ? .partOf : .conflict, points: Array(sentence)))
      }
      start = end
    }
    return found
  }
}
