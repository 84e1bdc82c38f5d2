import CollateCore
import PluginKit

/// A table of an answer, on its own or as a section.
struct Table {
  /// The section it is; nil for the answer's own table.
  let section: String?
  var columns: [Column]
  /// The rows, which may not be made yet.
  var list: RowList
  var rows: [Row] {
    get { list.all }
    set { list = RowList(newValue) }
  }

  init(section: String?, columns: [Column], rows: [Row]) {
    self.init(section: section, columns: columns, list: RowList(rows))
  }

  init(section: String?, columns: [Column], list: RowList) {
    self.section = section
    self.columns = columns
    self.list = list
  }
}

extension Request {
  /// The tables of the answer piped in.
  ///
  /// - Throws: a usage error when nothing was piped in.
  func inputTables(_ command: String) throws(CommandError) -> [Table] {
    guard let input else {
      throw CommandError(
        .usage, "`\(command)` works on the rows of an answer, and none was handed to it",
        hint:
          "Put it behind a command, as in `docs | \(command) …`, or name a cell, as in `$3 | \(command) …`.")
    }
    let own = Table(section: nil, columns: input.columns, list: input.list)
    let sections = input.sections.map { Table(section: $0.name, columns: $0.columns, rows: $0.rows) }
    return input.sections.isEmpty || !input.columns.isEmpty ? [own] + sections : sections
  }

  /// The answer piped in, with `tables` in the place of its own.
  ///
  /// Without its three parts a concordance is shown as a table, and so is text without its `text`.
  func answer(_ tables: [Table]) -> Report {
    let own = tables.first { $0.section == nil }
    let sections = tables.compactMap { table in
      table.section.map { Report.Section($0, table.columns, rows: table.rows) }
    }
    var report = Report(own?.columns ?? [], list: own?.list ?? RowList([]), sections: sections)
    report.warnings = input?.warnings ?? []
    report.hidesEvidence = input?.hidesEvidence ?? false
    if own?.columns == input?.columns { report.layout = input?.layout ?? .table }
    return report
  }
}

extension Row {
  /// The row with its own words as evidence, where its columns say a place that columns kept later may not.
  func keepingEvidence(_ columns: [Column], in corpus: Corpus) -> Row {
    guard evidence.isEmpty, let place = extent(columns, in: corpus) else { return self }
    var row = self
    row.evidence = [corpus.evidence(place)]
    return row
  }

  private func extent(_ columns: [Column], in corpus: Corpus) -> Extent? {
    func number(_ name: String) -> Int? {
      guard let index = columns.firstIndex(where: { $0.name == name }), values.indices.contains(index),
        case .count(let number) = values[index]
      else { return nil }
      return number
    }
    guard let doc = number("doc"), let start = number("start"), let end = number("end"),
      corpus.documents.indices.contains(doc - 1), start >= 0, start <= end
    else { return nil }
    let text = corpus[doc].text
    return Extent(doc, text.utf8Offset(ofScalar: start)..<text.utf8Offset(ofScalar: end))
  }
}
