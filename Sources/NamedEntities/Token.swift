/// One word or mark of a text, with its folded scalars in the stream's buffer.
package struct Token {
  /// The UTF-8 range in the text, a glued case ending included.
  package var start: Int32, end: Int32
  /// Where the name proper ends: before the apostrophe of a glued ending, else `end`.
  var stemEnd: Int32
  /// Where its folded scalars (without the glued ending) begin in `TokenStream.folded`, and how many they are.
  var folded: Int32, count: Int32
  /// A hash of the folded scalars.
  var word: UInt64
  /// A hash of the glued ending, 0 without one.
  var ending: UInt64
  /// The collapsed shape: `Xx`, `X`, `x`, `9`, punctuation as itself.
  var shape: UInt32
  /// What else is known.
  var flags: Flags

  package struct Flags: OptionSet, Sendable {
    package let rawValue: UInt8
    /// The flags of a raw value.
    package init(rawValue: UInt8) { self.rawValue = rawValue }
    /// White space stands before it.
    static let spaced = Flags(rawValue: 1)
    /// Its first scalar is an upper-case letter.
    static let capital = Flags(rawValue: 2)
    /// It has letters and all of them are upper case.
    static let allCapitals = Flags(rawValue: 4)
    /// It starts with a letter or digit.
    static let word = Flags(rawValue: 8)
    /// It ends a sentence when something follows.
    static let stop = Flags(rawValue: 16)
    /// It holds Arabic letters.
    static let arabic = Flags(rawValue: 32)
    /// It holds Cyrillic letters.
    static let cyrillic = Flags(rawValue: 64)
    /// It begins with a digit.
    static let digit = Flags(rawValue: 128)
  }

  /// The UTF-8 range in the text.
  package var range: Range<Int> { Int(start)..<Int(end) }
}

/// A sentence: its tokens and what is known of its line.
package struct Sentence {
  /// Its tokens in the stream.
  package var tokens: Range<Int>
  /// Which language's features it gets.
  package var language: TagLanguage
  /// Whether most of its words start with a capital, or all its letters are capitals.
  var isHeadline: Bool, isAllCapitals: Bool
}

/// The languages the tagger has weights of its own for; others are read as the nearest of them.
package enum TagLanguage: UInt8, CaseIterable {
  case english, arabic, turkish, russian, french
}
