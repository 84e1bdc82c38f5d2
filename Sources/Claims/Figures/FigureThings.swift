import CollateCore
import TextKernels

/// What a number counts, by the words around it.
extension SentenceFigures {
  /// Whom or what: `civilians` right after the number, with an adjective or two between.
  func noun(after number: NumberReading) -> String? {
    if let predicate = predicate(of: number) { return predicate }
    for index in number.words.upperBound..<min(words.count, number.words.upperBound + 4) {
      if isBreak(before: index) { return nil }
      if FigureWords.and.contains(words[index].hash) { return nil }
      if meanings[index] == .noun { return isAttribute(index) ? nil : name(index) }
      if meanings[index] == .stop { return nil }
    }
    return nil
  }

  /// Who some of the dead are said to be: `Eight of the dead were children`.
  private func predicate(of number: NumberReading) -> String? {
    let next = number.words.upperBound
    guard next + 3 < words.count, FigureWords.of.contains(words[next].hash),
      let thing = (next + 1...next + 2).first(where: {
        if case .thing? = meanings[$0] { return true }
        return false
      })
    else { return nil }
    // A verb, and perhaps an article, stand before the noun.
    return (thing + 2..<min(words.count, thing + 4)).first { meanings[$0] == .noun }.map(name)
  }

  /// Whether a word for people stands before the plural that is counted: `two police cars`.
  private func isAttribute(_ index: Int) -> Bool {
    guard lexicon.isEnglish, index + 1 < words.count, numbers.isJoined(index + 1), meanings[index + 1] == nil,
      !name(index).hasSuffix("s")
    else { return false }
    return CountedNouns.has(name(index + 1)) && CountedNouns.isLifeless(name(index + 1))
  }

  /// What happened to them: the nearest verb or noun of a class, right within the clause, else left.
  func thing(of number: NumberReading) -> String? {
    if let creature = creature(of: number) { return creature }
    if let noun = followingNoun(number), CountedNouns.isLifeless(noun) { return nil }
    if isWhole(number) {
      return nearestThing(from: number.words.upperBound, step: 1).flatMap {
        $0.name == "aboard" ? $0.name : nil
      }
    }
    let behind = endOfWhole(behind: number)
    let right = nearestThing(
      from: behind ?? number.words.upperBound, step: 1, passing: behind.map(whole(endingAt:)))
    let left = isJoinedThing(number) ? nil : nearestThing(from: number.words.lowerBound - 1, step: -1)
    guard let right else { return left?.name ?? thingBehindInsertion(number) ?? impliedThing(of: number) }
    let place = (behind ?? number.words.upperBound) + right.distance
    if let later = passive(behind: place, of: number) { return later }
    guard let left else { return right.name }
    // `Twelve were abducted and three shot dead`: behind `and` the verb to come is the nearer.
    if number.words.lowerBound > 0, FigureWords.and.contains(words[number.words.lowerBound - 1].hash) {
      return right.name
    }
    return left.distance <= 3 && left.distance < right.distance ? left.name : right.name
  }

  /// What befell people behind what is put in between two commas: `Six people, including two guards, were killed`.
  private func thingBehindInsertion(_ number: NumberReading) -> String? {
    guard noun(after: number) != nil else { return nil }
    let next = number.words.upperBound
    let breaks = (next + 1..<max(next + 1, min(words.count, next + 18))).filter(isBreak(before:))
    guard breaks.count > 1, breaks[0] <= next + 4 else { return nil }
    for index in breaks[1]..<min(words.count, breaks[1] + 6) {
      if index > breaks[1], isBreak(before: index) { return nil }
      if isNumber(index) || meanings[index] == .stop || FigureWords.and.contains(words[index].hash) {
        return nil
      }
      if case .thing(let name)? = meanings[index] { return isFate(name) ? name : nil }
    }
    return nil
  }

