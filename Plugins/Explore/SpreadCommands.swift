import CollateCore
import PluginKit
import TextSearch

extension Command {
  /// `dispersion TERM`: where a term stands in each document.
  static let dispersion = Command(
    Manual(
      "dispersion", "show how a word is spread over the documents", topic: .explore,
      positionals: [CountingOptions.termPositional], options: [Scope.option.parameter],
      discussion: """
        A row for each document with the term: how often it stands, how often among a million words, and where, the \
        document being cut into forty stretches from its beginning to its end. The remark gives the normalised \
        deviation of proportions over all documents read: DP = ½ · Σ |s - v| / (1 - min s), s being each document's \
        share of the words and v its share of the occurrences; 0 is even, 1 is all in one (Gries 2008, Dispersions and \
        Adjusted Frequencies in Corpora; Lijffijt & Gries 2012).
        """,
      examples: ["dispersion wheat", "dispersion \"fire chief\""])
  ) { request throws(CommandError) in
    try Scope.check(request.words("TERM"), of: "dispersion")
    let space = try TokenSpace.of(request.corpus, in: request.context)
    let spread = try Dispersion.of(
      CountingOptions.term(request), over: request.scope, of: request.corpus, in: space, stretches: 40,
      context: request.context)
    let columns = [
      Column("doc", .document), Column("id", .text), Column("words", .count), Column("count", .count),
      Column("perMillion", .score, tolerance: 1e-9), Column("plot", .text),
    ]
    let rows = spread.documents.map { document in
      let rate = Double(document.count) * 1e6 / Double(max(1, document.words))
      return Row(
        [
          .count(document.doc), .text(request.corpus[document.doc].id), .count(document.words),
          .count(document.count), .score(rate.rounded(to: 1)), .text(Bars.strip(document.stretches)),
        ], evidence: [request.corpus.evidence(document.first)], reason: "it stands here first")
    }
    let summary =
      spread.count == 0
      ? Scope.absence(of: request.words("TERM"), in: space, documents: spread.range)
      : """
      \(counted(spread.count, "time")) in \(rows.count) of \(counted(spread.range, "document")); \
      deviation of proportions \(spread.deviation.rounded(to: 3)) (0 evenly, 1 all in one).
      """
    return Outcome(Report(columns, rows: rows), notes: [summary])
  }

  private static let period = Option<String>.choice(
    "by", of: Period.allCases.map(\.rawValue), standard: "month", "How long a period is.")

  /// `trend TERM`: how often a term stands from period to period.
  static let trend = Command(
    Manual(
      "trend", "follow a word through time", topic: .explore, positionals: [CountingOptions.termPositional],
      options: [period.parameter, Scope.option.parameter],
      discussion: """
        A row for each period from the first to the last with a document: documents, their words, how often the term \
        stands in them and among a million words, and a bar of that rate. Documents whose date is not known to the \
        period are left out, and counted in a warning. Weeks begin on Monday.
        """,
      examples: ["trend ferry --by day", "trend wheat --by month"])
  ) { request throws(CommandError) in
    try Scope.check(request.words("TERM"), of: "trend")
    let space = try TokenSpace.of(request.corpus, in: request.context)
    let period = Period(rawValue: request[period]) ?? .month
    let (points, undated) = try Trend.of(
      CountingOptions.term(request), over: request.scope, of: request.corpus, in: space, by: period,
      context: request.context)
    let rates = points.map { $0.words == 0 ? 0 : Double($0.count) * 1e6 / Double($0.words) }
    let columns = [
      Column("period", .date), Column("documents", .count), Column("words", .count), Column("count", .count),
      Column("perMillion", .score, tolerance: 1e-9), Column("bar", .text),
    ]
    let greatest = rates.max() ?? 0
    let rows = zip(points, rates).map { point, rate in
      Row(
        [
          .text(period.name(point.start)), .count(point.documents), .count(point.words), .count(point.count),
          point.words == 0 ? .none : .score(rate.rounded(to: 1)), .text(Bars.bar(rate, of: greatest)),
        ], evidence: point.first.map { [request.corpus.evidence($0)] } ?? [],
        reason: "documents dated in this period")
    }
    var warnings: [String] = []
    if undated > 0 {
      warnings = [
        """
        \(undated) of \(counted(request.scope.count, "document")) \(undated == 1 ? "has" : "have") no date known \
        to the \(period.rawValue)
        """
      ]
    }
    let notes =
      points.allSatisfy { $0.count == 0 }
      ? [Scope.absence(of: request.words("TERM"), in: space, documents: request.scope.count - undated)]
      : points.count < 2
        ? []
        : [
          "\(period.name(points[0].start)) \(Bars.line(rates)) \(period.name(points[points.count - 1].start))"
        ]
    return Outcome(Report(columns, rows: rows, warnings: warnings), notes: notes)
  }
}

/// Pictures made of block characters.
enum Bars {
  private static let eighths = Array(" ▏▎▍▌▋▊▉█")
  private static let heights = Array("▁▂▃▄▅▆▇█")

  /// A bar of up to twenty columns.
  static func bar(_ value: Double, of greatest: Double) -> String {
    guard greatest > 0, value > 0 else { return "" }
    let parts = max(1, Int((value / greatest * 160).rounded()))
    return String(repeating: "█", count: parts / 8) + (parts % 8 > 0 ? String(eighths[parts % 8]) : "")
  }

  /// A line of bars beside each other; a space where there is nothing.
  static func line(_ values: [Double]) -> String {
    let greatest = values.max() ?? 0
    return String(
      values.map { value in
        guard greatest > 0, value > 0 else { return " " }
        return heights[min(7, Int(value / greatest * 8))]
      })
  }

  /// The stretches of a document: a dot where a term does not stand, a higher bar where it stands more often.
  static func strip(_ counts: [Int]) -> String {
    String(counts.map { $0 == 0 ? "·" : heights[min(7, $0 * 2)] })
  }
}
