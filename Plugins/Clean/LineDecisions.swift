import PluginKit

extension Command {
  /// `keep 3:12`: takes a line into the article.
  static let keep = deciding(
    "keep", "take lines into the article that cleaning set aside", label: .body,
    examples: ["keep 1:3", "keep 1:3-5"])

  /// `discard 3:12`: sets a line aside.
  static let discard = deciding(
    "discard", "set lines aside that cleaning kept", label: .boilerplate,
    examples: ["discard 1:3", "discard 1:3-5"])

  private static func deciding(
    _ name: String, _ summary: String, label: LineLabel, examples: [String]
  ) -> Command {
    Command(
      Manual(
        name, summary, topic: .corpus,
        positionals: [
          Positional("LINE", .words(.text), "Lines as `doc:line`, `3:12`, or several, `3:12-15`.")
        ],
        discussion:
          "The decision is saved with the session, can be undone, and holds when `clean` judges again.",
        examples: examples)
    ) { request throws(CommandError) in
      var versions: [Int: Document] = [:]
      var edits: [CorpusEdit] = []
      for word in request.words("LINE") {
        let place = try LineSpan(word.text, in: request.corpus)
        let decision = place.decision(name, in: request.corpus)
        versions[place.doc] = (versions[place.doc] ?? request.corpus[place.doc]).applying(decision)
        edits.append(.decide(decision))
      }
      let places = request.words("LINE").map(\.text).joined(separator: ", ")
      return Outcome(
        edits: [.replace(versions)] + edits, notes: ["\(label == .body ? "Kept" : "Set aside") \(places)."])
    }
  }
}

/// Lines of one document, as people write them: `3:12` or `3:12-15`.
struct LineSpan {
  /// The document's number.
  let doc: Int
  /// The numbers of the lines.
  let lines: ClosedRange<Int>

  /// Reads the words of a person; throws `.usage` when they are no lines of the corpus.
  init(_ text: String, in corpus: Corpus) throws(CommandError) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    let ends = parts.count == 2 ? parts[1].split(separator: "-").map { Int($0) } : []
    guard parts.count == 2, let doc = Int(parts[0]), (1...2).contains(ends.count),
      let first = ends[0], let last = ends[ends.count - 1], first <= last
    else {
      throw CommandError(
        .usage, "\(text) is not a line", hint: "Write the document, a colon and the line: 3:12.", about: text)
    }
    guard (1...max(1, corpus.documents.count)).contains(doc), !corpus.documents.isEmpty else {
      throw CommandError(.usage, "there is no document \(doc)", hint: "docs lists them.", about: text)
    }
    guard first >= 1, last <= corpus[doc].lines.count else {
      throw CommandError(
        .usage, "document \(doc) has \(corpus[doc].lines.count) lines, and no line \(last)",
        hint: "show \(doc) prints them.", about: text)
    }
    self.doc = doc
    lines = first...last
  }

  /// The decision as the session keeps it: by the document's id, so that it survives another order.
  func decision(_ kind: String, in corpus: Corpus) -> Decision {
    Decision(kind, [corpus[doc].id, String(lines.lowerBound), String(lines.upperBound)])
  }
}

extension Document {
  /// The document with a decision about its lines; the same document when the decision is about something else.
  func applying(_ decision: Decision) -> Document {
    guard decision.kind == "keep" || decision.kind == "discard", decision.values.count == 3,
      decision.values[0] == id, let first = Int(decision.values[1]), let last = Int(decision.values[2]),
      first >= 1, first <= last, last <= lines.count
    else { return self }
    var lines = Array(lines)
    let ranges = text.lineRanges
    for index in (first - 1)..<last where lines[index].label != .blank {
      lines[index] =
        decision.kind == "keep"
        ? Line(ranges[index], .body, reason: "kept by you")
        : Line(ranges[index], .boilerplate, reason: "set aside by you")
    }
    return with(lines: lines)
  }

  /// The lines as they were before anything was decided about them.
  var linesAsLoaded: [Line] {
    zip(text.lineRanges, lines).map { range, line in
      line.label == .blank
        ? Line(range, .blank, reason: "white space") : Line(range, .body, reason: "as loaded")
    }
  }
}
