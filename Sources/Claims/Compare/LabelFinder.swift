import CollateCore
import TextKernels

/// Finds what parties are called: `militant group NAME`, `rebels of the NAME`, `NAME terrorists`, `NAME, a militia`.
///
/// A label is a word of the table with the modifiers in front of it. Its party is the name beside it; a plain word such
/// as `group` counts only beside a name. Names without a label are no business of this list. O(tokens).
struct LabelFinder {
  /// A label as it was found, before the article as a whole is known.
  private struct Found {
    var label: ActorLabel
    let condition: LabelLexicon.Condition?
    /// Whether it means somebody spoken of before: `the attackers`, not `attackers`; headlines leave articles out.
    let isDefinite: Bool
  }

  private let text: Text
  private let lexicon: SpeechLexicon
  private let labels: LabelLexicon
  private let quotes: PlacedQuotes

  /// The labels of a document's article lines, in order.
  static func labels(in document: Document, quotes: [Quote], language: Language) -> [ActorLabel] {
    let finder = LabelFinder(
      text: document.text, lexicon: SpeechLexicon.of(language), labels: LabelLexicon.of(language),
      quotes: PlacedQuotes(quotes))
    var found: [Found] = []
    var parties: [Range<Int>] = []
    let longest = QuoteFinder.longestParagraph
    for line in document.lines where line.label.isArticle {
      for range in Pieces.pieces(of: line.range, in: document.text.utf8, atMost: longest) {
        let grammar = finder.grammar(range)
        found += finder.read(grammar, isTitle: line.label == .title)
        parties += finder.parties(grammar)
      }
    }
    return attached(found, named: parties, text: document.text)
  }

  /// Names that hold a noun for a party: `the Northern Front`, in the order of the text.
  private func parties(_ grammar: SpeechGrammar) -> [Range<Int>] {
    let tokens = grammar.tokens
    var found: [Range<Int>] = []
    for place in tokens.indices where labels.parties.contains(tokens[place].folded) && grammar.hasCase {
      guard tokens[place].isCapitalised, let name = nameAround(place, grammar), name.count > 1 else {
        continue
      }
      found.append(tokens[name.lowerBound].range.lowerBound..<tokens[name.upperBound - 1].range.upperBound)
    }
    return found
  }

  /// The capitalised words around a place, with `of the` and the like between them.
  private func nameAround(_ place: Int, _ grammar: SpeechGrammar) -> Range<Int>? {
    var start = place
    while start > 0, place - start < 4, isNameWord(start - 1, grammar) { start -= 1 }
    return names(from: start, grammar)
  }

  /// Gives labels without a name to the one party the article gives names to, if there is only one.
  ///
  /// Where no label stands beside a name, that party is the one name with a noun for parties in it. Victims are nobody's
  /// party, and words with plainer uses are left out where no name says what they mean.
  private static func attached(_ found: [Found], named: [Range<Int>], text: Text) -> [ActorLabel] {
    let beside = found.map(\.label).filter { $0.stance != "victims" }.compactMap(\.actor)
    let one = onlyOne(beside.isEmpty ? named : beside, text)
    return found.compactMap { found in
      let label = found.label
      guard label.actor == nil, found.condition != .beside else { return label.actor == nil ? nil : label }
      guard let one, label.stance == "loaded" || label.stance == "armed",
        found.isDefinite || label.voice == .quote
      else {
        return found.condition == nil ? label : nil
      }
      return ActorLabel(
        range: label.range, actor: one, stance: label.stance, voice: label.voice, speaker: label.speaker)
    }
  }

  /// The longest of some names when all others are parts of it; nil when there are two.
  private static func onlyOne(_ names: [Range<Int>], _ text: Text) -> Range<Int>? {
    guard let longest = names.max(by: { ($0.count, $1.lowerBound) < ($1.count, $0.lowerBound) }) else {
      return nil
    }
    let whole = " \(text[longest]) "
    return names.allSatisfy { whole.contains(" \(text[$0]) ") } ? longest : nil
  }

  private func grammar(_ range: Range<Int>) -> SpeechGrammar {
    let tokens = SpeechTokeniser.tokens(in: text.utf8, range, quotes: [], lexicon: lexicon)
    return SpeechGrammar(tokens: tokens, hasCase: !["ar", "fa", "he", "ur"].contains(lexicon.language))
  }

