import CollateCore

extension RowList {
  /// The first rows.
  func first(_ most: Int, in context: RunContext) throws(CommandError) -> RowList {
    if most >= count { return self }
    return most <= RowList.run
      ? RowList(rows(0..<most)) : try picked(Array(0..<UInt32(most)), in: context)
  }
}

/// Keeps rows that meet a condition.
enum RowFilter {
  /// The rows in their order, looked at on all threads.
  static func rows(
    of list: RowList, _ names: [String], _ fields: [Field], that expression: Expression, _ context: RunContext
  ) throws(CommandError) -> RowList {
    let runs = list.runs
    let kept = try context.map(runs, unit: "rows") { run in
      let values = Dictionary(
        zip(names, fields.map { $0.values(inRows: run, of: list) }), uniquingKeysWith: { first, _ in first })
      return run.indices.filter { number in
        expression.matches { values[$0]?[number - run.lowerBound] ?? .none }
      }.map { UInt32($0) }
    }
    return try list.picked(kept.flatMap { $0 }, in: context)
  }
}

/// Sorts rows by fields.
enum RowSort {
  /// The rows in order; equal ones as they stood.
  ///
  /// O(rows log rows).
  static func sorted(
    _ list: RowList, by fields: [Field], isDescending: Bool, in context: RunContext
  ) throws(CommandError) -> RowList {
    let runs = list.runs
    let keys = try fields.map { (field) throws(CommandError) in
      try context.map(runs, unit: "rows") { field.values(inRows: $0, of: list) }.flatMap { $0 }
    }
    let order = try OrderedMerge.sorted(list.count, in: context) { a, b in
      for key in keys {
        let (left, right) = (key[Int(a)], key[Int(b)])
        if left == .none || right == .none {
          if left == right { continue }
          return right == .none
        }
        let comparison = Ordering.compare(left, right)
        if comparison != 0 { return isDescending ? comparison > 0 : comparison < 0 }
      }
      return a < b
    }
    return try list.picked(order, in: context)
  }
}

/// Some columns of rows.
struct RowSelection: RowSource {
  private let list: RowList
  private let fields: [Field]
  private let columns: [Column]?
  private let corpus: Corpus

  /// The fields of rows; with the columns of the table, rows keep the place these say as evidence.
  init(of list: RowList, _ fields: [Field], keepingPlaceOf columns: [Column]?, in corpus: Corpus) {
    self.list = list
    self.fields = fields
    self.columns = columns
    self.corpus = corpus
  }

  var count: Int { list.count }
  var documents: [Int]? { list.documents }

  func rows(_ numbers: Range<Int>) -> [Row] {
    list.rows(numbers).map { row in
      var kept = columns.map { row.keepingEvidence($0, in: corpus) } ?? row
      kept.values = fields.map { $0.value(in: row) }
      return kept
    }
  }

  func values(of column: Int, _ numbers: Range<Int>) -> [Value] {
    guard fields.indices.contains(column) else { return numbers.map { _ in .none } }
    return fields[column].values(inRows: numbers, of: list)
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
    let rows = try context.map(sorted, unit: "rows") { value, tally in
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
    let runs = list.runs
    let size = runs.count / 64 + 1
    let parts = stride(from: 0, to: runs.count, by: size).map { runs[$0..<min($0 + size, runs.count)] }
    let counted = try context.map(parts, unit: "rows") { runs in
      var counts = Tally()
      for run in runs { counts.add(field.values(inRows: run, of: list), from: run.lowerBound) }
      return counts
    }
    var counts: [Value: (count: Int, first: Int)] = [:]
    for part in counted {
      for (value, entry) in zip(part.values, part.entries) {
        counts[value, default: (0, entry.first)].count += entry.count
      }
    }
    return counts
  }
}

/// Counts values, of which a few mostly make the greater part.
private struct Tally: Sendable {
  private(set) var values: [Value] = []
  private(set) var entries: [(count: Int, first: Int)] = []
  private var places: [Value: Int] = [:]
  /// Where the values that came last are, by the length of their text.
  private var recent = [Int](repeating: -1, count: 16)

  /// Counts the values of rows that begin with a number, each element of a list by itself.
  mutating func add(_ values: [Value], from first: Int) {
    for (index, value) in values.enumerated() {
      if case .list(let elements) = value {
        for element in elements { add(element, at: first + index) }
      } else {
        add(value, at: first + index)
      }
    }
  }

  private mutating func add(_ value: Value, at number: Int) {
    var slot = 0
    if case .text(let text) = value { slot = (text.utf8.count &* 3 &+ Int(text.utf8.first ?? 0)) & 15 }
    let last = recent[slot]
    if last >= 0, values[last] == value {
      entries[last].count += 1
      return
    }
    if let place = places[value] {
      entries[place].count += 1
      recent[slot] = place
      return
    }
    places[value] = values.count
    recent[slot] = values.count
    values.append(value)
    entries.append((1, number))
  }
}
