/// A language as a BCP 47 code in lower case: `en`, `ar`, `tr`; `und` when it is not known.
public struct Language: RawRepresentable, Sendable, Hashable, Comparable, ExpressibleByStringLiteral {
  /// The code.
  public let rawValue: String

  /// The language of a code; only its first part counts (`en-GB` is `en`).
  public init(rawValue: String) {
    // Most codes are as they should be.
    if (1...3).contains(rawValue.utf8.count), rawValue.utf8.allSatisfy({ 0x61...0x7A ~= $0 }) {
      self.rawValue = rawValue
      return
    }
    let code = rawValue.lowercased().prefix { $0 != "-" && $0 != "_" }
    self.rawValue = code.isEmpty ? "und" : String(code)
  }

  /// The language of a code written in the source.
  public init(stringLiteral code: String) {
    self.init(rawValue: code)
  }

  /// Not known, or too little text to tell.
  public static let undetermined: Language = "und"

  /// Whether the language is written from right to left.
  public var isRightToLeft: Bool {
    ["ar", "fa", "he", "ur", "ps", "ckb", "sd", "ug", "yi", "dv"].contains(rawValue)
  }

  /// Orders by code.
  public static func < (a: Language, b: Language) -> Bool { a.rawValue < b.rawValue }
}
