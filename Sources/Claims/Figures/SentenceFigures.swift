import CollateCore
import TextKernels

/// The figures of one sentence.
struct SentenceFigures {
  let utf8: [UInt8]
  let sentence: Range<Int>
  let words: [Word]
  let meanings: [FigureWords.Meaning?]
  let numbers: NumberReader
  let lexicon: FigureWords
  let isDate: [Bool]
  /// The places named, with the index of their first word.
  let places: [(index: Int, name: String, isDemonym: Bool)]
  /// The words that end a clause, where there are places to tell apart.
  let clauseEnds: [Int]
  /// Whether it counts by the day: `killed on Monday alone`.
  let isOfOneDay: Bool
  static let reach = 9

  init(_ utf8: [UInt8], _ sentence: Range<Int>, lexicon: FigureWords, language: String) {
    self.utf8 = utf8
    self.sentence = sentence
    self.lexicon = lexicon
    words = Words.words(in: utf8, sentence)
    let words = words
    meanings = lexicon.joinSeparable(words.map { lexicon.meaning(of: $0, in: utf8) }, words)
    numbers = NumberReader(utf8: utf8, words: words, meanings: meanings, language: language)
    isDate = words.map { MonthWords.shared.contains($0.hash) }
    places = words.indices.compactMap { index in
      guard words[index].traits.contains(.capitalised) || words[index].traits.contains(.nonASCII) else {
        return nil
      }
      // `Agence France-Presse` is no place.
      if index > 1, words[index - 1].traits.contains(.capitalised), words[index - 1].length > 3 { return nil }
      guard let place = PlaceWords.shared.place(at: index, in: words) else { return nil }
      // A `Panama-flagged` ship is not in Panama.
      let next = index + place.count
      if next < words.count, lexicon.isFlag(words[next]) { return nil }
      return (index, place.name, place.isDemonym)
    }
    let meanings = meanings
    clauseEnds = places.isEmpty ? [] : meanings.indices.filter { meanings[$0] == .stop }
    isOfOneDay = meanings.contains(.daily)
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
    shareVerbs(of: &found)
    joinParts(of: &found)
    markDisputed(in: &found)
    return found.indices.flatMap { index -> [Figure] in
      let sum = index + 1 < found.count ? sum(found[index], found[index + 1]) : nil
      return [sum, found[index].figure].compactMap { $0 }
    }
  }

  /// Gives people joined by `and` to others the verb behind both: `five soldiers and 12 fighters were killed`.
  func shareVerbs(of found: inout [(figure: Figure, words: Range<Int>)]) {
    for index in found.indices.dropLast().reversed() {
      let (first, second) = (found[index].figure, found[index + 1].figure)
      let between = found[index].words.upperBound..<found[index + 1].words.lowerBound
      guard let noun = first.noun, first.thing == noun, first.unit == nil, second.noun != nil,
        let thing = second.thing, SentenceFigures.fates.contains(thing), between.count <= 6,
        joins(between, found[index + 1].words.lowerBound), !between.contains(where: { isBreak(before: $0) })
      else { continue }
      found[index].figure.thing = thing
    }
  }

  /// Makes a count a part where it goes on with one: `including four women and two children`.
  private func joinParts(of found: inout [(figure: Figure, words: Range<Int>)]) {
    for index in found.indices.dropFirst() where found[index - 1].figure.kind == .part {
      let between = found[index - 1].words.upperBound..<found[index].words.lowerBound
      guard between.count <= 3, joins(between, found[index].words.lowerBound),
        found[index].figure.kind != .part,
        found[index].figure.noun != nil, found[index - 1].figure.noun != nil
      else { continue }
      found[index].figure.kind = .part
    }
  }

  /// Marks the second of two counts of the same people that a sentence sets against each other.
  private func markDisputed(in found: inout [(figure: Figure, words: Range<Int>)]) {
    for index in found.indices.dropFirst() {
      let second = found[index].figure
      guard second.kind == .total || second.kind == .daily, second.unit != "%",
        let first = found[max(0, index - 20)..<index].last(where: { isSameCount($0.figure, second) }),
        first.figure.value != second.value, isDisputed(found[index].words, after: first.words)
      else { continue }
      found[index].figure.kind = .disputed
    }
  }

