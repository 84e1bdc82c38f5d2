public import CollateCore
import TextKernels

/// What language text is in: by script, by letters that few languages use, and by function words.
///
/// Tells ar, de, en, es, fa, fr, he, ru and tr apart, and says `und` for too little text; `languageOfPage` says it for
/// other languages too.
/// The method is the oldest one (Ingle 1976; Grefenstette 1995 found function words right for all sentences
/// above fifteen words); script and letters make it work for shorter ones.
public struct LanguageReading: Sendable {
  /// The points of each language, in the order of `WordFacts.languages`.
  private(set) var points = SIMD16<Float>()
  /// How many letters of each script there are.
  private(set) var scripts = Scripts()
  /// How many words were read.
  private(set) var words = 0
  /// Letters that speak against the languages of their script which we know.
  private(set) var strangers = Strangers()

  /// Letters by script.
  struct Scripts: Sendable {
    var latin = 0, arabic = 0, cyrillic = 0, hebrew = 0, other = 0
    var all: Int { latin + arabic + cyrillic + hebrew + other }
  }

  /// Letters of other languages that are written in a script we know.
  struct Strangers: Sendable {
    /// Cyrillic letters that Russian does without, and Arabic ones that Arabic and Persian do without.
    var cyrillic = 0, arabic = 0
    /// `ы`, without which no longer Russian text gets by; its South Slavic neighbours and Ukrainian have none.
    var yeru = 0
  }

  /// Nothing read yet.
  init() {}

  /// The language of a string; `und` when it cannot be told.
  ///
  /// O(bytes).
  public static func language(of text: String) -> Language {
    let bytes = Array(text.utf8)
    var reading = LanguageReading()
    reading.read(bytes.span, WordFacts.of(Words.words(in: bytes, 0..<bytes.count))[...])
    return reading.language
  }

  /// How much text reads like the language it is most like: its function words, and a tenth of its telling letters.
  ///
  /// Letters alone say little, for a wrong encoding makes many of them. Latin text of accents has 0: it is none.
  public static func strength(of utf8: [UInt8]) -> Double {
    let facts = WordFacts.of(Words.words(in: utf8, 0..<utf8.count))[...]
    var (words, reading) = (LanguageReading(), LanguageReading())
    words.readWords(facts)
    reading.read(utf8.span, facts)
    let plain = utf8.count { ($0 | 0x20) &- 0x61 < 26 }
    if reading.candidates == Script.latin, reading.scripts.latin > 2 * plain { return 0 }
    let points = words.points + (reading.points - words.points) * 0.1
    return Double(Script.languages(of: reading.candidates).map { points[$0] }.max() ?? 0)
  }

  /// Reads a line and, for each of its words, the languages in which it is a function word.
  mutating func read(_ bytes: Span<UInt8>, _ facts: ArraySlice<WordFacts>) {
    readWords(facts)
    var (latin, high): (Int, UInt8) = (0, 0)
    for index in bytes.indices {
      latin &+= (bytes[index] | 0x20) &- 0x61 < 26 ? 1 : 0
      high |= bytes[index]
    }
    scripts.latin += latin
    if high >= 0x80 { readOtherLetters(bytes) }
  }

  /// Reads a line whose look is known.
  mutating func read(_ bytes: Span<UInt8>, _ facts: ArraySlice<WordFacts>, _ shape: LineShape) {
    readWords(facts)
    scripts.latin += Int(shape.latinLetters)
    if !shape.isASCII { readOtherLetters(bytes) }
  }

  private mutating func readWords(_ facts: ArraySlice<WordFacts>) {
    let given = LanguageReading.given
    var points = points
    words &+= facts.count
    for fact in facts where fact.functions != 0 { points += given[Int(fact.functions)] }
    self.points = points
  }

