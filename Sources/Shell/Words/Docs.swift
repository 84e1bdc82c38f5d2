import PluginKit
import TextKernels

extension ShellWord {
  private static let full = Option<Bool>.flag(
    "full", "Author, address and how the date is known as well.")

  /// `docs`: the documents.
  static let docs = ShellWord(
    Manual(
      "docs", "list the documents", topic: .corpus, positionals: [.documents],
      options: [full.parameter],
      discussion: """
        words counts all words of the page, cleanWords those of the article alone. sha256 is of the record's bytes \
        as they stand in the file.
        """,
      examples: ["docs", "docs lang:ar", "docs --full", "docs | count source"]),
    isRecorded: true
  ) { (_, request) throws(CommandError) in
    try request.context.leavable { (context) throws(CommandError) in try list(request.in(context)) }
  }

  private static func list(_ request: Request) throws(CommandError) -> Outcome {
    let documents = request.documents.map { request.corpus[$0] }
    let counts = try request.context.memo.values(for: documents, in: request.context, compute: WordCount.init)
    let corpus = request.corpus, isFull = request[full]
    let rows = try request.context.map(Array(zip(request.documents, counts))) { number, count in
      row(number, corpus[number], count, isFull: isFull)
    }
    var columns = [
      Column("doc", .document), Column("id", .text), Column("source", .text), Column("title", .text),
      Column("lang", .language), Column("date", .date), Column("words", .count), Column("cleanWords", .count),
      Column("path", .text), Column("sha256", .text),
    ]
    if request[full] {
      columns += [Column("byline", .text), Column("url", .text), Column("dateEvidence", .text)]
    }
    let setAside = request.corpus.setAside.count
    let warnings =
      (setAside == 0 || request.hasSelection
        ? []
        : ["\(setAside) documents are set aside; docs 1-\(request.corpus.documents.count) lists them too"])
      + oddDates(request)
    return Outcome(Report(columns, rows: rows, warnings: warnings), next: ["clean", "dedupe"])
  }

  /// What is odd about the documents' dates; beyond five only how many more there are.
  private static func oddDates(_ request: Request) -> [String] {
    let odd = request.documents.compactMap { number in
      request.corpus[number].metadata.date?.warning.map { "the date of document \(number): \($0)" }
    }
    guard odd.count > 5 else { return odd }
    return odd.prefix(5) + ["\(odd.count - 5) more documents have such dates; docs --full shows them"]
  }

  private static func row(_ number: Int, _ document: Document, _ count: WordCount, isFull: Bool) -> Row {
    let metadata = document.metadata
    let more: [Value] =
      isFull
      ? [
        .text(ifKnown: metadata.byline), .text(ifKnown: metadata.url),
        .text(ifKnown: metadata.date?.evidence),
      ] : []
    return Row(
      [
        .count(number), .text(document.id), .text(ifKnown: metadata.source), .text(ifKnown: metadata.title),
        .text(metadata.language.rawValue), .text(ifKnown: metadata.date?.description), .count(count.all),
        .count(count.article), .text(document.path), .text(document.sha256),
      ] + more)
  }
}

/// How many words a page has, and how many of them are the article's.
private struct WordCount: Sendable {
  let all: Int
  let article: Int

  init(_ document: Document) {
    var all = 0, article = 0
    var storage: [Word] = []
    for line in document.lines {
      Words.forEachBatch(of: document.text.utf8, in: line.range, storage: &storage) { words in
        all += words.count
        if line.label.isArticle { article += words.count }
      }
    }
    (self.all, self.article) = (all, article)
  }
}