  private func isSameCount(_ one: Figure, _ other: Figure) -> Bool {
    guard one.unit == other.unit, one.kind == other.kind else { return false }
    return one.thing == other.thing && FigureSeries.group(of: one.noun) == FigureSeries.group(of: other.noun)
  }

  /// Whether words between two numbers end in `and`, or it is written to the second.
  func joins(_ between: Range<Int>, _ second: Int) -> Bool {
    if let last = between.last, FigureWords.and.contains(words[last].hash) { return true }
    return lexicon.gluesAnd(words[second], in: utf8)
  }

  /// What can befall people.
  static let fates: Set<String> = [
    "deaths", "injured", "missing", "hostages", "detained", "displaced", "rescued", "escaped", "freed", "ill",
  ]

  /// What two counts of different people under one verb come to: `killing 22 children and six teachers` are 28.
  func sum(
    _ first: (figure: Figure, words: Range<Int>), _ second: (figure: Figure, words: Range<Int>)
  ) -> Figure? {
    let (a, b) = (first.figure, second.figure)
    let between = first.words.upperBound..<second.words.lowerBound
    // `16 civilians and three children` may count the children twice.
    let isGroup = { (noun: String) in FigureSeries.group(of: noun) == "children" || noun.hasPrefix("wom") }
    guard let thing = a.thing, thing == b.thing, thing == "deaths" || thing == "injured",
      !(b.noun.map(isGroup) ?? false),
      let one = a.noun, let other = b.noun, one != other, a.kind == b.kind, a.kind != .part,
      !areFoes(one, other),
      between.count <= 4, let last = between.last, FigureWords.and.contains(words[last].hash),
      let end = (second.words.upperBound..<words.count).first(where: { name($0) == other })
    else { return nil }
    return Figure(
      range: a.range.lowerBound..<words[end].range.upperBound, value: a.value + b.value,
      low: plain(a.low + b.low), high: plain(a.high + b.high), unit: nil, thing: thing, noun: nil,
      place: a.place, kind: a.kind, attribution: nil, asOf: nil, sentence: sentence)
  }

  /// Whether two nouns are the two sides of a fight, whose dead nobody adds up.
  func areFoes(_ one: String, _ other: String) -> Bool {
    Set([one, other].map { FigureSeries.group(of: $0) ?? "" }).isSuperset(of: ["soldiers", "fighters"])
      || Set([one, other].map { FigureSeries.group(of: $0) ?? "" }).isSuperset(of: ["police", "fighters"])
  }

  // MARK: - One figure

  func figure(
    _ number: NumberReading, after last: (figure: Figure, words: Range<Int>)?, _ lastPlace: String?
  ) -> Figure? {
    guard !isExcluded(number) else { return nil }
    var number = number
    if meanings[number.words.lowerBound] == .one, number.words.count == 1, !isOnePerson(number),
      !lexicon.isEnglish || noun(after: number) == nil || isOneOf(number)
    {
      return nil
    }
    let start = applyQualifier(to: &number)
    let unit =
      unit(of: number) ?? elidedUnit(of: number, after: last?.figure) ?? sharedUnit(of: number, after: last)
      ?? term(of: number)
    var noun = noun(after: number)
    let named = unit == nil ? named(number, after: last?.figure) : nil
    var thing = named
    if thing == nil, unit == nil, let before = last?.figure, before.unit == nil, !isOfLifeless(number),
      isOfThem(number) && (hasNoun(number) || isFate(before.thing)) || isNegated(number)
        || isCoordinated(number, last?.words),
      isFate(before.thing) || noun == nil && followingNoun(number) == nil
    {
      thing = before.thing
      if isOfThem(number) { noun = noun ?? followingNoun(number) }
    }
    if thing == nil, unit == nil, noun == nil, isOfGathering(start) { thing = "people" }
    if thing == nil, unit == nil { thing = noun == nil ? nounOfEstimate(number) : nil }
    if thing == nil { thing = noun ?? (unit == nil ? followingNoun(number) : nil) }
    // A number word alone is talk (“one of them”, “two sides”) unless it counts people or is measured.
    let isSpelled = !words[number.words.lowerBound].isNumber
    let isMeant = isFate(thing) && (isNegated(number) || isOfThem(number)) || isCountOfThings(number)
    if isSpelled && unit == nil && named == nil && noun == nil && !isMeant { return nil }
    if thing == nil && unit == nil { return nil }
    var figure = Figure(
      range: words[start].range.lowerBound..<end(of: number, unit), value: number.value,
      low: plain(number.low), high: plain(number.high), unit: unit?.name, thing: thing, noun: noun,
      place: place(near: number.words) ?? lastPlace, kind: kind(of: number, thing), attribution: nil,
      asOf: nil,
      sentence: sentence)
    figure.isEstimate = isEstimate(number)
    return figure
  }

