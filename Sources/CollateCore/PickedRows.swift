/// Some rows of a source in another order, made when they are read.
public struct PickedRows: RowSource {
  private let source: any RowSource
  private let numbers: [UInt32]

  /// The rows of a source with some numbers, in the order of these.
  public init(of source: any RowSource, _ numbers: [UInt32]) {
    self.source = source
    self.numbers = numbers
  }

  /// How many there are.
  public var count: Int { numbers.count }

  /// The rows, those beside each other in the source at once.
  public func rows(_ numbers: Range<Int>) -> [Row] { runs(numbers).flatMap(source.rows) }

  /// What stands in a column of these rows.
  public func values(of column: Int, _ numbers: Range<Int>) -> [Value] {
    runs(numbers).flatMap { source.values(of: column, $0) }
  }

  /// The runs of numbers that follow each other.
  private func runs(_ picked: Range<Int>) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for number in numbers[picked] {
      if let last = runs.last, last.upperBound == Int(number) {
        runs[runs.count - 1] = last.lowerBound..<Int(number) + 1
      } else {
        runs.append(Int(number)..<Int(number) + 1)
      }
    }
    return runs
  }
}
