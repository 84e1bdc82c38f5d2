import CollateCore
import PluginKit
import TextSearch

/// Options that several commands of this plugin share.
enum CountingOptions {
  static let top = Option<Int>.integer(
    "top", short: "n", in: 1...1_000_000, standard: 30, "How many rows at most.")
  static let all = Option<Bool>.flag("all-words", "Count function words (the, of, and) too.")
  static let least = Option<Int>.integer(
    "min", in: 1...1_000_000, standard: 2, "Leave out what stands less often.")

  /// The words of the positional `TERM`.
  static func term(_ request: Request) -> [Query.Word] {
    request.words("TERM").map { Query.Word($0.text, isQuoted: $0.isQuoted) }
  }

  static let termPositional = Positional(
    "TERM", .words(.text), "A word, a phrase, or the beginning of a word: nego*.")
}

extension Command {
  /// `freq`: the most frequent words.
  static let frequencies = Command(
    Manual(
      "freq", "count the words", topic: .explore, positionals: [.documents],
      options: [CountingOptions.top.parameter, CountingOptions.all.parameter],
      discussion: """
        One row for each word: how often it stands in the articles, in how many documents, and how often among a \
        million words, function words included. Words that differ in case or accents only are one word. Function \
        words of a document's language are not listed unless `--all-words` is given.
        """,
      examples: ["freq", "freq lang:en --top 10", "freq | where documents >= 3"])
  ) { request throws(CommandError) in
    let space = try TokenSpace.of(request.corpus, in: request.context)
    let words = try Frequencies.top(
      request[CountingOptions.top], of: request.documents, corpus: request.corpus, in: space,
      all: request[CountingOptions.all], context: request.context)
    let columns = [
      Column("word", .text), Column("count", .count), Column("documents", .count),
      Column("perMillion", .score, tolerance: 1e-9),
    ]
    let rows = words.map { word in
      Row(
        [
          .text(word.word), .count(word.count), .count(word.documents),
          .score(word.perMillion.rounded(to: 1)),
        ],
        evidence: [request.corpus.evidence(word.first)],
        reason: "counted in the article lines; it stands here first")
    }
    return Outcome(Report(columns, rows: rows))
  }

  private static let length = Option<Int>.integer("n", in: 2...8, standard: 2, "How many words a run has.")

  /// `ngrams`: the most frequent runs of words.
  static let ngrams = Command(
    Manual(
      "ngrams", "count runs of words", topic: .explore, positionals: [.documents],
      options: [length.parameter, CountingOptions.top.parameter, CountingOptions.all.parameter],
      discussion: """
        One row for each run of `--n` words inside a paragraph: how often it stands in the articles and in how many \
        documents. Runs that begin or end with a function word are not listed unless `--all-words` is given.
        """,
      examples: ["ngrams", "ngrams --n 3 --top 10"])
  ) { request throws(CommandError) in
    let space = try TokenSpace.of(request.corpus, in: request.context)
    let runs = try Ngrams.top(
      request[CountingOptions.top], length: request[length], of: request.documents, corpus: request.corpus,
      in: space, all: request[CountingOptions.all], context: request.context)
    let columns = [Column("ngram", .text), Column("count", .count), Column("documents", .count)]
    let rows = runs.map { run in
      Row(
        [.text(run.text), .count(run.count), .count(run.documents)],
        evidence: [request.corpus.evidence(run.first)],
        reason: "counted in the article lines; it stands here first")
    }
    return Outcome(Report(columns, rows: rows))
  }
}

extension Double {
  /// The number with so many decimals.
  func rounded(to decimals: Int) -> Double {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    return isFinite ? (self * scale).rounded() / scale : self
  }
}