  /// The points that a word gives, by the languages in which it is a function word.
  private static let given: [SIMD16<Float>] = (0..<1 << WordFacts.languages.count).map { languages in
    var points = SIMD16<Float>()
    for index in WordFacts.languages.indices where languages & 1 << index != 0 {
      // A word of many languages says little of each.
      points[index] = 1 / Float(languages.nonzeroBitCount)
    }
    return points
  }

  /// Takes over what another reading found.
  mutating func add(_ other: LanguageReading) {
    points += other.points
    scripts.latin += other.scripts.latin
    scripts.arabic += other.scripts.arabic
    scripts.cyrillic += other.scripts.cyrillic
    scripts.hebrew += other.scripts.hebrew
    scripts.other += other.scripts.other
    words += other.words
    strangers.cyrillic += other.strangers.cyrillic
    strangers.arabic += other.strangers.arabic
    strangers.yeru += other.strangers.yeru
  }

  /// The language with most points among those of the script that most letters are of.
  public var language: Language { bestIndex.map { WordFacts.languages[$0] } ?? .undetermined }

  /// The language of a whole page: `und` too when it reads like none of those we know.
  ///
  /// Running text holds a function word in every third or fourth word. Italian holds one of French in ten, Dutch one of
  /// German in thirty; where there are not far more, `isNeighbour` is asked. Below forty words nobody can say.
  func languageOfPage(unless isNeighbour: () -> Bool) -> Language {
    guard let bestIndex, !hasStrangeLetters else { return .undetermined }
    let language = WordFacts.languages[bestIndex]
    guard words >= 40, candidates == Script.latin else { return language }
    let share = points[bestIndex] / Float(words)
    if share < LanguageReading.leastShares[language] ?? 0 { return .undetermined }
    return share < 0.45 && isNeighbour() ? .undetermined : language
  }

  /// How many points a page in a language has for each word, at the least: even one of lists and tables.
  private static let leastShares: [Language: Float] = [
    "de": 0.13, "es": 0.15, "fr": 0.15, "en": 0.08, "tr": 0.04,
  ]

  private var hasStrangeLetters: Bool {
    switch candidates {
    case Script.cyrillic:
      strangers.cyrillic * 50 > scripts.cyrillic || scripts.cyrillic >= 400 && strangers.yeru == 0
    case Script.arabic: strangers.arabic * 50 > scripts.arabic
    default: false
    }
  }

  /// The place of that language among `WordFacts.languages`; nil when it cannot be told.
  var bestIndex: Int? {
    let candidates = self.candidates
    if candidates.nonzeroBitCount == 1, scripts.all > 1 { return candidates.trailingZeroBitCount }
    var best: (index: Int?, points: Float) = (nil, 0)
    var rest = candidates
    while rest != 0 {
      let index = rest.trailingZeroBitCount
      if points[index] > best.points { best = (index, points[index]) }
      rest &= rest - 1
    }
    return best.index
  }

  /// What else a line is in than a language, in words: `another script`, `another language (tr)`; nil when it may
  /// well be in that language.
  ///
  /// Words that two languages share, as `in` and `war` in English and German, do not make a line foreign.
  func isOther(than main: Language) -> String? {
    let candidates = self.candidates
    guard scripts.all >= 4, candidates != 0 else { return nil }
    guard let mainIndex = WordFacts.languages.firstIndex(of: main), candidates & 1 << UInt16(mainIndex) != 0
    else { return "another script" }
    guard let other = bestIndex, other != mainIndex else { return nil }
    let (mine, theirs) = (points[other], points[mainIndex])
    return mine >= 1.5 && mine >= theirs * 3
      ? "another language (\(WordFacts.languages[other].rawValue))" : nil
  }

  /// The languages written in the script of most letters, as bits.
  private var candidates: UInt16 {
    let most = max(scripts.latin, scripts.arabic, scripts.cyrillic, scripts.hebrew, scripts.other)
    guard most > 0 else { return 0 }
    if most == scripts.arabic { return Script.arabic }
    if most == scripts.hebrew { return Script.hebrew }
    if most == scripts.cyrillic { return Script.cyrillic }
    return most == scripts.latin ? Script.latin : 0
  }

