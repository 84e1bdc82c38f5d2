public import PluginKit
import Summarising

extension Plugin {
  /// Summarises articles by their own sentences.
  public static let summarise = Plugin(
    "summarise", version: "1", "the sentences that say best what the articles say, each with its reason",
    commands: [.summarise])
}

extension Command {
  private static let sentences = Option<Int?>.integer(
    "sentences", short: "n", in: 1...10_000, "How many sentences; 5 when no length is given.")
  private static let words = Option<Int?>.integer(
    "words", short: "w", in: 1...1_000_000, "At most this many words; one longer sentence may stand alone.")
  private static let percent = Option<Int?>.integer(
    "percent", in: 1...100, "A share of the words of the articles.")
  private static let method = Option<String>.choice(
    "method", of: Summary.Method.allCases.map(\.rawValue), standard: Summary.Method.coverage.rawValue,
    "How sentences are chosen.")

  /// `summarise`: sentences of the articles that say what they have in common.
  static let summarise = Command(
    Manual(
      "summarise", "choose the sentences that say best what the articles say", topic: .analyse,
      positionals: [.documents],
      options: [sentences.parameter, words.parameter, percent.parameter, method.parameter],
      discussion: """
        Gives sentences as they stand in the articles, in reading order, each with the reason it was chosen and \
        the number of independent origins that say it: copies of one text count once. Only cleaned article \
        lines are read.
        """,
      examples: [
        "load Sessions/corpora/harbour; summarise", "load Sessions/corpora/harbour; summarise 1 --words 50",
      ])
  ) { (request) throws(CommandError) in
    var options = Summary.Options()
    options.length = try length(request)
    options.method = Summary.Method(rawValue: request[method]) ?? .coverage
    let summary = try Summary(
      of: request.documents, in: request.corpus, options: options, context: request.context)
    return Outcome(Report(summary, corpus: request.corpus))
  }

  private static func length(_ request: Request) throws(CommandError) -> Summary.Length {
    let given = [request[sentences], request[words], request[percent]].compactMap { $0 }
    guard given.count < 2 else {
      throw CommandError(
        .usage, "more than one length", hint: "Give one of --sentences, --words and --percent.")
    }
    if let count = request[words] { return .words(count) }
    if let share = request[percent] { return .percent(Double(share)) }
    return .sentences(request[sentences] ?? 5)
  }
}

extension Report {
  /// A summary with a row for each sentence.
  init(_ summary: Summary, corpus: Corpus) {
    let rows = summary.items.enumerated().map { rank, item -> Row in
      let place = corpus.evidence(item.extent)
      return Row(
        [
          .count(rank + 1), .count(place.doc), .text(place.id), .count(place.start), .count(place.end),
          .text(place.text), .text(item.because), .count(item.origins),
        ], evidence: [place] + item.support.map { corpus.evidence($0) },
        reason: item.because)
    }
    self.init(
      [
        Column("rank", .count), Column("doc", .document), Column("id", .text), Column("start", .offset),
        Column("end", .offset), Column("text", .text), Column("because", .text), Column("origins", .count),
      ], rows: rows, warnings: summary.warnings, layout: .passages)
  }
}
