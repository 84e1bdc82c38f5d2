/// A word of a text: where it stands, its hash for comparison, and how it looked.
///
/// 16 bytes.
public struct Word: Sendable, Equatable {
  /// The hash of the folded word: equal for words that differ in case, accents or vowel points only.
  public let hash: UInt64
  /// The UTF-8 offset of its first byte.
  public let start: UInt32
  /// Its length in bytes.
  public let length: UInt16
  /// How it was written.
  public let traits: Traits

  /// How a word was written.
  public struct Traits: OptionSet, Sendable {
    /// The bits.
    public let rawValue: UInt16
    /// Traits with some bits.
    public init(rawValue: UInt16) { self.rawValue = rawValue }
    /// It starts with an upper-case letter.
    public static let capitalised = Traits(rawValue: 1)
    /// It has a digit.
    public static let digit = Traits(rawValue: 2)
    /// It has a letter.
    public static let letter = Traits(rawValue: 4)
    /// It is one letter of a script that writes no spaces, such as Han, kana, Thai.
    public static let solo = Traits(rawValue: 8)
    /// It has two letters or more, and all of them are upper-case.
    public static let allCapitals = Traits(rawValue: 16)
    /// It has a byte that is not ASCII.
    public static let nonASCII = Traits(rawValue: 32)
  }

  /// The UTF-8 range in the text.
  public var range: Range<Int> { Int(start)..<Int(start) + Int(length) }
  /// Whether it is a number: digits with separators between them.
  public var isNumber: Bool { traits.contains(.digit) && !traits.contains(.letter) }
}

/// Splits text into words, for all scripts, in one pass over its bytes.
///
/// A word is a run of letters, digits and marks. An apostrophe between letters (`don't`) and a point or comma
/// between digits (`4,600`) belong to it; hyphens do not. Ideographs, kana and the letters of Thai, Lao, Khmer and
/// Myanmar are words by themselves. Bidi controls, joiners and soft hyphens neither end a word nor count. This is
/// Unicode's annex 29 without its dictionary scripts and with hyphens as breaks.
public enum Words {
  /// The words of a range of well-formed UTF-8; no word gives an empty array.
  ///
  /// O(bytes).
  public static func words(in utf8: [UInt8], _ range: Range<Int>) -> [Word] {
    var words: [Word] = []
    words.reserveCapacity(range.count / 6 + 4)
    append(of: utf8, in: range, to: &words)
    return words
  }

  /// The words of several ranges, in their order, as for `document.articleRanges`.
  ///
  /// O(bytes).
  public static func words(in utf8: [UInt8], ranges: [Range<Int>]) -> [Word] {
    var words: [Word] = []
    words.reserveCapacity(ranges.reduce(0) { $0 + $1.count } / 6 + 4)
    for range in ranges { append(of: utf8, in: range, to: &words) }
    return words
  }

  /// The words of a string; ranges are over its UTF-8.
  public static func words(of string: String) -> [Word] {
    let utf8 = Array(string.utf8)
    return words(in: utf8, 0..<utf8.count)
  }

  /// Adds the words of a range to those already found, so that a caller can keep its storage.
  ///
  /// Stops when there are `limit` words. Bounds that cut a scalar are moved into it; bytes from 4 GiB on are not read.
  public static func append(
    of utf8: [UInt8], in range: Range<Int>, to words: inout [Word], limit: Int = .max
  ) {
    let range = range.clamped(to: 0..<min(utf8.count, Int(UInt32.max)))
    unsafe utf8.withUnsafeBufferPointer { bytes in
      unsafe ScalarTable.shared.entries.withUnsafeBufferPointer { table in
        var scanner = unsafe WordScanner(bytes: bytes, end: range.upperBound, table: table)
        scanner.scan(from: range.lowerBound, into: &words, limit: limit)
      }
    }
  }

  /// Hands on the words of a range in batches of some thousand, so that a line of any length needs little memory.
  ///
  /// `words` is storage to work in, which a caller keeps; it is empty afterwards. O(bytes).
  public static func forEachBatch(
    of utf8: [UInt8], in range: Range<Int>, storage words: inout [Word], _ body: ([Word]) -> Void
  ) {
    let range = range.clamped(to: 0..<min(utf8.count, Int(UInt32.max)))
    words.removeAll(keepingCapacity: true)
    unsafe utf8.withUnsafeBufferPointer { bytes in
      unsafe ScalarTable.shared.entries.withUnsafeBufferPointer { table in
        var scanner = unsafe WordScanner(bytes: bytes, end: range.upperBound, table: table)
        var offset = range.lowerBound
        repeat {
          offset = scanner.scan(from: offset, into: &words, limit: batch)
          body(words)
          words.removeAll(keepingCapacity: true)
        } while offset < range.upperBound
      }
    }
  }

  private static let batch = 4096
}
