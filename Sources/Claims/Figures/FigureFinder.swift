import CollateCore
import Lexicons
import TextKernels

/// Finds the figures of a document by rules; each states what is counted from the words around the number.
struct FigureFinder {
  private let utf8: [UInt8]
  private let language: String
  private let lexicon: FigureWords

  init(_ document: Document) {
    utf8 = document.text.utf8
    language = document.metadata.language.rawValue
    lexicon = FigureWords.words(of: language)
  }

  /// The figures of a document's article lines in their order, without attribution and dates.
  ///
  /// O(bytes).
  static func figures(in document: Document) -> [Figure] {
    let finder = FigureFinder(document)
    let splitter = SentenceSplitter(language: document.metadata.language.rawValue)
    var found: [Figure] = []
    var lastPlace: String?
    for line in document.lines where line.label.isArticle && line.label != .dateline {
      for sentence in splitter.sentences(in: finder.utf8, range: line.range) {
        let reading = SentenceFigures(
          finder.utf8, sentence, lexicon: finder.lexicon, language: finder.language)
        found += reading.figures(lastPlace: lastPlace)
        lastPlace = reading.places.first?.name ?? lastPlace
      }
    }
    return found
  }
}

/// The figures of one sentence.
struct SentenceFigures {
  private let utf8: [UInt8]
  private let sentence: Range<Int>
  private let words: [Word]
  private let meanings: [FigureWords.Meaning?]
  private let numbers: NumberReader
  private let lexicon: FigureWords
  private let isDate: [Bool]
  /// The places named, with the index of their first word.
  let places: [(index: Int, name: String, isDemonym: Bool)]
  private static let reach = 9

  init(_ utf8: [UInt8], _ sentence: Range<Int>, lexicon: FigureWords, language: String) {
    self.utf8 = utf8
    self.sentence = sentence
    self.lexicon = lexicon
    words = Words.words(in: utf8, sentence)
    let words = words
    meanings = words.map { lexicon.meaning(of: $0, in: utf8) }
    numbers = NumberReader(utf8: utf8, words: words, meanings: meanings, language: language)
    isDate = words.map { MonthWords.shared.contains($0.hash) }
    places = words.indices.compactMap { index in
      guard words[index].traits.contains(.capitalised) || words[index].traits.contains(.nonASCII) else {
        return nil
      }
      // `Agence France-Presse` is no place.
      if index > 1, words[index - 1].traits.contains(.capitalised), words[index - 1].length > 3 { return nil }
      return PlaceWords.shared.place(at: index, in: words).map { (index, $0.name, $0.isDemonym) }
    }
  }

  func figures(lastPlace: String?) -> [Figure] {
    var found: [(figure: Figure, words: Range<Int>)] = []
    var index = 0
    while index < words.count {
      guard let number = numbers.number(at: index) else {
        index += 1
        continue
      }
      if let figure = figure(number, after: found.last, lastPlace) { found.append((figure, number.words)) }
      index = max(index + 1, number.words.upperBound)
    }
    return found.indices.flatMap { index -> [Figure] in
      let sum = index + 1 < found.count ? sum(found[index], found[index + 1]) : nil
      return [sum, found[index].figure].compactMap { $0 }
    }
  }

  /// What two counts of different people under one verb come to: `killing 22 children and six teachers` are 28.
  private func sum(
    _ first: (figure: Figure, words: Range<Int>), _ second: (figure: Figure, words: Range<Int>)
  ) -> Figure? {
    let (a, b) = (first.figure, second.figure)
    let between = first.words.upperBound..<second.words.lowerBound
    // `16 civilians and three children` may count the children twice.
    let isGroup = { (noun: String) in FigureSeries.group(of: noun) == "children" || noun.hasPrefix("wom") }
    guard let thing = a.thing, thing == b.thing, thing == "deaths" || thing == "injured",
      !(b.noun.map(isGroup) ?? false),
      let one = a.noun, let other = b.noun, one != other, a.kind != .part, b.kind != .part,
      between.count <= 4, let last = between.last, SentenceFigures.and.contains(words[last].hash),
      let end = (second.words.upperBound..<words.count).first(where: { name($0) == other })
    else { return nil }
    return Figure(
      range: a.range.lowerBound..<words[end].range.upperBound, value: a.value + b.value,
      low: plain(a.low + b.low), high: plain(a.high + b.high), unit: nil, thing: thing, noun: nil,
      place: a.place, kind: a.kind, attribution: nil, asOf: nil, sentence: sentence)
  }

