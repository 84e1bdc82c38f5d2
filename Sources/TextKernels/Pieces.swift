/// Cuts ranges of text that are too long to be worked on at once.
///
/// No article has such lines; a file that means harm, or a page without line breaks, does.
public enum Pieces {
  /// A range of well-formed UTF-8 in pieces of at most `longest` bytes, which is at least 4, in order.
  ///
  /// A piece ends behind a space where one stands in its last quarter, and never inside a scalar. An empty range has no
  /// piece. O(pieces * longest / 4).
  public static func pieces(of range: Range<Int>, in utf8: [UInt8], atMost longest: Int) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = range.lowerBound
    while range.upperBound - start > longest {
      let end = cut(utf8, start, start + longest)
      pieces.append(start..<end)
      start = end
    }
    if start < range.upperBound { pieces.append(start..<range.upperBound) }
    return pieces
  }

  /// Ranges in groups of at most `longest` bytes; a range that is longer is cut into pieces first.
  ///
  /// The ranges stay in order; none gives no group. O(ranges + bytes of those that are cut).
  public static func groups(
    of ranges: [Range<Int>], in utf8: [UInt8], atMost longest: Int
  ) -> [[Range<Int>]] {
    var groups: [[Range<Int>]] = []
    var bytes = longest
    for piece in ranges.flatMap({ pieces(of: $0, in: utf8, atMost: longest) }) {
      if bytes + piece.count > longest {
        groups.append([])
        bytes = 0
      }
      groups[groups.count - 1].append(piece)
      bytes += piece.count
    }
    return groups
  }

  /// Where a piece from `start` ends, at `limit` at the latest.
  private static func cut(_ utf8: [UInt8], _ start: Int, _ limit: Int) -> Int {
    var end = limit
    while end > limit - (limit - start) / 4 {
      if utf8[end - 1] == 0x20 { return end }
      end -= 1
    }
    end = limit
    while end > start + 1, utf8[end] & 0xC0 == 0x80 { end -= 1 }
    return end
  }
}