  private func read(_ grammar: SpeechGrammar, isTitle: Bool) -> [Found] {
    let tokens = grammar.tokens
    var found: [Found] = []
    var place = 0
    while place < tokens.count {
      guard tokens[place].isWord, let stance = labels.stance(of: tokens[place].folded) else {
        place += 1
        continue
      }
      var last = place
      while last + 1 < tokens.count, tokens[last + 1].isWord,
        labels.stance(of: tokens[last + 1].folded) != nil
      { last += 1 }
      if let label = label(place...last, stance: stance, grammar) {
        found.append(
          Found(
            label: label, condition: labels.conditions[tokens[place].folded],
            isDefinite: isDefinite(label, place, tokens) || isTitle && stance == "loaded"))
      }
      place = last + 1
    }
    return found
  }

  /// Whether a determiner other than `a` stands in front of a label, or the Arabic article at its beginning.
  private func isDefinite(_ label: ActorLabel, _ place: Int, _ tokens: [SpeechToken]) -> Bool {
    if tokens[place].folded.hasPrefix("ال") || lexicon.language == "he" && tokens[place].folded.hasPrefix("ה")
    {
      return true
    }
    // `which regards the movement as a terrorist organisation`.
    if tokens[..<place].suffix(3).contains(where: { labels.predicates.contains($0.folded) }) { return true }
    guard let before = tokens[..<place].last(where: { $0.range.upperBound <= label.range.lowerBound }) else {
      return false
    }
    return before.isA(.determiner) && !LabelFinder.indefinite.contains(before.folded) || before.folded == "'s"
  }

  private static let indefinite: Set<String> = [
    "a", "an", "some", "another", "several", "many", "un", "une", "des", "una", "unos", "unas", "ein", "eine",
    "einen", "einem", "einer", "two", "three", "bir",
  ]

  private func label(_ words: ClosedRange<Int>, stance: String, _ grammar: SpeechGrammar) -> ActorLabel? {
    // `fighters of the movement NAME`: the second word belongs to the name.
    if !grammar.hasCase, words.count > 1, stance != "group",
      labels.stance(of: grammar.tokens[words.upperBound].folded) == "group"
    {
      return label(words.lowerBound...words.upperBound - 1, stance: stance, grammar)
    }
    let isAlone = labels.conditions[grammar.tokens[words.lowerBound].folded] == .alone
    let actor =
      isAlone
      ? nil
      : grammar.hasCase
        ? actor(beside: words, grammar) : plainActor(after: words.upperBound, stance: stance, grammar)
    if actor == nil, stance == "group" || stance == "people" { return nil }
    let tokens = grammar.tokens
    // A capitalised word inside a name is part of the name: `World Health Organisation`.
    let isInName =
      tokens[words.lowerBound].isCapitalised && words.lowerBound > 0
      && tokens[words.lowerBound - 1].isCapitalised
    guard !isInName else { return nil }
    let start = modifiers(before: words.lowerBound, actor: actor, grammar)
    if stance == "group", start == words.lowerBound, grammar.hasCase, words.count == 1 { return nil }
    let range = tokens[start].range.lowerBound..<tokens[words.upperBound].range.upperBound
    let name = actor.map {
      tokens[$0.lowerBound].range.lowerBound..<tokens[$0.upperBound - 1].range.upperBound
    }
    var label = ActorLabel(range: range, actor: name, stance: stance)
    if let quote = quotes.shortest(around: range, where: { _ in true }) {
      label.voice = quote.kind == .indirect ? .indirect : .quote
      label.speaker = quote.speakerName(in: text)
    }
    return label
  }

