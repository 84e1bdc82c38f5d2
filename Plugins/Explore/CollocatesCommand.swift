import CollateCore
import PluginKit
import TextSearch

extension Command {
  private static let window = Option<Int>.integer(
    "window", short: "w", in: 1...50, standard: 5, "How many words to look at on each side.")

  /// `collocates TERM`: the words that stand near a term more often than chance would have it.
  static let collocates = Command(
    Manual(
      "collocates", "find the words that go with a word", topic: .explore,
      positionals: [CountingOptions.termPositional],
      options: [
        window.parameter, CountingOptions.least.parameter, CountingOptions.top.parameter,
        CountingOptions.all.parameter, Scope.option.parameter,
      ],
      discussion: """
        One row for each word that stands at most `--window` words from the term in the same paragraph; each place \
        counts once (surface co-occurrence, Evert 2008, Corpora and Collocations). Let O be how often it does, E how \
        often it would if it were spread evenly, f(x) and f(y) how often term and word stand at all.

        logDice = 14 + log2(2 · O / (f(x) + f(y))), the order of the rows: 14 at most, one more is twice as strong \
        (Rychlý 2008). gSquared = 2 · Σ o · ln(o / e) over the table of near and elsewhere, the word and others \
        (Dunning 1993); above 10.83 the link is not chance at the 0.1 % level. t = (O - E) / √O (Church, Gale, \
        Hanks & Hindle 1991).
        """,
      examples: [
        "collocates wheat", "collocates \"fire chief\" --window 3", "collocates ferry | where t > 1",
      ])
  ) { request throws(CommandError) in
    try Scope.check(request.words("TERM"), of: "collocates")
    let space = try TokenSpace.of(request.corpus, in: request.context)
    let (collocates, occurrences) = try Collocates.of(
      CountingOptions.term(request), over: request.scope, of: request.corpus, in: space,
      window: request[window],
      least: request[CountingOptions.least], limit: request[CountingOptions.top],
      all: request[CountingOptions.all], context: request.context)
    let columns = [
      Column("word", .text), Column("count", .count), Column("expected", .score, tolerance: 1e-9),
      Column("total", .count),
      Column("logDice", .score, tolerance: 1e-9), Column("gSquared", .score, tolerance: 1e-9),
      Column("t", .score, tolerance: 1e-9),
    ]
    let rows = collocates.map { word in
      Row(
        [
          .text(word.word), .count(word.count), .score(word.expected.rounded(to: 3)), .count(word.total),
          .score(word.logDice.rounded(to: 3)), .score(word.logLikelihood.rounded(to: 3)),
          .score(word.tScore.rounded(to: 3)),
        ], evidence: [request.corpus.evidence(word.first)],
        reason:
          "stands near the term \(word.count) times of \(word.total), \(word.expected.rounded(to: 2)) expected"
      )
    }
    let documents = request.scope.count
    let note =
      occurrences == 0
      ? Scope.absence(of: request.words("TERM"), in: space, documents: documents)
      : "The term stands \(counted(occurrences, "time")) in \(counted(documents, "document"))."
    return Outcome(Report(columns, rows: rows), notes: [note])
  }
}
