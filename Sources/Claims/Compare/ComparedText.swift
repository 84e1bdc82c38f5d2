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
    for line in document.lines where line.label.isArticle && line.label != .dateline {
      for range in splitter.sentences(in: document.text.utf8, range: line.range) {
        let (concepts, words) = reader.concepts(in: range)
        guard words > 0 else { continue }
        sentences.append(
          Sentence(range: range, isTitle: line.label == .title, concepts: concepts, words: words))
      }
    }
    self.sentences = sentences
    self.language = language
    let named = document.metadata.title.map { title in
      ConceptReader(Array(title.utf8), language: language).concepts(in: 0..<title.utf8.count).concepts
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
  case number = 1, stem = 2, name = 3

  /// The concept of a word's hash.
  func of(_ hash: UInt64) -> UInt64 { hash & ~3 | rawValue }

  /// Whether a concept is of this kind.
  func isKind(of concept: UInt64) -> Bool { concept & 3 == rawValue }

  /// Whether another language writes the concept alike: numbers and names.
  static func crossesLanguages(_ concept: UInt64) -> Bool { concept & 3 != Concept.stem.rawValue }
}

/// Reads the content of a stretch of text as hashed stems, numbers and names.
struct ConceptReader {
  private let text: [UInt8]
  private let language: Language
  private let stemmer: Stemmer

  init(_ text: [UInt8], language: Language) {
    self.text = text
    self.language = language
    stemmer = Stemmer(language: language.rawValue)
  }

  /// The concepts of a range, each once, ascending; and the number of its words.
  func concepts(in range: Range<Int>) -> (concepts: [UInt64], words: Int) {
    let words = Words.words(in: text, range)
    var concepts: [UInt64] = []
    for word in words { append(word, to: &concepts) }
    concepts.sort()
    var last: UInt64?
    concepts.removeAll { concept in
      defer { last = concept }
      return concept == last
    }
    return (concepts, words.count)
  }

  private func append(_ word: Word, to concepts: inout [UInt64]) {
    if word.traits.contains(.digit) {
      concepts.append(Concept.number.of(word.hash))
      return
    }
    let lower = Folding.lowercased(text, word.range, isTurkish: language == "tr")
    guard !StopWords.contains(lower, in: language.rawValue), word.length > 1 else { return }
    if let number = NumberWords.value(of: lower) {
      concepts.append(Concept.number.of(Folding.hash(of: String(number))))
      return
    }
    concepts.append(Concept.stem.of(Folding.hash(of: stemmer.stem(lower))))
    if ConceptReader.canBeName(word, language) {
      let skeleton = NameSkeleton.of(lower)
      if skeleton.utf8.count >= 3 { concepts.append(Concept.name.of(Folding.hash(of: skeleton))) }
    }
  }

  /// Whether a word may be a name that other scripts write too.
  private static func canBeName(_ word: Word, _ language: Language) -> Bool {
    word.traits.contains(.capitalised) || ["ar", "fa", "he", "ur"].contains(language)
  }
}

/// Small number words, so that `seven` and `7` are one thing.
enum NumberWords {
  static func value(of word: String) -> Int? { values[word] }

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
