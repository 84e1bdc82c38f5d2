/// An answer: tables with typed cells and the evidence of each row.
///
/// It is complete in itself: it can be written in any format, saved, and shown again without the corpus.
public struct Report: Sendable, Hashable {
  /// What the cells of each row are.
  public var columns: [Column]
  /// The rows, in the order of the answer; reading them makes those that were deferred.
  public var rows: [Row] {
    get { list.all }
    _modify { yield &list.all }
  }
  /// The rows, some of them perhaps not made yet.
  public var list: RowList
  /// Further named tables; `compare` answers with these alone.
  public var sections: [Section]
  /// What the reader should know before trusting the answer.
  public var warnings: [String]
  /// How it is best shown to a person.
  public var layout: Layout
  /// Whether tables leave out the evidence of rows because only other columns were asked for.
  ///
  /// The rows keep it for `why`, and JSON carries it always.
  public var hidesEvidence = false

  /// An answer with one table.
  public init(
    _ columns: [Column] = [], rows: [Row] = [], sections: [Section] = [], warnings: [String] = [],
    layout: Layout = .table
  ) {
    self.init(columns, list: RowList(rows), sections: sections, warnings: warnings, layout: layout)
  }

  /// An answer with one table whose rows may be deferred.
  public init(
    _ columns: [Column], list: RowList, sections: [Section] = [], warnings: [String] = [],
    layout: Layout = .table
  ) {
    self.columns = columns
    self.list = list
    self.sections = sections
    self.warnings = warnings
    self.layout = layout
  }

  /// A named table inside an answer.
  public struct Section: Sendable, Hashable {
    /// Its name, as in JSON.
    public let name: String
    /// What the cells of each row are.
    public var columns: [Column]
    /// The rows.
    public var rows: [Row]

    /// A table under a name.
    public init(_ name: String, _ columns: [Column], rows: [Row]) {
      self.name = name
      self.columns = columns
      self.rows = rows
    }
  }

  /// How an answer is best shown to a person; machine formats ignore it.
  public enum Layout: String, Sendable {
    /// A table.
    case table
    /// The `text` column alone, as running text.
    case text
    /// A paragraph for each row: its `text`, where it stands, and why (`because`).
    case passages
    /// Key word in context: `left`, `node`, `right`, aligned at the node.
    case concordance
    /// Two texts side by side: `text` and `otherText`, with `change` saying how they stand to each other.
    case difference
    /// Claims of each `event` with the sides that make them: `claim`, and a column of evidence for each side.
    case collation
  }
}

/// A row of an answer.
public struct Row: Sendable, Hashable {
  /// One value for each column.
  public var values: [Value]
  /// The words the row rests on.
  ///
  /// Empty when the columns `doc start end` say it already.
  public var evidence: [Evidence]
  /// The rule or feature that made the row, for `why`.
  public var reason: String?
  /// Why the row rests on each place of `evidence`, where that differs from place to place: one text for each, empty
  /// where nothing is to be said; no texts where `reason` is that of all.
  public var placeReasons: [String] = []
  /// The lines of a `text` cell, from 0, that a person sees dimmed: what was set aside.
  ///
  /// Machine formats ignore it.
  public var dimmedLines: Set<Int> = []

  /// A row with its values, what it rests on and the rule that made it.
  public init(
    _ values: [Value], evidence: [Evidence] = [], reason: String? = nil, placeReasons: [String] = []
  ) {
    self.values = values
    self.evidence = evidence
    self.reason = reason
    self.placeReasons = placeReasons
  }
}

/// What the cells of a column are.
public struct Column: Sendable, Hashable {
  /// Its name, as in JSON: lower camel case.
  public let name: String
  /// The type of its cells.
  public let type: Kind
  /// How far two scores may lie apart and still be the same answer, as a part of the greater one, or of 1 when both
  /// are smaller; 0 asks for equality.
  ///
  /// For measures that go through logarithms or roots, whose last digits differ between machines.
  public var tolerance = 0.0

  /// A column with a name and type.
  public init(_ name: String, _ type: Kind, tolerance: Double = 0) {
    self.name = name
    self.type = type
    self.tolerance = tolerance
  }

  /// The types of cells.
  public enum Kind: String, Sendable {
    case text, count, score, flag, date, language, list, record, evidence
    /// A document's running number.
    case document
    /// A Unicode-scalar offset.
    case offset
  }
}

extension Report {
  /// The place of a named column, or nil.
  public func column(_ name: String) -> Int? { columns.firstIndex { $0.name == name } }
}
