private import CLexicons

/// The tables behind figures: number words, what is counted, units.
public enum FigureTables {
  /// Rows of language, kind, value and forms; the head of the file says what each means.
  public static var words: [[Substring]] {
    var length = 0
    return unsafe rows(collate_figure_words(&length), length)
  }

  /// Rows of forms for one thing that news counts, a cell for each language; the first form names it.
  public static var countedNouns: [[Substring]] {
    var length = 0
    return unsafe rows(collate_counted_nouns(&length), length)
  }

  private static func rows(_ start: UnsafePointer<UInt8>?, _ length: Int) -> [[Substring]] {
    let text = unsafe String(decoding: UnsafeBufferPointer(start: start, count: length), as: UTF8.self)
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { $0.split(separator: "\t") }
  }
}
