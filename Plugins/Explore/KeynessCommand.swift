import CollateCore
import PluginKit
import TextSearch

extension Command {
  private static let against = Option<[Int]?>.documents(
    "against", "The documents to compare with, quoted when several words; without it all others.")
  private static let small = Option<Bool>.flag(
    "small", "Give figures even when a side is too small for them.")
  private static let least = Option<Int>.integer(
    "min", in: 1...1_000_000, standard: 5, "Leave out rarer words.")
  private static let top = Option<Int>.integer(
    "top", short: "n", in: 1...100_000, standard: 15, "How many words of each side.")

  /// `keyness A --against B`: the words that one group of documents uses more than another.
  static let keyness = Command(
    Manual(
      "keyness", "find the words one group of documents uses more than another", topic: .explore,
      positionals: [.documents],
      options: [against.parameter, top.parameter, least.parameter, small.parameter],
      discussion: """
        `keyness source:herald --against source:tribune` lists first the words the selection uses more (side `own`), \
        then those the other documents use more (side `other`). Two sides of fewer than 2,000 words are refused: \
        their figures are chance. A word in one of forty articles is not a house style: read `documents` and \
        `dispersion` (normalised deviation of proportions over the side's documents, 0 evenly, 1 all in one; Gries \
        2008, Lijffijt & Gries 2012) before believing a row.

        z, the order of the rows, is the standardised log-odds ratio with an informative Dirichlet prior of 1,000 \
        words spread as in both sides together (Monroe, Colaresi & Quinn 2008); beyond ±1.96 it is not chance at the \
        5 % level. gSquared = 2 · Σ O · ln(O / E) over the four cells, negative when below expectation (Dunning 1993; \
        quanteda's `lr`). logRatio = log2 of the ratio of relative frequencies (Hardie 2014), a count of 0 taken for \
        one half: 1 means twice as frequent.
        """,
      examples: ["keyness lang:en --against \"not lang:en\" --small", "keyness 1-6 --small --top 5"])
  ) { request throws(CommandError) in
    let own = request.documents
    let other = try request.others
    let space = try TokenSpace.of(request.corpus, in: request.context)
    let result = try Keyness.compare(
      own, against: other, corpus: request.corpus, in: space, limit: request[top], least: request[least],
      context: request.context)
    let fewest = min(result.sizes.own, result.sizes.other)
    var warnings: [String] = []
    if fewest < Keyness.leastWords {
      let sizes = "\(result.sizes.own) words against \(result.sizes.other)"
      guard request[small] else {
        throw CommandError(
          .failed, "\(sizes) is too small: keyness needs \(Keyness.leastWords) on each side",
          hint: "Select more documents, or add --small to see the figures anyway.")
      }
      warnings = ["\(sizes) is too small: these figures are mostly chance"]
    }
    let rows = result.words.map { KeynessRow.row($0, request.corpus) }
    let note = """
      \(result.sizes.own) words in \(counted(own.count, "document")) against \(result.sizes.other) in \
      \(counted(other.count, "document")); \
      prior: 1,000 words spread as in both.
      """
    return Outcome(Report(KeynessRow.columns, rows: rows, warnings: warnings), notes: [note])
  }
}

extension Request {
  /// The documents to compare with.
  ///
  /// - Throws: a usage error when they overlap with the selection, or one of the two is empty.
  fileprivate var others: [Int] {
    get throws(CommandError) {
      let selected = Set(documents)
      let named = arguments.selections["against"]
      let other = named ?? corpus.active.filter { !selected.contains($0) }
      if let both = other.first(where: selected.contains) {
        throw CommandError(
          .usage, "document \(both) is on both sides", hint: "As in: keyness source:a --against source:b.")
      }
      guard !documents.isEmpty, !other.isEmpty else {
        throw CommandError(
          .usage, "there is nothing to compare: one side has no document",
          hint: "As in: keyness source:a --against source:b.")
      }
      return other
    }
  }
}

/// A key word as a row.
private enum KeynessRow {
  static let columns = [
    Column("word", .text), Column("side", .text), Column("count", .count), Column("otherCount", .count),
    Column("documents", .count), Column("otherDocuments", .count), Column("z", .score, tolerance: 1e-9),
    Column("gSquared", .score, tolerance: 1e-9),
    Column("logRatio", .score, tolerance: 1e-9), Column("dispersion", .score, tolerance: 1e-9),
  ]

  static func row(_ word: KeyWord, _ corpus: Corpus) -> Row {
    let values: [Value] = [
      .text(word.word), .text(word.isOwn ? "own" : "other"), .count(word.counts.own),
      .count(word.counts.other),
      .count(word.documents.own), .count(word.documents.other), .score(word.logOdds.z.rounded(to: 3)),
      .score(word.table.logLikelihood.rounded(to: 3)), .score(word.table.logRatio.rounded(to: 3)),
      .score(word.dispersion.rounded(to: 3)),
    ]
    return Row(
      values, evidence: [corpus.evidence(word.first)],
      reason:
        "\(word.counts.own) times where \(word.table.expected.rounded(to: 2)) were expected; first place shown"
    )
  }
}
