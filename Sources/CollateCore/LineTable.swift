private import CSystem

/// The lines of a document, each with its place, what it is, and why; made when they are asked for.
public struct LineTable: Sendable, RandomAccessCollection, Equatable {
  private let text: Text
  private let starts: LineStarts
  /// nil for a text as it was loaded.
  private let labels: LineLabels?

  init(_ text: Text, starts: LineStarts, labels: LineLabels?) {
    self.text = text
    self.starts = starts
    self.labels = labels
  }

  /// The first line.
  public var startIndex: Int { 0 }
  /// The place behind the last line.
  public var endIndex: Int { starts.count }

  /// The line with a number from 0.
  ///
  /// O(1) but for white space in a text as it was loaded.
  public subscript(line: Int) -> Line {
    guard let labels else {
      let range = range(line)
      let isBlank = text.utf8[range].allSatisfy { $0 == 0x20 || $0 == 0x09 }
      return Line(range, isBlank ? .blank : .body, reason: isBlank ? "white space" : "as loaded")
    }
    return Line(labels.part(of: line) ?? range(line), labels.label(line), reason: labels.reason(line))
  }

  /// The UTF-8 range of a whole line without its break.
  package func range(_ line: Int) -> Range<Int> {
    let start = starts[line]
    var end = line + 1 < starts.count ? starts[line + 1] : text.utf8.count
    if end > start, text.utf8[end - 1] == lineFeed { end -= 1 }
    if end > start, text.utf8[end - 1] == carriageReturn { end -= 1 }
    return start..<end
  }

  /// The UTF-8 range of a line: the part of it that its label is about.
  package func extent(_ line: Int) -> Range<Int> { labels?.part(of: line) ?? range(line) }

  /// The UTF-8 ranges of all lines, whole and without their breaks.
  ///
  /// O(lines).
  package var ranges: [Range<Int>] {
    switch starts {
    case .narrow(let starts): LineTable.ranges(starts, in: text.utf8)
    case .wide(let starts): LineTable.ranges(starts, in: text.utf8)
    }
  }

  private static func ranges(
    _ starts: [some FixedWidthInteger], in bytes: [UInt8]
  ) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    ranges.reserveCapacity(starts.count)
    let bytes = bytes.span
    for line in starts.indices {
      let start = Int(starts[line])
      var end = line + 1 < starts.count ? Int(starts[line + 1]) : bytes.count
      if end > start, bytes[end - 1] == lineFeed { end -= 1 }
      if end > start, bytes[end - 1] == carriageReturn { end -= 1 }
      ranges.append(start..<end)
    }
    return ranges
  }

  /// The label of a line alone, which costs less than the line.
  package func label(_ line: Int) -> LineLabel { labels?.label(line) ?? self[line].label }

  /// The number of the line that holds a byte offset, from 1; 1 for empty text.
  func number(at offset: Int) -> Int {
    Swift.max(1, starts.count(upTo: offset))
  }

  /// Whether two tables say the same of the same lines.
  public static func == (a: LineTable, b: LineTable) -> Bool { a.elementsEqual(b) }
}

let lineFeed: UInt8 = 0x0A
let carriageReturn: UInt8 = 0x0D

extension Text {
  /// Where the lines start: behind every LF, CR LF and CR, but for one that ends the text.
  ///
  /// Bytes from 4 GiB on are not looked at; no reader makes such a text. O(bytes).
  var lineStarts: [UInt32] {
    let count = Swift.min(utf8.count, Int(UInt32.max))
    guard count > 0 else { return [] }
    var starts = startsBehindLineFeeds(count) ?? startsBehindAllBreaks(count)
    if starts.count > 1, Int(starts[starts.count - 1]) >= count { starts.removeLast() }
    return starts
  }

  /// Where lines start if only LF ends them; nil when there is a CR.
  private func startsBehindLineFeeds(_ count: Int) -> [UInt32]? {
    var needed = Text.usualLines
    while true {
      let room = needed
      let starts = unsafe [UInt32](unsafeUninitializedCapacity: room + 1) { starts, filled in
        unsafe starts[0] = 0
        needed = unsafe utf8.withUnsafeBufferPointer { bytes in
          unsafe collate_line_starts(bytes.baseAddress, count, starts.baseAddress.map { unsafe $0 + 1 }, room)
        }
        filled = needed <= room ? needed + 1 : 0
      }
      // SIZE_MAX there.
      if needed < 0 { return nil }
      if needed <= room { return starts }
    }
  }

  /// Room for the lines of nearly all articles.
  private static let usualLines = 254

  /// Looks for the ends of lines eight bytes at a time.
  private func startsBehindAllBreaks(_ count: Int) -> [UInt32] {
    var starts: [UInt32] = [0]
    unsafe utf8.withUnsafeBytes { bytes in
      var offset = 0
      while offset + 8 <= count {
        let block = unsafe UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        var breaks =
          Text.zeroBytes(block ^ 0x0A0A_0A0A_0A0A_0A0A) | Text.zeroBytes(block ^ 0x0D0D_0D0D_0D0D_0D0D)
        while breaks != 0 {
          unsafe Text.addStart(behind: offset + breaks.trailingZeroBitCount / 8, of: bytes, to: &starts)
          breaks &= breaks - 1
        }
        offset += 8
      }
      while offset < count {
        let byte = unsafe bytes[offset]
        if byte == lineFeed || byte == carriageReturn {
          unsafe Text.addStart(behind: offset, of: bytes, to: &starts)
        }
        offset += 1
      }
    }
    return starts
  }

  private static func addStart(
    behind offset: Int, of bytes: UnsafeRawBufferPointer, to starts: inout [UInt32]
  ) {
    let isPair = unsafe offset > 0 && bytes[offset] == lineFeed && bytes[offset - 1] == carriageReturn
    if isPair { starts.removeLast() }
    starts.append(UInt32(offset + 1))
  }

  /// The high bit of each byte that is zero.
  static func zeroBytes(_ block: UInt64) -> UInt64 {
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    return ~(((block & low) &+ low) | block | low)
  }
}
