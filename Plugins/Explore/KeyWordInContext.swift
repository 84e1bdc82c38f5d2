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
    let width = request[width]
    var found = try ContextSearch.occurrences(request)
    if let side = request[sort] {
      found = ContextOrder.sorted(found, byLeft: side == "left", in: corpus, width: width)
    }
    let rows = ContextRows(occurrences: found, corpus: corpus, width: width)
    let list = RowList(count: found.count, value: rows.value, row: rows.row)
    return Outcome(Report(ContextRows.columns, list: list, layout: .concordance))
  }
}

/// Finds what `kwic` is asked for.
enum ContextSearch {
  /// Where the term stands, which is a pattern when it stands between slashes.
  static func occurrences(_ request: Request) throws(CommandError) -> [Occurrence] {
    let typed = request.words("TERM")
    let whole = typed.map(\.text).joined(separator: " ")
    if whole.utf8.count > 2, whole.hasPrefix("/"), whole.hasSuffix("/") {
      let pattern = try LinearPattern(String(whole.dropFirst().dropLast()))
      return try ContextLines.find(
        pattern, over: request.documents, of: request.corpus, context: request.context)
    }
    let space = try TokenSpace.of(request.corpus, in: request.context)
    let term = typed.map { Query.Word($0.text, isQuoted: $0.isQuoted) }
    return try ContextLines.find(
      term, over: request.documents, of: request.corpus, in: space, context: request.context)
  }
}

/// Occurrences as rows, each made when it is read.
struct ContextRows: Sendable {
  let occurrences: [Occurrence]
  let corpus: Corpus
  let width: Int

  static let columns = [
    Column("doc", .document), Column("id", .text), Column("start", .offset), Column("end", .offset),
    Column("left", .text), Column("node", .text), Column("right", .text),
  ]

  /// What stands in a column of a row.
  func value(_ row: Int, _ column: Int) -> Value {
    let occurrence = occurrences[row]
    let document = corpus[occurrence.doc]
    switch column {
    case 0: return .count(occurrence.doc)
    case 1: return .text(document.id)
    case 2: return .count(document.text.scalarOffset(at: occurrence.node.lowerBound))
    case 3: return .count(document.text.scalarOffset(at: occurrence.node.upperBound))
    case 4: return .text(document.text[line(occurrence).left])
    case 5: return .text(document.text[occurrence.node])
    case 6: return .text(document.text[line(occurrence).right])
    default: return .none
    }
  }

  func row(_ row: Int) -> Row {
    let occurrence = occurrences[row]
    let line = line(occurrence)
    let document = corpus[occurrence.doc]
    let evidence = corpus.evidence(Extent(occurrence.doc, occurrence.node))
    let values: [Value] = [
      .count(occurrence.doc), .text(document.id), .count(evidence.start), .count(evidence.end),
      .text(document.text[line.left]), .text(evidence.text), .text(document.text[line.right]),
    ]
    return Row(values, evidence: [evidence], reason: "the words stand here")
  }

  private func line(_ occurrence: Occurrence) -> ContextLine {
    ContextLines.line(occurrence, in: corpus, width: width)
  }
}

/// Sorts lines by the words beside the key word.
enum ContextOrder {
  /// The lines by the folded words on one side, outwards from the key word; equal ones keep their order.
  static func sorted(
    _ occurrences: [Occurrence], byLeft: Bool, in corpus: Corpus, width: Int
  ) -> [Occurrence] {
    let keys = occurrences.map { occurrence -> [[UInt8]] in
      let line = ContextLines.line(occurrence, in: corpus, width: width)
      let utf8 = corpus[occurrence.doc].text.utf8
      let range = byLeft ? line.left : line.right
      let words = Words.words(in: utf8, range).map { Array(Folding.folded(utf8, $0.range).utf8) }
      return byLeft ? words.reversed() : words
    }
    let order = occurrences.indices.sorted { a, b in
      if keys[a] == keys[b] { return a < b }
      return keys[a].lexicographicallyPrecedes(keys[b]) { $0.lexicographicallyPrecedes($1) }
    }
    return order.map { occurrences[$0] }
  }
}
