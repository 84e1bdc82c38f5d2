import CollateCore

/// The people and bodies an article names, in the order it does, so that `he`, `Lavrov` and `the minister` find theirs.
///
/// A pronoun goes to the last person who was the subject of a sentence and agrees with it; a last name to the full
/// name that ends with it; a role to the name introduced with that role.
struct NameBook: Sendable {
  struct Mention: Sendable {
    let offset: Int
    /// The name without titles and roles.
    let name: [String]
    /// The name as written.
    let range: Range<Int>
    /// The words in front of the name, in lower case.
    let role: [String]
    let isSubject: Bool
    /// Whether it speaks for somebody else.
    let isSpokesperson: Bool
    let gender: WordClass
  }

  private(set) var mentions: [Mention] = []
  private var byLastWord: [String: [Int]] = [:]
  /// For each word of a role the mentions that have it, in order.
  private var byRoleWord: [String: [Int]] = [:]
  /// For each last word the first mentions of two, three and four words that end with it; -1 for none.
  private var longer: [String: [Int]] = [:]
  /// Things that say something and are `it`: a statement, a ministry.
  private(set) var sources: [Range<Int>] = []

  /// Takes in the names of a paragraph's own words; `extra` are phrases known to be subjects.
  mutating func read(_ grammar: SpeechGrammar, sentences: [Range<Int>], lexicon: SpeechLexicon) {
    guard grammar.hasCase, !grammar.looksLikeHeadline else { return }
    for sentence in sentences { read(sentence, grammar) }
  }

  private mutating func read(_ sentence: Range<Int>, _ grammar: SpeechGrammar) {
    let subject = grammar.mainSubject(in: sentence)
    var place = sentence.lowerBound
    while place < sentence.upperBound {
      guard grammar.tokens[place].isWord, let phrase = grammar.phrase(from: place, limit: sentence.upperBound)
      else {
        place += 1
        continue
      }
      let isSubject = subject == phrase || grammar.isSubject(phrase)
      add(phrase, grammar, isSubject: isSubject)
      place = max(place + 1, phrase.upperBound)
    }
  }

  private mutating func add(_ phrase: Range<Int>, _ grammar: SpeechGrammar, isSubject: Bool) {
    let tokens = grammar.tokens
    if isSubject, phrase.contains(where: { tokens[$0].isA([.source, .body]) }),
      !tokens[phrase.lowerBound].isA(.relative),
      !tokens[phrase.upperBound - 1].folded.hasSuffix("s"), grammar.canSpeak(phrase)
    {
      sources.append(
        tokens[phrase.lowerBound].range.lowerBound..<tokens[phrase.upperBound - 1].range.upperBound)
    }
    guard let name = grammar.bareName(in: phrase) else { return }
    let words = name.filter { tokens[$0].isWord }.map { tokens[$0].folded }
    let role = (phrase.lowerBound..<name.lowerBound).filter { tokens[$0].isWord }.map { tokens[$0].folded }
    let before = role + grammar.apposition(after: phrase) + grammar.apposition(before: phrase)
    let offset = tokens[phrase.lowerBound].range.lowerBound
    if let last = words.last {
      byLastWord[last, default: []].append(mentions.count)
      if (2...4).contains(words.count) {
        let known = longer[last, default: [-1, -1, -1]][words.count - 2]
        if known < 0 || mentions[known].offset > offset {
          longer[last, default: [-1, -1, -1]][words.count - 2] = mentions.count
        }
      }
    }
    for word in before where byRoleWord[word]?.last != mentions.count {
      byRoleWord[word, default: []].append(mentions.count)
    }
    mentions.append(
      Mention(
        offset: offset, name: words,
        range: tokens[name.lowerBound].range.lowerBound..<tokens[name.upperBound - 1].range.upperBound,
        role: before, isSubject: isSubject,
        isSpokesperson: before.contains { $0.hasPrefix("spokes") },
        gender: NameBook.gender(of: words, titles: before)))
  }

