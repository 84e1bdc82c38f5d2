/// A paragraph read for its speakers: where noun phrases begin and end, which one is the subject.
///
/// Shallow and without a tagger: small closed word lists and capital letters decide. Every index is a token's place.
struct SpeechGrammar: Sendable {
  let tokens: [SpeechToken]
  /// Whether capital letters tell names from other words in this script.
  let hasCase: Bool
  /// Whether every noun is capitalised, as in German.
  var capitalisesNouns = false
  /// Whether the verb ends the sentence, as in Turkish.
  var verbComesLast = false
  /// Whether the words are English.
  var isEnglish = false
  /// Whether nouns in the genitive follow their noun without a preposition, as in Russian.
  var hasBareGenitive = false
  /// Whether the subject stands before the verb in a script without capitals, as in Persian and Hebrew.
  var subjectComesFirst = false

  private static let longest = 16

  // MARK: - Phrases to the right

  /// The noun phrase that begins at a token, or nil.
  func phrase(from start: Int, limit: Int) -> Range<Int>? {
    guard start < limit, tokens[start].isWord || tokens[start].kind == .number else { return nil }
    return someOf(start, limit: limit) ?? wholePhrase(from: start, limit: limit)
  }

  private func wholePhrase(from start: Int, limit: Int) -> Range<Int>? {
    if tokens[start].isA(.pronoun), !tokens[start].isA(.determiner) || !isNounLike(start + 1, limit) {
      return start..<(start + 1)
    }
    if !hasCase { return plainPhrase(from: start, limit: limit) }
    var scan = PhraseScan(start: start, end: start)
    while scan.end < min(limit, start + SpeechGrammar.longest), extends(&scan, start: start, limit: limit) {}
    return trimmed(start..<scan.end, hasHead: scan.hasHead)
  }

  /// `one of them`, `l'une des voisines`: some of others, whom a name may follow.
  private func someOf(_ start: Int, limit: Int) -> Range<Int>? {
    guard hasCase, !verbComesLast else { return nil }
    let one = tokens[start].folded == "l'" ? start + 1 : start
    guard one + 2 < limit, tokens[one].isA(.partitive), !tokens[one].isCapitalised || one == 0,
      ["of", "de", "d'", "des", "der", "von", "из"].contains(tokens[one + 1].folded),
      tokens[one + 2].isWord
    else { return nil }
    let others = tokens[one + 2]
    if ["them", "us", "ellos", "ellas", "eux", "elles", "ihnen", "них", "нас"].contains(others.folded) {
      return start..<one + 3
    }
    return wholePhrase(from: one + 2, limit: limit).map { start..<$0.upperBound }
  }

  /// Where a name in marks ends that belongs to a phrase: `пресс-секретарь компании «Полюс» Иван Крот`.
  private func nameInMarks(_ mark: Int, limit: Int) -> Int? {
    let first = mark + 1
    guard first + 1 < limit, tokens[first].isCapitalised, touches(mark) else { return nil }
    let end = (first + 1..<min(limit, first + 5)).first { tokens[$0].kind == .other }
    return end.flatMap { touches($0 - 1) ? $0 + 1 : nil }
  }

  /// Whether nothing stands between a token and the next.
  private func touches(_ index: Int) -> Bool {
    tokens[index].range.upperBound == tokens[index + 1].range.lowerBound
  }

  private struct PhraseScan {
    let start: Int
    var end: Int
    var hasHead = false
    var headIsName = false
  }

  private func trimmed(_ range: Range<Int>, hasHead: Bool) -> Range<Int>? {
    var end = range.upperBound
    while end > range.lowerBound, !isHead(end - 1) { end -= 1 }
    return hasHead && end > range.lowerBound ? range.lowerBound..<end : nil
  }

