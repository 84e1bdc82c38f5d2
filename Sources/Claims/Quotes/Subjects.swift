/// Who does what a verb says: subjects by word order, with appositions and relative clauses stepped over.
extension SpeechGrammar {
  /// The subject that stands to the left of a verb, within `floor..<verb`.
  func subject(of verb: Int, floor: Int) -> Range<Int>? {
    var last = verb - 1
    while last >= floor, isBetweenSubjectAndVerb(last) { last -= 1 }
    guard last >= floor else { return nil }
    switch tokens[last].kind {
    case .comma, .dash, .bracketClose: return subjectBeforeInsertion(endingAt: last, floor: floor)
    default: break
    }
    if tokens[last].isA(.relative), !tokens[last].isA(.determiner) || tokens[last].folded == "that" {
      var antecedent = last - 1
      while antecedent >= floor, tokens[antecedent].kind == .comma { antecedent -= 1 }
      return phrase(endingAt: antecedent, floor: floor)
    }
    if tokens[last].isA(.time), let shorter = beforeTime(last, floor: floor) { return shorter }
    return phrase(endingAt: last, floor: floor)
  }

  /// `Smith on Monday said`, `Smith last week said`.
  private func beforeTime(_ last: Int, floor: Int) -> Range<Int>? {
    var place = last
    while place >= floor, tokens[place].isA([.time, .preposition]) || tokens[place].kind == .number {
      place -= 1
    }
    return place >= floor ? phrase(endingAt: place, floor: floor) : nil
  }

  private func isBetweenSubjectAndVerb(_ index: Int) -> Bool {
    let token = tokens[index]
    guard token.isWord, !token.isA(.pronoun) else { return false }
    if isPossessive(index) { return false }
    return token.isA(.auxiliary) || token.isA(.adverb) && !token.isCapitalised
  }

  /// The subject in front of `, the chairman of the board, said`; of `the ambassador, Danny Danon, said` the name.
  private func subjectBeforeInsertion(endingAt comma: Int, floor: Int) -> Range<Int>? {
    let closer = tokens[comma].kind
    var open = comma - 1
    while open >= floor, !isOpening(tokens[open].kind, of: closer) { open -= 1 }
    guard open > floor else { return nil }
    let inside = (open + 1)..<comma
    guard let before = phrase(endingAt: open - 1, floor: floor) else { return nil }
    if isName(inside), !isName(before), !inside.isEmpty { return inside }
    let hasTail =
      inside.count <= 2 && before.lowerBound > floor && tokens[before.lowerBound - 1].kind == .comma
    if isMark(before) || hasTail && !isName(before),
      let earlier = phrase(endingAt: before.lowerBound - 2, floor: floor)
    {
      return earlier
    }
    return before
  }

  private func isOpening(_ kind: SpeechToken.Kind, of closer: SpeechToken.Kind) -> Bool {
    switch closer {
    case .bracketClose: kind == .bracketOpen
    case .dash: kind == .dash
    default: kind == .comma
    }
  }

  /// Whether a phrase is a party and state such as `R-N.Y.`.
  private func isMark(_ range: Range<Int>) -> Bool {
    range.count <= 2 && range.contains { tokens[$0].range.count > 2 && tokens[$0].isAbbreviation }
  }

  /// Whether a phrase is a name alone: every word capitalised, titles allowed.
  func isName(_ range: Range<Int>) -> Bool {
    guard hasCase, !range.isEmpty, range.count <= 6 else { return false }
    return range.allSatisfy { index in
      let token = tokens[index]
      return token.isWord && token.isCapitalised && !token.isA([.determiner, .pronoun])
        || token.kind == .stop || ["de", "al", "bin", "van", "von", "der", "of", "el"].contains(token.folded)
    } && tokens[range.lowerBound].isCapitalised
  }

  /// The subject of a sentence: the first noun phrase after what leads into it.
  func mainSubject(in sentence: Range<Int>) -> Range<Int>? {
    var place = sentence.lowerBound
    for _ in 0..<4 {
      while place < sentence.upperBound, isLead(place) { place += 1 }
      guard place < sentence.upperBound, opensAdverbial(place) else { break }
      guard let comma = (place..<sentence.upperBound).first(where: { tokens[$0].kind == .comma }) else {
        break
      }
      place = comma + 1
    }
    guard let found = phrase(from: place, limit: sentence.upperBound) else { return nil }
    if let comma = endOfMeasure(found, sentence) { return mainSubject(in: (comma + 1)..<sentence.upperBound) }
    return namedByApposition(found, limit: sentence.upperBound) ?? found
  }

  /// Of `the ambassador, Danny Danon, …` the name.
  private func namedByApposition(_ range: Range<Int>, limit: Int) -> Range<Int>? {
    guard hasCase, !isName(range), range.upperBound + 1 < limit, tokens[range.upperBound].kind == .comma,
      let name = phrase(from: range.upperBound + 1, limit: limit), isName(name), name.count > 1,
      name.upperBound < limit, tokens[name.upperBound].kind == .comma
    else { return nil }
    return name
  }

  /// Where `Hours before speaking with them,` ends.
  private func endOfMeasure(_ range: Range<Int>, _ sentence: Range<Int>) -> Int? {
    guard range.upperBound < sentence.upperBound,
      ["before", "after", "later", "earlier", "ago"].contains(tokens[range.upperBound].folded)
    else { return nil }
    return (range.upperBound..<sentence.upperBound).first { tokens[$0].kind == .comma }
  }

  private func isLead(_ index: Int) -> Bool {
    let token = tokens[index]
    if token.isQuote { return false }
    guard token.isWord else { return true }
    return token.isA([.conjunction, .adverb]) && !token.isA([.subordinator, .pronoun])
      && !token.isA(.determiner)
  }

  private func opensAdverbial(_ index: Int) -> Bool {
    let token = tokens[index]
    guard token.isWord else { return false }
    if token.isA([.subordinator, .preposition]) { return true }
    return hasCase && token.folded.utf8.count > 5 && token.folded.hasSuffix("ing")
      && !(index + 1 < tokens.count && tokens[index + 1].isCapitalised)
  }
}