  /// What pronoun a name takes: by a title before it, else by its first name; empty when neither tells.
  private static func gender(of name: [String], titles: [String]) -> WordClass {
    if titles.contains(where: { ["mr", "king", "prince", "sir"].contains($0) }) { return .he }
    if titles.contains(where: { ["mrs", "ms", "miss", "queen", "princess"].contains($0) }) { return .she }
    guard name.count > 1, let first = name.first else { return [] }
    return GivenNames.gender(of: first)
  }

  /// The pronoun of a mention, or of the full name behind it.
  private func gender(of mention: Mention) -> WordClass {
    mention.gender.isEmpty ? fullName(of: mention.name)?.gender ?? [] : mention.gender
  }

  /// The longest form of at most four words of a name that ends with the same word, where it stands first.
  func fullName(of words: [String]) -> Mention? {
    guard let last = words.last, let known = longer[last], words.count < 4 else { return nil }
    return known[(words.count - 1)...].last { $0 >= 0 }.map { mentions[$0] }
  }

  /// The name introduced with a role, nearest before an offset.
  func name(withRole role: [String], before offset: Int) -> Mention? {
    guard let rarest = role.map({ byRoleWord[$0] ?? [] }).min(by: { $0.count < $1.count }) else { return nil }
    let hasRole = { (place: Int) in NameBook.contains(mentions[place].role, role) }
    let before = rarest.partitioningIndex { mentions[$0].offset >= offset }
    return (rarest[..<before].last(where: hasRole) ?? rarest.first(where: hasRole)).map { mentions[$0] }
  }

  private static func contains(_ words: [String], _ part: [String]) -> Bool {
    guard words.count >= part.count else { return false }
    return (0...(words.count - part.count)).contains { words[$0..<($0 + part.count)] == part[...] }
  }

  /// The last person before an offset who was a subject; anybody named last when there is none.
  func antecedent(before offset: Int, gender: WordClass, not excluded: [String]?) -> Mention? {
    let end = mentions.partitioningIndex { $0.offset >= offset }
    let earlier = mentions[max(0, end - 60)..<end].filter { mention in
      guard mention.name != excluded, looksLikePerson(mention) else { return false }
      let own = self.gender(of: mention)
      return gender.isEmpty || own.isEmpty || !own.isDisjoint(with: gender)
    }
    return earlier.last { $0.isSubject } ?? earlier.last
  }

  /// Whether a name can be a person's: two words and more somewhere in the article, or a title or role before it.
  private func looksLikePerson(_ mention: Mention) -> Bool {
    if !mention.role.isEmpty || mention.name.count > 1 { return true }
    return fullName(of: mention.name) != nil
  }
}

extension SpeechGrammar {
  /// Whether a verb or auxiliary follows the phrase, insertions stepped over.
  func isSubject(_ phrase: Range<Int>) -> Bool {
    guard phrase.upperBound < tokens.count else { return false }
    let next = tokens[phrase.upperBound]
    return next.isA([.auxiliary, .cue]) && !next.isA(.preposition)
  }

  /// The name at the end of a phrase, without roles and titles; nil when the phrase ends in a common noun.
  func bareName(in phrase: Range<Int>) -> Range<Int>? {
    guard let last = phrase.last, !tokens[last].isA(.body) else { return nil }
    if let of = placeBehindName(in: phrase) { return bareName(in: phrase.lowerBound..<of) }
    var start = phrase.upperBound
    while start > phrase.lowerBound, isNamePart(start - 1, in: phrase) { start -= 1 }
    while start < phrase.upperBound, !tokens[start].isWord || tokens[start].isA([.title, .determiner]) {
      start += 1
    }
    guard start < phrase.upperBound, tokens[start].isCapitalised, !tokens[start].isA([.pronoun, .time]),
      !joinsTwo(phrase, at: start - 1)
    else { return nil }
    return start..<phrase.upperBound
  }