  /// What befell those a number counts: of a number that is denied the same as before, else by the words around it.
  private func named(_ number: NumberReading, after last: Figure?) -> String? {
    if let last, last.unit == nil, isNegated(number), isFate(last.thing) { return last.thing }
    if areHeld(number, after: last) { return "hostages" }
    let thing = thing(of: number)
    if thing == "rescued", isOfCaptives { return "freed" }
    return thing == "injured" && isInfection(number) ? "cases" : thing
  }

  /// Whether a number counts what does not live, to which nothing befalls that befell people before.
  private func isOfLifeless(_ number: NumberReading) -> Bool {
    followingNoun(number).map(CountedNouns.isLifeless) ?? false
  }

  private func hasNoun(_ number: NumberReading) -> Bool {
    noun(after: number) != nil || followingNoun(number) != nil
  }

  /// Whether a count is denied: `nine people died, the union says, not three`.
  func isNegated(_ number: NumberReading) -> Bool {
    let first = number.words.lowerBound
    guard first > 0 else { return false }
    if lexicon.isNegation(words[first - 1]) { return true }
    return first > 1 && FigureWords.the.contains(words[first - 1].hash)
      && lexicon.isNegation(words[first - 2])
  }

  func isFate(_ thing: String?) -> Bool { thing.map(SentenceFigures.fates.contains) ?? false }

  /// Whether the words from `start` say how many a crowd has: `a crowd of about 12,000`.
  func isOfGathering(_ start: Int) -> Bool {
    start > 1 && FigureWords.of.contains(words[start - 1].hash) && meanings[start - 2] == .gathering
  }

  /// Whether a number word of five and more stands right before a plain noun, or a smaller one before a noun that news
  /// counts: `nine paintings`, `two schools`, not `two sides`.
  func isCountOfThings(_ number: NumberReading) -> Bool {
    guard let noun = followingNoun(number) else { return false }
    return number.value >= 5 || number.value >= 3 && CountedNouns.has(noun)
  }

  /// Without what binary fractions add: 1,540, not 1540.0000000000002.
  func plain(_ value: Double) -> Double {
    abs(value) < 1e9 ? (value * 1e4).rounded() / 1e4 : value.rounded()
  }

  /// `over`, `at least`, `up to` before the number; gives the first word of the whole.
  func applyQualifier(to number: inout NumberReading) -> Int {
    var start = number.words.lowerBound
    if start >= 2, let pair = Qualifiers.pair(words[start - 2], words[start - 1]) {
      number.low = number.value * pair.low
      number.high = number.value * pair.high
      start -= 2
    } else if start >= 1, case .around(let low, let high)? = meanings[start - 1], numbers.isJoined(start) {
      number.low *= low
      number.high *= high
      start -= 1
    } else if lexicon.isTurkish, number.words.upperBound < words.count,
      case .around(let low, let high)? = meanings[number.words.upperBound]
    {
      // `60'tan fazla kişi`, `yüzü aşkın`
      number.low *= low
      number.high *= high
      number.words = number.words.lowerBound..<number.words.upperBound + 1
    }
    return start
  }

  func text(_ index: Int) -> String { Folding.folded(utf8, words[index].range) }

  /// A word in lower case, as its language writes it.
  ///
  /// What French writes to it is left out: `d'habitants`.
  func name(_ index: Int) -> String {
    if lexicon.isFrench, let start = FigureWords.elision(in: utf8, words[index].range) {
      return Folding.lowercased(utf8, start..<words[index].range.upperBound)
    }
    return Folding.lowercased(utf8, words[index].range, isTurkish: lexicon.isTurkish)
  }
}