  // MARK: - One figure

  private func figure(
    _ number: NumberReading, after last: (figure: Figure, words: Range<Int>)?, _ lastPlace: String?
  ) -> Figure? {
    guard !isExcluded(number) else { return nil }
    var number = number
    if meanings[number.words.lowerBound] == .one, noun(after: number) == nil { return nil }
    let start = applyQualifier(to: &number)
    let unit = unit(of: number) ?? elidedUnit(of: number, after: last?.figure)
    let noun = noun(after: number)
    let named = unit == nil ? thing(of: number) : nil
    var thing = named
    if thing == nil, unit == nil, let before = last?.figure, before.unit == nil,
      isCoordinated(number, last?.words)
    {
      thing = before.thing
    }
    if thing == nil, unit == nil, noun == nil, isOfGathering(start) { thing = "people" }
    if thing == nil { thing = noun ?? (unit == nil ? followingNoun(number) : nil) }
    // A number word alone is talk (“one of them”, “two sides”) unless it counts people or is measured.
    let isSpelled = !words[number.words.lowerBound].isNumber
    if isSpelled && unit == nil && named == nil && noun == nil && !isCountOfThings(number) { return nil }
    if thing == nil && unit == nil { return nil }
    return Figure(
      range: words[start].range.lowerBound..<end(of: number, unit), value: number.value,
      low: plain(number.low), high: plain(number.high), unit: unit?.name, thing: thing, noun: noun,
      place: place(near: number.words) ?? lastPlace, kind: kind(of: number, thing), attribution: nil,
      asOf: nil,
      sentence: sentence)
  }

  /// The unit of money that `150 million less` takes over from the number before.
  private func elidedUnit(of number: NumberReading, after last: Figure?) -> (name: String, words: Int)? {
    guard let unit = last?.unit, number.words.upperBound < words.count,
      meanings[number.words.upperBound] == .than
    else { return nil }
    return (unit, 0)
  }

  /// Whether the words from `start` say how many a crowd has: `a crowd of about 12,000`.
  private func isOfGathering(_ start: Int) -> Bool {
    start > 1 && SentenceFigures.of.contains(words[start - 1].hash) && meanings[start - 2] == .gathering
  }

  /// Whether a number word of five and more stands right before a plain noun: `nine paintings`, not `two sides`.
  private func isCountOfThings(_ number: NumberReading) -> Bool {
    number.value >= 5 && followingNoun(number) != nil
  }

  /// Without what binary fractions add: 1,540, not 1540.0000000000002.
  private func plain(_ value: Double) -> Double {
    abs(value) < 1e9 ? (value * 1e4).rounded() / 1e4 : value.rounded()
  }

  /// `over`, `at least`, `up to` before the number; gives the first word of the whole.
  private func applyQualifier(to number: inout NumberReading) -> Int {
    var start = number.words.lowerBound
    if start >= 2, let pair = Qualifiers.pair(text(start - 2), text(start - 1)) {
      number.low = number.value * pair.low
      number.high = number.value * pair.high
      start -= 2
    } else if start >= 1, case .around(let low, let high)? = meanings[start - 1], numbers.isJoined(start) {
      number.low *= low
      number.high *= high
      start -= 1
    }
    return start
  }

  private func text(_ index: Int) -> String { Folding.folded(utf8, words[index].range) }

  /// A word in lower case, as its language writes it.
  private func name(_ index: Int) -> String {
    Folding.lowercased(utf8, words[index].range, isTurkish: lexicon.isTurkish)
  }

