/// What each line of a document is and why: four bytes a line, and each reason once.
package struct LineLabels: Sendable, Equatable {
  /// The label in the low four bits of each line, the number of its reason above.
  private var codes: [UInt32] = []
  private var reasons: [String] = []
  /// The lines that a label holds only in part, in order.
  private var cuts: [Cut] = []

  private struct Cut: Sendable, Equatable {
    let line: Int
    let range: Range<Int>
  }

  /// How many reasons are looked through for an equal one; lines close together share theirs.
  private static let lookBack = 12

  /// No lines yet, with room for some.
  package init(capacity: Int) {
    codes.reserveCapacity(capacity)
  }

  /// The number of lines.
  package var count: Int { codes.count }

  /// Adds the next line; `range` is the part of it that the label is about, nil for all of it.
  package mutating func append(_ label: LineLabel, _ reason: String, part range: Range<Int>? = nil) {
    if let range { cuts.append(Cut(line: codes.count, range: range)) }
    codes.append(UInt32(truncatingIfNeeded: number(of: reason)) << 4 | UInt32(label.code))
  }

  /// The label of a line.
  package func label(_ line: Int) -> LineLabel { LineLabel.byCode[Int(codes[line] & 15)] }

  /// The reason of a line.
  package func reason(_ line: Int) -> String { reasons[Int(codes[line] >> 4)] }

  /// The part of a line that its label is about; nil for all of it.
  func part(of line: Int) -> Range<Int>? {
    guard !cuts.isEmpty else { return nil }
    let place = cuts.partitioningIndex { $0.line >= line }
    return place < cuts.count && cuts[place].line == line ? cuts[place].range : nil
  }

  /// Gives a line another label for another reason.
  package mutating func set(_ line: Int, _ label: LineLabel, _ reason: String) {
    codes[line] = UInt32(truncatingIfNeeded: number(of: reason)) << 4 | UInt32(label.code)
  }

  private mutating func number(of reason: String) -> Int {
    var index = reasons.count - 1
    while index >= max(0, reasons.count - LineLabels.lookBack) {
      if reasons[index] == reason { return index }
      index -= 1
    }
    reasons.append(reason)
    return reasons.count - 1
  }
}

extension LineLabel {
  /// The labels by their codes.
  fileprivate static let byCode: [LineLabel] = [
    .title, .standfirst, .byline, .dateline, .body, .caption, .credit, .boilerplate, .repeat, .blank,
  ]

  /// A number below 16.
  fileprivate var code: UInt8 {
    switch self {
    case .title: 0
    case .standfirst: 1
    case .byline: 2
    case .dateline: 3
    case .body: 4
    case .caption: 5
    case .credit: 6
    case .boilerplate: 7
    case .repeat: 8
    case .blank: 9
    }
  }
}