  private func isHead(_ index: Int) -> Bool {
    let token = tokens[index]
    if token.kind == .stop { return index > 0 && tokens[index - 1].isAbbreviation }
    return token.isWord && !(token.isA([.determiner, .preposition, .conjunction]) && !token.isCapitalised)
  }

  /// Takes the next token into the phrase, or says that the phrase has ended.
  private func extends(_ scan: inout PhraseScan, start: Int, limit: Int) -> Bool {
    let index = scan.end
    let token = tokens[index]
    if index > start, isSetApart(index) { return false }
    switch token.kind {
    case .stop:
      guard index > start, tokens[index - 1].isAbbreviation, index + 1 < limit,
        tokens[index + 1].isCapitalised
      else { return false }
    case .number:
      guard !scan.hasHead else { return false }
    case .word:
      guard takesWord(token, at: index, &scan, limit: limit) else { return false }
    case .other:
      if index > start, let end = nameInMarks(index, limit: limit) {
        scan.end = end
        scan.headIsName = false
        return true
      }
      guard text(isAmpersand: index), index + 1 < limit else { return false }
    default: return false
    }
    scan.end += 1
    return true
  }

  /// Whether a gap wider than spaces between words stands in front of a token, as page furniture leaves it.
  private func isSetApart(_ index: Int) -> Bool {
    index > 0 && tokens[index].range.lowerBound - tokens[index - 1].range.upperBound > 2
  }

  private func text(isAmpersand index: Int) -> Bool { tokens[index].range.count == 1 && scanned(index) }
  private func scanned(_ index: Int) -> Bool { index > 0 && tokens[index - 1].isCapitalised }

  private func takesWord(_ token: SpeechToken, at index: Int, _ scan: inout PhraseScan, limit: Int) -> Bool {
    if isPossessive(index) {
      scan.headIsName = false
      return scan.hasHead && isNounLike(index + 1, limit)
    }
    if scan.hasHead, ["du", "des", "der", "del"].contains(token.folded) {
      return takesPreposition(at: index, &scan, limit: limit)
    }
    if token.isA(.determiner), !token.isCapitalised || !scan.hasHead { return !scan.hasHead }
    if token.isA(.time), token.isCapitalised || scan.hasHead { return false }
    if token.isCapitalised, !token.isA(.auxiliary), !isLoneFunctionWord(index) {
      if capitalisesNouns, scan.headIsName, token.isA(.cue) { return false }
      scan.hasHead = true
      scan.headIsName = !isCompound(index)
      return true
    }
    if token.isA(.title) { return true }
    if token.isA(.preposition) { return takesPreposition(at: index, &scan, limit: limit) }
    if token.isA(.conjunction) { return joinsNames(index, scan.hasHead, limit) }
    if token.isA([.auxiliary, .relative, .adverb]) { return false }
    if token.isA([.strongCue, .weakCue]), !token.isA(.role) || scan.headIsName {
      return !scan.hasHead ? false : token.isA(.role)
    }
    if scan.headIsName, !token.isA(.role), !capitalisesNouns, !goesOn(index, from: scan.start, limit: limit) {
      return false
    }
    scan.hasHead = true
    scan.headIsName = false
    return true
  }

  /// Whether lower-case words after a name are nouns: `the Israeli prime minister`, `Israeli radio said`.
  private func goesOn(_ index: Int, from start: Int, limit: Int) -> Bool {
    guard !tokens[index].folded.hasSuffix("ed") else { return false }
    if tokens[start].isA(.determiner) { return true }
    if hasBareGenitive { return leadsToName(index, limit) }
    var end = index
    while end < min(limit, index + 3), isNounLike(end, limit), !tokens[end].isCapitalised { end += 1 }
    return end < limit && end > index && tokens[end].isA([.strongCue, .auxiliary])
  }

  /// Whether at most two lower-case nouns stand before a name: `глава Союза студентов Мира Толен`.
  private func leadsToName(_ index: Int, _ limit: Int) -> Bool {
    var end = index
    while end < min(limit, index + 3), isNounLike(end, limit), !tokens[end].isCapitalised { end += 1 }
    return end < limit && end > index && tokens[end].isCapitalised && isNounLike(end, limit)
  }