  /// Years, dates, times, ages, ordinals, names with numbers.
  private func isExcluded(_ number: NumberReading) -> Bool {
    let first = number.words.lowerBound
    let next = number.words.upperBound
    let word = words[first]
    if touches(word, [0x2B, 0x2F, 0x3A, 0x23, 0x5F]) { return true }
    if first > 0, isDate[first - 1] || meanings[first - 1] == .ban { return true }
    if next < words.count, isDate[next] || meanings[next] == .clock { return true }
    if isHyphenated(before: first) || isHyphenated(before: next) && !isScaleOrUnit(next) { return true }
    if word.isNumber, number.words.count == 1, (1900...2100).contains(number.value), word.length == 4 {
      return !(next < words.count && (meanings[next] == .noun || isUnit(meanings[next])))
    }
    if word.isNumber, utf8[word.range].first == 0x30, word.length > 1, !utf8[word.range].contains(0x2E) {
      return true
    }
    return isListMark(number)
  }

  private func isScaleOrUnit(_ index: Int) -> Bool {
    guard index < words.count else { return false }
    if case .scale? = meanings[index] { return true }
    return isUnit(meanings[index])
  }

  /// Whether a mark of times, fractions, names such as `3+3` stands right beside a number.
  private func touches(_ word: Word, _ marks: [UInt8]) -> Bool {
    let (before, after) = (word.range.lowerBound - 1, word.range.upperBound)
    return before >= sentence.lowerBound && marks.contains(utf8[before])
      || after < sentence.upperBound && marks.contains(utf8[after])
  }

  private func isHyphenated(before index: Int) -> Bool {
    guard index > 0, index < words.count else { return false }
    let gap = utf8[words[index - 1].range.upperBound..<words[index].range.lowerBound]
    return Array(gap) == [0x2D]
  }

  /// `1.` or `2)` at the beginning of a line.
  private func isListMark(_ number: NumberReading) -> Bool {
    guard number.words.lowerBound == 0, number.value < 100 else { return false }
    let after = words[0].range.upperBound
    return after < sentence.upperBound && (utf8[after] == 0x2E || utf8[after] == 0x29)
  }

  // MARK: - Unit and thing

  private func isUnit(_ meaning: FigureWords.Meaning?) -> Bool {
    switch meaning {
    case .currency, .unit, .percent: true
    default: false
    }
  }

  private func unit(of number: NumberReading) -> (name: String, words: Int)? {
    let next = number.words.upperBound
    let after = words[next - 1].range.upperBound
    if after < sentence.upperBound, utf8[after] == 0x25 { return ("%", 0) }
    if let currency = currencySign(before: number.words.lowerBound) { return (currency, 0) }
    if next + 1 < words.count, SentenceFigures.perCent.contains("\(text(next)) \(text(next + 1))") {
      return ("%", 2)
    }
    if number.words.lowerBound > 0, meanings[number.words.lowerBound - 1] == .percent { return ("%", 0) }
    for skip in 0..<2 where next + skip < words.count {
      switch meanings[next + skip] {
      case .unit("metres") where skip == 1 && ["cubic", "square"].contains(text(next)):
        return ("\(text(next)) metres", 2)
      case .currency(let name), .unit(let name): return (name, skip + 1)
      case .percent: return ("%", skip + 1)
      default: continue
      }
    }
    return nil
  }

  private static let perCent: Set<String> = ["per cent", "pour cent", "por ciento"]

  private func currencySign(before index: Int) -> String? {
    let place = words[index].range.lowerBound
    let before = utf8[max(sentence.lowerBound, place - 3)..<place]
    if before.last == 0x24 { return "dollars" }
    if before.suffix(3) == [0xE2, 0x82, 0xAC] { return "euros" }
    if before.suffix(2) == [0xC2, 0xA3] { return "pounds" }
    return nil
  }

  private func end(of number: NumberReading, _ unit: (name: String, words: Int)?) -> Int {
    let last = words[min(words.count, number.words.upperBound + (unit?.words ?? 0)) - 1].range.upperBound
    return unit?.name == "%" && last < sentence.upperBound && utf8[last] == 0x25 ? last + 1 : last
  }

  /// Whom or what: `civilians` right after the number, with an adjective or two between.
  private func noun(after number: NumberReading) -> String? {
    for index in number.words.upperBound..<min(words.count, number.words.upperBound + 4) {
      if meanings[index] == .noun { return name(index) }
      if meanings[index] == .stop || isBreak(before: index) && index > number.words.upperBound { return nil }
    }
    return nil
  }

