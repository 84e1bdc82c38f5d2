private import CLexicons

/// The tables behind quotations: verbs of saying, and the small words around a speaker's name.
public enum SpeechTables {
  /// Rows of language, strength, tone and forms; the file's head says what each means.
  public static var verbs: [[Substring]] {
    var length = 0
    return unsafe rows(collate_speech_verbs(&length), length)
  }

  /// Rows of language, class and words.
  public static var words: [[Substring]] {
    var length = 0
    return unsafe rows(collate_speech_words(&length), length)
  }

  /// Rows of `he` or `she` and first names.
  public static var givenNames: [[Substring]] {
    var length = 0
    return unsafe rows(collate_given_names(&length), length)
  }

  fileprivate static func rows(_ start: UnsafePointer<UInt8>?, _ length: Int) -> [[Substring]] {
    let text = unsafe String(decoding: UnsafeBufferPointer(start: start, count: length), as: UTF8.self)
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { $0.split(separator: "\t") }
  }
}

/// Words for parties, and what makes statements disagree.
extension SpeechTables {
  /// Rows of language, stance and words.
  public static var labels: [[Substring]] {
    var length = 0
    return unsafe rows(collate_labels(&length), length)
  }

  /// Rows of language and opposites, or of language, `not` or `hedge`, and words.
  public static var opposites: [[Substring]] {
    var length = 0
    return unsafe rows(collate_opposites(&length), length)
  }

  /// Rows of forms with one meaning, a cell for each of `meaningLanguages`.
  public static var meanings: [[Substring]] {
    var length = 0
    return unsafe rows(collate_meanings(&length), length)
  }

  /// The languages of the cells of `meanings`, in their order.
  public static let meaningLanguages = ["en", "fr", "de", "es", "ru", "tr", "ar", "fa", "he"]
}
