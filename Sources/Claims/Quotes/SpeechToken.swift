import CollateCore

/// A word, a mark, or a whole quotation, as the rules for speakers read a paragraph.
struct SpeechToken: Sendable {
  enum Kind: Sendable, Equatable {
    case word, number, comma, stop, colon, semicolon, dash, bracketOpen, bracketClose, other
    /// A quotation: its place in the paragraph's list.
    case quote(Int)
  }

  let range: Range<Int>
  let kind: Kind
  /// The word in lower case, Arabic letters unified; empty for marks.
  let folded: String
  var classes: WordClass
  let isCapitalised: Bool
  /// Whether a full stop belongs to it: `U.S.`, `J.`, `Sen.`.
  var isAbbreviation = false
  /// Whether it has three letters and more, all of them capitals.
  var isAllCapitals = false
  /// Whether its script has capitals.
  var hasCase: Bool { folded.unicodeScalars.first.map { $0.value < 0x530 } ?? true }

  var isWord: Bool { kind == .word }
  var isQuote: Bool { if case .quote = kind { true } else { false } }
  func isA(_ classes: WordClass) -> Bool { !self.classes.isDisjoint(with: classes) }
}

/// Cuts a paragraph into tokens; every outermost quotation becomes one token.
struct SpeechTokeniser {
  private let text: [UInt8]
  private let lexicon: SpeechLexicon
  private var tokens: [SpeechToken] = []

  /// The tokens of a UTF-8 range, with the outermost quotations in it as one token each.
  ///
  /// O(bytes).
  static func tokens(
    in text: [UInt8], _ range: Range<Int>, quotes: [Range<Int>], lexicon: SpeechLexicon
  ) -> [SpeechToken] {
    var tokeniser = SpeechTokeniser(text: text, lexicon: lexicon)
    var offset = range.lowerBound
    for (index, quote) in quotes.enumerated() {
      tokeniser.read(offset..<quote.lowerBound)
      tokeniser.tokens.append(
        SpeechToken(range: quote, kind: .quote(index), folded: "", classes: [], isCapitalised: false))
      offset = quote.upperBound
    }
    tokeniser.read(offset..<range.upperBound)
    return tokeniser.tokens
  }

  private init(text: [UInt8], lexicon: SpeechLexicon) {
    self.text = text
    self.lexicon = lexicon
  }

  private mutating func read(_ range: Range<Int>) {
    var offset = range.lowerBound
    while offset < range.upperBound {
      let (scalar, length) = UTF8Decoding.scalar(in: text, at: offset)
      if UTF8Decoding.isWord(scalar) {
        offset = readWord(offset, range.upperBound, isCapitalised: UTF8Decoding.isUpper(scalar))
      } else {
        if let kind = SpeechTokeniser.mark(scalar) { append(offset..<(offset + length), kind) }
        offset += length
      }
    }
  }

  private mutating func append(_ range: Range<Int>, _ kind: SpeechToken.Kind) {
    tokens.append(SpeechToken(range: range, kind: kind, folded: "", classes: [], isCapitalised: false))
  }

  private static func mark(_ scalar: UInt32) -> SpeechToken.Kind? {
    switch scalar {
    case 0x2C, 0x60C, 0x3001: .comma
    case 0x2E, 0x21, 0x3F, 0x61F, 0x2026, 0x6D4, 0x3002: .stop
    case 0x3A: .colon
    case 0x3B, 0x61B: .semicolon
    case 0x2D, 0x2013, 0x2014, 0x2015: .dash
    case 0x28, 0x5B: .bracketOpen
    case 0x29, 0x5D: .bracketClose
    default: UTF8Decoding.isSpace(scalar) || UTF8Decoding.isInvisible(scalar) ? nil : .other
    }
  }