  /// What happened to them: the nearest verb or noun of a class, right within the clause, else left.
  private func thing(of number: NumberReading) -> String? {
    let right = nearestThing(from: number.words.upperBound, step: 1)
    let left = nearestThing(from: number.words.lowerBound - 1, step: -1)
    guard let right else { return left?.name }
    guard let left else { return right.name }
    return left.distance <= 3 && left.distance < right.distance ? left.name : right.name
  }

  private func nearestThing(from start: Int, step: Int) -> (name: String, distance: Int)? {
    var index = start
    let isUnknownNoun = step > 0 && isUnknownNoun(at: start)
    for distance in 0..<SentenceFigures.reach {
      guard words.indices.contains(index) else { return nil }
      if distance > 0 || step < 0, isClauseEnd(index, step) { return nil }
      if step > 0, isUnknownNoun, isPreposition(index) { return nil }
      if meanings[index] == .home, index > 0, meanings[index - 1] == .own { return ("displaced", distance) }
      if case .thing(let name)? = meanings[index] {
        return step > 0 && hasObject(index) ? nil : (name, distance)
      }
      // `killing 26 people and setting nine tankers alight`.
      if step < 0, distance == 0, isGerund(index) { return nil }
      if words[index].isNumber && !isDate.indices.contains(index - 1) { return nil }
      if words[index].isNumber, distance > 0, !isDateNumber(index) { return nil }
      index += step
    }
    return nil
  }

  /// Whether what is counted, at a place, is nothing the tables know: what befalls people later in the sentence is no
  /// matter of `two hospitals`.
  private func isUnknownNoun(at index: Int) -> Bool {
    guard words.indices.contains(index), meanings[index] == nil, words[index].length > 4,
      numbers.isJoined(index),
      !isPreposition(index)
    else { return false }
    return !meanings[index..<min(words.count, index + 3)].contains(.noun)
  }

  /// Whether an English preposition stands at a place.
  private func isPreposition(_ index: Int) -> Bool {
    lexicon.isEnglish && words[index].length <= 5
      && (SpeechLexicon.of("en").classes[text(index)]?.contains(.preposition) ?? false)
  }

  /// Whether a word is an English verb form that takes what follows as its object.
  private func isGerund(_ index: Int) -> Bool {
    guard lexicon.isEnglish, meanings[index] == nil, words[index].length > 5 else { return false }
    return utf8[words[index].range].suffix(3).elementsEqual("ing".utf8)
  }

  /// Whether a verb is followed by a figure of its own: `two men killed at least 30 people`.
  private func hasObject(_ verb: Int) -> Bool {
    for index in verb + 1..<max(verb + 1, min(words.count, verb + 4)) {
      if isBreak(before: index) || SentenceFigures.and.contains(words[index].hash) { return false }
      if words[index].isNumber { return !isDateNumber(index) }
      if case .number? = meanings[index] { return true }
    }
    return false
  }

  private func isDateNumber(_ index: Int) -> Bool {
    index > 0 && isDate[index - 1] || index + 1 < words.count && isDate[index + 1]
  }

  /// Whether the way from a number to its verb ends before a word.
  private func isClauseEnd(_ index: Int, _ step: Int) -> Bool {
    if meanings[index] == .stop { return true }
    let boundary = step > 0 ? index : index + 1
    guard boundary > 0, boundary < words.count else { return false }
    if step > 0, SentenceFigures.and.contains(words[index].hash) {
      if case .thing? = index + 1 < words.count ? meanings[index + 1] : nil { return true }
      return index + 1 < words.count && (words[index + 1].isNumber)
    }
    return isBreak(before: boundary)
  }

  private static let of = Set(["of", "de", "von"].map { Folding.hash(of: $0) })
  private static let and = Set(["and", "et", "und", "y", "ve", "и"].map { Folding.hash(of: $0) })

  /// Whether a comma, semicolon or bracket stands before a word.
  private func isBreak(before index: Int) -> Bool {
    guard index > 0, index < words.count else { return false }
    let gap = utf8[words[index - 1].range.upperBound..<words[index].range.lowerBound]
    return gap.contains { $0 == 0x2C || $0 == 0x3B || $0 == 0x28 || $0 == 0x29 || $0 == 0x8C || $0 == 0x9B }
  }

