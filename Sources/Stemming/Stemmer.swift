private import CStemmer

/// Reduces words to their stems with the Snowball stemmers (Porter 2001; libstemmer 2.2).
///
/// A word is stemmed by the language of its script: Latin letters by the Latin-script language asked for, Arabic
/// letters as Arabic, Cyrillic as Russian, unless the language asked for has that script itself. There is no
/// stemmer for Persian, Hebrew or Urdu: their words come back unchanged (`hasStemmer`).
///
/// A stemmer keeps a working buffer: make one per thread, it costs a microsecond.
@safe public final class Stemmer {
  private let latin: OpaquePointer?
  private let arabic: OpaquePointer?
  private let cyrillic: OpaquePointer?
  private let other: OpaquePointer?

  /// A stemmer for text in the language of a BCP 47 code; `und` stems Latin letters as English.
  public init(language: String) {
    let asked = Stemmer.algorithms[language]
    let script = Stemmer.script(of: language)
    unsafe latin = Stemmer.make(script == .latin ? asked : "english")
    // Persian and Urdu have the script of Arabic, but not its forms.
    unsafe arabic = Stemmer.make(script == .arabic ? asked : "arabic")
    unsafe cyrillic = Stemmer.make(script == .cyrillic ? asked : "russian")
    unsafe other = Stemmer.make(script == .other ? asked : nil)
  }

  /// A stemmer that uses one Snowball algorithm, such as `porter`, for Latin letters and none for others.
  package init(algorithm: String) {
    unsafe latin = Stemmer.make(algorithm)
    unsafe arabic = nil
    unsafe cyrillic = nil
    unsafe other = nil
  }

  deinit {
    unsafe sb_stemmer_delete(latin)
    unsafe sb_stemmer_delete(arabic)
    unsafe sb_stemmer_delete(cyrillic)
    unsafe sb_stemmer_delete(other)
  }

  /// Calls `body` with the stem of a word in lower case, UTF-8; the word itself where there is no stemmer.
  ///
  /// The bytes are valid during the call only. Words of more than 128 bytes are left as they are. O(bytes).
  public func withStem<Result>(of word: Span<UInt8>, _ body: (Span<UInt8>) -> Result) -> Result {
    guard (3...128).contains(word.count), let stemmer = unsafe choice(for: word) else { return body(word) }
    let stem: UnsafePointer<UInt8>? = unsafe word.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return nil }
      return unsafe sb_stemmer_stem(stemmer, base, Int32(buffer.count))
    }
    guard let stem = unsafe stem else { return body(word) }
    let bytes = unsafe UnsafeBufferPointer(start: stem, count: Int(sb_stemmer_length(stemmer)))
    return unsafe bytes.isEmpty ? body(word) : body(bytes.span)
  }

  /// The stem of a word in lower case.
  public func stem(_ word: String) -> String {
    let bytes = Array(word.utf8)
    return withStem(of: bytes.span) { stem in
      var copy: [UInt8] = []
      for index in stem.indices { copy.append(stem[index]) }
      return String(decoding: copy, as: UTF8.self)
    }
  }

  private func choice(for word: Span<UInt8>) -> OpaquePointer? {
    // The lead byte of the first character that is not ASCII tells the script.
    var lead: UInt8 = 0
    for index in word.indices where word[index] >= 0xC0 {
      lead = word[index]
      break
    }
    switch lead {
    case 0, 0xC3...0xC9: return unsafe latin
    case 0xD0...0xD3: return unsafe cyrillic
    case 0xD8...0xDB: return unsafe arabic
    default: return unsafe other
    }
  }

  private enum Script { case latin, arabic, cyrillic, other }

  private static func script(of language: String) -> Script {
    switch language {
    case "ar", "fa", "ur", "ps", "ckb", "sd", "ug": .arabic
    case "ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "tg", "mn": .cyrillic
    case "he", "yi", "el", "hi", "ta", "ne", "hy", "ka", "am", "bn", "th", "zh", "ja", "ko": .other
    case "und": .other
    default: .latin
    }
  }

  private static func make(_ algorithm: String?) -> OpaquePointer? {
    guard let algorithm else { return nil }
    return unsafe sb_stemmer_new(algorithm, nil)
  }

  /// The Snowball algorithm of each language that has one.
  private static let algorithms: [String: String] = [
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek", "en": "english",
    "es": "spanish", "eu": "basque", "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi",
    "hu": "hungarian", "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian",
    "ne": "nepali", "nl": "dutch", "no": "norwegian", "nb": "norwegian", "pt": "portuguese", "ro": "romanian",
    "ru": "russian", "sr": "serbian", "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
  ]
}
