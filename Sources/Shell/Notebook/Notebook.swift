public import JSONCoding
public import PluginKit

/// The state of the work: documents, cells, names, notes, settings.
///
/// A value: undo keeps the one before.
public struct Notebook: Sendable {
  /// The documents and the decisions about them.
  public var corpus = Corpus()
  /// The cells, in order.
  public var cells = SharedList<Cell>()
  /// The cells that names stand for.
  public var names: [String: Int] = [:]
  /// Remarks the user wrote, in order.
  public var notes = SharedList<Note>()
  /// Values for options that lines do not give, by `command.option`.
  var defaults: [String: String] = [:]
  /// The number the next cell gets.
  public var nextCell = 1
  /// When things last changed, for telling which cells are stale.
  var freshness = Freshness()
  /// What a session file said that this version does not know.
  public var extra: [JSONValue.Member] = []

  /// An empty notebook.
  public init() {}

  /// A remark of the user's.
  public struct Note: Sendable, Equatable {
    /// The cell it stands after; 0 before the first.
    public let after: Int
    /// The text, in Markdown.
    public let text: String

    /// A remark after a cell.
    public init(after: Int, text: String) {
      self.after = after
      self.text = text
    }
  }

  /// What tells one state of the work from another, as far as saving goes.
  var state: [Int] {
    [freshness.step, nextCell, cells.count, notes.count, defaults.count, names.count]
      + [names.values.reduce(0, +)]
  }

  /// The cell with a number, or nil.
  public func cell(_ n: Int) -> Cell? { place(ofCell: n).map { cells[$0] } }

  /// The place of the cell with a number, or nil; found at once at the end, where new cells stand.
  func place(ofCell n: Int) -> Int? {
    if let last = cells.last, last.n <= n { return last.n == n ? cells.count - 1 : nil }
    return cells.firstIndex { $0.n == n }
  }

  /// The cell that `$3` or `$name` stands for; throws `.usage` with the nearest name.
  public func cell(named reference: String) throws(CommandError) -> Cell {
    if let number = Int(reference) {
      if let cell = cell(number) { return cell }
      let range = cells.isEmpty ? "There is no cell yet." : "Cells go to \(cells[cells.count - 1].n)."
      throw CommandError(.usage, "there is no cell \(number)", hint: range, about: "$\(reference)")
    }
    if let number = names[reference], let cell = cell(number) { return cell }
    let error = unknown("name", reference, among: names.keys.sorted(), hint: "Name a result: NAME = COMMAND.")
    throw CommandError(.usage, error.message, hint: error.hint, about: "$\(reference)")
  }
}