  /// Whether a figure goes on with the one before: `251 taken hostage, 47 remain, including 25`.
  private func isCoordinated(_ number: NumberReading, _ last: Range<Int>?) -> Bool {
    guard let last else { return false }
    let gap = number.words.lowerBound - last.upperBound
    // `killing 22 children and six teachers`, not `killing 22 and setting nine tankers alight`.
    let isJoined = gap <= 4 && SentenceFigures.and.contains(words[number.words.lowerBound - 1].hash)
    guard let noun = noun(after: number) else {
      return gap <= 14 && (isJoined || followingNoun(number) == nil)
        && !isGerund(number.words.lowerBound - 1)
    }
    return gap <= 14 && (noun == "others" || noun == "people" || isJoined)
  }

  /// The word after the number, when it is a content word in lower case: `14 boats`.
  private func followingNoun(_ number: NumberReading) -> String? {
    var next = number.words.upperBound
    // `Hundreds of dockers`.
    if next + 1 < words.count, numbers.isJoined(next), number.low < number.high,
      SentenceFigures.of.contains(words[next].hash)
    {
      next += 1
    }
    guard next < words.count, numbers.isJoined(next), words[next].length > 3 else { return nil }
    guard !words[next].traits.contains(.digit), meanings[next] == nil || meanings[next] == .home else {
      return nil
    }
    var last = next
    while last + 1 < words.count, last < next + 1, words[last + 1].length > 4, numbers.isJoined(last + 1),
      meanings[last + 1] == nil, text(last).hasSuffix("ed") || text(last).hasSuffix("al")
    {
      last += 1
    }
    return name(last)
  }

  // MARK: - Place and kind

  private func place(near number: Range<Int>) -> String? {
    places.min {
      let (a, b) = (distance($0.index, number), distance($1.index, number))
      return ($0.isDemonym ? 2 * a : a, $0.index) < ($1.isDemonym ? 2 * b : b, $1.index)
    }?.name
  }

  /// The distance in words; a place after a clause's end is twice as far.
  private func distance(_ index: Int, _ number: Range<Int>) -> Int {
    let (low, high) = index < number.lowerBound ? (index, number.lowerBound) : (number.upperBound, index)
    guard low < high else { return 0 }
    let isApart = (low..<high).contains { meanings[$0] == .stop }
    return (high - low) * (isApart ? 2 : 1)
  }

  private func kind(of number: NumberReading, _ thing: String?) -> Figure.Kind {
    let near = max(0, number.words.lowerBound - 3)..<min(words.count, number.words.upperBound + 4)
    // `2,600 people have left their homes`.
    if thing != "displaced", meanings[near].contains(.remaining) { return .remaining }
    if meanings[max(0, number.words.lowerBound - 2)..<number.words.lowerBound].contains(.part) {
      return .part
    }
    let isEvent = thing == "deaths" || thing == "injured" || thing == "detained"
    return isEvent && meanings.contains(.daily) ? .daily : .total
  }
}

/// Qualifiers of two words.
enum Qualifiers {
  static func pair(_ first: String, _ second: String) -> (low: Double, high: Double)? {
    switch (first, second) {
    case ("at", "least"), ("more", "than"), ("not", "less"), ("en", "az"), ("au", "moins"), ("mehr", "als"),
      ("más", "de"), ("mas", "de"), ("plus", "de"), ("al", "menos"), ("اكثر", "من"), ("ما", "يقرب"):
      (1, 1.1)
    case ("up", "to"), ("less", "than"), ("fewer", "than"), ("at", "most"), ("اقل", "من"), ("jusqu'a", "a"):
      (0.9, 1)
    case ("ما", "لا"), ("لا", "يقل"): (1, 1.1)
    default: nil
    }
  }
}

/// The hashes of month names, to tell dates from figures.
enum MonthWords {
  static let shared: Set<UInt64> = {
    var hashes: Set<UInt64> = []
    for (form, meaning) in DateTable.forms {
      switch meaning {
      case .month, .jalali, .hijri:
        let words = Words.words(of: String(form))
        if let first = words.first, first.length > 2 { hashes.insert(first.hash) }
      case .weekday, .day, .last, .next, .around, .published: continue
      }
    }
    return hashes
  }()
}
