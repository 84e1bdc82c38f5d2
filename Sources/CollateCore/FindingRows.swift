/// Rows that are made of findings when they are read: one row of each, in their order.
///
/// A finding holds places and numbers; its row holds their words, which take many times the memory.
public struct FindingRows<Finding: Sendable>: RowSource {
  private let findings: [Finding]
  private let row: @Sendable (Finding) -> Row
  /// The numbers of the documents that the rows are about, ascending.
  public let documents: [Int]?

  /// The rows of findings about some documents; `row` must depend on its finding alone.
  public init(_ findings: [Finding], about documents: Set<Int>, row: @escaping @Sendable (Finding) -> Row) {
    (self.findings, self.row) = (findings, row)
    self.documents = documents.sorted()
  }

  /// How many rows there are.
  public var count: Int { findings.count }

  /// Some rows, made now.
  public func rows(_ numbers: Range<Int>) -> [Row] { findings[numbers].map(row) }

  /// What stands in a column of some rows, which are made for it one at a time.
  public func values(of column: Int, _ numbers: Range<Int>) -> [Value] {
    findings[numbers].map { finding in
      let values = row(finding).values
      return values.indices.contains(column) ? values[column] : .none
    }
  }
}