  /// Reads one word with its inner hyphens, apostrophes and full stops; returns where it ends.
  private mutating func readWord(_ start: Int, _ limit: Int, isCapitalised: Bool) -> Int {
    var end = start
    var digits = 0
    var letters = 0
    while end < limit {
      let (scalar, length) = UTF8Decoding.scalar(in: text, at: end)
      if UTF8Decoding.isWord(scalar) || UTF8Decoding.isInvisible(scalar) {
        if UTF8Decoding.isDigit(scalar) { digits += 1 } else { letters += 1 }
      } else if !joins(scalar, end, length, limit, start) {
        break
      }
      end += length
    }
    let cut = possessive(start, end)
    let word = behindElision(start, cut)
    if word > start { add(start..<word, isNumber: false, isCapitalised: isCapitalised) }
    add(
      word..<cut, isNumber: digits > 0 && letters == 0,
      isCapitalised: word > start
        ? UTF8Decoding.isUpper(UTF8Decoding.scalar(in: text, at: word).scalar) : isCapitalised)
    if cut < end { add(cut..<end, isNumber: false, isCapitalised: false) }
    return end
  }

  /// Whether a mark stands between two letters of one word, or is the last full stop of `U.S.`.
  private func joins(_ scalar: UInt32, _ offset: Int, _ length: Int, _ limit: Int, _ start: Int) -> Bool {
    let next = offset + length
    let follows = next < limit && UTF8Decoding.isWord(UTF8Decoding.scalar(in: text, at: next).scalar)
    if isHebrew(before: offset) {
      // `פרופ'`, `ד"ר`, `מנכ"ל`.
      if scalar == 0x27 || scalar == 0x5F3 { return true }
      if scalar == 0x22 || scalar == 0x5F4 { return follows && isHebrew(before: next + 2) }
    }
    switch scalar {
    case 0x2D, 0x27, 0x2019, 0x2BC: return follows
    case 0x2E:
      if follows { return true }
      return text[start..<offset].contains(0x2E) && offset - start <= 5
    case 0x2C: return follows && offset > start && isDigitByte(text[offset - 1]) && isDigitByte(text[next])
    default: return false
    }
  }

  /// Whether a Hebrew letter ends right before an offset.
  private func isHebrew(before offset: Int) -> Bool {
    guard offset >= 2, offset <= text.count, text[offset - 2] == 0xD7 else { return false }
    return (0x90...0xAA).contains(text[offset - 1])
  }

  private func isDigitByte(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  /// Where `'s` begins at the end of a word, else its end.
  private func possessive(_ start: Int, _ end: Int) -> Int {
    guard end - start > 2, text[end - 1] | 0x20 == 0x73 else { return end }
    if text[end - 2] == 0x27 { return end - 2 }
    if end - start > 4, text[end - 2] == 0x99, text[end - 3] == 0x80, text[end - 4] == 0xE2 { return end - 4 }
    return end
  }

  /// A pronoun in capitals right before a capitalised word is a first name: `dijo Ella Thorne`.
  private mutating func nameBefore(_ range: Range<Int>) {
    guard let last = tokens.indices.last, tokens.count > 1, tokens[last].isCapitalised,
      tokens[last].isA([.he, .she]), tokens[last - 1].isWord,
      tokens[last].range.upperBound + 1 == range.lowerBound
    else { return }
    tokens[last].classes.subtract([.pronoun, .he, .she, .they])
  }

  /// Whether a word is a name with a small article before it: `al-Tamrani`.
  private func hasArticle(_ range: Range<Int>) -> Bool {
    guard let hyphen = text[range].prefix(4).firstIndex(of: 0x2D), hyphen + 1 < range.upperBound else {
      return false
    }
    return UTF8Decoding.isUpper(UTF8Decoding.scalar(in: text, at: hyphen + 1).scalar)
  }

  /// Where the word behind a French `l'`, `d'` or `qu'` begins, else where the whole does.
  private func behindElision(_ start: Int, _ end: Int) -> Int {
    guard lexicon.language == "fr", end - start > 3, lexicon.classes[FoldedWord.of(text, start..<end)] == nil
    else {
      return start
    }
    let letters = text[start] | 0x20 == 0x71 && text[start + 1] | 0x20 == 0x75 ? 2 : 1
    guard letters == 2 || [0x6C, 0x64].contains(text[start] | 0x20) else { return start }
    let mark = start + letters
    if mark + 1 < end, text[mark] == 0x27 { return mark + 1 }
    return mark + 3 < end && text[mark..<(mark + 3)].elementsEqual([0xE2, 0x80, 0x99]) ? mark + 3 : start
  }

  private mutating func add(_ range: Range<Int>, isNumber: Bool, isCapitalised: Bool) {
    let folded = FoldedWord.of(text, range)
    let isCapitalised = isCapitalised || hasArticle(range)
    if isCapitalised { nameBefore(range) }
    var classes = lexicon.classes[folded] ?? lexicon.inferred(folded)
    // `Марта Олин`: where days and months are in small letters, capitals inside a sentence make a name.
    if isCapitalised, lexicon.writesDaysSmall, tokens.last?.isWord == true { classes.subtract(.time) }
    var token = SpeechToken(
      range: range, kind: isNumber ? .number : .word, folded: folded,
      classes: classes, isCapitalised: isCapitalised)
    token.isAllCapitals = isCapitalised && folded.count >= 3 && isUpper(range)
    let isInitial = isCapitalised && range.count == 1
    token.isAbbreviation = isInitial || text[range].contains(0x2E) || token.isA(.abbreviation)
    tokens.append(token)
  }
}

extension SpeechTokeniser {
  /// Whether every letter of a word is a capital.
  private func isUpper(_ range: Range<Int>) -> Bool {
    String(decoding: text[range], as: UTF8.self).unicodeScalars.allSatisfy {
      !$0.properties.isAlphabetic || $0.properties.isUppercase
    }
  }
}

extension SpeechLexicon {
  /// Whether the names of days and months begin with small letters.
  fileprivate var writesDaysSmall: Bool { ["ru", "fr", "es"].contains(language.rawValue) }