  /// The languages that each script writes, as bits in the order of `WordFacts.languages`.
  private enum Script {
    static let arabic = bits(["ar", "fa"]), hebrew = bits(["he"]), cyrillic = bits(["ru"])
    static let latin = bits(["de", "en", "es", "fr", "tr"])

    private static func bits(_ languages: [Language]) -> UInt16 {
      WordFacts.languages.indices.reduce(0) { bits, index in
        languages.contains(WordFacts.languages[index]) ? bits | 1 << UInt16(index) : bits
      }
    }

    /// The places of some languages given as bits.
    static func languages(of bits: UInt16) -> [Int] {
      WordFacts.languages.indices.filter { bits & 1 << UInt16($0) != 0 }
    }
  }

  private mutating func readOtherLetters(_ bytes: Span<UInt8>) {
    var offset = 0
    while offset < bytes.count {
      let lead = bytes[offset]
      if lead < 0x80 {
        offset += 1
      } else if lead < 0xE0, offset + 1 < bytes.count {
        readLetter(UInt32(lead & 0x1F) << 6 | UInt32(bytes[offset + 1] & 0x3F))
        offset += 2
      } else {
        if lead >= 0xE3 { scripts.other += 1 }
        offset += lead < 0xF0 ? 3 : 4
      }
    }
  }

  private mutating func readLetter(_ scalar: UInt32) {
    switch scalar {
    case 0xC0...0x24F:
      scripts.latin += 1
      if let (language, weight) = LanguageReading.tellingLatin(scalar) { give(weight, to: language) }
    case 0x400...0x52F:
      scripts.cyrillic += 1
      switch scalar {
      case 0x42B, 0x44B: strangers.yeru += 1
      case 0x402...0x40F where scalar != 0x40D, 0x450...0x45F where scalar != 0x451 && scalar != 0x45D,
        0x490...0x52F:
        strangers.cyrillic += 1
      default: break
      }
    case 0x590...0x5FF: scripts.hebrew += 1
    case 0x600...0x6FF:
      scripts.arabic += 1
      switch scalar {
      case 0x67E, 0x686, 0x698, 0x6AF, 0x6A9, 0x6CC: give(0.4, to: "fa")
      case 0x629, 0x643, 0x64A, 0x649, 0x623, 0x625: give(0.3, to: "ar")
      // Letters of Urdu, Pashto and Kurdish.
      case 0x679, 0x67C, 0x681, 0x685, 0x688, 0x689, 0x691, 0x693, 0x695, 0x69A, 0x6B5, 0x6BA, 0x6BC, 0x6BE,
        0x6C1, 0x6C6, 0x6CE, 0x6D0, 0x6D2, 0x6D5:
        strangers.arabic += 1
      default: break
      }
    case 0x370...0x3FF, 0x530...0x58F: scripts.other += 1
    default: break
    }
  }

  /// The language of a letter that the other Latin ones do without.
  private static func tellingLatin(_ scalar: UInt32) -> (Language, Float)? {
    switch scalar {
    case 0x131, 0x130, 0x11F, 0x11E, 0x15F, 0x15E: ("tr", 0.6)
    case 0xDF, 0xE4, 0xC4: ("de", 0.6)
    case 0xF1, 0xD1, 0xED, 0xF3, 0xE1, 0xFA: ("es", 0.3)
    case 0xE8, 0xEA, 0xE0, 0xF9, 0xEE, 0xF4, 0xFB, 0xC9: ("fr", 0.3)
    case 0xF6, 0xFC: ("de", 0.1)
    case 0xE9: ("fr", 0.15)
    default: nil
    }
  }

  private mutating func give(_ weight: Float, to language: Language) {
    guard let index = WordFacts.languages.firstIndex(of: language) else { return }
    points[index] += weight
  }
}
