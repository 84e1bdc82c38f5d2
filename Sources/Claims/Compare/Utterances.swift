public import CollateCore
import TextKernels

/// One thing somebody said, with every form in which articles print it.
public struct Utterance: Sendable {
  /// A form of it in one article.
  public struct Version: Sendable {
    /// Where it stands.
    public let place: Extent
    /// What it is to the longest form.
    public let relation: Relation
    /// The words of the longest form that it leaves out, in their order, runs apart by an ellipsis.
    public let dropped: String?
  }

  /// What a form is to the longest one.
  public enum Relation: String, Sendable {
    case longest, same, cut
    case otherWording = "other wording"
    case translation
  }

  /// The speaker as the longest form's article has it.
  public let speaker: String
  /// The forms, longest first, then in the order of documents.
  public let versions: [Version]
}

/// Aligns quotations of one event: the same words, a cut of them, another wording, a translation.
///
/// By the longest common subsequence of folded words: at least .8 of the shorter form is a cut (or a recut), .4 to .8
/// of the longer one by the same speaker another wording. Across languages the speaker's name decides by its
/// consonants, and the order of what they said in the article. O(words²) for pairs of one speaker or with three words
/// in a row in common.
struct UtteranceAligner {
  struct Item {
    let doc: Int
    var range: Range<Int>
    let speaker: String
    /// The speaker's last word, folded, for comparison.
    let key: String
    /// The words of the name, folded.
    let names: [String]
    /// The consonants of the last two of them.
    let skeleton: String
    var words: [Word]
    let language: Language
    /// The number of its characters, more where a script leaves most vowels out.
    var letters: Int
    /// Whether it denies something; nil where the language does so by endings.
    var denies: Bool?
    /// Runs of three words.
    var trigrams: Set<UInt64>
    /// What its words say in any language: common meanings, numbers, names.
    var meanings: Set<UInt64>
  }

  private let items: [Item]
  private let corpus: Corpus

  /// The utterances that two articles and more have, longest first form by document.
  static func align(_ items: [Item], corpus: Corpus) -> [Utterance] {
    UtteranceAligner(items: items, corpus: corpus).align()
  }

  private func align() -> [Utterance] {
    let order = items.indices.sorted { (items[$1].words.count, $0) < (items[$0].words.count, $1) }
    var taken = [Bool](repeating: false, count: items.count)
    var utterances: [Utterance] = []
    for head in order where !taken[head] && items[head].words.count >= 3 {
      let found = versions(of: head, among: candidates(head).filter { !taken[$0] })
      guard Set(found.map(\.place.doc)).subtracting([items[head].doc]).count > 0 else { continue }
      taken[head] = true
      for index in items.indices where found.contains(where: { $0.place == extent(index) }) {
        taken[index] = true
      }
      let first = Utterance.Version(place: extent(head), relation: .longest, dropped: nil)
      utterances.append(
        Utterance(speaker: items[head].speaker, versions: [first] + found.sorted { $0.place < $1.place }))
    }
    return utterances.sorted { $0.versions[0].place < $1.versions[0].place }
  }

  /// The forms of a head among candidates; a cut of a translation is one as well.
  private func versions(of head: Int, among candidates: [Int]) -> [Utterance.Version] {
    var found: [(index: Int, version: Utterance.Version)] = candidates.compactMap { index in
      version(of: index, head).map { (index, $0) }
    }
    let translations = found.filter { $0.version.relation == .translation }.map(\.index)
    for index in candidates
    where items[index].language != items[head].language && !found.contains(where: { $0.index == index }) {
      let other = translations.lazy.compactMap { version(of: index, $0) }.first
      if let other { found.append((index, other)) }
    }
    return found.map(\.version)
  }

  private func extent(_ index: Int) -> Extent { Extent(items[index].doc, items[index].range) }

  private func candidates(_ head: Int) -> [Int] {
    let trigrams = items[head].trigrams
    return items.indices.filter { index in
      guard index != head else { return false }
      if isOneSpeaker(items[index], items[head]) { return true }
      return !trigrams.isDisjoint(with: items[index].trigrams)
    }
  }

