import PluginKit

extension ShellWord {
  /// `why`: the words a row rests on.
  static let why = ShellWord(
    Manual(
      "why", "show the words a row of an answer rests on, and the rule that made it", topic: .notebook,
      positionals: [
        Positional("N.K", .word(.cell), "Row K of cell N; rows of sections are counted through.")
      ],
      examples: ["load Sessions/corpora/harbour; entities; why 2.1"])
  ) { (shell, request) throws(CommandError) in
    let text = request.words("N.K").first?.text ?? ""
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, let number = Int(parts[1]), number > 0 else {
      throw CommandError(
        .usage, "\(text) is not a row", hint: "As in: why 4.2 for row 2 of cell 4.", about: text)
    }
    let cell = try shell.notebook.cell(
      named: parts[0].hasPrefix("$") ? String(parts[0].dropFirst()) : String(parts[0]))
    guard let report = cell.report, let (row, columns) = report.row(number) else {
      throw CommandError(
        .usage, "cell \(cell.n) has no row \(number)", hint: "It has \(cell.report?.rowCount ?? 0).",
        about: text)
    }
    return Outcome(Report(reasonsFor: row, columns, in: shell.notebook.corpus))
  }
}

extension Report {
  /// A row by its number, from 1, counted through the sections; with the columns of its table.
  func row(_ number: Int) -> (Row, [Column])? {
    var number = number
    for table in [(columns, rows)] + sections.map({ ($0.columns, $0.rows) }) {
      if number <= table.1.count { return (table.1[number - 1], table.0) }
      number -= table.1.count
    }
    return nil
  }

  /// What a row rests on: each place with its outlet, date, line and sentence, and the rule.
  fileprivate init(reasonsFor row: Row, _ columns: [Column], in corpus: Corpus) {
    let places = Report.evidence(of: row, columns, in: corpus)
    let reason = Value.text(ifKnown: row.reason ?? Report.text("because", of: row, columns))
    let rows = places.map { place -> Row in
      let document = corpus.numbers?.contains(place.doc) == true ? corpus[place.doc] : nil
      let line = document.flatMap {
        place.line <= $0.lines.count ? $0.text[$0.lines[place.line - 1].range] : nil
      }
      return Row([
        .count(place.doc), .text(place.id), .text(ifKnown: document?.metadata.source),
        .text(ifKnown: document?.metadata.date?.description), .count(place.line), .count(place.start),
        .count(place.end), .text(place.text), .text(ifKnown: line), reason,
      ])
    }
    self.init(
      [
        Column("doc", .document), Column("id", .text), Column("source", .text), Column("date", .date),
        Column("line", .count), Column("start", .offset), Column("end", .offset), Column("text", .text),
        Column("context", .text), Column("because", .text),
      ], rows: rows,
      warnings: rows.isEmpty
        ? ["this row counts or computes; it rests on no single place" + Report.suffix(reason)] : [],
      layout: .passages)
  }

  private static func suffix(_ reason: Value) -> String {
    if case .text(let text) = reason { ": \(text)" } else { "" }
  }

  private static func text(_ name: String, of row: Row, _ columns: [Column]) -> String? {
    guard let place = columns.firstIndex(where: { $0.name == name }), case .text(let text) = row.values[place]
    else {
      return nil
    }
    return text
  }

  private static func number(_ name: String, of row: Row, _ columns: [Column]) -> Int? {
    guard let place = columns.firstIndex(where: { $0.name == name }),
      case .count(let number) = row.values[place]
    else {
      return nil
    }
    return number
  }

  /// The row's evidence; else the place its own columns name; else the first line of the article it is about.
  private static func evidence(of row: Row, _ columns: [Column], in corpus: Corpus) -> [Evidence] {
    let nested = row.values.flatMap(\.evidence)
    if !row.evidence.isEmpty { return row.evidence }
    guard let doc = number("doc", of: row, columns), corpus.numbers?.contains(doc) == true else {
      return nested
    }
    let text = corpus[doc].text
    if let start = number("start", of: row, columns), let end = number("end", of: row, columns), start <= end
    {
      return [corpus.evidence(Extent(doc, text.utf8Offset(ofScalar: start)..<text.utf8Offset(ofScalar: end)))]
    }
    if !nested.isEmpty { return nested }
    let line = corpus[doc].articleRanges.first ?? corpus[doc].lines.first?.range
    return line.map { [corpus.evidence(Extent(doc, $0))] } ?? []
  }
}

extension Value {
  /// The evidence inside the value, in order.
  fileprivate var evidence: [Evidence] {
    switch self {
    case .evidence(let evidence): [evidence]
    case .list(let values): values.flatMap(\.evidence)
    case .record(let fields): fields.flatMap(\.value.evidence)
    default: []
    }
  }
}
