extension Report {
  /// Whether this answer says the same as another one, with scores as near as the columns of this one allow.
  ///
  /// Gives the fields in which scores differ within their tolerance, each with the greatest difference; nil when the
  /// answers disagree. Warnings, evidence and everything but scores must be equal. O(size).
  public func agreement(with other: Report) -> [(field: String, difference: Double)]? {
    guard warnings == other.warnings, sections.map(\.name) == other.sections.map(\.name) else { return nil }
    var differences: [(field: String, difference: Double)] = []
    let tables = [("", columns, rows)] + sections.map { ($0.name + ".", $0.columns, $0.rows) }
    let others = [(other.columns, other.rows)] + other.sections.map { ($0.columns, $0.rows) }
    for ((section, columns, rows), (otherColumns, otherRows)) in zip(tables, others) {
      let isAlike =
        columns.map(\.name) == otherColumns.map(\.name) && columns.map(\.type) == otherColumns.map(\.type)
      guard isAlike, rows.count == otherRows.count else { return nil }
      var greatest = [Double](repeating: 0, count: columns.count)
      for (row, otherRow) in zip(rows, otherRows) {
        guard row.agrees(with: otherRow, columns, &greatest) else { return nil }
      }
      for (column, difference) in zip(columns, greatest) where difference > 0 {
        differences.append((section + column.name, difference))
      }
    }
    return differences
  }
}

extension Row {
  /// Whether two rows are the same within the tolerances of their columns; notes the greatest differences.
  fileprivate func agrees(with other: Row, _ columns: [Column], _ greatest: inout [Double]) -> Bool {
    guard values.count == other.values.count, evidence == other.evidence else { return false }
    for (index, pair) in zip(values, other.values).enumerated() where pair.0 != pair.1 {
      guard case (.score(let left), .score(let right)) = pair, columns.indices.contains(index) else {
        return false
      }
      let difference = abs(left - right)
      guard difference <= columns[index].tolerance * max(1, abs(left), abs(right)) else { return false }
      greatest[index] = max(greatest[index], difference)
    }
    return true
  }
}
