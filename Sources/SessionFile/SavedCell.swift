public import CollateCore
public import JSONCoding

/// A cell of a session.
public struct SavedCell: Sendable, Hashable {
  /// Its number, from 1.
  public var n: Int
  /// The names given to its result.
  public var names: [String] = []
  /// The line as it was typed.
  public var input: String
  /// The last command of the line.
  public var command: String
  /// The parameters, in the order of the manual.
  public var parameters: [Parameter] = []
  /// The documents that were read, by number.
  public var documents: [ClosedRange<Int>] = []
  /// The earlier cells that were read.
  public var cells: [Int] = []
  /// Whether it changed the corpus, so that opening the session has to do it again.
  public var changesCorpus = false
  /// The folder its relative paths start from, relative to the session file; nil when it is the corpus's.
  public var folder: String?
  /// Whether it answered.
  public var status = Status.ok
  /// What the reader should know.
  public var warnings: [String] = []
  /// The answer: one, none, or one that was not saved.
  public var result = Result.notSaved
  /// SHA-256 of the canonical JSON of the answer; nil when it was not saved.
  public var digest: String?
  /// When it started, in milliseconds since 1970, and how long it took; never part of a digest.
  public var startedAt = 0, milliseconds = 0
  /// Members this version does not know.
  public var extra: [JSONValue.Member] = []

  /// A cell that read nothing and whose answer was not saved.
  public init(n: Int, input: String, command: String) {
    self.n = n
    self.input = input
    self.command = command
  }

  /// Whether a cell answered.
  public enum Status: String, Sendable, CaseIterable {
    case ok, failed
  }

  /// The answer of a cell.
  public enum Result: Sendable, Hashable {
    /// The command only changed state.
    case none
    /// It answered, and the answer was left out of the file.
    case notSaved
    /// It answered this.
    case report(Report)
  }

  /// A parameter's value and who set it.
  public struct Parameter: Sendable, Hashable {
    /// The option's name.
    public var name: String
    /// Its value as it would be typed; nil when it has none.
    public var value: String?
    /// Who set it.
    public var origin: Origin
    /// Members this version does not know.
    public var extra: [JSONValue.Member] = []

    /// Who set a parameter.
    public enum Origin: String, Sendable, CaseIterable {
      case standard = "default", configuration = "config", line
    }

    /// A parameter.
    public init(name: String, value: String?, origin: Origin) {
      self.name = name
      self.value = value
      self.origin = origin
    }
  }
}
