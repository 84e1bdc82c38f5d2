import Claims
import PluginKit
import TextReuse

/// The figures of the documents compared, aligned.
struct FigureComparison: Sendable {
  /// The series that two sides and more have, and parts of a whole within one article.
  let series: [FigureSeries]
  private let points: [Int: [Figure]]

  /// Aligns figures: inside an event all that count the same, across events counts over time.
  static func find(
    _ comparison: Comparison, origins: Origins
  ) -> FigureComparison {
    let pairs = comparison.documents.map { ($0, comparison.figures[$0] ?? []) }
    let events = comparison.gate.eventOfDocument
    let origin = Dictionary(uniqueKeysWithValues: comparison.documents.map { ($0, origins.origin(of: $0)) })
    let points = pairs.flatMap { doc, figures in figures.map { FigureSeries.Point(doc, $0) } }
    let series = FigureSeries.series(of: points, events: events, origins: origin).filter { series in
      series.verdict == .partOf || Set(series.points.map { comparison.sides.side(of: $0.doc) }).count > 1
    }
    return FigureComparison(series: series, points: Dictionary(uniqueKeysWithValues: pairs))
  }

  private init(series: [FigureSeries], points: [Int: [Figure]]) {
    self.series = series
    self.points = points
  }

  private static let counted: Set<String> = [
    "deaths", "injured", "missing", "hostages", "detained", "displaced", "rescued", "escaped",
  ]

  /// The counts of people in a document for which nobody is named, in the sentence or where it gives them again; each
  /// number once.
  func unattributed(_ doc: Int) -> [Figure] {
    let figures = (points[doc] ?? []).filter { $0.thing.map(FigureComparison.counted.contains) ?? false }
    var known = Set(figures.filter { $0.attribution != nil }.map(Number.init))
    return figures.filter { $0.attribution == nil && known.insert(Number($0)).inserted }
  }

  /// A number of something.
  private struct Number: Hashable {
    let thing: String?, value: Double

    init(_ figure: Figure) { (thing, value) = (figure.thing, figure.value) }
  }
}

extension ComparisonView {
  /// One row for each figure of a series.
  func figures(_ figures: FigureComparison) -> Report.Section {
    let columns =
      [Column("series", .text), Column("verdict", .text), Column("side", .text)] + ComparisonView.placeColumns
      + [
        Column("value", .score), Column("low", .score), Column("high", .score), Column("unit", .text),
        Column("thing", .text), Column("scope", .text), Column("attribution", .text), Column("asOf", .date),
      ]
    let rows = figures.series.flatMap { series in
      let verdict = verdict(on: series)
      return series.points.map { row(series, $0, verdict) }
    }
    return Report.Section("figures", columns, rows: rows)
  }

  private func row(_ series: FigureSeries, _ point: FigureSeries.Point, _ verdict: String) -> Row {
    let figure = point.figure
    return Row(
      [.text(series.name), .text(verdict), .text(side(point.doc))]
        + placeCells(Extent(point.doc, figure.range))
        + [
          .score(figure.value), .score(figure.low), .score(figure.high), .text(ifKnown: figure.unit),
          .text(ifKnown: figure.thing), .text(ifKnown: figure.scope), .text(ifKnown: figure.attribution),
          .text(ifKnown: figure.asOf.map { "\($0)" }),
        ], reason: "\(verdict) among \(series.points.count) figures on \(series.name)")
  }

  /// The verdict; numbers of different events disagree only when it is known for which day each holds.
  private func verdict(on series: FigureSeries) -> String {
    let events = comparison.gate.events
    let isOneEvent = events.contains { event in series.points.allSatisfy { event.documents.contains($0.doc) }
    }
    let isUndated = series.points.contains { $0.figure.asOf == nil }
    if series.verdict == .conflict, !isOneEvent, isUndated { return FigureSeries.Verdict.undated.rawValue }
    return series.verdict.rawValue
  }
}
