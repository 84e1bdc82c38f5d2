import Cleaning
import PluginKit

extension Command {
  private static let off = Option<Bool>.flag("off", "Take every line back in, as `load --raw` does.")

  /// `clean`: judges the lines of documents again and says what was decided.
  static let clean = Command(
    Manual(
      "clean", "say what cleaning decided, per document; judge again, or switch it off", topic: .corpus,
      positionals: [.documents], options: [off.parameter],
      discussion: """
        Cleaning runs when documents are loaded, unless --raw is given. Nothing is deleted: each line gets a label \
        and a reason, and analyses read the lines of the article. `show 3 --dropped` lists what was set aside, \
        `keep 3:12` and `discard 3:12` correct it; what they decided stays when `clean` judges again.
        """,
      examples: ["clean", "clean 1", "clean --off", "clean lang:tr"])
  ) { request throws(CommandError) in
    let versions = try request[off] ? raw(request) : judged(request)
    let rows = request.documents.map { number in
      row(number, versions[number] ?? request.corpus[number])
    }
    let columns: [Column] = [
      Column("doc", .document), Column("id", .text), Column("kept", .count), Column("dropped", .count),
      Column("repeats", .count), Column("reasons", .list),
    ]
    return Outcome(
      Report(columns, rows: rows), edits: versions.isEmpty ? [] : [.replace(versions)],
      next: request.documents.first.map { ["show \($0) --dropped", "show \($0) --clean"] } ?? [])
  }

  /// The documents with every line as loaded, where that changes something.
  private static func raw(_ request: Request) -> [Int: Document] {
    var versions: [Int: Document] = [:]
    for number in request.documents {
      let document = request.corpus[number]
      let lines = document.linesAsLoaded
      if lines != Array(document.lines) { versions[number] = document.with(lines: lines) }
    }
    return versions
  }

  /// The documents judged anew, with the user's own decisions on top, where that changes something.
  private static func judged(_ request: Request) throws(CommandError) -> [Int: Document] {
    let documents = request.documents.map { request.corpus[$0] }
    let selected = Set(request.documents)
    let others = request.corpus.active.filter { !selected.contains($0) }.map { request.corpus[$0] }
    let cleaned = try Cleaner().clean(documents, beside: others, in: request.context)
    var versions: [Int: Document] = [:]
    for (number, var document) in zip(request.documents, cleaned) {
      for decision in request.corpus.decisions { document = document.applying(decision) }
      guard document.lines != request.corpus[number].lines else { continue }
      versions[number] = document
    }
    return versions
  }

  private static func row(_ number: Int, _ document: Document) -> Row {
    let labels = document.lines.map(\.label)
    let dropped = document.lines.filter { !$0.label.isArticle && $0.label != .blank && $0.label != .repeat }
    return Row([
      .count(number), .text(document.id), .count(labels.count(where: \.isArticle)), .count(dropped.count),
      .count(labels.count { $0 == .repeat }), .list(repeats(in: document) + reasons(of: dropped)),
    ])
  }

  /// How many repeated blocks are told.
  private static let mostBlocks = 20

  /// What the page has again, by the lines.
  private static func repeats(in document: Document) -> [Value] {
    let blocks = RepeatedBlock.blocks(of: document)
    let told = blocks.prefix(mostBlocks).map { block in
      let isOne = block.lines.count == 1
      return Value.text(
        "\(isOne ? "line" : "lines") \(range(block.lines)) \(isOne ? "repeats" : "repeat") \(range(block.original))"
      )
    }
    return told + (blocks.count > mostBlocks ? [.text("\(blocks.count - mostBlocks) more repeats")] : [])
  }

  private static func range(_ lines: ClosedRange<Int>) -> String {
    lines.count == 1 ? String(lines.lowerBound) : "\(lines.lowerBound)–\(lines.upperBound)"
  }

  /// The reasons lines were dropped for, each with how many lines, most frequent first.
  private static func reasons(of lines: [Line]) -> [Value] {
    var counts: [String: Int] = [:]
    for line in lines { counts[line.reason, default: 0] += 1 }
    let sorted = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return sorted.map { .text($0.value == 1 ? $0.key : "\($0.value) × \($0.key)") }
  }
}