  /// Whether a word is an adjective made of a name: `Hamas-run`.
  private func isCompound(_ index: Int) -> Bool {
    let token = tokens[index]
    guard let hyphen = token.folded.lastIndex(of: "-") else { return false }
    return ["run", "backed", "based", "led", "held", "controlled", "era", "style"].contains(
      token.folded[hyphen...].dropFirst())
  }

  private func takesPreposition(at index: Int, _ scan: inout PhraseScan, limit: Int) -> Bool {
    guard scan.hasHead, index + 1 < limit, tokens[index + 1].isWord else { return false }
    let next = tokens[index + 1]
    guard !next.isA([.time, .pronoun]) || next.isA(.determiner) else { return false }
    if scan.headIsName {
      // `die Leiterin der Rettung`: German capitals do not tell names.
      if capitalisesNouns, ["der", "des"].contains(tokens[index].folded) { return next.isCapitalised }
      return ["of", "de", "del", "von", "for"].contains(tokens[index].folded) && next.isCapitalised
    }
    guard
      ["of", "for", "at", "from", "with", "to", "de", "del", "du", "des", "von", "des", "der"].contains(
        tokens[index].folded)
    else { return false }
    scan.hasHead = false
    return next.isCapitalised || next.isA(.determiner) || isNounLike(index + 1, limit)
  }

  private func joinsNames(_ index: Int, _ hasHead: Bool, _ limit: Int) -> Bool {
    guard hasHead, index + 1 < limit,
      ["and", "&", "et", "und", "y", "и", "ve"].contains(tokens[index].folded)
    else { return false }
    return tokens[index + 1].isCapitalised && tokens[index - 1].isCapitalised
      && !tokens[index + 1].isA([.pronoun, .determiner])
  }

  /// A capitalised function word that begins a sentence is no name.
  private func isLoneFunctionWord(_ index: Int) -> Bool {
    let token = tokens[index]
    // `chief executive Per Halling`, `House Of Cards`.
    if index > 0, tokens[index - 1].isWord, index + 1 < tokens.count, tokens[index + 1].isWord,
      tokens[index + 1].isCapitalised
    {
      return false
    }
    return token.isA([.preposition, .conjunction, .relative, .adverb, .subordinator, .pronoun])
      && token.range.count < 12
  }

  /// A phrase in a script without case: words up to a preposition, relative, verb or mark.
  private func plainPhrase(from start: Int, limit: Int) -> Range<Int>? {
    var end = start
    while end < min(limit, start + 8), tokens[end].isWord, end == start || !isTold(end),
      !tokens[end].isA([.preposition, .relative, .cue, .time, .conjunction, .according, .adverb])
    { end += 1 }
    // `وصف الوزير فلان العقوبات بأنها`: in front of `as being` stands what is spoken of.
    if start > 0, tokens[start - 1].isA(.weakCue), end < min(limit, tokens.count),
      tokens[end].folded.hasPrefix("بان")
    {
      while end > start + 1, tokens[end - 1].folded.hasPrefix("ال") { end -= 1 }
    }
    return end > start ? start..<end : nil
  }

  /// Whether a Hebrew word behind a name says to whom it was said: `לעיתונאים`, `לתומכיה`.
  private func isTold(_ index: Int) -> Bool {
    let word = tokens[index].folded
    return word.hasPrefix("ל") && word.count >= 6
      && ["ים", "יה", "יו", "ות", "נו"].contains { word.hasSuffix($0) }
  }

