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
      options: [width.parameter, sort.parameter, Scope.option.parameter],
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
    let found = try ContextSearch.occurrences(request)
    var rows = ContextRows(occurrences: found, corpus: request.corpus, width: request[width])
    if let side = request[sort] {
      let order = try ContextOrder.order(
        of: found, byLeft: side == "left", width: request[width], context: request.context)
      rows.occurrences = try found.picked(order, in: request.context)
    }
    let report = Report(ContextRows.columns, list: RowList(rows), layout: .concordance)
    guard found.count == 0 else { return Outcome(report) }
    return Outcome(report, notes: [try ContextSearch.absence(request)])
  }
}

/// Finds what `kwic` is asked for.
enum ContextSearch {
  /// Where the term stands, which is a pattern when it stands between slashes.
  static func occurrences(_ request: Request) throws(CommandError) -> Occurrences {
    let typed = request.words("TERM")
    if let source = pattern(typed) {
      let pattern = try LinearPattern(source)
      return try Occurrences(
        of: pattern, over: request.scope, of: request.corpus, context: request.context)
    }
    try Scope.check(typed, of: "kwic")
    let space = try TokenSpace.of(request.corpus, in: request.context)
    let term = typed.map { Query.Word($0.text, isQuoted: $0.isQuoted) }
    return try Occurrences(
      of: term, over: request.scope, of: request.corpus, in: space, context: request.context)
  }
}

extension ContextSearch {
  /// The regular expression of a term between slashes; nil for words.
  private static func pattern(_ term: [Argument]) -> String? {
    let whole = term.map(\.text).joined(separator: " ")
    guard whole.utf8.count > 2, whole.hasPrefix("/"), whole.hasSuffix("/") else { return nil }
    return String(whole.dropFirst().dropLast())
  }

  /// What to say when nothing was found.
  static func absence(_ request: Request) throws(CommandError) -> String {
    let term = request.words("TERM")
    let count = request.scope.count
    if let source = pattern(term) { return "Nothing matches /\(source)/ in \(counted(count, "document"))." }
    return Scope.absence(
      of: term, in: try TokenSpace.of(request.corpus, in: request.context), documents: count)
  }
}

/// Occurrences as rows, made when they are read.
struct ContextRows: RowSource {
  var occurrences: Occurrences
  let corpus: Corpus
  let width: Int

  static let columns = [
    Column("doc", .document), Column("id", .text), Column("start", .offset), Column("end", .offset),
    Column("left", .text), Column("node", .text), Column("right", .text),
  ]

  var count: Int { occurrences.count }
  var documents: [Int]? { occurrences.documents }

  func picked(_ numbers: [UInt32], in context: RunContext) throws(CommandError) -> any RowSource {
    ContextRows(occurrences: try occurrences.picked(numbers, in: context), corpus: corpus, width: width)
  }

  func values(of column: Int, _ numbers: Range<Int>) -> [Value] {
    var values: [Value] = []
    values.reserveCapacity(numbers.count)
    occurrences.forEach(numbers) { doc, document, node in
      switch column {
      case 0: values.append(.count(doc))
      case 1: values.append(.text(document.id))
      case 2: values.append(.count(document.text.scalarOffset(at: node.lowerBound)))
      case 3: values.append(.count(document.text.scalarOffset(at: node.upperBound)))
      case 4: values.append(.text(document.text[ContextLines.left(of: node, in: document, width: width)]))
      case 5: values.append(.text(document.text[node]))
      case 6: values.append(.text(document.text[ContextLines.right(of: node, in: document, width: width)]))
      default: values.append(.none)
      }
    }
    return values
  }

  func lendTexts(of column: Int, _ numbers: Range<Int>, _ body: ([UInt8], Range<Int>) -> Void) -> Bool {
    guard (4...6).contains(column) else { return false }
    occurrences.forEach(numbers) { _, document, node in
      switch column {
      case 4: body(document.text.utf8, ContextLines.left(of: node, in: document, width: width))
      case 5: body(document.text.utf8, node)
      default: body(document.text.utf8, ContextLines.right(of: node, in: document, width: width))
      }
    }
    return true
  }

  func rows(_ numbers: Range<Int>) -> [Row] {
    var rows: [Row] = []
    rows.reserveCapacity(numbers.count)
    occurrences.forEach(numbers) { doc, document, node in
      let line = ContextLines.line(node, in: document, width: width)
      let evidence = corpus.evidence(Extent(doc, node))
      let values: [Value] = [
        .count(doc), .text(evidence.id), .count(evidence.start), .count(evidence.end),
        .text(document.text[line.left]), .text(evidence.text), .text(document.text[line.right]),
      ]
      rows.append(Row(values, evidence: [evidence], reason: "the words stand here"))
    }
    return rows
  }
}

/// Sorts lines by the words beside the key word.
enum ContextOrder {
  /// The numbers of the lines by the folded words on one side, outwards from the key word; equal ones keep their order.
  static func order(
    of occurrences: Occurrences, byLeft: Bool, width: Int, context: RunContext
  ) throws(CommandError) -> [UInt32] {
    let size = 4096
    let parts = stride(from: 0, to: occurrences.count, by: size).map {
      $0..<min($0 + size, occurrences.count)
    }
    let keys = SortKeys(
      try context.map(parts, unit: "parts") { part in
        SortKeys.Part(occurrences, part, byLeft: byLeft, width: width)
      })
    return keys.order
  }
}

/// The folded words beside many key words, in one row of bytes.
private struct SortKeys {
  /// The keys of some lines.
  struct Part: Sendable {
    var bytes: [UInt8] = []
    var ends: [Int] = []

    init(_ occurrences: Occurrences, _ numbers: Range<Int>, byLeft: Bool, width: Int) {
      var words: [Word] = []
      var bytes: [UInt8] = []
      var ends: [Int] = []
      occurrences.forEach(numbers) { _, document, node in
        let line = ContextLines.line(node, in: document, width: width)
        let utf8 = document.text.utf8
        words.removeAll(keepingCapacity: true)
        Words.append(of: utf8, in: byLeft ? line.left : line.right, to: &words)
        // A space is below all letters, so that a word comes before those that go on from it.
        for word in byLeft ? words.reversed() : words {
          bytes.append(contentsOf: Folding.folded(utf8, word.range).utf8)
          bytes.append(0x20)
        }
        ends.append(bytes.count)
      }
      (self.bytes, self.ends) = (bytes, ends)
    }
  }
  private var bytes: [UInt8] = []
  private var ends: [Int] = [0]
  /// The first eight bytes of each key, which decide most comparisons.
  private var heads: [UInt64] = []

  init(_ parts: [Part]) {
    for part in parts {
      let base = bytes.count
      bytes += part.bytes
      ends += part.ends.map { base + $0 }
    }
    heads = (0..<(ends.count - 1)).map { number in
      var head: UInt64 = 0
      for place in ends[number]..<ends[number] + 8 {
        head = head << 8 | (place < ends[number + 1] ? UInt64(bytes[place]) : 0)
      }
      return head
    }
  }

  /// The numbers of the keys, smallest key first; equal ones in their order.
  var order: [UInt32] {
    (0..<UInt32(heads.count)).sorted { a, b in
      if heads[Int(a)] != heads[Int(b)] { return heads[Int(a)] < heads[Int(b)] }
      let (first, second) = (bytes[range(a)], bytes[range(b)])
      if first.lexicographicallyPrecedes(second) { return true }
      return second.lexicographicallyPrecedes(first) ? false : a < b
    }
  }

  private func range(_ number: UInt32) -> Range<Int> { ends[Int(number)]..<ends[Int(number) + 1] }
}
