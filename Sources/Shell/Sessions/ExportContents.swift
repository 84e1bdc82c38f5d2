import PluginKit

/// What reports of a notebook tell besides its cells.
extension Exported {
  /// The documents.
  var documentTable: Report {
    Report(
      [
        Column("doc", .document), Column("id", .text), Column("source", .text), Column("lang", .language),
        Column("date", .date), Column("sha256", .text),
      ],
      rows: corpus.documents.enumerated().map { index, document in
        Row([
          .count(index + 1), .text(document.id), .text(ifKnown: document.metadata.source),
          .text(document.metadata.language.rawValue), .text(ifKnown: document.metadata.date?.description),
          .text(document.sha256),
        ])
      })
  }

  /// What was left out and why: lines of pages by reason, and whole documents.
  var exclusionTable: Report {
    var lines: [String: (lines: Int, documents: Int)] = [:]
    for document in corpus.documents {
      var reasons: Set<String> = []
      for line in document.lines where line.label.isSetAside {
        lines[line.reason, default: (0, 0)].lines += 1
        if reasons.insert(line.reason).inserted { lines[line.reason]?.documents += 1 }
      }
    }
    let sorted = lines.sorted { ($1.value.lines, $0.key) < ($0.value.lines, $1.key) }
    let rows = sorted.map {
      Row([.text("lines"), .count($0.value.lines), .count($0.value.documents), .text($0.key)])
    }
    let whole = corpus.setAside.sorted { $0.key < $1.key }.map { number, reason in
      Row([.text("document \(number) (\(corpus[number].id))"), .none, .count(1), .text(reason)])
    }
    return Report(
      [Column("what", .text), Column("lines", .count), Column("documents", .count), Column("reason", .text)],
      rows: rows + whole)
  }

  /// The words the rows of an answer rest on, where the answer does not show them itself.
  func evidence(of report: Report) -> Report {
    let rows = (report.rows + report.sections.flatMap(\.rows)).enumerated().flatMap { index, row in
      row.evidence.enumerated().map { number, place in
        Row([
          .count(index + 1), .text("[\(place.doc):\(place.line)] \(place.id)"), .text(place.text),
          row.placeReasons.isEmpty ? .text(ifKnown: row.reason) : row.placeReason(number),
        ])
      }
    }
    return Report(
      [Column("row", .count), Column("place", .text), Column("text", .text), Column("rule", .text)],
      rows: rows)
  }

  /// What stands under the title: counts and the fingerprint.
  var summary: String {
    "\(counted(corpus.documents.count, "document")), \(counted(notebook.cells.count, "cell")). Corpus fingerprint (SHA-256): "
      + "\(corpus.fingerprint). Written by collate \(version)."
  }

  /// The notes after a cell; those before the first have number 0.
  func notes(after cell: Int) -> [String] { remarks[cell] ?? [] }

  // MARK: - Methods

  /// The paragraph on methods as an answer.
  var methodsReport: Report {
    Report([Column("text", .text)], rows: [Row([.text(methods)])], layout: .text)
  }

  /// What went in and out of each step, with which values and versions.
  var methods: String {
    var languages: [String: Int] = [:]
    for document in corpus.documents { languages[document.metadata.language.rawValue, default: 0] += 1 }
    let counts = languages.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.value) \($0.key)" }
    var sentences = [
      "\(counted(corpus.documents.count, "article")) (\(counts.joined(separator: ", "))) "
        + "\(corpus.documents.count == 1 ? "was" : "were") read with collate \(version); "
        + "the SHA-256 fingerprint of the corpus is \(corpus.fingerprint)."
    ]
    sentences.append(cleaning)
    if !corpus.setAside.isEmpty {
      sentences.append(
        "\(counted(corpus.setAside.count, "document")) \(corpus.setAside.count == 1 ? "was" : "were") left out of "
          + "later steps, \(corpus.active.count) remained.")
    }
    sentences += notebook.cells.filter { $0.report != nil }.map(sentence)
    return sentences.filter { !$0.isEmpty }.joined(separator: " ")
  }

  private var cleaning: String {
    let lines = corpus.documents.flatMap(\.lines).filter { $0.label != .blank }
    let aside = lines.filter(\.label.isSetAside).count
    guard aside > 0 else { return "" }
    let repeats = lines.filter { $0.label == .repeat }.count
    return
      "Of \(lines.count) lines \(aside) were set aside as page furniture or repeats (\(counted(repeats, "repeat")))."
  }

  private func sentence(_ cell: Cell) -> String {
    let owner = shell.registry.owner(of: cell.command).map { " (plugin \($0.name) \($0.version))" } ?? ""
    let documents = cell.documents.reduce(0) { $0 + $1.count }
    let read = documents > 0 ? " read \(documents) documents" : ""
    let set = cell.parameters.filter { $0.value != nil && $0.value != "false" }.map { parameter in
      let origin = parameter.origin == .standard ? "" : " (\(parameter.origin.rawValue))"
      return "\(parameter.name) \(parameter.value ?? "")\(origin)"
    }
    let values = set.isEmpty ? "" : " with " + set.joined(separator: ", ")
    let rows = cell.report?.rowCount ?? 0
    let joint = read.isEmpty ? " gave" : " and gave"
    return "`\(cell.input)`\(owner)\(read)\(values)\(joint) \(rows) \(rows == 1 ? "row" : "rows")."
  }
}
