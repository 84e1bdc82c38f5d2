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
    /// Whether it says what kind of deed follows: `a terrorist attack`.
    var isDeed = false
  }

  let text: Text
  let lexicon: SpeechLexicon
  let labels: LabelLexicon
  let quotes: PlacedQuotes

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

  /// Gives labels without a name to the one party the article gives names to, if there is only one.
  ///
  /// Where no label stands beside a name, that party is the one name with a noun for parties in it. Victims are nobody's
  /// party, and words with plainer uses are left out where no name says what they mean.
  private static func attached(_ found: [Found], named: [Range<Int>], text: Text) -> [ActorLabel] {
    let beside = found.map(\.label).filter { $0.stance != "victims" }.compactMap(\.actor)
    let one = onlyOne(beside.isEmpty ? named : beside, text)
    return found.compactMap { found in
      let label = found.label
      if found.isDeed, !found.isDefinite || one == nil { return nil }
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
            isDefinite: isTitle && stance == "loaded"
              || !isDeed(place...last, grammar) && isDefinite(label, place, tokens),
            isDeed: isDeed(place...last, grammar)))
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
    return before.isA(.determiner) && !labels.indefinite.contains(before.folded) || before.folded == "'s"
  }

  /// Whether a label only says what kind of deed follows: `a terrorist attack`.
  private func isDeed(_ words: ClosedRange<Int>, _ grammar: SpeechGrammar) -> Bool {
    let next = words.upperBound + 1
    return next < grammar.tokens.count && labels.deeds.contains(grammar.tokens[next].folded)
  }

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
}
