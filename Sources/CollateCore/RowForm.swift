/// How an answer with one table becomes bytes: what stands before its rows, each run of them, what stands after.
///
/// Rows are written run by run, so that neither they nor the bytes of all of them need be held at once.
public struct RowForm: Sendable {
  /// The bytes before the rows.
  public let head: [UInt8]
  /// The bytes of some rows, which come after `first` others.
  public let part: @Sendable (_ rows: [Row], _ first: Int) -> [UInt8]
  /// The bytes after the rows.
  public let tail: [UInt8]

  /// A form with its three parts.
  public init(
    head: [UInt8] = [], part: @escaping @Sendable (_ rows: [Row], _ first: Int) -> [UInt8], tail: [UInt8] = []
  ) {
    self.head = head
    self.part = part
    self.tail = tail
  }

  /// The form with something done to each row before it is written.
  public func preparing(_ prepare: @escaping @Sendable (inout Row) -> Void) -> RowForm {
    let part = part
    return RowForm(
      head: head,
      part: { rows, first in
        var rows = rows
        for index in rows.indices { prepare(&rows[index]) }
        return part(rows, first)
      }, tail: tail)
  }

  /// The form with all its bytes changed in the same way, run by run.
  public func changing(_ change: @escaping @Sendable ([UInt8]) -> [UInt8]) -> RowForm {
    let part = part
    return RowForm(head: change(head), part: { change(part($0, $1)) }, tail: change(tail))
  }

  /// The bytes of rows that are there.
  public func bytes(of rows: [Row]) -> [UInt8] { head + (rows.isEmpty ? [] : part(rows, 0)) + tail }

  /// Hands on the bytes of all rows in their order, made on all threads.
  ///
  /// How far it is is reported in `unit` unless that is nil. Throws what `take` throws, and `.interrupted` when the user asks to stop.
  public func write(
    _ list: RowList, in context: RunContext, unit: String? = nil,
    _ take: ([UInt8]) throws(CommandError) -> Void
  ) throws(CommandError) {
    try take(head)
    let (runs, part) = (list.runs, part)
    try context.stream(runs.count, unit: unit) {
      part(list.rows(runs[$0]), runs[$0].lowerBound)
    } take: {
      (bytes) throws(CommandError) in
      try take(bytes)
    }
    try take(tail)
  }
}
