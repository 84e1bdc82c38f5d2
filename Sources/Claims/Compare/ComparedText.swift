public import CollateCore
import Lexicons
import Stemming
import TextKernels

/// A document's sentences as bags of concepts, ready to be compared; kept while the document does not change.
public struct ComparedText: Sendable {
  /// A sentence with what it is about.
  public struct Sentence: Sendable {
    /// The UTF-8 range in the text.
    public let range: Range<Int>
    /// Whether it is the headline.
    public let isTitle: Bool
    /// The hashes of its content stems, numbers and names, each once, ascending.
    package let concepts: [UInt64]
    /// The number of its words.
    package let words: Int
  }

  /// The sentences of the article lines, in order.
  public let sentences: [Sentence]
  /// The document's language, guessed where it is not known.
  public let language: Language
  /// The concepts of the headline, ascending; of the first sentence where there is none.
  package let title: [UInt64]
  /// The concepts of the sentences that make up the first hundred words, ascending.
  package let lead: [UInt64]
  /// What the text and its first hundred words are about in the words that the tables of all languages share.
  ///
  /// What befell people, which people, units, days of the week, common meanings; in the first once for each time.
  let matters: [UInt64], leadMatters: [UInt64]
  /// When it was published, as far as that is known or its first lines tell.
  package let published: DateInterval?

  /// The sentences of documents, in their order; throws when the user stops it.
  ///
  /// O(bytes) for documents not seen before.
  package static func read(
    _ documents: [Document], context: RunContext
  ) throws(CommandError) -> [ComparedText] {
    try context.memo.values(for: documents, in: context) { ComparedText($0) }
  }

  init(_ document: Document) {
    let known = document.metadata.language
    let language = known == .undetermined ? Script.language(of: document) : known
    let splitter = SentenceSplitter(language: language.rawValue)
    let reader = ConceptReader(document.text.utf8, language: language)
    var sentences: [Sentence] = []
    var (matters, leadMatters, wordsRead): ([UInt64], [UInt64], Int) = ([], [], 0)
    for line in document.lines where line.label.isArticle && line.label != .dateline {
      for range in splitter.sentences(in: document.text.utf8, range: line.range) {
        let (all, words) = reader.concepts(in: range)
        guard words > 0 else { continue }
        let concepts = all.filter { !Concept.matter.isKind(of: $0) }
        let own = all.filter(Concept.matter.isKind)
        matters += own
        if wordsRead < 100 { leadMatters += own }
        wordsRead += words
        sentences.append(
          Sentence(range: range, isTitle: line.label == .title, concepts: concepts, words: words))
      }
    }
    self.sentences = sentences
    self.language = language
    self.matters = matters
    self.leadMatters = Set(leadMatters).sorted()
    let named = document.metadata.title.map { title in
      ConceptReader(Array(title.utf8), language: language).concepts(in: 0..<title.utf8.count).concepts
        .filter { !Concept.matter.isKind(of: $0) }
    }
    title = named ?? (sentences.first(where: \.isTitle) ?? sentences.first)?.concepts ?? []
    lead = ComparedText.lead(of: sentences)
    published = DateFinder.publication(of: document)
  }

  private static func lead(of sentences: [Sentence]) -> [UInt64] {
    var words = 0
    let first = sentences.prefix { sentence in
      defer { words += sentence.words }
      return words < 100
    }
    return Set(first.flatMap(\.concepts)).sorted()
  }
}

/// What kind of thing a concept is; it stands in the lowest bits of its hash.
enum Concept: UInt64 {
  /// What a word says in any language, as the tables of figures and dates have it.
  case matter = 0
  case number = 1, stem = 2, name = 3

  /// The concept of a word's hash.
  func of(_ hash: UInt64) -> UInt64 { hash & ~3 | rawValue }

  /// Whether a concept is of this kind.
  func isKind(of concept: UInt64) -> Bool { concept & 3 == rawValue }

  /// Whether another language writes the concept alike: numbers and names.
  static func crossesLanguages(_ concept: UInt64) -> Bool { concept & 1 == 1 }
}

/// Reads the content of a stretch of text as hashed stems, numbers and names.
struct ConceptReader {
  /// The concepts of words met before: most words of a text come again.
  private final class Known {
    var concepts: [UInt64: [UInt64]] = [:]
  }

  private let text: [UInt8]
  private let code: String
  private let isTurkish: Bool
  /// Whether the script has no capitals, so that any word may be a name.
  let hasNoCase: Bool
  private let stemmer: Stemmer
  private let figures: FigureWords
  private let meanings: Meanings
  private let known = Known()

  init(_ text: [UInt8], language: Language) {
    self.text = text
    code = language.rawValue
    isTurkish = code == "tr"
    hasNoCase = ["ar", "fa", "he", "ur"].contains(code)
    stemmer = Stemmer(language: code)
    figures = FigureWords.words(of: code)
    meanings = Meanings.of(code)
  }

