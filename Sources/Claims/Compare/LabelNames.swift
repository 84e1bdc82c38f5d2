import CollateCore
import TextKernels

/// The name of the party that a label stands beside.
extension LabelFinder {
  /// The capitalised words around a place, with `of the` and the like between them.
  func nameAround(_ place: Int, _ grammar: SpeechGrammar) -> Range<Int>? {
    var start = place
    while start > 0, place - start < 4, isNameWord(start - 1, grammar) { start -= 1 }
    return names(from: start, grammar)
  }

  /// The name a label belongs to: behind `of the`, directly behind it, directly before it, or before a comma.
  func actor(beside words: ClosedRange<Int>, _ grammar: SpeechGrammar) -> Range<Int>? {
    let tokens = grammar.tokens
    var next = words.upperBound + 1
    if next < tokens.count, isLink(tokens[next], behind: tokens[words.upperBound]) {
      next += 1
      if next < tokens.count, tokens[next].isA(.determiner) { next += 1 }
      return names(from: next, grammar)
    }
    if let behind = names(from: next, grammar).flatMap({ isPeople($0, grammar) ? nil : $0 }) ?? namedInMarks(
      next, grammar) ?? namedAs(next, grammar)
    {
      return behind
    }
    // `President Roe's refugees` are nobody's: people are of a party only where `of` says so.
    if labels.stance(of: tokens[words.lowerBound].folded) != "people",
      let before = names(endingAt: words.lowerBound - 1, grammar), isParty(before, grammar)
    {
      return before
    }
    // Turkish `Şahinler örgütünün militanları`: a word for parties between the name and the label.
    if lexicon.language == "tr", words.lowerBound > 1, isTurkishGroup(tokens[words.lowerBound - 1].folded),
      let before = names(endingAt: words.lowerBound - 2, grammar)
    {
      return before
    }
    // `NAME, a militant group`
    var place = words.lowerBound - 1
    while place >= 0, tokens[place].isWord, !tokens[place].isA(.determiner), words.lowerBound - place <= 3 {
      place -= 1
    }
    guard place > 1, tokens[place].isA(.determiner), tokens[place - 1].kind == .comma else { return nil }
    return names(endingAt: place - 2, grammar)
  }

  /// Whether a word ties a label to its party: `of`, and behind words for governments `in`.
  private func isLink(_ token: SpeechToken, behind label: SpeechToken) -> Bool {
    if labels.linking.contains(token.folded) { return true }
    return labels.states.contains(label.folded) && ["in", "en"].contains(token.folded)
  }

  func isTurkishGroup(_ word: String) -> Bool {
    labels.groupStems.contains { word.hasPrefix($0) }
  }

  /// The name in marks behind a label: `боевики «Чёрного месяца»`.
  func namedInMarks(_ mark: Int, _ grammar: SpeechGrammar) -> Range<Int>? {
    let tokens = grammar.tokens
    guard mark + 1 < tokens.count, tokens[mark].kind == .other, tokens[mark + 1].isCapitalised,
      let end = (mark + 2..<min(tokens.count, mark + 7)).first(where: { tokens[$0].kind == .other }),
      tokens[mark + 1..<end].allSatisfy(\.isWord)
    else { return nil }
    return mark + 1..<end
  }

  /// The name a label is said to have: `the militia known as the Hawks`.
  func namedAs(_ place: Int, _ grammar: SpeechGrammar) -> Range<Int>? {
    let tokens = grammar.tokens
    guard place + 1 < tokens.count, labels.naming.contains(tokens[place].folded) else { return nil }
    var next = place + 1
    while next < tokens.count,
      tokens[next].isA([.determiner, .preposition]) || labels.predicates.contains(tokens[next].folded)
    {
      next += 1
    }
    return names(from: next, grammar)
  }

  /// Whether the capitalised words in front of a label name a party: not what a people or place is called, not an
  /// adjective, not the one word that begins a sentence.
  func isParty(_ range: Range<Int>, _ grammar: SpeechGrammar) -> Bool {
    if isPeople(range, grammar) { return false }
    guard range.count == 1, let first = range.first else { return !isDemonym(range, grammar) }
    let isFirst = first == 0 || !grammar.tokens[first - 1].isWord && grammar.tokens[first - 1].kind != .comma
    return !isFirst && !isDemonym(range, grammar) && !LabelFinder.isAdjective(grammar.tokens[first].folded)
  }

  /// Whether words are adjectives for peoples and beliefs only: `Sunni Arab rebels`.
  private func isPeople(_ range: Range<Int>, _ grammar: SpeechGrammar) -> Bool {
    range.allSatisfy { labels.peoples.contains(grammar.tokens[$0].folded) }
  }

  /// Whether words are the name of a place or people: `Oregon militia`, `Native American activists`.
  func isDemonym(_ range: Range<Int>, _ grammar: SpeechGrammar) -> Bool {
    guard let first = range.first, let last = range.last else { return false }
    let bytes = grammar.tokens[first].range.lowerBound..<grammar.tokens[last].range.upperBound
    let words = Words.words(in: text.utf8, bytes)
    return words.indices.contains { PlaceWords.shared.place(at: $0, in: words)?.count == words.count - $0 }
  }

