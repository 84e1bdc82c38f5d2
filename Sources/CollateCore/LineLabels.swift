private import Synchronization

/// What each line of a document is and why: a byte a line for all but odd documents, and each verdict once.
package struct LineLabels: Sendable, Equatable {
  /// The number of each line's verdict.
  private var codes: Codes
  /// The different verdicts; documents that were judged together share equal tables.
  private var verdicts: [Verdict] = []
  /// The lines that a label holds only in part, in order.
  private var cuts: [Cut] = []

  /// A label and the reason for it.
  fileprivate struct Verdict: Sendable, Hashable {
    let label: LineLabel
    let reason: String
  }

  private struct Cut: Sendable, Equatable {
    let line: Int
    let range: Range<Int>
  }

  /// How many verdicts are looked through for an equal one; lines close together share theirs.
  private static let lookBack = 16

  /// No lines yet, with room for some.
  package init(capacity: Int) {
    var room: [UInt8] = []
    room.reserveCapacity(capacity)
    codes = .narrow(room)
  }

  /// The number of lines.
  package var count: Int { codes.count }

  /// Adds the next line; `range` is the part of it that the label is about, nil for all of it.
  package mutating func append(_ label: LineLabel, _ reason: String, part range: Range<Int>? = nil) {
    if let range { cuts.append(Cut(line: codes.count, range: range)) }
    codes.append(number(of: label, reason))
  }

  /// The label of a line.
  package func label(_ line: Int) -> LineLabel { verdicts[codes[line]].label }

  /// The reason of a line.
  package func reason(_ line: Int) -> String { verdicts[codes[line]].reason }

  /// The part of a line that its label is about; nil for all of it.
  func part(of line: Int) -> Range<Int>? {
    guard !cuts.isEmpty else { return nil }
    let place = cuts.partitioningIndex { $0.line >= line }
    return place < cuts.count && cuts[place].line == line ? cuts[place].range : nil
  }

  /// Gives a line another label for another reason.
  package mutating func set(_ line: Int, _ label: LineLabel, _ reason: String) {
    codes.set(line, number(of: label, reason))
  }

  private mutating func number(of label: LineLabel, _ reason: String) -> Int {
    var index = verdicts.count - 1
    while index >= max(0, verdicts.count - LineLabels.lookBack) {
      if verdicts[index].label == label, verdicts[index].reason == reason { return index }
      index -= 1
    }
    verdicts.append(Verdict(label: label, reason: reason))
    return verdicts.count - 1
  }
}

extension LineLabels {
  /// A number for each line: bytes as long as they do, then four bytes each.
  private enum Codes: Sendable, Equatable {
    case narrow([UInt8])
    case wide([UInt32])

    var count: Int {
      switch self {
      case .narrow(let codes): codes.count
      case .wide(let codes): codes.count
      }
    }

    subscript(line: Int) -> Int {
      switch self {
      case .narrow(let codes): Int(codes[line])
      case .wide(let codes): Int(codes[line])
      }
    }

    mutating func append(_ code: Int) {
      widen(for: code)
      switch self {
      case .narrow(var codes):
        // Given up for the while, so that the numbers are changed in place.
        self = .narrow([])
        codes.append(UInt8(code))
        self = .narrow(codes)
      case .wide(var codes):
        self = .wide([])
        codes.append(UInt32(code))
        self = .wide(codes)
      }
    }

    mutating func set(_ line: Int, _ code: Int) {
      widen(for: code)
      switch self {
      case .narrow(var codes):
        self = .narrow([])
        codes[line] = UInt8(code)
        self = .narrow(codes)
      case .wide(var codes):
        self = .wide([])
        codes[line] = UInt32(code)
        self = .wide(codes)
      }
    }

    private mutating func widen(for code: Int) {
      if code > UInt8.max, case .narrow(let codes) = self { self = .wide(codes.map(UInt32.init)) }
    }
  }
}

/// The verdicts of documents that are judged together, so that equal tables are in memory once.
package final class VerdictTables: Sendable {
  private let tables = Mutex<Set<Table>>([])

  private struct Table: Hashable {
    let verdicts: [LineLabels.Verdict]
  }

  /// How many tables are remembered; those of later documents are their own.
  private static let most = 10_000

  /// No tables yet.
  package init() {}

  /// The same labels, with a table that others have too where there is an equal one.
  package func sharing(_ labels: LineLabels) -> LineLabels {
    labels.replacingTable { table in
      tables.withLock { tables in
        let own = Table(verdicts: table)
        if let known = tables.firstIndex(of: own) { return tables[known].verdicts }
        if tables.count < VerdictTables.most { tables.insert(own) }
        return table
      }
    }
  }
}

extension LineLabels {
  fileprivate func replacingTable(_ table: ([Verdict]) -> [Verdict]) -> LineLabels {
    var labels = self
    labels.verdicts = table(verdicts)
    return labels
  }
}
