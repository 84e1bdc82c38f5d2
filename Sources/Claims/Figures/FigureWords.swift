import Lexicons
import TextKernels

/// The words around figures, by language.
struct FigureWords: Sendable {
  /// What a word says beside a number.
  enum Meaning: Sendable, Equatable {
    case number(Double)
    case one
    case scale(Double)
    case around(Double, Double)
    case vague(Double, Double)
    case thing(String)
    case noun
    case currency(String)
    case unit(String)
    case percent
    case stop
    case ban
    case clock
    case daily
    case remaining
    case part
    /// A dwelling, and a word that says whose: `their homes`.
    case home
    case own
    /// `150 million less` and a crowd, of which a number counts people.
    case than
    case gathering
    /// A verb that is not what is counted: `70 held`.
    case verb
    /// What dies and is no person: `150 dead birds`.
    case creature
    /// What befalls people only, where nothing else says what befell them: `40 rebels were destroyed`.
    case implied(String)
  }

  private let exact: [UInt64: Meaning]
  private let years: Set<UInt64>, terms: Set<UInt64>, further: Set<UInt64>
  private let flags: Set<UInt64>
  private let contrasts: Set<UInt64>, negations: Set<UInt64>, among: Set<UInt64>, accord: Set<UInt64>
  private let estimates: Set<UInt64>, counts: Set<UInt64>, diseases: Set<UInt64>
  private let modifiers: Set<UInt64>, heads: Set<UInt64>, singles: Set<UInt64>
  private let prefixes: [(beginning: [UInt8], meaning: Meaning)]
  /// Whether beginnings of words are compared with their accents: Turkish ölü and olarak differ in nothing else.
  private let keepsAccents: Bool
  /// The letters that are written to the word behind them, those of each round in one string.
  private let proclitics: [String]
  /// The class of what befalls people, by the two parts of a verb: `nahm … fest`.
  private let separable: [UInt64: (first: Set<UInt64>, thing: String)]
  /// How adjectives end that stand between a number and its noun.
  private let adjectives: [String]
  let isTurkish: Bool
  let isEnglish: Bool
  let isGerman: Bool
  let isFrench: Bool

  /// The words of a language, English where it has none of its own.
  static func words(of language: String) -> FigureWords {
    tables[language] ?? tables["en"] ?? FigureWords([], "en")
  }

  /// Small words of all languages together: `and`, `of`, `the`, and what stands between two shares that are compared.
  static let and = joiners("and")
  static let of = joiners("of")
  static let the = joiners("the")
  static let against = joiners("against")

  private static func joiners(_ kind: Substring) -> Set<UInt64> {
    let rows = FigureTables.words.filter { $0.count == 4 && $0[0] == "*" && $0[1] == kind }
    return Set(rows.flatMap { $0[3].split(separator: "|") }.map { Folding.hash(of: String($0)) })
  }

  private static let tables: [String: FigureWords] = {
    var rows: [String: [[Substring]]] = [:]
    for row in FigureTables.words where row.count == 4 { rows[String(row[0]), default: []].append(row) }
    return Dictionary(uniqueKeysWithValues: rows.map { ($0, FigureWords($1, $0)) })
  }()

  private init(_ rows: [[Substring]], _ language: String) {
    keepsAccents = !["ar", "fa", "he"].contains(language)
    proclitics = ["ar": ["وفبلك", "ا"], "he": ["ושכ", "בלמה"]][language] ?? []
    let isTurkish = language == "tr"
    self.isTurkish = isTurkish
    isEnglish = language == "en"
    isGerman = language == "de"
    isFrench = language == "fr"
    adjectives = rows.filter { $0[1] == "adjective" }.flatMap { $0[3].split(separator: "|") }.map(String.init)
    separable = FigureWords.separable(rows)
    var exact: [UInt64: Meaning] = [:]
    var prefixes: [(beginning: [UInt8], meaning: Meaning)] = []
    var lists: [Substring: Set<UInt64>] = [:]
    for row in rows where FigureWords.listed.contains(row[1]) {
      lists[row[1], default: []].formUnion(row[3].split(separator: "|").map { Folding.hash(of: String($0)) })
    }
    years = lists["year"] ?? []
    terms = lists["term"] ?? []
    further = lists["further"] ?? []
    flags = lists["flag"] ?? []
    contrasts = lists["contrast"] ?? []
    negations = lists["not"] ?? []
    among = lists["among"] ?? []
    accord = lists["accord"] ?? []
    estimates = lists["estimate"] ?? []
    counts = lists["count"] ?? []
    diseases = lists["disease"] ?? []
    modifiers = lists["modifier"] ?? []
    heads = lists["head"] ?? []
    singles = lists["single"] ?? []
    for row in rows {
      guard let meaning = FigureWords.meaning(row[1], row[2]) else { continue }
      for form in row[3].split(separator: "|") {
        if form.hasSuffix("*") {
          let beginning = String(form.dropLast())
          let kept = keepsAccents ? beginning : Folding.folded(beginning)
          prefixes.append((Array(kept.utf8), meaning))
        } else if exact[Folding.hash(of: String(form))] == nil {
          exact[Folding.hash(of: String(form))] = meaning
        }
      }
    }
    self.exact = exact
    self.prefixes = prefixes
  }