  /// What befell people as a word says that is said of other things too: `40 rebels were destroyed`.
  func impliedThing(of number: NumberReading) -> String? {
    guard let noun = noun(after: number), noun != "patients" else { return nil }
    let (first, next) = (number.words.lowerBound, number.words.upperBound)
    for index in next..<max(next, min(words.count, next + SentenceFigures.reach)) {
      if meanings[index] == .stop || isBreak(before: index) && index > next { break }
      if case .implied(let name)? = meanings[index] { return name }
    }
    // `Army wipes out 40 separatists`.
    for index in max(0, first - 2)..<first {
      if case .implied(let name)? = meanings[index], name != "displaced" { return name }
    }
    return nil
  }

  /// The animals that a number counts, beside it or as what has died: `150 dead birds`, `the number of dead birds is 150`.
  func creature(of number: NumberReading) -> String? {
    let (first, next) = (number.words.lowerBound, number.words.upperBound)
    for index in next..<max(next, min(words.count, next + 3)) {
      if meanings[index] == .creature { return name(index) }
      if meanings[index] == .noun || isBreak(before: index) && index > next { return nil }
    }
    // Only where what died stands nearer to the left than people do.
    for index in stride(from: first - 1, through: max(0, first - 6), by: -1) {
      if meanings[index] == .creature { return followingNoun(number) == nil ? name(index) : nil }
      if meanings[index] == .noun || isBreak(before: index + 1) { return nil }
    }
    return nil
  }

  /// Whether a number is the whole of which the one before it is a part: `11 of the 46 people`.
  func isWhole(_ number: NumberReading) -> Bool {
    var place = number.words.lowerBound - 1
    // German has one word for both: `fünf der 60 Fahrgäste`.
    let isLinked = place > 0 && FigureWords.of.contains(words[place].hash)
    if place > 0, !isLinked, FigureWords.the.contains(words[place].hash) { place -= 1 }
    guard place > 0, FigureWords.of.contains(words[place].hash) else { return false }
    switch meanings[place - 1] {
    case .number, .one: return true
    default: return words[place - 1].isNumber
    }
  }

  /// Where the whole ends of which a number is a part; nil when none follows.
  func endOfWhole(behind number: NumberReading) -> Int? {
    var place = number.words.upperBound
    guard place + 1 < words.count, FigureWords.of.contains(words[place].hash) else { return nil }
    place += FigureWords.the.contains(words[place + 1].hash) ? 2 : 1
    guard place < words.count, let whole = numbers.number(at: place), whole.low == whole.high else {
      return nil
    }
    return whole.words.upperBound
  }

  /// What befell the whole that ends at a place, which a part of it goes beyond: `two of the 17 wounded later died`.
  private func whole(endingAt end: Int) -> String {
    if end < words.count, case .thing(let name)? = meanings[end] { return name }
    return "aboard"
  }

  /// Whether a number goes on with `and` from what befell others to a thing: `died, and five trucks burnt out`.
  func isJoinedThing(_ number: NumberReading) -> Bool {
    let first = number.words.lowerBound
    guard first > 0, FigureWords.and.contains(words[first - 1].hash), noun(after: number) == nil,
      isUnknownNoun(at: number.words.upperBound), let noun = followingNoun(number)
    else { return false }
    return lexicon.isEnglish && !isPeople(noun)
  }

  /// Whether an English plural ends as nouns for people do.
  func isPeople(_ noun: String) -> Bool {
    ["ers", "ors", "ists", "men", "ians", "ees"].contains { noun.hasSuffix($0) }
  }