  /// What the form of a word that is in no table says of it.
  func inferred(_ word: String) -> WordClass {
    switch language {
    case "en" where word.utf8.count > 4 && word.hasSuffix("ly"): [.adverb]
    case "fr" where word.hasSuffix("-il") || word.hasSuffix("-elle") || word.hasSuffix("-ils"):
      inverted(word).union([.pronoun])
    case "ar": afterConjunction(word)
    default: []
    }
  }

  /// The classes of an Arabic word behind `and` or `so`, which are written with it.
  private func afterConjunction(_ word: String) -> WordClass {
    guard let first = word.unicodeScalars.first, first == "و" || first == "ف" else { return [] }
    return classes[String(String.UnicodeScalarView(word.unicodeScalars.dropFirst()))] ?? []
  }

  /// The verb inside `explique-t-il`.
  private func inverted(_ word: String) -> WordClass {
    let verb = word.split(separator: "-").first.map(String.init) ?? ""
    return (classes[verb] ?? []).intersection([.strongCue, .auxiliary])
  }
}

/// Words in the form the tables have them.
enum FoldedWord {
  /// A word of a table in its folded form.
  static func of(_ word: Substring) -> String {
    let bytes = Array(word.utf8)
    return of(bytes, bytes.indices)
  }

  /// A word in lower case; Arabic letters unified, vowel marks and direction marks left out.
  ///
  /// O(bytes).
  static func of(_ text: [UInt8], _ range: Range<Int>) -> String {
    if text[range].allSatisfy({ $0 < 0x80 }) {
      return String(decoding: text[range].map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }, as: UTF8.self)
    }
    var folded = ""
    for scalar in String(decoding: text[range], as: UTF8.self).unicodeScalars { append(scalar, to: &folded) }
    return folded
  }

  private static func append(_ scalar: Unicode.Scalar, to folded: inout String) {
    switch scalar.value {
    case 0x622, 0x623, 0x625, 0x671: folded.unicodeScalars.append("\u{627}")
    case 0x649, 0x6CC: folded.unicodeScalars.append("\u{64A}")
    case 0x6A9: folded.unicodeScalars.append("\u{643}")
    case 0x640, 0x64B...0x65F, 0x670: break
    case 0x130: folded += "i"
    case 0x2019, 0x2BC, 0x5F3: folded.unicodeScalars.append("'")
    case 0x5F4: folded.unicodeScalars.append("\"")
    case let value where UTF8Decoding.isInvisible(value): break
    default: folded += scalar.properties.lowercaseMapping
    }
  }
}