  /// The concepts of a range, each once, ascending; and the number of its words.
  func concepts(in range: Range<Int>) -> (concepts: [UInt64], words: Int) {
    let words = Words.words(in: text, range)
    var concepts: [UInt64] = []
    for word in words { concepts += self.concepts(of: word) }
    concepts.sort()
    var last: UInt64?
    concepts.removeAll { concept in
      defer { last = concept }
      return concept == last
    }
    return (concepts, words.count)
  }

  /// The concepts of a word: none for a stop word, a stem and the consonants of what may be a name, or a number.
  private func concepts(of word: Word) -> [UInt64] {
    if word.traits.contains(.digit) { return [Concept.number.of(word.hash)] }
    guard word.length > 1 else { return [] }
    // The bytes as they stand: capitals and accents make another word.
    let key = text[word.range].reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01B3
    }
    if let concepts = known.concepts[key] { return concepts }
    let concepts = read(word)
    known.concepts[key] = concepts
    return concepts
  }

  private func read(_ word: Word) -> [UInt64] {
    let lower = Folding.lowercased(text, word.range, isTurkish: isTurkish)
    let meaning = figures.meaning(of: word, in: text)
    let form = Folding.hash(of: stemmer.stem(lower))
    let matters =
      [meaning.flatMap(Matter.of(figure:)), Matter.of(day: word), Matter.people[word.hash]].compactMap { $0 }
      + meanings.meanings(of: word.hash, stem: form, spelled: lower)
    guard !StopWords.contains(lower, in: code) else { return matters }
    if let number = NumberWords.value(of: lower, meaning) {
      return [Concept.number.of(Folding.hash(of: String(number)))]
    }
    let stem = Concept.stem.of(form)
    guard hasNoCase || word.traits.contains(.capitalised) else { return [stem] + matters }
    let skeleton = NameSkeleton.of(lower)
    return skeleton.utf8.count >= 3
      ? [stem, Concept.name.of(Folding.hash(of: skeleton))] + matters : [stem] + matters
  }
}

/// What the tables of all languages have one word for.
private enum Matter {
  /// What befell people or is measured: `deaths` for killed, قتل and öldü.
  static func of(figure meaning: FigureWords.Meaning) -> UInt64? {
    switch meaning {
    case .thing(let name): concept("thing " + name)
    case .currency(let name), .unit(let name): concept("unit " + name)
    case .percent: concept("unit %")
    default: nil
    }
  }

  /// A day of the week, on whatever date.
  static func of(day word: Word) -> UInt64? {
    guard word.length > 3, case .weekday(let number)? = CalendarWords.meaning(of: word.hash) else {
      return nil
    }
    return concept("weekday \(number)")
  }

  /// People of whom reports give counts of their own, soldiers and children, by the hash of a word for them.
  static let people: [UInt64: UInt64] = {
    var people: [UInt64: UInt64] = [:]
    for (word, group) in PeopleGroups.table { people[Folding.hash(of: word)] = concept("people " + group) }
    return people
  }()

  static func concept(_ name: String) -> UInt64 { Concept.matter.of(Folding.hash(of: name)) }
}

/// What stands in every other report, whatever its event, with the share of news that has it: two articles that have it
/// in common tell little by that.
enum Commonplace {
  /// Small numbers, weekdays and what befalls people.
  static let shares: [UInt64: Double] = {
    var shares: [UInt64: Double] = [:]
    for value in 2...12 { shares[Concept.number.of(Folding.hash(of: String(value)))] = 0.25 }
    for day in 0...7 { shares[Matter.concept("weekday \(day)")] = 0.3 }
    for thing in SentenceFigures.fates { shares[Matter.concept("thing " + thing)] = 0.2 }
    shares[Matter.concept("thing deaths")] = 0.5
    return shares
  }()
}

/// Small number words, so that `seven` and `7` are one thing.
enum NumberWords {
  /// The value of a word, by the tables of figures where the small ones do not have it.
  static func value(of word: String, _ meaning: FigureWords.Meaning?) -> Int? {
    if let value = values[word] { return value }
    guard case .number(let value)? = meaning, value >= 2, value < 100 else { return nil }
    return Int(value)
  }

  private static let values: [String: Int] = {
    let lists: [String] = [
      "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty",
      "bir iki üç dört beş altı yedi sekiz dokuz on",
      "un deux trois quatre cinq six sept huit neuf dix onze douze",
      "ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
      "uno dos tres cuatro cinco seis siete ocho nueve diez once doce",
      "один два три четыре пять шесть семь восемь девять десять",
      "واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة",
    ]
    var values: [String: Int] = [:]
    for list in lists {
      for (index, word) in list.split(separator: " ").enumerated()
      where values[String(word)] == nil && index > 0 {
        values[String(word)] = index + 1
      }
    }
    return values
  }()
}
