import CollateCore

/// Sorts rows by fields.
enum RowSort {
  /// The rows in order; equal ones as they stood.
  ///
  /// O(rows log rows).
  static func sorted(_ rows: [Row], by fields: [Field], isDescending: Bool) -> [Row] {
    let keys = rows.map { row in fields.map { $0.value(in: row) } }
    let order = rows.indices.sorted { a, b in
      for (left, right) in zip(keys[a], keys[b]) {
        if left == .none || right == .none {
          if left == right { continue }
          return right == .none
        }
        let comparison = Ordering.compare(left, right)
        if comparison != 0 { return isDescending ? comparison > 0 : comparison < 0 }
      }
      return a < b
    }
    return order.map { rows[$0] }
  }
}

/// Counts rows.
enum RowCount {
  /// One row with the number of rows; with sections, one for each.
  static func rows(in tables: [Table]) -> Report {
    guard tables.count == 1, tables[0].section == nil else {
      let columns = [Column("section", .text), Column("count", .count)]
      return Report(columns, rows: tables.map { Row([.text($0.section ?? ""), .count($0.list.count)]) })
    }
    return Report([Column("count", .count)], rows: [Row([.count(tables[0].list.count)])])
  }

  /// How often each value of a field stands in a table, most frequent first.
  ///
  /// Each row rests on the first words that have its value.
  static func values(
    of field: Field, in table: Table, corpus: Corpus, context: RunContext
  ) throws(CommandError) -> Table {
    let counts = try tallies(of: field, in: table.list, context)
    let sorted = counts.sorted { a, b in
      if a.value.count != b.value.count { return a.value.count > b.value.count }
      let order = Ordering.compare(a.key, b.key)
      return order != 0 ? order < 0 : a.value.first < b.value.first
    }
    let rows = sorted.map { value, tally in
      let first = table.list.row(tally.first).keepingEvidence(table.columns, in: corpus)
      return Row(
        [value, .count(tally.count)], evidence: Array(first.evidence.prefix(1)),
        reason: "\(tally.count) of \(table.list.count) rows; the first is shown")
    }
    let type = field.type == .list ? Column.Kind.text : field.type
    return Table(
      section: table.section, columns: [Column(field.name, type), Column("count", .count)], rows: rows)
  }

  /// How often each value stands in some rows, and the number of the first that has it.
  private static func tallies(
    of field: Field, in list: RowList, _ context: RunContext
  ) throws(CommandError) -> [Value: (count: Int, first: Int)] {
    let size = max(4096, list.count / 64)
    let parts = stride(from: 0, to: list.count, by: size).map { $0..<min($0 + size, list.count) }
    let counted = try context.map(parts, unit: "parts") { part in
      var counts: [Value: (count: Int, first: Int)] = [:]
      for index in part {
        for value in elements(field.value(inRow: index, of: list)) {
          counts[value, default: (0, index)].count += 1
        }
      }
      return counts
    }
    var counts: [Value: (count: Int, first: Int)] = [:]
    for part in counted {
      counts.merge(part) { ($0.count + $1.count, min($0.first, $1.first)) }
    }
    return counts
  }

  private static func elements(_ value: Value) -> [Value] {
    if case .list(let values) = value { values } else { [value] }
  }
}