  func nearestThing(
    from start: Int, step: Int, passing passed: String? = nil
  ) -> (name: String, distance: Int)? {
    var index = start
    let isUnknownNoun = step > 0 && isUnknownNoun(at: start)
    for distance in 0..<SentenceFigures.reach {
      guard words.indices.contains(index) else { return nil }
      if distance > 0 || step < 0, isClauseEnd(index, step) { return nil }
      if step > 0, isUnknownNoun, isPreposition(index) { return nil }
      if meanings[index] == .home, index > 0, meanings[index - 1] == .own { return ("displaced", distance) }
      if isMadeToLeave(index) { return ("displaced", distance) }
      if isCompound(index) {
        index += step
        continue
      }
      if case .thing(let name)? = meanings[index] {
        // `112 cases`: they are counted beside the number only; `in many cases` says nothing.
        if name == "cases", step < 0 ? !isNumbered(index) : distance > 3 { return nil }
        if name == passed {
          index += step
          continue
        }
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

  /// Whether `the number of` stands before a word: `the number of measles cases has climbed to 118`.
  private func isNumbered(_ index: Int) -> Bool {
    words[max(0, index - 4)..<index].contains { lexicon.isCount($0) }
  }

  /// Whether what is counted, at a place, is nothing the tables know: what befalls people later in the sentence is no
  /// matter of `two hospitals`.
  func isUnknownNoun(at index: Int) -> Bool {
    guard words.indices.contains(index), meanings[index] == nil, words[index].length > 4,
      numbers.isJoined(index),
      !isPreposition(index)
    else { return false }
    return !meanings[index..<min(words.count, index + 3)].contains(.noun)
  }

  /// Whether an English preposition stands at a place.
  func isPreposition(_ index: Int) -> Bool {
    lexicon.isEnglish && words[index].length <= 5
      && (SpeechLexicon.of("en").classes[text(index)]?.contains(.preposition) ?? false)
  }

  /// Whether a word is an English verb form that takes what follows as its object.
  func isGerund(_ index: Int) -> Bool {
    guard lexicon.isEnglish, meanings[index] == nil, words[index].length > 5 else { return false }
    return utf8[words[index].range].suffix(3).elementsEqual("ing".utf8)
  }

  /// Whether a verb is followed by a figure of its own: `two men killed at least 30 people`.
  func hasObject(_ verb: Int) -> Bool {
    for index in verb + 1..<max(verb + 1, min(words.count, verb + 4)) {
      if isBreak(before: index) || FigureWords.and.contains(words[index].hash) { return false }
      if lexicon.gluesAnd(words[index], in: utf8) { return false }
      if words[index].isNumber { return !isDateNumber(index) }
      if case .number? = meanings[index] { return true }
    }
    return false
  }

  func isDateNumber(_ index: Int) -> Bool {
    index > 0 && isDate[index - 1] || index + 1 < words.count && isDate[index + 1]
  }

  /// Whether the way from a number to its verb ends before a word.
  func isClauseEnd(_ index: Int, _ step: Int) -> Bool {
    if meanings[index] == .stop { return true }
    let boundary = step > 0 ? index : index + 1
    guard boundary > 0, boundary < words.count else { return false }
    if step > 0, FigureWords.and.contains(words[index].hash) {
      if case .thing? = index + 1 < words.count ? meanings[index + 1] : nil { return true }
      if index + 2 < words.count, meanings[index + 1] == .one, meanings[index + 2] != .noun,
        canBeNoun(index + 2) == false
      {
        return true
      }
      return index + 1 < words.count && isNumber(index + 1)
    }
    return isBreak(before: boundary)
  }

  private func isNumber(_ index: Int) -> Bool {
    if case .number? = meanings[index] { return true }
    return words[index].isNumber
  }

  /// Whether a noun can stand at a place, as in `one boy`, not `one has died`.
  private func canBeNoun(_ index: Int) -> Bool {
    !lexicon.isEnglish || SpeechLexicon.of("en").classes[text(index)]?.contains(.auxiliary) != true
  }

  /// Whether a comma, semicolon or bracket stands before a word.
  func isBreak(before index: Int) -> Bool {
    guard index > 0, index < words.count else { return false }
    let gap = utf8[words[index - 1].range.upperBound..<words[index].range.lowerBound]
    return gap.contains { $0 == 0x2C || $0 == 0x3B || $0 == 0x28 || $0 == 0x29 || $0 == 0x8C || $0 == 0x9B }
  }

  /// Whether a number counts some of those before it: `26 people, eight of them children`.
  func isOfThem(_ number: NumberReading) -> Bool {
    let (first, next) = (number.words.lowerBound, number.words.upperBound)
    if meanings[max(0, first - 2)..<first].contains(.part) { return true }
    return meanings[next..<max(next, min(words.count, next + 2))].contains(.part)
  }

  /// Whether a figure goes on with the one before: `251 taken hostage, 47 remain, including 25`.
  func isCoordinated(_ number: NumberReading, _ last: Range<Int>?) -> Bool {
    guard let last else { return false }
    let gap = number.words.lowerBound - last.upperBound
    if gap > 1, meanings[last.upperBound..<number.words.lowerBound].contains(.stop), !isSetAgainst(number) {
      return false
    }
    // `killing 22 children and six teachers`, not `killing 22 and setting nine tankers alight`.
    let isJoined = gap <= 4 && FigureWords.and.contains(words[number.words.lowerBound - 1].hash)
    if isJoined, isJoinedThing(number) || isWhole(number) { return false }
    guard let noun = noun(after: number) else {
      return gap <= 14 && (isJoined || followingNoun(number) == nil)
        && !isGerund(number.words.lowerBound - 1)
    }
    return gap <= 14 && (noun == "others" || noun == "people" || isJoined)
  }

  /// Whether a number is set against another: `112 on board, against the 87 allowed`.
  private func isSetAgainst(_ number: NumberReading) -> Bool {
    words[max(0, number.words.lowerBound - 2)..<number.words.lowerBound].contains {
      $0.length > 2 && FigureWords.against.contains($0.hash)
    }
  }

  /// The word after the number, when it is a content word in lower case: `14 boats`.
  func followingNoun(_ number: NumberReading) -> String? {
    var next = number.words.upperBound
    if let all = whole(of: number), whole(of: all) == nil { return followingNoun(all) }
    // `Hundreds of dockers`, `2,1 millions de foyers`.
    if next + 1 < words.count, numbers.isJoined(next), number.low < number.high || number.value >= 1_000_000,
      FigureWords.of.contains(words[next].hash)
    {
      next += 1
    }
    // `187 gegen 164 Stimmen`: what both count stands behind the second.
    if next + 1 < words.count, FigureWords.against.contains(words[next].hash),
      let other = numbers.number(at: next + 1),
      !FigureWords.against.contains(words[other.words.upperBound - 1].hash)
    {
      return followingNoun(other)
    }
    guard next < words.count, numbers.isJoined(next), words[next].length > 3 else { return nil }
    guard isPlainWord(next) else { return nil }
    guard let last = headOfNoun(from: next, isOne: number.value == 1) else { return nil }
    return name(last)
  }

  /// The whole that a number is a part of: `18 of its 70 shops`.
  private func whole(of number: NumberReading) -> NumberReading? {
    let next = number.words.upperBound
    guard next + 1 < words.count, FigureWords.of.contains(words[next].hash), numbers.isJoined(next) else {
      return nil
    }
    let places = next + 1..<min(words.count, next + 3)
    return places.lazy.compactMap { numbers.number(at: $0) }.first { $0.value > number.value }
  }

  private func isPlainWord(_ index: Int) -> Bool {
    !words[index].traits.contains(.digit) && (meanings[index] == nil || meanings[index] == .home)
  }

  /// The noun that a row of words behind a number comes to: English plurals, German capitals and Russian endings tell it
  /// from the adjectives in front of it; nil where the word is a verb: `Nineteen walk free`.
  private func headOfNoun(from next: Int, isOne: Bool) -> Int? {
    let reach = next..<min(words.count, next + (lexicon.isGerman ? 2 : 3))
    let row = reach.prefix { $0 == next || numbers.isJoined($0) && isPlainWord($0) && words[$0].length > 3 }
    if lexicon.isEnglish {
      let plural = row.first { isEnglishPlural($0) }
      if let plural, !row[..<plural].contains(where: isPreposition) { return plural }
      return isOne || isHyphenated(before: next) ? next : nil
    }
    if lexicon.isGerman {
      return row.first { words[$0].traits.contains(.capitalised) }
    }
    return row.first { index in !lexicon.isAdjective(name(index)) } ?? next
  }

  /// Whether an English word is a plural, or a noun that news counts without one: `twelve aircraft`.
  private func isEnglishPlural(_ index: Int) -> Bool {
    let word = name(index)
    if word.hasSuffix("s") { return !word.hasSuffix("ss") && !word.hasSuffix("'s") }
    return word.hasSuffix("men") || word.hasSuffix("people") || CountedNouns.has(word)
  }
}
