import CollateCore
import PluginKit
import TextKernels
import TextSearch

extension Command {
  private static let width = Option<Int>.integer(
    "width", short: "w", in: 1...2000, standard: 60, "How many characters to show on each side.")
  private static let sort = Option<String?>.text(
    "sort", .choice(["left", "right"]), "Sort by the words before, or after, the key word.")

  /// `kwic TERM`: every occurrence with what stands around it.
  static let keyWordInContext = Command(
    Manual(
      "kwic", "show a word everywhere it stands, with its context", topic: .explore,
      positionals: [
        Positional(
          "TERM", .words(.text), "A word, a phrase, or the beginning of a word: ceasefire, two-state, nego*.")
      ],
      options: [width.parameter, sort.parameter],
      discussion: """
        Every occurrence in the articles is listed; there is no limit. The term is found without regard to case and \
        accents, as it stands: `talk` does not find `talks`, `talk*` does, as `*` stands for any letters and `?` \
        inside a word for one. The context ends with the paragraph. `kwic TERM | count right1` counts the next \
        words, `| count left1` the words before.

        Between slashes, quoted, stands a regular expression over the text: `kwic '/cease-?fire (talks|deal)/'`. It \
        knows . [ ] \\w \\d \\s \\b ^ $ | ( ) * + ? {n,m}; case does not count; the longest match from the leftmost \
        place is taken, at most 400 characters. There is no reference back and no looking around, so that every \
        pattern takes time in proportion to the text (Thompson 1968; Cox 2010); one that needs more than 40 steps a \
        byte is refused.
        """,
      examples: [
        "kwic ferry", "kwic '/fire (chief|boat)s?/'", "kwic \"fire chief\" --width 30 --sort right",
        "kwic wheat | count right1",
      ])
  ) { request throws(CommandError) in
    let corpus = request.corpus
    var lines = try ContextSearch.lines(request, width: request[width])
    if let side = request[sort] { lines = ContextOrder.sorted(lines, byLeft: side == "left", in: corpus) }
    let rows = try request.context.map(lines, unit: "lines") { ContextRow.row($0, corpus) }
    return Outcome(Report(ContextRow.columns, rows: rows, layout: .concordance))
  }
}

/// Finds what `kwic` is asked for.
enum ContextSearch {
  /// The lines of the term, which is a pattern when it stands between slashes.
  static func lines(_ request: Request, width: Int) throws(CommandError) -> [ContextLine] {
    let typed = request.words("TERM")
    let whole = typed.map(\.text).joined(separator: " ")
    if whole.utf8.count > 2, whole.hasPrefix("/"), whole.hasSuffix("/") {
      let pattern = try LinearPattern(String(whole.dropFirst().dropLast()))
      return try ContextLines.find(
        pattern, over: request.documents, of: request.corpus, width: width, context: request.context)
    }
    let space = try TokenSpace.of(request.corpus, in: request.context)
    let term = typed.map { Query.Word($0.text, isQuoted: $0.isQuoted) }
    return try ContextLines.find(
      term, over: request.documents, of: request.corpus, in: space, width: width, context: request.context)
  }
}

/// An occurrence as a row.
enum ContextRow {
  static let columns = [
    Column("doc", .document), Column("id", .text), Column("start", .offset), Column("end", .offset),
    Column("left", .text), Column("node", .text), Column("right", .text),
  ]

  static func row(_ line: ContextLine, _ corpus: Corpus) -> Row {
    let document = corpus[line.doc]
    let evidence = corpus.evidence(Extent(line.doc, line.node))
    let values: [Value] = [
      .count(line.doc), .text(document.id), .count(evidence.start), .count(evidence.end),
      .text(document.text[line.left]), .text(evidence.text), .text(document.text[line.right]),
    ]
    return Row(values, evidence: [evidence], reason: "the words stand here")
  }
}

/// Sorts lines by the words beside the key word.
enum ContextOrder {
  /// The lines by the folded words on one side, outwards from the key word; equal ones keep their order.
  static func sorted(_ lines: [ContextLine], byLeft: Bool, in corpus: Corpus) -> [ContextLine] {
    let keys = lines.map { line -> [[UInt8]] in
      let utf8 = corpus[line.doc].text.utf8
      let range = byLeft ? line.left : line.right
      let words = Words.words(in: utf8, range).map { Array(Folding.folded(utf8, $0.range).utf8) }
      return byLeft ? words.reversed() : words
    }
    let order = lines.indices.sorted { a, b in
      if keys[a] == keys[b] { return a < b }
      return keys[a].lexicographicallyPrecedes(keys[b]) { $0.lexicographicallyPrecedes($1) }
    }
    return order.map { lines[$0] }
  }
}