  private static let listed: Set<Substring> = [
    "year", "term", "further", "flag", "contrast", "not", "among", "accord", "estimate", "count", "disease",
    "modifier", "head", "single",
  ]

  /// Whether a word, in any language, names animals.
  static func isCreature(_ word: String) -> Bool { creatures.contains { word.hasPrefix($0) } }

  private static let creatures = FigureTables.words.filter { $0.count == 4 && $0[1] == "creature" }
    .flatMap { $0[3].split(separator: "|") }.map { String($0.hasSuffix("*") ? $0.dropLast() : $0) }

  /// Whether a word in lower case is a number or a vague count, as `forty` and `dozens` are.
  func isNumber(_ word: String) -> Bool {
    switch exact[Folding.hash(of: word)] {
    case .number, .one, .scale, .vague, .around: true
    default: false
    }
  }

  /// Whether a word is `years`.
  func isYear(_ word: Word) -> Bool { years.contains(word.hash) }

  /// Whether a word speaks of prison terms, whatever else it says: `jailed` counts people as well.
  func isTerm(_ word: Word) -> Bool { terms.contains(word.hash) }

  /// Whether a word says that a count comes on top of another: `two more`.
  func isFurther(_ word: Word) -> Bool { further.contains(word.hash) }

  /// Where a French word begins behind the `d'` or `l'` written to it; nil when nothing is.
  static func elision(in utf8: [UInt8], _ word: Range<Int>) -> Int? {
    guard let mark = utf8[word].prefix(5).lastIndex(where: { $0 == 0x27 || $0 == 0x99 }),
      mark + 1 < word.upperBound, mark > word.lowerBound
    else { return nil }
    return mark + 1
  }

  private static func separable(_ rows: [[Substring]]) -> [UInt64: (first: Set<UInt64>, thing: String)] {
    var parts: [UInt64: (first: Set<UInt64>, thing: String)] = [:]
    for row in rows where row[1] == "separable" {
      for form in row[3].split(separator: "|") {
        let hashes = form.split(separator: " ").map { Folding.hash(of: String($0)) }
        guard hashes.count == 2 else { continue }
        parts[hashes[1], default: ([], String(row[2]))].first.insert(hashes[0])
      }
    }
    return parts
  }

  /// Meanings with those of verbs in two parts at their second: `nahm 45 Demonstranten fest`.
  ///
  /// O(words).
  func joinSeparable(_ meanings: [Meaning?], _ words: [Word]) -> [Meaning?] {
    guard !separable.isEmpty else { return meanings }
    var meanings = meanings
    for index in words.indices {
      guard let parts = separable[words[index].hash] else { continue }
      if words[max(0, index - 14)..<index].contains(where: { parts.first.contains($0.hash) }) {
        meanings[index] = .thing(parts.thing)
      }
    }
    return meanings
  }

  /// Whether a word in lower case ends as an adjective.
  func isAdjective(_ word: String) -> Bool { adjectives.contains { word.hasSuffix($0) } }

  /// Whether a word sets what follows against what went before: `contradicting`, `contrary to`.
  func isContrast(_ word: Word) -> Bool { contrasts.contains(word.hash) }

  /// Whether a word denies the number beside it: `not three`.
  func isNegation(_ word: Word) -> Bool { negations.contains(word.hash) }

  /// Whether a word says that those counted are some of others: `two guards among the dead`.
  func isAmong(_ word: Word) -> Bool { among.contains(word.hash) }

  /// Whether a word is a verb by which somebody gives a number: `put the dead at 11`.
  func isEstimate(_ word: Word) -> Bool { estimates.contains(word.hash) }