  /// The words of `the ROLE of …,` in front of a name, in lower case.
  func apposition(before phrase: Range<Int>) -> [String] {
    guard phrase.lowerBound > 1, tokens[phrase.lowerBound - 1].kind == .comma, isName(phrase),
      let before = self.phrase(endingAt: phrase.lowerBound - 2, floor: 0), bareName(in: before) == nil,
      before.contains(where: { tokens[$0].isA(.role) })
    else { return [] }
    return before.filter { tokens[$0].isWord && !tokens[$0].isA(.determiner) }.map { tokens[$0].folded }
  }

  /// Whether most words are capitalised, so that capitals tell nothing.
  var looksLikeHeadline: Bool {
    if tokens.last?.kind == .stop { return false }
    let words = tokens.filter { $0.isWord && $0.range.count > 3 }
    return words.count >= 3 && words.filter(\.isCapitalised).count * 10 >= words.count * 7
  }

  /// Where `of` begins in `President Maren Quist of Velia`; nil in `Secretary of State Ada Marsh`.
  private func placeBehindName(in phrase: Range<Int>) -> Int? {
    guard !tokens[phrase.lowerBound].isA(.determiner) else { return nil }
    return phrase.first { index in
      guard tokens[index].folded == "of", index - phrase.lowerBound > 1 else { return false }
      let before = tokens[index - 1]
      return before.isCapitalised && !before.isA([.role, .title, .body])
    }
  }

  private func isNamePart(_ index: Int, in phrase: Range<Int>) -> Bool {
    let token = tokens[index]
    if token.kind == .stop {
      return index > phrase.lowerBound && tokens[index - 1].isAbbreviation && !tokens[index - 1].isA(.title)
    }
    guard token.isWord else { return false }
    if token.isA([.title, .role]) { return false }
    if ["de", "al", "bin", "van", "von", "el", "ibn", "da", "del"].contains(token.folded) {
      return index > phrase.lowerBound
    }
    if token.folded == "of", index > phrase.lowerBound, index + 1 < phrase.upperBound {
      let before = tokens[index - 1]
      // `The Times of Israel` is one name, `Maren Quist of Velia` is not.
      let isOne = tokens[phrase.lowerBound].isA(.determiner) || index - phrase.lowerBound == 1
      return isOne && before.isCapitalised && !before.isA([.role, .title]) && tokens[index + 1].isCapitalised
    }
    if token.folded == "and" {
      return index > phrase.lowerBound && tokens[phrase.lowerBound].isA(.determiner)
    }
    guard token.isCapitalised else { return false }
    // `Secretary of State Antony Blinken`: what follows `of` belongs to the role when two words and more come after it.
    let followsOf = index > phrase.lowerBound && ["of", "for"].contains(tokens[index - 1].folded)
    return !(followsOf && phrase.upperBound - index > 2)
  }

  /// Whether `and` at a place joins two names, as in `Smith and Jones`.
  private func joinsTwo(_ phrase: Range<Int>, at index: Int) -> Bool {
    guard index > phrase.lowerBound, ["and", "&", "et", "und", "y", "и", "ve"].contains(tokens[index].folded)
    else { return false }
    return tokens[index - 1].isCapitalised && !tokens[index - 1].isA(.body)
  }

  /// The words of `, the ROLE of …,` behind a phrase, in lower case.
  func apposition(after phrase: Range<Int>) -> [String] {
    guard phrase.upperBound + 1 < tokens.count, tokens[phrase.upperBound].kind == .comma,
      let after = self.phrase(from: phrase.upperBound + 1, limit: tokens.count),
      after.contains(where: { tokens[$0].isA(.role) }), bareName(in: after) == nil
    else { return [] }
    return after.filter { tokens[$0].isWord && !tokens[$0].isA(.determiner) }.map { tokens[$0].folded }
  }
}
