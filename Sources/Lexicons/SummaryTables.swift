private import CLexicons

/// The tables behind summaries: words that tie a sentence to the one before, and learned weights.
public enum SummaryTables {
  /// Rows of class, language and words; the file's head says what each means.
  public static var cues: [[Substring]] { unsafe rows { unsafe collate_summary_cues(&$0) } }

  /// Rows of feature and weights, as `make train-summaries` wrote them.
  public static var weights: [[Substring]] { unsafe rows { unsafe collate_summary_weights(&$0) } }

  private static func rows(_ table: (inout Int) -> UnsafePointer<UInt8>?) -> [[Substring]] {
    var length = 0
    guard let start = unsafe table(&length) else { return [] }
    let text = unsafe String(decoding: UnsafeBufferPointer(start: start, count: length), as: UTF8.self)
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { $0.split(separator: "\t") }
  }
}
