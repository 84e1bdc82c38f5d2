import CollateCore
public import JSONCoding

/// A line of work of a session that is not the current one.
public struct SavedBranch: Sendable, Hashable {
  /// Its name.
  public var name: String
  /// The cells that it has in common with the current line of work, by number.
  public var shares: [ClosedRange<Int>] = []
  /// Its own cells, in order.
  public var cells: [SavedCell] = []
  /// The lines that were taken back in it, the next one first.
  public var undone: [SavedCell] = []
  /// Its remarks.
  public var notes: [SavedSession.Note] = []
  /// Members this version does not know.
  public var extra: [JSONValue.Member] = []

  /// A branch without cells.
  public init(name: String) { self.name = name }

  /// All its cells in the order of their numbers, given those of the current line of work.
  public func cells(with current: [SavedCell]) -> [SavedCell] {
    (current.filter { cell in shares.contains { $0.contains(cell.n) } } + cells).sorted { $0.n < $1.n }
  }
}

extension SavedBranch {
  init(json: JSONValue, part: String) throws(SessionFileError) {
    var fields = try Fields(json, in: part)
    self.init(name: try fields.string("name"))
    shares = try fields.array("shares", SavedCell.range)
    cells = try fields.array("cells", SavedCell.init(json:part:))
    undone = try fields.array("undone", SavedCell.init(json:part:))
    notes = try fields.array("notes", SavedSession.Note.init(json:part:))
    extra = fields.rest
  }

  /// Writes the branch's lines, without the brace that closes it.
  func write(to page: inout Page) {
    page.line(#"{"name":"# + Page.inline(.string(name)) + ",")
    page.line(#""shares":"# + Page.inline(.array(shares.map(SavedCell.json))) + ",")
    page.cells("cells", cells, end: ",")
    if !undone.isEmpty { page.cells("undone", undone, end: ",") }
    page.list("notes", notes.map(\.json), end: "")
    page.extra(extra)
  }
}

extension Page {
  /// A member that is an array of cells.
  mutating func cells(_ name: String, _ cells: [SavedCell], end: String) {
    line("\"\(name)\":[")
    for (index, cell) in cells.enumerated() {
      cell.write(to: &self)
      self.end(index == cells.count - 1 ? "}" : "},")
    }
    line("]\(end)")
  }
}
