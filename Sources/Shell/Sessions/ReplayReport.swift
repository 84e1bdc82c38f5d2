import JSONCoding
import PluginKit
import SessionFile

extension Report {
  /// The SHA-256 of the canonical JSON of the answer, as sessions record it.
  var digest: String { Digest.sha256(canonicalJSON) }

  /// The verdicts of a replay, one row for each cell, and the documents that changed.
  init(findings replay: Replay) {
    let rows = replay.findings.map { finding in
      Row(
        [
          .count(finding.cell.n), .text(finding.verdict.rawValue), .text(finding.cell.input),
          .text(ifKnown: finding.causes.isEmpty ? nil : finding.causes.joined(separator: "; ")),
        ], reason: finding.causes.first)
    }
    let columns = [
      Column("cell", .count), Column("verdict", .text), Column("input", .text), Column("cause", .text),
    ]
    let changed = Report(changes: replay)
    let section = Section("documents", changed.columns, rows: changed.rows)
    self.init(columns, rows: rows, sections: changed.rows.isEmpty ? [] : [section])
  }

  /// The documents that changed since a session was saved, one row for each changed line.
  init(changes replay: Replay) {
    let fragments = replay.saved.fragments
    let corpus = replay.interpreter.notebook.corpus
    let rows = replay.changes.changes.flatMap { change -> [Row] in
      guard !change.lines.isEmpty, let new = change.new else {
        return [Report.row(change, line: nil, before: nil, after: nil, words: nil)]
      }
      return change.lines.map { line in
        let before = line.old.flatMap { fragments[change.old ?? 0]?[$0] }
        let after = line.new.map { corpus[new].text[corpus[new].lines[$0 - 1].range] }
        let words = before.flatMap { quoted in
          after.map { line in quoted.compactMap { WordChanges.shown(from: $0, to: line) } }
        }
        // A longer quotation of the line says what a shorter one does.
        let shown = words?.max { $0.utf8.count < $1.utf8.count }
        return Report.row(
          change, line: line, before: before?.joined(separator: " … "), after: after, words: shown)
      }
    }
    self.init(
      [
        Column("doc", .document), Column("id", .text), Column("change", .text), Column("oldLine", .count),
        Column("newLine", .count), Column("words", .text), Column("before", .text), Column("after", .text),
      ], rows: rows)
  }

  private static func row(
    _ change: CorpusChanges.Change, line: CorpusChanges.LineChange?, before: String?, after: String?,
    words: String?
  ) -> Row {
    Row([
      .count(change.old ?? change.new ?? 0), .text(change.id), .text(change.kind),
      line?.old.map(Value.count) ?? .none, line?.new.map(Value.count) ?? .none, .text(ifKnown: words),
      .text(ifKnown: before), .text(ifKnown: after),
    ])
  }
}

extension SavedSession {
  /// What the answers quote of the documents, by document and line: all that is known of a line that was changed.
  fileprivate var fragments: [Int: [Int: [String]]] {
    var fragments: [Int: [Int: [String]]] = [:]
    for cell in cells {
      guard case .report(let report) = cell.result else { continue }
      for place in report.quoted where fragments[place.doc]?[place.line]?.contains(place.text) != true {
        fragments[place.doc, default: [:]][place.line, default: []].append(place.text)
      }
    }
    return fragments
  }
}

extension Report {
  /// The evidence that stands in the answer, and the rows of `show`, which are whole lines.
  fileprivate var quoted: [Evidence] {
    var quoted: [Evidence] = []
    for (columns, rows) in [(columns, rows)] + sections.map({ ($0.columns, $0.rows) }) {
      let place = ["doc", "line", "text"].map { name in columns.firstIndex { $0.name == name } }
      for row in rows {
        quoted += row.evidence
        for case .evidence(let evidence) in row.values { quoted.append(evidence) }
        if let doc = place[0], let line = place[1], let text = place[2],
          case .count(let doc) = row.values[doc],
          case .count(let line) = row.values[line], case .text(let text) = row.values[text]
        {
          quoted.append(Evidence(doc: doc, id: "", line: line, start: 0, end: 0, text: text))
        }
      }
    }
    return quoted
  }
}
