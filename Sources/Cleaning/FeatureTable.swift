/// Numbers about the lines of a page: a column for each kind of number, so that lines are judged many at once.
package struct FeatureTable: Sendable {
  /// The number of lines.
  package let rows: Int
  /// The distance from a column to the next.
  let stride: Int
  /// The columns, one behind the other; each has a margin on both sides that says −1.
  var values: [Float]

  /// How far beyond the first and the last line a number may be asked for.
  static let margin = 4
  /// How many lines are judged together.
  static let block = 16

  /// A table of −1 everywhere.
  package init(rows: Int, columns: Int) {
    self.rows = rows
    stride = (rows + FeatureTable.block - 1) / FeatureTable.block * FeatureTable.block + FeatureTable.block
    values = [Float](repeating: -1, count: columns * stride)
  }

  /// The number of a line; a row next to the page, up to `margin` away, gives −1.
  package subscript(column: Int, row: Int) -> Float {
    get { values[column * stride + FeatureTable.margin + row] }
    set { values[column * stride + FeatureTable.margin + row] = newValue }
  }

  /// Writes the numbers of a column, each to the line so many before its own; lines without one keep what they have.
  mutating func write(_ numbers: [Float], to column: Int, from offset: Int = 0) {
    let start = column * stride + FeatureTable.margin - offset
    for row in max(0, offset)..<max(0, offset, min(numbers.count, rows + offset)) {
      values[start + row] = numbers[row]
    }
  }

  /// The numbers of all lines.
  func column(_ column: Int) -> ArraySlice<Float> {
    let start = column * stride + FeatureTable.margin
    return values[start..<start + rows]
  }
}

/// Where a number that a model asks about stands: a column, of the line itself or of one some lines away.
package struct FeaturePlace: Sendable, Equatable {
  package let column: Int
  package let offset: Int

  package init(column: Int, offset: Int = 0) {
    self.column = column
    self.offset = offset
  }
}