  /// The first phrase of a stretch in a script without case, what leads into the sentence left out.
  func plainSubject(in range: Range<Int>) -> Range<Int>? {
    var place = range.lowerBound
    while place < range.upperBound {
      let token = tokens[place]
      if !token.isWord || token.isA([.conjunction, .adverb, .time]) {
        place += 1
      } else if token.isA([.preposition, .according]) {
        guard let comma = (place..<range.upperBound).first(where: { tokens[$0].kind == .comma }) else {
          return nil
        }
        place = comma + 1
      } else {
        return plainPhrase(from: place, limit: range.upperBound)
      }
    }
    return nil
  }

  // MARK: - Phrases to the left

  /// The noun phrase whose last token is at `last`, not before `floor`.
  func phrase(endingAt last: Int, floor: Int) -> Range<Int>? {
    guard last >= floor, last < tokens.count, tokens[last].isWord || tokens[last].kind == .stop else {
      return nil
    }
    if tokens[last].isA(.pronoun), !tokens[last].isA(.determiner) || last == floor {
      return last..<(last + 1)
    }
    var start = last + 1
    while start - 1 >= max(floor, last - SpeechGrammar.longest), leads(start - 1, floor: floor, last: last) {
      start -= 1
    }
    while start <= last, !beginsPhrase(start) { start += 1 }
    return start <= last ? start..<(last + 1) : nil
  }

  private func beginsPhrase(_ index: Int) -> Bool {
    let token = tokens[index]
    guard token.isWord || token.kind == .number else { return false }
    if isPossessive(index) { return false }
    return !token.isA([.preposition, .conjunction, .adverb, .relative, .auxiliary])
      || (token.isCapitalised && !token.isA([.preposition, .conjunction, .adverb]))
  }

  /// Whether a token can stand inside a phrase that goes on to its right.
  private func leads(_ index: Int, floor: Int, last: Int) -> Bool {
    let token = tokens[index]
    if index < last, isSetApart(index + 1) { return false }
    if token.kind == .stop { return index > floor && tokens[index - 1].isAbbreviation }
    if token.kind == .number { return true }
    guard token.isWord else { return token.kind == .other && text(isAmpersand: index) }
    // Nothing stands to the left of a determiner, unless a preposition ties it to an earlier noun.
    if index + 1 <= last, tokens[index + 1].isA(.determiner), !tokens[index + 1].isCapitalised,
      !token.isA(.preposition)
    {
      return false
    }
    if isPossessive(index) { return true }
    if token.isA(.determiner) { return true }
    if token.isA(.time), token.isCapitalised { return false }
    if token.isA(.preposition) {
      return index > floor && isNounLike(index - 1, last) && !isPossessive(index - 1)
        && token.folded != "that"
    }
    if token.isA(.conjunction) { return index > floor && joinsNames(index, true, last + 1) }
    if token.isA([.auxiliary, .relative, .pronoun]) { return false }
    if token.isA(.adverb), !token.isCapitalised { return false }
    if token.isA(.cue), !token.isCapitalised { return token.isA([.role, .source]) }
    return true
  }

  /// Whether the token is `'s` tied to a name, not a short `is`.
  func isPossessive(_ index: Int) -> Bool {
    // A paragraph may end with the name that a caller looks behind.
    guard index < tokens.count else { return false }
    let token = tokens[index]
    guard token.folded == "'s" || token.folded == "'", index > 0 else { return false }
    return tokens[index - 1].range.upperBound == token.range.lowerBound
      && index + 1 < tokens.count && isNounLike(index + 1, tokens.count)
  }

  /// Whether the token can be part of a noun phrase by itself.
  func isNounLike(_ index: Int, _ limit: Int) -> Bool {
    guard index < min(limit, tokens.count), index >= 0, tokens[index].isWord else { return false }
    let token = tokens[index]
    if token.isCapitalised, !isLoneFunctionWord(index) { return true }
    return !token.isA([
      .preposition, .auxiliary, .conjunction, .relative, .pronoun, .adverb, .cue, .time, .determiner,
    ]) || token.isA(.role)
  }
}
