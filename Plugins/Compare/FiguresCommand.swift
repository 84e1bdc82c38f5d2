import Claims
import PluginKit
import TextReuse

extension Command {
  private static let series = Option<Bool>.flag(
    "series", "Align figures on one thing across articles, and say how they stand to each other.")

  /// `figures [SEL] [--series]`: the numbers articles give.
  static let figures = Command(
    Manual(
      "figures", "list the figures articles give, or align them", topic: .analyse, positionals: [.documents],
      options: [series.parameter],
      discussion: """
        A row is a number with what it counts. `low` and `high` are what it can mean: `over 100` is 100 to 110, \
        `dozens` 24 to 99. `thing` is a class (deaths, injured, missing, hostages, detained, displaced, rescued, \
        aboard) or the noun beside the number; `scope` says how it counts, whom and where. Years, dates, times, ages \
        and numbers in names are left out.

        With `--series`, figures of one thing stand together when their articles report one event, or when they are \
        counts in the thousands of one place: `equal`, `compatible` (both can be true), `evolution` (a count that \
        grows), `revision` (a later one is lower), `conflict` (for the same time, not both true), `part-of`.
        """,
      examples: ["figures", "figures | where thing = deaths", "figures --series"])
  ) { request throws(CommandError) in
    let table = FigureTable(corpus: request.corpus)
    if request[series] {
      let origins = try Origins(of: request.documents, in: request.corpus, context: request.context)
      let series = try FigureSeries.series(
        among: request.documents,
        origins: Dictionary(uniqueKeysWithValues: request.documents.map { ($0, origins.origin(of: $0)) }),
        in: request.corpus, context: request.context)
      return Outcome(table.report(on: series), notes: series.compactMap(table.sparkline))
    }
    let found = try DocumentFigures.find(
      in: request.corpus, documents: request.documents, context: request.context)
    return Outcome(table.report(on: found, of: request.documents), next: ["figures --series"])
  }
}

/// Figures as rows.
struct FigureTable {
  let corpus: Corpus

  /// The figures of documents as rows, in their order.
  func report(on found: [DocumentFigures], of documents: [Int]) -> Report {
    let columns = [
      Column("doc", .document), Column("id", .text), Column("start", .offset), Column("end", .offset),
      Column("text", .text), Column("value", .score), Column("low", .score), Column("high", .score),
      Column("unit", .text), Column("thing", .text), Column("scope", .text), Column("attribution", .text),
      Column("asOf", .date),
    ]
    let places = found.indices.flatMap { slot in
      found[slot].figures.indices.map { (slot: UInt32(slot), index: UInt32($0)) }
    }
    let telling = documents.indices.filter { !found[$0].figures.isEmpty }.map { documents[$0] }
    let rows = FindingRows(places, about: Set(telling)) { place in
      row(FigureSeries.Point(documents[Int(place.slot)], found[Int(place.slot)].figures[Int(place.index)]))
    }
    return Report(columns, list: RowList(rows))
  }

  func report(on series: [FigureSeries]) -> Report {
    let columns = [Column("series", .text), Column("verdict", .text), Column("points", .list)]
    let rows = series.map { series in
      Row(
        [
          .text(series.name), .text(series.verdict.rawValue), .list(series.points.map { .record(point($0)) }),
        ],
        evidence: series.points.map { corpus.evidence(Extent($0.doc, $0.figure.range)) },
        reason: "\(series.points.count) figures, by date: \(series.verdict.rawValue)")
    }
    return Report(columns, rows: rows)
  }

  /// A series that moves as a line: `deaths, Gaza ▁█ 100 (2024-05-03, Wire) → 120 (2024-05-04, Post)`; nil for others.
  func sparkline(_ series: FigureSeries) -> String? {
    guard [.evolution, .revision].contains(series.verdict) else { return nil }
    let values = series.points.map(\.figure.value)
    let heights = Array("▁▂▃▄▅▆▇█")
    let (least, most) = (values.min() ?? 0, values.max() ?? 0)
    let bars = values.map { value in
      heights[most > least ? Int(((value - least) / (most - least) * 7).rounded()) : 0]
    }
    let points = series.points.map { point in
      let date = point.figure.asOf.map { "\($0)" } ?? "no date"
      let source = corpus[point.doc].metadata.source ?? "document \(point.doc)"
      return "\(corpus[point.doc].text[point.figure.range]) (\(date), \(source))"
    }
    return "\(series.name): \(series.verdict.rawValue) \(String(bars)) \(points.joined(separator: " → "))"
  }

  private func row(_ point: FigureSeries.Point) -> Row {
    let figure = point.figure
    let place = corpus.evidence(Extent(point.doc, figure.range))
    return Row(
      [
        .count(point.doc), .text(place.id), .count(place.start), .count(place.end), .text(place.text),
        .score(figure.value), .score(figure.low), .score(figure.high), .text(ifKnown: figure.unit),
        .text(ifKnown: figure.thing), .text(ifKnown: figure.scope), .text(ifKnown: figure.attribution),
        .text(ifKnown: figure.asOf.map { "\($0)" }),
      ], reason: "in the sentence: \(surroundings(of: figure, in: corpus[point.doc].text))")
  }

  /// The sentence of a figure, of a very long one what stands around it: a line of millions of figures without a full
  /// stop would be kept once for each.
  private func surroundings(of figure: Figure, in text: Text) -> String {
    let sentence = figure.sentence
    let most = sentence.count <= 2000 ? 2000 : 200
    let isSpace = { (offset: Int) in text.utf8[offset] == 0x20 }
    var (start, end) = (sentence.lowerBound, sentence.upperBound)
    if figure.range.lowerBound - start > most {
      let from = figure.range.lowerBound - most
      start = (from..<figure.range.lowerBound).first(where: isSpace) ?? figure.range.lowerBound
    }
    if end - figure.range.upperBound > most {
      let to = figure.range.upperBound + most
      end = (figure.range.upperBound..<to).last(where: isSpace) ?? figure.range.upperBound
    }
    let cut = (start == sentence.lowerBound ? "" : "…", end == sentence.upperBound ? "" : "…")
    return cut.0 + text[start..<end] + cut.1
  }

  private func point(_ point: FigureSeries.Point) -> [Value.Field] {
    let place = corpus.evidence(Extent(point.doc, point.figure.range))
    return [
      Value.Field("doc", .count(point.doc)), Value.Field("value", .score(point.figure.value)),
      Value.Field("text", .text(place.text)),
      Value.Field("asOf", .text(ifKnown: point.figure.asOf.map { "\($0)" })),
      Value.Field("attribution", .text(ifKnown: point.figure.attribution)),
    ]
  }
}
