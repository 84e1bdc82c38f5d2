private import CLexicons

/// The tables behind reading and cleaning pages.
public enum CleaningTables {
  /// Rows of a role of markup and the words in class names that say it.
  public static var markupRoles: [[Substring]] { unsafe rows { unsafe collate_markup_roles(&$0) } }

  /// Rows of a word and its weight: below zero for words of page furniture, above for those of articles.
  public static var furnitureWords: [[Substring]] { unsafe rows { unsafe collate_furniture_words(&$0) } }

  /// Rows of language, kind and phrase; the head of the file says what the kinds mean.
  public static var pageFurniture: [[Substring]] { unsafe rows { unsafe collate_page_furniture(&$0) } }

  /// Rows of kind and word; the head of the file says what the kinds mean.
  public static var outletWords: [[Substring]] { unsafe rows { unsafe collate_outlet_words(&$0) } }

  /// Rows of a language that cleaning does not know and frequent words of it.
  public static var neighbourWords: [[Substring]] { unsafe rows { unsafe collate_neighbour_words(&$0) } }

  /// The trees of the line classifier, one in each row.
  public static var lineModel: [[Substring]] { unsafe rows { unsafe collate_line_model(&$0) } }

  /// Rows of kind, number and forms of the words of dates.
  static var dateWords: [[Substring]] { unsafe rows { unsafe collate_date_words(&$0) } }

  /// The trees of the classifier for lines of web pages.
  public static var markupModel: [[Substring]] { unsafe rows { unsafe collate_markup_model(&$0) } }

  /// Rows of an encoding's name and the scalars of its upper half in hexadecimal.
  public static var codePages: [[Substring]] { unsafe rows { unsafe collate_code_pages(&$0) } }

  /// The rows of a table: lines that are no comment, cut at tabs.
  private static func rows(_ table: (inout Int) -> UnsafePointer<UInt8>?) -> [[Substring]] {
    var length = 0
    guard let start = unsafe table(&length) else { return [] }
    let text = unsafe String(decoding: UnsafeBufferPointer(start: start, count: length), as: UTF8.self)
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map {
      $0.split(separator: "\t", omittingEmptySubsequences: false)
    }
  }
}
