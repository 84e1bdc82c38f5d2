private import Synchronization

/// The rows of a table, which may be made only when they are read.
///
/// An answer of millions of rows is counted, cut and written without all of them being held at once.
public struct RowList: Sendable, Hashable {
  private var made: [Row]
  private var deferred: Deferred?

  /// Rows that are there.
  public init(_ rows: [Row]) { made = rows }

  /// `count` rows that are made when they are read: one at a time, or one value of one.
  ///
  /// `value(row, column)` must be what stands in that column of `row(row)`, and neither may depend on anything that
  /// changes.
  public init(
    count: Int, value: @escaping @Sendable (_ row: Int, _ column: Int) -> Value,
    row: @escaping @Sendable (Int) -> Row
  ) {
    made = []
    deferred = Deferred(count: count, value: value, row: row)
  }

  /// How many rows there are.
  public var count: Int { deferred?.count ?? made.count }

  /// All rows; those that were deferred are made once, and kept.
  public var all: [Row] {
    get { deferred?.all ?? made }
    _modify {
      make()
      yield &made
    }
  }

  /// The row with a number from 0, which must be below `count`.
  public func row(_ number: Int) -> Row { deferred?.row(number) ?? made[number] }

  /// What stands in a column of a row; `.none` where the row has no such column.
  public func value(_ number: Int, _ column: Int) -> Value {
    if let deferred { return deferred.value(number, column) }
    return made[number].values.indices.contains(column) ? made[number].values[column] : .none
  }

  /// The first rows.
  public func prefix(_ most: Int) -> [Row] {
    deferred == nil ? Array(made.prefix(most)) : (0..<min(most, count)).map(row)
  }

  /// Makes the rows that were deferred, on all threads.
  ///
  /// - Throws: `.interrupted` when the user asks to stop.
  public mutating func make(in context: RunContext) throws(CommandError) {
    guard let deferred else { return }
    made = try context.map(Array(0..<deferred.count), unit: "rows", deferred.row)
    self.deferred = nil
  }

  private mutating func make() {
    guard let deferred else { return }
    made = deferred.all
    self.deferred = nil
  }

  /// Equal when all rows are.
  public static func == (a: RowList, b: RowList) -> Bool { a.count == b.count && a.all == b.all }

  /// Hashes all rows.
  public func hash(into hasher: inout Hasher) { hasher.combine(all) }

  private final class Deferred: Sendable {
    let count: Int
    let value: @Sendable (Int, Int) -> Value
    let row: @Sendable (Int) -> Row
    private let kept = Mutex<[Row]?>(nil)

    init(
      count: Int, value: @escaping @Sendable (Int, Int) -> Value, row: @escaping @Sendable (Int) -> Row
    ) {
      (self.count, self.value, self.row) = (count, value, row)
    }

    var all: [Row] {
      kept.withLock { kept in
        if let kept { return kept }
        let rows = (0..<count).map(row)
        kept = rows
        return rows
      }
    }
  }
}
