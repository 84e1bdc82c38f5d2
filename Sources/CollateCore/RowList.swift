private import Synchronization

/// The rows of a table, which may be made only when they are read.
///
/// An answer of millions of rows is counted, cut and written without all of them being held at once.
public struct RowList: Sendable, Hashable {
  private var made: [Row]
  private var deferred: Deferred?

  /// How many rows are handled at a time.
  public static let run = 2048

  /// Rows that are there.
  public init(_ rows: [Row]) { made = rows }

  /// Rows that are made when they are read.
  public init(_ source: any RowSource) {
    made = []
    deferred = Deferred(source)
  }

  /// How many rows there are.
  public var count: Int { deferred?.source.count ?? made.count }

  /// Whether rows are made when they are read.
  public var isDeferred: Bool { deferred != nil }

  /// The numbers of the documents that the rows are about, ascending, where that is known without making them.
  public var documents: [Int]? { deferred?.source.documents }

  /// All rows; those that were deferred are made once, and kept.
  public var all: [Row] {
    get { deferred?.all ?? made }
    _modify {
      make()
      yield &made
    }
  }

  /// The row with a number from 0, which must be below `count`.
  public func row(_ number: Int) -> Row { deferred?.source.rows(number..<number + 1)[0] ?? made[number] }

  /// Some rows, which must exist.
  public func rows(_ numbers: Range<Int>) -> [Row] {
    deferred?.source.rows(numbers) ?? Array(made[numbers])
  }

  /// What stands in a column of a row; `.none` where the row has no such column.
  public func value(_ number: Int, _ column: Int) -> Value { values(of: column, number..<number + 1)[0] }

  /// What stands in a column of some rows; `.none` where a row has no such column.
  public func values(of column: Int, _ numbers: Range<Int>) -> [Value] {
    if let deferred { return deferred.source.values(of: column, numbers) }
    return made[numbers].map { $0.values.indices.contains(column) ? $0.values[column] : .none }
  }

  /// Lends the text in a column of some rows, in order, as bytes and a range of them, where no strings need to be made
  /// for it; false, with nothing lent, where they do.
  public func lendTexts(
    of column: Int, _ numbers: Range<Int>, _ body: ([UInt8], Range<Int>) -> Void
  ) -> Bool {
    deferred?.source.lendTexts(of: column, numbers, body) ?? false
  }

  /// The numbers of the rows, cut into runs.
  public var runs: [Range<Int>] {
    stride(from: 0, to: count, by: RowList.run).map { $0..<min($0 + RowList.run, count) }
  }

  /// The rows with some numbers, in the order of these; made when they are read if these are.
  ///
  /// - Throws: `.interrupted` when the user asks to stop.
  public func picked(_ numbers: [UInt32], in context: RunContext) throws(CommandError) -> RowList {
    guard let source = deferred?.source else { return RowList(numbers.map { made[Int($0)] }) }
    return RowList(try source.picked(numbers, in: context))
  }

  /// Makes the rows that were deferred, on all threads.
  ///
  /// - Throws: `.interrupted` when the user asks to stop.
  public mutating func make(in context: RunContext) throws(CommandError) {
    guard let source = deferred?.source else { return }
    made = try context.map(runs, unit: "rows", source.rows).flatMap { $0 }
    deferred = nil
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
    let source: any RowSource
    private let kept = Mutex<[Row]?>(nil)

    init(_ source: any RowSource) { self.source = source }

    var all: [Row] {
      kept.withLock { kept in
        if let kept { return kept }
        let rows = source.rows(0..<source.count)
        kept = rows
        return rows
      }
    }
  }
}
