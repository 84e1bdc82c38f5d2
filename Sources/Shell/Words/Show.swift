import CommandLanguage
import PluginKit

extension ShellWord {
  private static let clean = Option<Bool>.flag("clean", "The article alone.")
  private static let dropped = Option<Bool>.flag(
    "dropped", "What was set aside, line by line, with the reason.")
  private static let raw = Option<Bool>.flag("raw", "The text as loaded; this is the standard.")

  /// `show`: text, lines and results.
  static let show = ShellWord(
    Manual(
      "show", "print documents, one line, or a result", topic: .corpus,
      positionals: [
        Positional("SEL", .words(.text), "Documents, a line such as `3:57`, or a result such as `$3`.")
      ],
      options: [clean.parameter, dropped.parameter, raw.parameter],
      examples: ["show 3", "show 3 --clean", "show 3 --dropped", "show 3:1"])
  ) { (shell, request) throws(CommandError) in
    let words = request.words("SEL")
    if words.count == 1, let line = LinePlace(words[0].text) {
      return try Outcome(Report(line: line, of: request.corpus))
    }
    if words.count == 1, !words[0].isQuoted, words[0].text.hasPrefix("$") {
      let cell = try shell.notebook.cell(named: String(words[0].text.dropFirst()))
      return Outcome(cell.report)
    }
    let selecting = DocumentSelecting(shell.notebook, shell.registry, request.context)
    let documents = try selecting.documents(words.map { Word($0) }) ?? request.documents
    let corpus = request.corpus
    let (isDropped, isClean) = (request[dropped], request[clean])
    return try request.context.leavable { (context) throws(CommandError) in
      try Outcome(
        isDropped
          ? Report(droppedLinesOf: documents, in: corpus, context)
          : Report(textOf: documents, in: corpus, isClean: isClean, context))
    }
  }
}

/// A line of a document, as people write it: `3:57`.
struct LinePlace {
  let doc: Int
  let line: Int

  init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let doc = parts[0], let line = parts[1], doc > 0, line > 0 else { return nil }
    (self.doc, self.line) = (doc, line)
  }
}

extension Word {
  /// A word of an argument, whose place is no longer known.
  init(_ argument: Argument) {
    self.init(
      argument.text, isQuoted: argument.isQuoted, position: Position(line: 1, column: 1), range: 0..<0)
  }
}

extension Report {
  /// One line with what it is and why.
  ///
  /// Throws `.usage` when there is no such line.
  fileprivate init(line place: LinePlace, of corpus: Corpus) throws(CommandError) {
    guard place.doc <= corpus.documents.count else {
      throw CommandError(
        .usage, "there is no document \(place.doc)", hint: "There are \(corpus.documents.count).",
        about: "\(place.doc):\(place.line)")
    }
    let document = corpus[place.doc]
    guard place.line <= document.lines.count else {
      throw CommandError(
        .usage, "document \(place.doc) has no line \(place.line)", hint: "It has \(document.lines.count).",
        about: "\(place.doc):\(place.line)")
    }
    let line = document.lines[place.line - 1]
    let evidence = corpus.evidence(Extent(place.doc, line.range))
    self.init(
      [
        Column("doc", .document), Column("id", .text), Column("line", .count), Column("start", .offset),
        Column("end", .offset), Column("text", .text), Column("label", .text), Column("reason", .text),
      ],
      rows: [
        Row([
          .count(place.doc), .text(document.id), .count(place.line), .count(evidence.start),
          .count(evidence.end),
          .text(evidence.text), .text(line.label.rawValue), .text(line.reason),
        ])
      ], layout: .passages)
  }

  fileprivate init(
    textOf documents: [Int], in corpus: Corpus, isClean: Bool, _ context: RunContext
  ) throws(CommandError) {
    let rows = try context.map(documents) { number in
      let document = corpus[number]
      let text =
        isClean
        ? document.articleRanges.map { document.text[$0] }.joined(separator: "\n")
        : document.text[0..<document.text.utf8.count]
      var row = Row([.count(number), .text(document.id), .text(text)])
      if !isClean {
        row.dimmedLines = Set(document.lines.indices.filter { !document.lines[$0].label.isArticle })
      }
      return row
    }
    self.init(
      [Column("doc", .document), Column("id", .text), Column("text", .text)], rows: rows, layout: .text)
  }

  fileprivate init(
    droppedLinesOf documents: [Int], in corpus: Corpus, _ context: RunContext
  ) throws(CommandError) {
    let rows = try context.map(documents) { number in
      let document = corpus[number]
      return document.lines.enumerated().filter { !$1.label.isArticle && $1.label != .blank }.map {
        index, line in
        Row([
          .count(number), .text(document.id), .count(index + 1), .text(document.text[line.range]),
          .text("\(line.label.rawValue): \(line.reason)"),
        ])
      }
    }
    self.init(
      [
        Column("doc", .document), Column("id", .text), Column("line", .count), Column("text", .text),
        Column("reason", .text),
      ], rows: rows.flatMap { $0 })
  }
}
