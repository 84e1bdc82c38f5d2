/// Where the lines of a text start: two bytes a line in texts below 64 KiB, else four.
enum LineStarts: Sendable {
  case narrow([UInt16])
  case wide([UInt32])

  /// The starts of the lines of a text, in exactly the room they need.
  ///
  /// O(bytes).
  init(_ text: Text) {
    let starts = text.lineStarts
    if text.utf8.count <= Int(UInt16.max) {
      self = .narrow(starts.map { UInt16(truncatingIfNeeded: $0) })
    } else {
      self = .wide(starts.map(\.self))
    }
  }

  /// The number of lines.
  var count: Int {
    switch self {
    case .narrow(let starts): starts.count
    case .wide(let starts): starts.count
    }
  }

  /// The offset of a line.
  @inline(__always)
  subscript(line: Int) -> Int {
    switch self {
    case .narrow(let starts): Int(starts[line])
    case .wide(let starts): Int(starts[line])
    }
  }

  /// How many lines start at an offset or before it.
  ///
  /// O(log lines).
  func count(upTo offset: Int) -> Int {
    switch self {
    case .narrow(let starts): starts.partitioningIndex { Int($0) > offset }
    case .wide(let starts): starts.partitioningIndex { Int($0) > offset }
    }
  }
}
