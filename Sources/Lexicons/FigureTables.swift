private import CLexicons

/// The table behind figures: number words, what is counted, units.
public enum FigureTables {
  /// Rows of language, kind, value and forms; the head of the file says what each means.
  public static var words: [[Substring]] {
    var length = 0
    guard let start = unsafe collate_figure_words(&length) else { return [] }
    let text = unsafe String(decoding: UnsafeBufferPointer(start: start, count: length), as: UTF8.self)
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { $0.split(separator: "\t") }
  }
}
