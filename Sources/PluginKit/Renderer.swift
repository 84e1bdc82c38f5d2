public import CollateCore

/// Writes answers in one format.
public struct Renderer: Sendable {
  /// The format's name, as in `--format NAME`.
  public let format: String
  /// The endings of its files, without the dot: `count > a.csv` picks the format by them.
  public let extensions: [String]
  /// The columns an answer must have to be written in it; most formats take any.
  public let columns: [String]
  /// The UTF-8 bytes of an answer, with its last line break.
  public let render: @Sendable (Answer, Page) -> [UInt8]
  /// How an answer is written run by run, when it has too many rows to be written at once; nil for an answer that
  /// this format writes in one piece only.
  public let form: Form

  /// Finds out how an answer is written run by run; throws `.interrupted` when the user asks to stop.
  public typealias Form = @Sendable (Answer, Page, RunContext) throws(CommandError) -> RowForm?

  /// A format with its work.
  ///
  /// The bytes of the form and those of `render` must be the same.
  public init(
    _ format: String, extensions: [String] = [], columns: [String] = [],
    form: @escaping Form = { _, _, _ in nil },
    render: @escaping @Sendable (Answer, Page) -> [UInt8]
  ) {
    self.format = format
    self.extensions = extensions
    self.columns = columns
    self.form = form
    self.render = render
  }

  /// Throws when a report lacks a column that the format cannot do without.
  public func check(_ report: Report) throws(CommandError) {
    guard let missing = columns.first(where: { report.column($0) == nil }) else { return }
    throw CommandError(
      .failed, "\(format) cannot be written without a column \(missing)",
      hint: "It holds pairs, as `entities --network` gives them.", about: missing)
  }
}

/// A report as the answer of a cell.
public struct Answer: Sendable {
  /// The cell's number; nil outside a notebook.
  public let cell: Int?
  /// The command that gave it.
  public let command: String
  /// The report.
  public let report: Report

  /// A report as the answer of a command in a cell.
  public init(cell: Int?, command: String, report: Report) {
    self.cell = cell
    self.command = command
    self.report = report
  }
}

/// What an answer is written on.
public struct Page: Sendable {
  /// The width in terminal columns; nil for no limit.
  public let width: Int?
  /// Whether colours may be used.
  public let hasColor: Bool
  /// Whether it is a terminal: then right-to-left text is isolated.
  public let isTerminal: Bool

  /// A page; the default is a pipe.
  public init(width: Int? = nil, hasColor: Bool = false, isTerminal: Bool = false) {
    self.width = width
    self.hasColor = hasColor
    self.isTerminal = isTerminal
  }
}
