/// Makes the rows of an answer when they are read, so that millions of them need not be held.
///
/// Asked again it gives the same: it may depend on nothing that changes. Rows are asked for in runs, because what
/// one of them needs, such as its document, the next one needs too.
public protocol RowSource: Sendable {
  /// How many rows there are.
  var count: Int { get }
  /// The numbers of the documents that the rows are about, ascending; nil when only the rows tell.
  var documents: [Int]? { get }
  /// The rows with some numbers from 0, all of them below `count`.
  func rows(_ numbers: Range<Int>) -> [Row]
  /// What stands in a column of these rows, which need not be made for it; `.none` where there is no such column.
  func values(of column: Int, _ numbers: Range<Int>) -> [Value]
  /// Lends the text in a column of these rows, in order, as bytes of a document and a range of them.
  ///
  /// False, with nothing lent, when texts stand by themselves: then `values` gives them.
  func lendTexts(of column: Int, _ numbers: Range<Int>, _ body: ([UInt8], Range<Int>) -> Void) -> Bool
  /// The rows with some numbers, in the order of these; throws `.interrupted` when the user asks to stop.
  func picked(_ numbers: [UInt32], in context: RunContext) throws(CommandError) -> any RowSource
}

extension RowSource {
  /// Only the rows tell.
  public var documents: [Int]? { nil }

  /// Texts stand by themselves.
  public func lendTexts(
    of column: Int, _ numbers: Range<Int>, _ body: ([UInt8], Range<Int>) -> Void
  ) -> Bool { false }

  /// The rows are asked for one by one.
  public func picked(_ numbers: [UInt32], in context: RunContext) throws(CommandError) -> any RowSource {
    PickedRows(of: self, numbers)
  }
}