  /// Whether two names can be one person's: the last word is one name, or one of them is the first name alone.
  private func isOneSpeaker(_ a: Item, _ b: Item) -> Bool {
    if a.key == b.key || NameSkeleton.matches(a.key, b.key) { return true }
    // Haddad is one consonant to other scripts: the first name helps.
    if a.names.count > 1, b.names.count > 1, a.skeleton == b.skeleton, a.skeleton.utf8.count >= 3 {
      return true
    }
    let (short, long) = a.names.count < b.names.count ? (a, b) : (b, a)
    guard short.names.count == 1, long.names.count == 2 else { return false }
    return NameSkeleton.matches(short.key, long.names[0]) || short.key == long.names[0]
  }

  fileprivate static func trigrams(_ words: [Word]) -> [UInt64] {
    guard words.count >= 3 else { return [] }
    return (2..<words.count).map {
      Hashing.combine(Hashing.combine(words[$0 - 2].hash, words[$0 - 1].hash), words[$0].hash)
    }
  }

  private func version(of index: Int, _ head: Int) -> Utterance.Version? {
    let item = items[index]
    let longest = items[head]
    if item.language != longest.language { return translation(index, head) }
    let matched = UtteranceAligner.common(longest.words, item.words)
    let shared = matched.count
    let ofShorter = Double(shared) / Double(max(1, min(longest.words.count, item.words.count)))
    let ofLonger = Double(shared) / Double(max(longest.words.count, item.words.count))
    if shared == longest.words.count, shared == item.words.count {
      return Utterance.Version(place: extent(index), relation: .same, dropped: nil)
    }
    let isSameSpeaker = isOneSpeaker(item, longest)
    if ofShorter >= 0.8, shared >= 3 || shared >= 2 && ofShorter == 1 && isSameSpeaker {
      let dropped = dropped(from: longest, keeping: matched)
      return Utterance.Version(
        place: extent(index), relation: dropped.isEmpty ? .same : .cut, dropped: dropped)
    }
    guard ofLonger >= 0.4, isSameSpeaker else { return nil }
    return Utterance.Version(place: extent(index), relation: .otherWording, dropped: nil)
  }

  /// A quotation in another language is the same utterance when its speaker said as much there, in the same place.
  private func translation(_ index: Int, _ head: Int) -> Utterance.Version? {
    let item = items[index]
    let longest = items[head]
    guard isOneSpeaker(item, longest) else { return nil }
    let version = Utterance.Version(place: extent(index), relation: .translation, dropped: nil)
    let shared = sharedMeanings(index, head)
    let known = min(item.meanings.count, longest.meanings.count)
    if known >= UtteranceAligner.tellingMeanings, shared == 0 { return nil }
    // What a speaker says once in both articles is likelier one thing.
    let isAlone = isOnly(index) && isOnly(head)
    let distance = UtteranceAligner.distance(item.letters, longest.letters)
    let isTold = shared >= 2 && 5 * shared >= 2 * known
    let isLikely = isTold || isAlone && shared > 0
    let shortest =
      UtteranceAligner.shortestTranslation - (isLikely || isAlone && distance <= 1.5 ? 1 : 0)
    // Two words are a translation when all that is known of them is said there: `no impunity`.
    let isPhrase = isAlone && shared > 0 && shared == item.meanings.count && item.words.count >= 2
    guard item.words.count >= shortest || isPhrase, isLikely || canMeanTheSame(item, longest) else {
      return nil
    }
    let mostIfSaid = isLikely ? UtteranceAligner.mostApartIfTold : UtteranceAligner.mostApart
    let most = isPhrase ? Double.infinity : mostIfSaid
    guard isNearest(head, to: index, within: most),
      isNearest(index, to: head, within: most) || shared > 0 && item.words.count < longest.words.count
    else { return nil }
    // Another of the speaker's utterances in that language has more in common with this one: it is that.
    let isOther = items.indices.contains { other in
      other != head && items[other].language == longest.language
        && sharedMeanings(other, index) > shared && isOneSpeaker(items[other], longest)
        && sharedMeanings(other, head) < shared
    }
    return isOther ? nil : version
  }

