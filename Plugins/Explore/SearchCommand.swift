import CollateCore
import PluginKit
import TextSearch

extension Command {
  private static let limit = Option<Int>.integer(
    "top", short: "n", in: 1...1_000_000, standard: 20, "How many documents at most.")

  /// `search QUERY`: the documents that answer best, with the passage that shows why.
  static let search = Command(
    Manual(
      "search", "rank the documents that answer a query", topic: .explore,
      positionals: [
        Positional(
          "QUERY", .words(.text),
          "Words, \"phrases\", prefix*, AND OR NOT, NEAR/5, source: lang: date: group:, @name.")
      ],
      options: [limit.parameter, Scope.option.parameter],
      discussion: """
        Words side by side are ranked: a document needs one of them, and rises with each more. `AND` and `OR` join, \
        `NOT` excludes, `a NEAR/5 b` wants two words at most five apart, `( )` groups. A word finds all forms of its \
        stem (`talk` finds `talks`), in quotes only itself; case, accents and Arabic vowel marks do not count. \
        Fields restrict: `source:NAME`, `lang:ar`, `date:2023-10..2024`, `title:WORD`, `id:NAME` and `group:NAME` name \
        documents, `entity:"Full Name"` those in which someone is named, `speaker:NAME` those that quote somebody. \
        `@name` is a word among the others: someone under any form and in any script.

        The score is Okapi BM25 with k1 = 1.2 and b = 0.75 (Robertson & Zaragoza 2009, The Probabilistic Relevance \
        Framework): for each word ln(1 + (N - n + 0.5) / (n + 0.5)) · f · 2.2 / (f + 1.2 · (0.25 + 0.75 · l / L)), \
        where n of N documents have the word, f times in this one of length l, the mean being L. A place among the \
        first thirty words of an article counts as three (the lead as a field, Robertson, Zaragoza & Taylor 2004).
        """,
      examples: [
        "search ferry collision", "search \"fire chief\" AND NOT wheat", "search wheat | docs",
      ])
  ) { request throws(CommandError) in
    let corpus = request.corpus
    let space = try TokenSpace.of(corpus, in: request.context)
    let words = request.words("QUERY").map { Query.Word($0.text, isQuoted: $0.isQuoted) }
    let fields = SearchFields(request: request)
    let query = try Query.parse(words, in: space) { name, value throws(CommandError) in
      try fields.find(name, value)
    }
    let result = try Search.run(
      query, over: request.scope, in: space, limit: request[limit], context: request.context)
    let rows = try request.context.map(result.hits, unit: "passages") { hit in
      SearchRow.row(hit, Snippet.of(query, in: hit, of: result, corpus: corpus, space: space), corpus)
    }
    let notes = SearchNotes.of(query, result, shown: rows.count, documents: request.scope.count, space)
    return Outcome(Report(SearchRow.columns, rows: rows), notes: notes)
  }
}

/// What there is to say about the answer of a search.
private enum SearchNotes {
  static func of(
    _ query: Query, _ result: SearchResult, shown: Int, documents: Int, _ space: TokenSpace
  ) -> [String] {
    var notes: [String] = []
    if result.total > shown {
      notes.append("\(shown) of \(result.total) documents; --top \(result.total) lists all.")
    } else if result.total == 0 {
      notes.append("None of \(counted(documents, "document")) answers the query.")
    }
    for (word, near) in query.unknownWords(in: space).prefix(3) {
      notes.append("`\(word)` stands nowhere." + (near.map { " Did you mean `\($0)`?" } ?? ""))
    }
    return notes
  }
}

/// A document found, as a row.
enum SearchRow {
  static let columns = [
    Column("doc", .document), Column("id", .text), Column("score", .score, tolerance: 1e-9),
    Column("snippet", .text),
    Column("start", .offset), Column("end", .offset),
  ]

  /// The row; its first evidence is the snippet, the others are the words found in it.
  static func row(_ hit: SearchHit, _ snippet: Snippet?, _ corpus: Corpus) -> Row {
    let id = Value.text(corpus[hit.doc].id)
    let score = Value.score((hit.score * 1000).rounded() / 1000)
    guard let snippet else {
      return Row([.count(hit.doc), id, score, "", 0, 0], reason: "the document has no words")
    }
    let evidence = corpus.evidence(snippet.extent)
    let highlights = snippet.highlights.map { corpus.evidence(Extent(hit.doc, $0)) }
    let values: [Value] = [
      .count(hit.doc), id, score, .text(evidence.text), .count(evidence.start), .count(evidence.end),
    ]
    return Row(values, evidence: [evidence] + highlights, reason: "BM25 over the words of the query")
  }
}

extension Selector {
  /// `text:"two words"`: the documents that have a phrase.
  static let text = Selector("text", "Documents with a word or phrase, as in text:\"two-state\".") {
    value, corpus, context throws(CommandError) in
    let space = try TokenSpace.of(corpus, in: context)
    let query = try Query.parse([Query.Word(value, isQuoted: true)], in: space) { _, _ in nil }
    let all = Array(corpus.numbers ?? 1...1)
    guard corpus.numbers != nil else { return [] }
    return try Search.run(query, over: all, in: space, limit: all.count, context: context).hits.map(\.doc)
      .sorted()
  }
}
