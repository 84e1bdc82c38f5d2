import PluginKit

/// The rows of an answer in which other outlets speak of the same thing as one row does.
struct Counterparts {
  /// What makes rows belong together, the narrowest first: a cluster of copies, a series of figures, an utterance in
  /// several cuts, a counted thing in a place, a name.
  private static let keys = [["cluster"], ["series"], ["utterance"], ["thing", "scope"], ["name"]]

  private let columns: [Column]
  private let rows: RowList

  /// The rows of one table.
  init(_ columns: [Column], _ rows: RowList) {
    self.columns = columns
    self.rows = rows
  }

  /// The rows that share what `row` is about and stand in a document of another outlet, in their order.
  ///
  /// A document without an outlet is one of its own. O(rows).
  func of(_ row: Row, in corpus: Corpus) -> [Row] {
    guard let key = key(row), let doc = document(of: row) else { return [] }
    let outlet = outlet(doc, corpus)
    return rows.all.filter { other in
      guard let place = document(of: other), self.key(other) == key else { return false }
      return self.outlet(place, corpus) != outlet
    }
  }

  private func key(_ row: Row) -> [Value]? {
    for names in Counterparts.keys {
      let places = names.compactMap { name in columns.firstIndex { $0.name == name } }
      guard places.count == names.count else { continue }
      let values = places.map { row.values[$0] }
      return values[0] == .none ? nil : values
    }
    return nil
  }

  private func document(of row: Row) -> Int? {
    guard let place = columns.firstIndex(where: { $0.name == "doc" }),
      case .count(let doc) = row.values[place]
    else { return row.evidence.first?.doc }
    return doc
  }

  private func outlet(_ doc: Int, _ corpus: Corpus) -> String {
    guard corpus.numbers?.contains(doc) == true, let source = corpus[doc].metadata.source else {
      return "\(doc)"
    }
    return source
  }
}