  /// Whether a word is for the number of something: `the number of cases`.
  func isCount(_ word: Word) -> Bool { counts.contains(word.hash) }

  /// Whether a word is a disease with its preposition, as Arabic writes it: `بالحصبة`.
  func isDisease(_ word: Word) -> Bool { diseases.contains(word.hash) }

  /// Whether a word for what befalls people can stand before a noun that it only describes: `rescue`, `death`.
  func isModifier(_ word: Word) -> Bool { modifiers.contains(word.hash) }

  /// Whether a word is a noun that is described so: `service`, `penalty`.
  func isHead(_ word: Word) -> Bool { heads.contains(word.hash) }

  /// Whether a word behind `one` means one dead, hurt or missing: `un mort`.
  func isSingle(_ word: Word) -> Bool { singles.contains(word.hash) }

  /// Whether `one` stands behind its noun, as in Arabic and Hebrew.
  var putsOneBehind: Bool { !proclitics.isEmpty }

  /// Whether a word names a source: `according to`.
  func isAccord(_ word: Word) -> Bool { accord.contains(word.hash) }

  /// Whether a word behind a place says that a ship or person comes from there: `Panama-flagged`.
  func isFlag(_ word: Word) -> Bool { flags.contains(word.hash) }

  /// Whether `and` is written to a word, as in Arabic and Hebrew.
  func gluesAnd(_ word: Word, in utf8: [UInt8]) -> Bool {
    guard let letters = proclitics.first, word.length > 2 else { return false }
    let letter = String(decoding: utf8[word.range].prefix(2), as: UTF8.self)
    return letters.first.map(String.init) == letter
  }

  /// What a word says; an Arabic or Hebrew word also without the `and`, `by` or `the` written to it.
  func meaning(of word: Word, in utf8: [UInt8]) -> Meaning? {
    if let meaning = exact[word.hash] { return meaning }
    // `45 millions d'euros`
    if isFrench, let start = FigureWords.elision(in: utf8, word.range) {
      return exact[Folding.hash(of: Folding.folded(utf8, start..<word.range.upperBound))]
    }
    guard !prefixes.isEmpty else { return nil }
    if keepsAccents {
      let lower = Array(Folding.lowercased(utf8, word.range, isTurkish: isTurkish).utf8)
      return prefixes.first { lower.starts(with: $0.beginning) }?.meaning
    }
    let folded = Array(Folding.folded(utf8, word.range).utf8)
    for bare in withoutProclitics(folded) {
      if bare.count < folded.count,
        let meaning = exact[Folding.hash(of: String(decoding: bare, as: UTF8.self))]
      {
        return meaning
      }
      if let found = prefixes.first(where: { bare.starts(with: $0.beginning) }) { return found.meaning }
    }
    return nil
  }

  /// The word, and without one or two letters that are written to the word they precede.
  private func withoutProclitics(_ folded: [UInt8]) -> [ArraySlice<UInt8>] {
    var forms = [folded[...]]
    var rest = folded[...]
    for letters in proclitics {
      let letter = String(decoding: rest.prefix(2), as: UTF8.self)
      guard rest.count > 6, letter.count == 1, letters.contains(letter) else { continue }
      rest = rest.dropFirst(letters == "ا" ? 4 : 2)
      forms.append(rest)
    }
    return forms
  }

  private static func meaning(_ kind: Substring, _ value: Substring) -> Meaning? {
    let numbers = value.split(separator: " ").compactMap { Double($0) }
    return switch kind {
    case "one": .one
    case "number": numbers.first.map { .number($0) }
    case "scale": numbers.first.map { .scale($0) }
    case "around": numbers.count == 2 ? .around(numbers[0], numbers[1]) : nil
    case "vague": numbers.count == 2 ? .vague(numbers[0], numbers[1]) : nil
    case "thing": .thing(String(value))
    case "noun": .noun
    case "currency": .currency(String(value))
    case "unit": .unit(String(value))
    case "percent": .percent
    case "stop": .stop
    case "ban": .ban
    case "clock": .clock
    case "daily": .daily
    case "remaining": .remaining
    case "part": .part
    case "home": .home
    case "own": .own
    case "than": .than
    case "gathering": .gathering
    case "verb": .verb
    case "creature": .creature
    case "implied": .implied(String(value))
    default: nil
    }
  }
}
