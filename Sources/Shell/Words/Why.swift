import PluginKit

extension ShellWord {
  /// `why`: the words a row rests on.
  static let why = ShellWord(
    Manual(
      "why", "show the words a row of an answer rests on, the rule that made it, and what other outlets say",
      topic: .notebook,
      positionals: [
        Positional("N.K", .word(.cell), "Row K of cell N; rows of sections are counted through.")
      ],
      discussion: """
        Each place stands with its outlet, date, line, offsets and the line it is in. Counterparts are the rows of the \
        same answer that are about the same thing in another outlet: of the same cluster, series, utterance, counted \
        thing or name.
        """,
      examples: [
        "load Sessions/corpora/harbour; entities; why 2.1", "load Sessions/corpora/harbour; dedupe; why 2.1",
      ])
  ) { (shell, request) throws(CommandError) in
    let text = request.words("N.K").first?.text ?? ""
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, let number = Int(parts[1]), number > 0 else {
      throw CommandError(
        .usage, "\(text) is not a row", hint: "As in: why 4.2 for row 2 of cell 4.", about: text)
    }
    let cell = try shell.notebook.cell(
      named: parts[0].hasPrefix("$") ? String(parts[0].dropFirst()) : String(parts[0]))
    guard let report = cell.report, let (row, columns, table) = report.row(number) else {
      throw CommandError(
        .usage, "cell \(cell.n) has no row \(number)", hint: "It has \(cell.report?.rowCount ?? 0).",
        about: text)
    }
    let corpus = shell.notebook.corpus
    return try request.context.leavable { _ in
      let others = Counterparts(columns, table).of(row, in: corpus)
      return Outcome(Report(reasonsFor: row, columns, counterparts: others, in: corpus))
    }
  }
}

extension Report {
  /// A row by its number, from 1, counted through the sections; with the columns and rows of its table.
  func row(_ number: Int) -> (Row, [Column], RowList)? {
    var number = number
    for table in [(columns, list)] + sections.map({ ($0.columns, RowList($0.rows)) }) {
      if number <= table.1.count { return (table.1.row(number - 1), table.0, table.1) }
      number -= table.1.count
    }
    return nil
  }

  /// What a row rests on: each place with its outlet, date, line and sentence, and the rule.
  fileprivate init(reasonsFor row: Row, _ columns: [Column], counterparts: [Row], in corpus: Corpus) {
    let reason = Value.text(ifKnown: row.reason ?? Report.text("because", of: row, columns))
    let places = Report.evidence(of: row, columns, in: corpus)
    let rows = places.enumerated().map { index, place in
      Report.row(place, row.placeReasons.isEmpty ? reason : row.placeReason(index), in: corpus)
    }
    let others = counterparts.compactMap { other in
      let reason = Value.text(ifKnown: other.reason ?? Report.text("because", of: other, columns))
      return Report.evidence(of: other, columns, in: corpus).first.map { Report.row($0, reason, in: corpus) }
    }
    self.init(
      Report.whyColumns, rows: rows,
      sections: others.isEmpty ? [] : [Section("counterparts", Report.whyColumns, rows: others)],
      warnings: rows.isEmpty
        ? ["this row counts or computes; it rests on no single place" + Report.suffix(reason)] : [],
      layout: .passages)
  }

  private static let whyColumns = [
    Column("doc", .document), Column("id", .text), Column("source", .text), Column("date", .date),
    Column("line", .count), Column("start", .offset), Column("end", .offset), Column("text", .text),
    Column("context", .text), Column("because", .text),
  ]

  /// A place with its outlet, date, line and the words around it.
  private static func row(_ place: Evidence, _ reason: Value, in corpus: Corpus) -> Row {
    let document = corpus.numbers?.contains(place.doc) == true ? corpus[place.doc] : nil
    let line = document.flatMap { context(of: place, in: $0) }
    return Row([
      .count(place.doc), .text(place.id), .text(ifKnown: document?.metadata.source),
      .text(ifKnown: document?.metadata.date?.description), .count(place.line), .count(place.start),
      .count(place.end), .text(place.text), .text(ifKnown: line), reason,
    ])
  }

  /// How many characters of a line are shown on each side of a place: a line can be the whole text.
  private static let nearby = 2000

  /// The line a place is in, or what of it is near the place.
  private static func context(of place: Evidence, in document: Document) -> String? {
    guard place.line <= document.lines.count else { return nil }
    let text = document.text
    let near =
      text.utf8Offset(
        ofScalar: max(0, place.start - nearby))..<text.utf8Offset(
        ofScalar: place.end + nearby)
    return text[document.lines[place.line - 1].range.clamped(to: near)]
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

  /// The row's evidence; else the place or line its own columns name; else the first line of the article it is about.
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
    let named = number("line", of: row, columns).flatMap { line in
      corpus[doc].lines.indices.contains(line - 1) ? corpus[doc].lines[line - 1].range : nil
    }
    let line = named ?? corpus[doc].articleRanges.first ?? corpus[doc].lines.first?.range
    return line.map { line in
      let end = text.utf8Offset(ofScalar: text.scalarOffset(at: line.lowerBound) + nearby)
      return [corpus.evidence(Extent(doc, line.clamped(to: line.lowerBound..<end)))]
    } ?? []
  }
}

extension Row {
  /// Why the row rests on a place of its evidence, from 0; nothing where nothing is to be said.
  func placeReason(_ index: Int) -> Value {
    let said = index < placeReasons.count && !placeReasons[index].isEmpty
    return .text(ifKnown: said ? placeReasons[index] : nil)
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