  /// From so many words of known meaning on, a translation has one of them in common.
  private static let tellingMeanings = 4

  /// Whether an article quotes its speaker with nothing else.
  private func isOnly(_ index: Int) -> Bool {
    items.indices.allSatisfy {
      $0 == index || items[$0].doc != items[index].doc || items[$0].key != items[index].key
    }
  }

  /// How many times as long a translation can be.
  private static let mostApart = 1.8
  /// The same where words of one meaning tell that it was.
  private static let mostApartIfTold = 2.6
  /// Fewer words than these are a turn of phrase, of which no length tells that it was translated.
  private static let shortestTranslation = 4

  /// Whether both deny something or neither does; a cut may leave a denial out, but adds none.
  private func canMeanTheSame(_ item: Item, _ longest: Item) -> Bool {
    guard let a = item.denies, let b = longest.denies, a != b else { return true }
    return b && UtteranceAligner.distance(item.letters, longest.letters) > 1.5
  }

  /// Whether no quotation of the same speaker and article comes nearer in length and meaning, and this one near enough.
  private func isNearest(_ candidate: Int, to index: Int, within most: Double) -> Bool {
    let apart = { (other: Int) in UtteranceAligner.distance(items[other].letters, items[index].letters) }
    let distance = { (other: Int) in apart(other) / Double(1 + sharedMeanings(other, index)) }
    guard apart(candidate) <= most else { return false }
    let own = distance(candidate)
    return items.indices.allSatisfy { other in
      other == candidate || items[other].doc != items[candidate].doc
        || !isOneSpeaker(items[other], items[index]) || distance(other) >= own
    }
  }

  /// How many numbers, names and common words of one meaning two languages have in both.
  private func sharedMeanings(_ a: Int, _ b: Int) -> Int {
    items[a].meanings.intersection(items[b].meanings).count
  }

  /// How many times as long the longer of two is.
  private static func distance(_ a: Int, _ b: Int) -> Double { Double(max(a, b)) / Double(max(1, min(a, b))) }

  /// The places in the first list of a longest common subsequence.
  private static func common(_ first: [Word], _ second: [Word]) -> [Int] {
    let a = first.prefix(600)
    let b = second.prefix(600)
    var lengths = [[Int32]](repeating: [Int32](repeating: 0, count: b.count + 1), count: a.count + 1)
    for i in stride(from: a.count - 1, through: 0, by: -1) {
      for j in stride(from: b.count - 1, through: 0, by: -1) {
        lengths[i][j] =
          a[i].hash == b[j].hash ? lengths[i + 1][j + 1] + 1 : max(lengths[i + 1][j], lengths[i][j + 1])
      }
    }
    var places: [Int] = []
    var i = 0
    var j = 0
    while i < a.count, j < b.count {
      if a[i].hash == b[j].hash {
        places.append(i)
        i += 1
        j += 1
      } else if lengths[i + 1][j] >= lengths[i][j + 1] {
        i += 1
      } else {
        j += 1
      }
    }
    return places
  }

  private func dropped(from longest: Item, keeping kept: [Int]) -> String {
    let kept = Set(kept)
    var runs: [String] = []
    var start: Int?
    for place in longest.words.indices {
      // Words of the article between two parts of a quotation are no words of the speaker.
      let isApart =
        place > 0 && longest.words[place].start > longest.words[place - 1].range.upperBound + 12
      if kept.contains(place) || isApart, let first = start {
        runs.append(text(longest, first..<place))
        start = nil
      }
      if !kept.contains(place), start == nil {
        start = place
      }
    }
    if let first = start { runs.append(text(longest, first..<longest.words.count)) }
    return runs.joined(separator: " … ")
  }

  private func text(_ item: Item, _ run: Range<Int>) -> String {
    let first = item.words[run.lowerBound].range.lowerBound
    return corpus[item.doc].text[first..<item.words[run.upperBound - 1].range.upperBound]
  }
}