  /// Whether a word ends as adjectives made of names do: `Islamic`, `Islamist`, `Kurdish`.
  static func isAdjective(_ word: String) -> Bool {
    ["ic", "ist", "ish", "ese", "ian", "ean", "ical"].contains {
      word.hasSuffix($0) && word.utf8.count > $0.utf8.count + 2
    }
  }

  /// A run of capitalised words, at most five; a lone word at the start of a sentence is not trusted.
  func names(from start: Int, _ grammar: SpeechGrammar) -> Range<Int>? {
    var end = start
    while end < min(grammar.tokens.count, start + 5), isNameWord(end, grammar) { end += 1 }
    guard end > start else { return nil }
    // `Liga del Puerto Libre`.
    var next = end
    while next < min(grammar.tokens.count, end + 2), labels.joiners.contains(grammar.tokens[next].folded) {
      next += 1
    }
    if next > end, next < grammar.tokens.count, isNameWord(next, grammar) {
      while next < min(grammar.tokens.count, end + 5), isNameWord(next, grammar) { next += 1 }
      end = next
    } else if end == start + 1, labels.parties.contains(grammar.tokens[start].folded) {
      end = smallName(from: start, grammar)
    }
    return start..<end
  }

  /// Where a name ends of which the first word alone is capitalised: `Armée des collines rouges`.
  func smallName(from start: Int, _ grammar: SpeechGrammar) -> Int {
    let tokens = grammar.tokens
    guard ["fr", "es"].contains(lexicon.language), start + 2 < tokens.count,
      tokens[start + 1].isA([.preposition, .determiner])
    else { return start + 1 }
    var end = start + 1
    while end < min(tokens.count, start + 5), tokens[end].isWord,
      tokens[end].isA([.preposition, .determiner]) || grammar.isNounLike(end, tokens.count)
    { end += 1 }
    while end > start + 1, tokens[end - 1].isA([.preposition, .determiner]) { end -= 1 }
    return end
  }

  func names(endingAt last: Int, _ grammar: SpeechGrammar) -> Range<Int>? {
    var start = last + 1
    while start > 0, start > last - 4, isNameWord(start - 1, grammar) { start -= 1 }
    return start <= last ? start..<(last + 1) : nil
  }

  func isNameWord(_ index: Int, _ grammar: SpeechGrammar) -> Bool {
    guard index >= 0, index < grammar.tokens.count else { return false }
    let token = grammar.tokens[index]
    return token.isWord && token.isCapitalised
      && !token.isA([.determiner, .pronoun, .time, .preposition, .conjunction])
      && (labels.stance(of: token.folded) ?? "group") == "group" && !token.folded.contains("-")
  }

  /// The name behind a label where nothing is capitalised.
  ///
  /// In Arabic what has the article, and behind `group` and nouns that the names of parties have one word without it; in
  /// Persian and Hebrew up to three words. A label in the construct state (`مقاتلي`, `מחבלי`) belongs to what follows.
  func plainActor(after last: Int, stance: String, _ grammar: SpeechGrammar) -> Range<Int>? {
    guard let phrase = grammar.phrase(from: last + 1, limit: grammar.tokens.count) else { return nil }
    let isDefinite = { (index: Int) in grammar.tokens[index].folded.hasPrefix("ال") }
    let first = grammar.tokens[phrase.lowerBound].folded
    let isGroup = labels.stance(of: first) == "group" || labels.parties.contains(first)
    let isConstruct = stance != "group" && isConstruct(grammar.tokens[last].folded)
    guard lexicon.language == "ar" else {
      guard stance == "group" || isConstruct || stance != "victims" && isGroup else { return nil }
      if isGroup || !isConstruct { return phrase.lowerBound..<min(phrase.upperBound, phrase.lowerBound + 3) }
      // `מחבלי הנצים האדומים`: adjectives have the article too.
      var end = phrase.lowerBound + 1
      while end < min(phrase.upperBound, phrase.lowerBound + 3), grammar.tokens[end].folded.hasPrefix("ה") {
        end += 1
      }
      return phrase.lowerBound..<end
    }
    guard stance == "group" || isGroup || isConstruct || isDefinite(phrase.lowerBound) else { return nil }
    // `المسلحين الملثمين`: what has the article behind a word that has it, or keeps its plural ending, is an adjective.
    let label = grammar.tokens[last].folded
    let isWhole = label.hasPrefix("ال") || label.hasSuffix("ين") || label.hasSuffix("ون")
    if stance != "group", !isGroup, isWhole, isDefinite(phrase.lowerBound) { return nil }
    var end = phrase.lowerBound + (isGroup && phrase.count > 1 ? 2 : 1)
    while end < min(phrase.upperBound, phrase.lowerBound + 3 + (isGroup ? 1 : 0)), isDefinite(end) {
      end += 1
    }
    return phrase.lowerBound..<end
  }

  /// Whether an Arabic or Hebrew plural has the ending it has in front of the noun it belongs to.
  func isConstruct(_ word: String) -> Bool {
    switch lexicon.language {
    case "ar": word.hasSuffix("ي") && !word.hasSuffix("ابي") || word.hasSuffix("و")
    case "he": word.hasSuffix("י") && word.count >= 4
    default: false
    }
  }
}
