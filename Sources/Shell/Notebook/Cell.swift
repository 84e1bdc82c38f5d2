public import JSONCoding
public import PluginKit

/// A numbered entry of the notebook: what was asked, with what, and what came out.
public struct Cell: Sendable {
  /// Its number, from 1; numbers are never used twice in a notebook.
  public let n: Int
  /// The line as it was typed.
  public let input: String
  /// The last command of the line.
  public let command: String
  /// The parameters of the line with where each came from, in the order of the manual.
  public let parameters: [Parameter]
  /// The documents that were read, by number, as ranges in order.
  public let documents: [ClosedRange<Int>]
  /// The earlier cells that were read.
  public let cells: [Int]
  /// Whether it answered.
  public let status: Status
  /// What the reader should know, and the message when it failed.
  public let warnings: [String]
  /// The answer; nil for a command that only changes state.
  public let report: Report?
  /// SHA-256 of the canonical JSON of the answer, `null` when there is none.
  public var digest: String { lazyDigest.value }
  let lazyDigest: AnswerDigest
  /// When it started, in milliseconds since 1970, and how long it took; never part of a digest.
  public let startedAt: Int, milliseconds: Int
  /// Whether it changed documents, decisions or standard values, so that opening a session does it again.
  var changesState = false
  /// The folder its relative paths started from, when that was not the current one.
  public var folder: String?
  /// Whether a session file brought it: its line was perhaps typed by somebody else.
  var isFromSession = false
  /// Whether it read all documents, as no line selected any.
  var readsAll = false
  /// When it was worked out, in lines of the notebook.
  var step = 0
  /// What a session file said of it that this version does not know.
  public var extra: [JSONValue.Member] = []

  /// Whether a cell answered.
  public enum Status: String, Sendable {
    case ok, failed
  }

  /// A parameter's value and who set it.
  public struct Parameter: Sendable, Equatable {
    /// The option's name; `command.option` after the first command of a pipeline.
    public let name: String
    /// Its value as it would be typed; nil when it has none.
    public let value: String?
    /// Where the value came from.
    public let origin: Arguments.Origin

    /// A parameter.
    public init(_ name: String, value: String?, origin: Arguments.Origin) {
      self.name = name
      self.value = value
      self.origin = origin
    }
  }

  /// A cell with all its parts.
  public init(
    n: Int, input: String, command: String, parameters: [Parameter], documents: [ClosedRange<Int>],
    cells: [Int],
    status: Status, warnings: [String], report: Report?, digest: AnswerDigest, startedAt: Int,
    milliseconds: Int
  ) {
    self.n = n
    self.input = input
    self.command = command
    self.parameters = parameters
    self.documents = documents
    self.cells = cells
    self.status = status
    self.warnings = warnings
    self.report = report
    lazyDigest = digest
    self.startedAt = startedAt
    self.milliseconds = milliseconds
  }
}

extension Sequence where Element == Int {
  /// Ascending numbers as ranges: 1 2 3 5 is `1...3`, `5...5`.
  var asRanges: [ClosedRange<Int>] {
    var ranges: [ClosedRange<Int>] = []
    for number in self.sorted() {
      if let last = ranges.last, last.contains(number) { continue }
      if let last = ranges.last, last.upperBound + 1 == number {
        ranges[ranges.count - 1] = last.lowerBound...number
      } else {
        ranges.append(number...number)
      }
    }
    return ranges
  }
}

extension Sequence where Element == ClosedRange<Int> {
  /// The numbers of all ranges up to a largest one, ascending, each once: ranges of a session file may be any.
  func numbers(upTo most: Int) -> [Int] {
    var numbers: [Int] = []
    for range in sorted(by: { $0.lowerBound < $1.lowerBound }) {
      let low = Swift.max(range.lowerBound, (numbers.last ?? 0) + 1)
      let high = Swift.min(range.upperBound, most)
      if low <= high { numbers += low...high }
    }
    return numbers
  }
}