  /// The name a label belongs to: behind `of the`, directly behind it, directly before it, or before a comma.
  private func actor(beside words: ClosedRange<Int>, _ grammar: SpeechGrammar) -> Range<Int>? {
    let tokens = grammar.tokens
    var next = words.upperBound + 1
    if next < tokens.count, ["of", "des", "der", "de", "del", "du"].contains(tokens[next].folded) {
      next += 1
      if next < tokens.count, tokens[next].isA(.determiner) { next += 1 }
      return names(from: next, grammar)
    }
    if let behind = names(from: next, grammar) ?? namedInMarks(next, grammar) ?? namedAs(next, grammar) {
      return behind
    }
    if let before = names(endingAt: words.lowerBound - 1, grammar), isParty(before, grammar) { return before }
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

  private func isTurkishGroup(_ word: String) -> Bool {
    ["örgüt", "grub", "grup", "hareket", "cephe", "ordu", "tugay", "milis"].contains { word.hasPrefix($0) }
  }

  /// The name in marks behind a label: `боевики «Чёрного месяца»`.
  private func namedInMarks(_ mark: Int, _ grammar: SpeechGrammar) -> Range<Int>? {
    let tokens = grammar.tokens
    guard mark + 1 < tokens.count, tokens[mark].kind == .other, tokens[mark + 1].isCapitalised,
      let end = (mark + 2..<min(tokens.count, mark + 7)).first(where: { tokens[$0].kind == .other }),
      tokens[mark + 1..<end].allSatisfy(\.isWord)
    else { return nil }
    return mark + 1..<end
  }

  /// The name a label is said to have: `the militia known as the Hawks`.
  private func namedAs(_ place: Int, _ grammar: SpeechGrammar) -> Range<Int>? {
    let tokens = grammar.tokens
    guard place + 1 < tokens.count, LabelFinder.naming.contains(tokens[place].folded) else { return nil }
    var next = place + 1
    while next < tokens.count,
      tokens[next].isA([.determiner, .preposition]) || labels.predicates.contains(tokens[next].folded)
    {
      next += 1
    }
    return names(from: next, grammar)
  }

  private static let naming: Set<String> = [
    "known", "called", "named", "dubbed", "calling", "connu", "connue", "nommé", "nommée", "appelé",
    "appelée", "namens",
    "genannt", "llamado", "llamada", "conocido", "conocida", "denominado", "adlı", "isimli",
  ]

  /// Whether the capitalised words in front of a label name a party: not what a people or place is called, not an
  /// adjective, not the one word that begins a sentence.
  private func isParty(_ range: Range<Int>, _ grammar: SpeechGrammar) -> Bool {
    guard range.count == 1, let first = range.first else { return !isDemonym(range, grammar) }
    let isFirst = first == 0 || !grammar.tokens[first - 1].isWord && grammar.tokens[first - 1].kind != .comma
    return !isFirst && !isDemonym(range, grammar) && !LabelFinder.isAdjective(grammar.tokens[first].folded)
  }

  /// Whether words are the name of a place or people: `Oregon militia`, `Native American activists`.
  private func isDemonym(_ range: Range<Int>, _ grammar: SpeechGrammar) -> Bool {
    guard let first = range.first, let last = range.last else { return false }
    let bytes = grammar.tokens[first].range.lowerBound..<grammar.tokens[last].range.upperBound
    let words = Words.words(in: text.utf8, bytes)
    return words.indices.contains { PlaceWords.shared.place(at: $0, in: words)?.count == words.count - $0 }
  }

  /// Whether a word ends as adjectives made of names do: `Islamic`, `Islamist`, `Kurdish`.
  private static func isAdjective(_ word: String) -> Bool {
    ["ic", "ist", "ish", "ese", "ian", "ean", "ical"].contains {
      word.hasSuffix($0) && word.utf8.count > $0.utf8.count + 2
    }
  }

  /// A run of capitalised words, at most five; a lone word at the start of a sentence is not trusted.
  private func names(from start: Int, _ grammar: SpeechGrammar) -> Range<Int>? {
    var end = start
    while end < min(grammar.tokens.count, start + 5), isNameWord(end, grammar) { end += 1 }
    guard end > start else { return nil }
    // `Liga del Puerto Libre`.
    var next = end
    while next < min(grammar.tokens.count, end + 2), LabelFinder.joiners.contains(grammar.tokens[next].folded)
    {
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
  private func smallName(from start: Int, _ grammar: SpeechGrammar) -> Int {
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

  private static let joiners: Set<String> = ["de", "del", "du", "des", "la", "las", "los", "les"]

  private func names(endingAt last: Int, _ grammar: SpeechGrammar) -> Range<Int>? {
    var start = last + 1
    while start > 0, start > last - 4, isNameWord(start - 1, grammar) { start -= 1 }
    return start <= last ? start..<(last + 1) : nil
  }

  private func isNameWord(_ index: Int, _ grammar: SpeechGrammar) -> Bool {
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
  private func plainActor(after last: Int, stance: String, _ grammar: SpeechGrammar) -> Range<Int>? {
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
    var end = phrase.lowerBound + (isGroup && phrase.count > 1 ? 2 : 1)
    while end < min(phrase.upperBound, phrase.lowerBound + 3 + (isGroup ? 1 : 0)), isDefinite(end) {
      end += 1
    }
    return phrase.lowerBound..<end
  }

  /// Whether an Arabic or Hebrew plural has the ending it has in front of the noun it belongs to.
  private func isConstruct(_ word: String) -> Bool {
    switch lexicon.language {
    case "ar": word.hasSuffix("ي") && !word.hasSuffix("ابي") || word.hasSuffix("و")
    case "he": word.hasSuffix("י") && word.count >= 4
    default: false
    }
  }

  /// Where the modifiers in front of a label begin, the party's own name left out.
  ///
  /// Up to three words that can be nouns where a determiner, preposition, number or mark stands in front of them; else a
  /// verb may be among them, and only those that look like adjectives are taken.
  private func modifiers(before first: Int, actor: Range<Int>?, _ grammar: SpeechGrammar) -> Int {
    // In French and Spanish they stand behind it.
    guard grammar.hasCase, !["fr", "es"].contains(lexicon.language) else { return first }
    let tokens = grammar.tokens
    var start = first
    while start > 0, first - start < 3, isModifier(start - 1, actor, grammar) { start -= 1 }
    guard start < first, lexicon.language == "en", !isBounded(start, tokens) else { return start }
    start = first
    while start > 0, first - start < 3, isModifier(start - 1, actor, grammar),
      LabelFinder.looksLikeAdjective(tokens[start - 1])
    { start -= 1 }
    return start
  }

  private func isModifier(_ index: Int, _ actor: Range<Int>?, _ grammar: SpeechGrammar) -> Bool {
    let token = grammar.tokens[index]
    return grammar.isNounLike(index, grammar.tokens.count) && !(actor?.contains(index) ?? false)
      && !token.isA([.role, .determiner]) && !isVerbLike(token) && !isCount(token) && !isForeignNoun(token)
      && !grammar.isPossessive(index)
  }

  /// Whether a Russian word in front of a label is no adjective by its ending, or a Turkish one a word for parties.
  private func isForeignNoun(_ token: SpeechToken) -> Bool {
    switch lexicon.language {
    case "ru": !LabelFinder.russianAdjectives.contains { token.folded.hasSuffix($0) }
    case "tr": isTurkishGroup(token.folded)
    default: false
    }
  }

  private static let russianAdjectives = [
    "ые", "ие", "ых", "их", "ый", "ии", "ий", "ая", "ой", "ыми", "ими", "ным",
  ]

  /// Whether what stands in front of a noun phrase shows that it begins there.
  private func isBounded(_ start: Int, _ tokens: [SpeechToken]) -> Bool {
    guard start > 0 else { return false }
    let before = tokens[start - 1]
    if before.isWord { return before.isA([.determiner, .preposition]) && before.folded != "to" }
    return before.kind == .number || before.kind == .comma
  }

  /// Whether a word has the form of an English adjective, or is a name or compound: `left-wing`, `violent`, `Kurdish`.
  private static func looksLikeAdjective(_ token: SpeechToken) -> Bool {
    if token.isCapitalised || token.folded.contains("-") || token.folded == "armed" { return true }
    return [
      "al", "ic", "ist", "ous", "ive", "ent", "ant", "ful", "less", "ish", "ary", "ern", "ian", "an", "ble",
    ]
    .contains { token.folded.hasSuffix($0) && token.folded.utf8.count > $0.utf8.count + 2 }
  }

  /// Whether a word only says how many: `forty demonstrators`, `12 rebels`.
  private func isCount(_ token: SpeechToken) -> Bool {
    token.kind == .number || FigureWords.words(of: lexicon.language.rawValue).isNumber(token.folded)
  }

  private func isVerbLike(_ token: SpeechToken) -> Bool {
    !token.isCapitalised && !token.folded.contains("-")
      && (token.folded.hasSuffix("ed") && token.folded != "armed" || token.folded.hasSuffix("ing"))
  }
}