extension UtteranceAligner.Item {
  /// The quotations of a document that can be aligned: marked ones of three words and more with a speaker.
  static func items(of quotes: [Quote], doc: Int, in corpus: Corpus, language: Language) -> [UtteranceAligner
    .Item]
  {
    let text = corpus[doc].text
    let reader = ConceptReader(text.utf8, language: language)
    var items: [UtteranceAligner.Item] = []
    for quote in quotes where quote.kind == .direct || quote.kind == .partial || quote.kind == .scare {
      guard let speaker = quote.speakerName(in: text) else { continue }
      let words = Words.words(in: text.utf8, quote.range)
      if quote.kind == .scare, words.count < 2 { continue }
      let letters =
        text.scalarOffset(at: quote.range.upperBound) - text.scalarOffset(at: quote.range.lowerBound)
      let names = Words.words(of: speaker).map { Folding.folded(Array(speaker.utf8), $0.range) }
      let item = UtteranceAligner.Item(
        doc: doc, range: quote.range, speaker: speaker, key: UtteranceAligner.key(of: speaker),
        names: names, skeleton: names.suffix(2).map(NameSkeleton.of).joined(),
        words: words, language: language,
        letters: Int(Double(letters) * (fullness[language] ?? 1)), denies: denies(words, text, language),
        trigrams: Set(UtteranceAligner.trigrams(words)),
        meanings: Set(
          reader.concepts(in: quote.range).concepts.filter {
            !Concept.stem.isKind(of: $0) && !(Concept.name.isKind(of: $0) && reader.hasNoCase)
          }))
      // `“We have found them,” said Roe, “and they are well.”` is one utterance.
      if quote.rule == .split, let last = items.last, last.key == item.key {
        items[items.count - 1].join(item)
      } else {
        items.append(item)
      }
    }
    return items
  }

  /// How much longer a text would be with the vowels that its script leaves out.
  private static let fullness: [Language: Double] = ["ar": 1.2, "he": 1.35, "fa": 1.15]

  /// Takes in the rest of a quotation that the article breaks off to name the speaker.
  private mutating func join(_ rest: UtteranceAligner.Item) {
    range = range.lowerBound..<rest.range.upperBound
    words += rest.words
    letters += rest.letters
    trigrams = Set(UtteranceAligner.trigrams(words))
    meanings.formUnion(rest.meanings)
    if let own = denies, let other = rest.denies { denies = own || other }
  }

  private static func denies(_ words: [Word], _ text: Text, _ language: Language) -> Bool? {
    let denials = HedgeLexicon.denials(language)
    // Turkish and Persian deny by parts of the verb.
    guard language != "tr", language != "fa", !denials.isEmpty, words.count >= 4 else { return nil }
    let folded = words.map { FoldedWord.of(text.utf8, $0.range) }
    let isDenial = folded.contains { word in
      denials.contains(word) || word.hasSuffix("n't") || language == "fr" && word.hasPrefix("n'")
    }
    // нелегко, unmöglich: such a word may deny or not.
    let prefix: [Language: String] = ["ru": "не", "de": "un"]
    let isOpen =
      prefix[language].map { prefix in folded.contains { $0.hasPrefix(prefix) && $0 != "und" } } ?? false
    return isDenial || !isOpen ? isDenial : nil
  }
}

extension UtteranceAligner {
  /// The last word of a name, folded: what two forms of a speaker have in common.
  static func key(of name: String) -> String {
    let words = Words.words(of: name)
    guard let last = words.last else { return "" }
    return Folding.folded(Array(name.utf8), last.range)
  }
}

extension UtteranceAligner {
  /// The consonants of the last word of a name, or the word where there are too few: one key in every script.
  static func crossScriptKey(of name: String) -> String {
    let key = key(of: name)
    let skeleton = NameSkeleton.of(key)
    return skeleton.utf8.count >= 3 ? skeleton : key
  }
}

extension Quote {
  /// The name of the speaker, else the words of the article for them; nil when nobody is named, or by a pronoun alone.
  func speakerName(in text: Text) -> String? {
    speaker.flatMap { $0.name ?? ($0.isPronoun ? nil : text[$0.range]) }
  }
}
