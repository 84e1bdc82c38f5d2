public import CollateCore
import TextKernels

/// Two sentences of one article that cannot both be so, as far as words tell.
public struct Contradiction: Sendable {
  /// The sentences, in the order of the text.
  public let first: Extent, second: Extent
  /// Why they disagree.
  public let because: String
}

/// Looks for sentences of one article that say much the same, one of them denied, or with an opposite verb.
///
/// Antonyms and negation are the two surface classes of contradiction that need no inference (de Marneffe, Rafferty
/// and Manning 2008); what they find is a question to the reader, not a finding. A denial counts when what it denies is
/// a word of the other sentence and both name the same, or have most words in common; opposites count in sentences
/// that share five stems. Quotations
/// and questions are left out: people may disagree. O(sentences²) for the first 60 sentences of an article,
/// O(their words) beside that.
struct ContradictionFinder {
  /// A sentence as it is compared; what few comparisons need is worked out for the first of them.
  private final class Reading {
    let sentence: ComparedText.Sentence
    /// Content stems and numbers, ascending, and names apart.
    let stems: [UInt64], names: Set<UInt64>
    /// The stems behind a word that denies.
    let denied: Set<UInt64>
    /// The verbs, as far as the ending that denies, that Turkish denies by it: `açıl` of `açılmadığını`; the words without
    /// such an ending, ascending; and all words.
    let deniedVerbs: Set<String>, affirmed: [String], words: [String]
    /// The stems of words that may be what happens, and the first words of each pair of opposites.
    var verbs: Set<UInt64>?
    var opposites: [Opposites]?

    init(
      sentence: ComparedText.Sentence, stems: [UInt64], names: Set<UInt64>, denied: Set<UInt64>,
      deniedVerbs: Set<String>, affirmed: [String], words: [String]
    ) {
      self.sentence = sentence
      self.stems = stems
      self.names = names
      self.denied = denied
      self.deniedVerbs = deniedVerbs
      self.affirmed = affirmed
      self.words = words
    }
  }

  /// The first words of the one and of the other meaning.
  private typealias Opposites = (one: String?, other: String?)

  private let doc: Int
  private let document: Document
  private let text: ComparedText
  private let quotes: PlacedQuotes
  private let pairs: [(one: [String], other: [String])]
  private let denials: [String]
  private let reader: ConceptReader
  private let isEnglish: Bool
  private let isTurkish: Bool

  init(_ doc: Int, _ document: Document, _ text: ComparedText, quotes: [Quote]) {
    self.doc = doc
    self.document = document
    self.text = text
    self.quotes = PlacedQuotes(quotes.filter { $0.kind == .direct })
    pairs = HedgeLexicon.opposites(text.language)
    denials = HedgeLexicon.denials(text.language)
    reader = ConceptReader(document.text.utf8, language: text.language)
    isEnglish = text.language == "en"
    isTurkish = text.language == "tr"
  }

  func find() -> [Contradiction] {
    let readings = Array(text.sentences.lazy.filter(isOwn).prefix(60)).map { reading($0, reader) }
    var found: [Contradiction] = []
    for second in readings.indices {
      for first in 0..<second {
        guard let because = disagreement(readings[first], readings[second]) else { continue }
        found.append(
          Contradiction(
            first: Extent(doc, readings[first].sentence.range),
            second: Extent(doc, readings[second].sentence.range),
            because: because))
      }
    }
    return found
  }

  /// Whether a sentence is the article's own: no headline, no question, not in a quotation.
  private func isOwn(_ sentence: ComparedText.Sentence) -> Bool {
    let isQuestion = document.text.utf8[sentence.range].last == 0x3F
    return !sentence.isTitle && !isQuestion && !quotes.overlap(sentence.range)
  }

  private func reading(_ sentence: ComparedText.Sentence, _ reader: ConceptReader) -> Reading {
    let utf8 = document.text.utf8
    let words = Words.words(in: utf8, sentence.range)
    let folded = words.map { FoldedWord.of(utf8, $0.range) }
    var denied: Set<UInt64> = []
    for (place, word) in folded.enumerated() where denials.contains(word) || word.hasSuffix("n't") {
      let end = min(words.count, place + 6)
      guard place + 1 < end else { continue }
      let scope = words[place + 1].range.lowerBound..<words[end - 1].range.upperBound
      denied.formUnion(reader.concepts(in: scope).concepts.filter { $0 & 3 == Concept.stem.rawValue })
    }
    var (deniedVerbs, affirmed): (Set<String>, Set<String>) = ([], [])
    for word in isTurkish ? folded : [] {
      if let verb = ContradictionFinder.deniedVerb(word) {
        deniedVerbs.insert(verb)
      } else {
        affirmed.insert(word)
      }
    }
    return Reading(
      sentence: sentence, stems: sentence.concepts.filter { !Concept.name.isKind(of: $0) },
      names: Set(sentence.concepts.filter { $0 & 3 == Concept.name.rawValue }), denied: denied,
      deniedVerbs: deniedVerbs, affirmed: affirmed.sorted(), words: folded)
  }

  /// How many elements two ascending lists have in common.
  private static func common(_ a: [UInt64], _ b: [UInt64]) -> Int {
    var (i, j, count) = (0, 0, 0)
    while i < a.count, j < b.count {
      if a[i] == b[j] { count += 1 }
      let (x, y) = (a[i], b[j])
      if x <= y { i += 1 }
      if y <= x { j += 1 }
    }
    return count
  }

  private func disagreement(_ a: Reading, _ b: Reading) -> String? {
    let shared = ContradictionFinder.common(a.stems, b.stems)
    guard shared >= 2 else { return nil }
    if a.denied.isEmpty != b.denied.isEmpty {
      let denied = a.denied.isEmpty ? b.denied : a.denied
      let other = a.denied.isEmpty ? a : b
      let share = Double(shared) / Double(max(1, min(a.stems.count, b.stems.count)))
      // Without a name in common they must be nearly one sentence.
      let least = a.names.isDisjoint(with: b.names) ? 0.6 : 0.3
      if share >= least, isVerbDenied(denied, in: other) { return "one denies what the other says" }
    }
    if shared >= 3, deniesVerb(a, of: b) || deniesVerb(b, of: a) { return "one denies what the other says" }
    guard shared >= 5 else { return nil }
    return opposites(a, b)
  }

  /// Whether one sentence denies by its ending a verb that the other has without it.
  private func deniesVerb(_ a: Reading, of b: Reading) -> Bool {
    a.deniedVerbs.contains { verb in
      guard !b.deniedVerbs.contains(verb) else { return false }
      // Of all words that begin with the verb the first stands where the verb would.
      let place = b.affirmed.partitioningIndex { $0 >= verb }
      return place < b.affirmed.count && b.affirmed[place].hasPrefix(verb)
    }
  }

  /// The part of a Turkish verb in front of the ending that denies it, of four letters and more.
  private static func deniedVerb(_ word: String) -> String? {
    let letters = Array(word)
    guard letters.count >= 8 else { return nil }
    return (4..<(letters.count - 3)).first { start in
      endings.contains { letters[start...].starts(with: $0) }
    }.map { String(letters[..<$0]) }
  }

  private static let endings = [
    "madı", "medi", "mayacak", "meyecek", "mamış", "memiş", "mıyor", "miyor", "muyor", "müyor",
  ].map(Array.init)

  /// Whether a denied stem is what happens in the other sentence: a word in `-ed`, or any word of a language without.
  private func isVerbDenied(_ denied: Set<UInt64>, in other: Reading) -> Bool {
    let verbs = other.verbs ?? verbs(of: other)
    other.verbs = verbs
    return !verbs.isDisjoint(with: denied)
  }

  private func verbs(of reading: Reading) -> Set<UInt64> {
    var verbs: Set<UInt64> = []
    for word in Words.words(in: document.text.utf8, reading.sentence.range) {
      let isVerb = !isEnglish || FoldedWord.of(document.text.utf8, word.range).hasSuffix("ed")
      guard isVerb && !word.traits.contains(.capitalised) else { continue }
      verbs.formUnion(reader.concepts(in: word.range).concepts)
    }
    return verbs
  }

  private func opposites(_ a: Reading, _ b: Reading) -> String? {
    for (inA, inB) in zip(opposites(of: a), opposites(of: b)) {
      if let x = inA.one, inA.other == nil, let y = inB.other { return "opposites: \(x) and \(y)" }
      if let x = inA.other, inA.one == nil, let y = inB.one, inB.other == nil {
        return "opposites: \(x) and \(y)"
      }
    }
    return nil
  }

  private func opposites(of reading: Reading) -> [Opposites] {
    let found =
      reading.opposites
      ?? pairs.map { pair in
        (
          ContradictionFinder.first(reading.words, pair.one),
          ContradictionFinder.first(reading.words, pair.other)
        )
      }
    reading.opposites = found
    return found
  }

  /// The first word that begins with one of some beginnings; an Arabic article or preposition may stand before it.
  private static func first(_ words: [String], _ beginnings: [String]) -> String? {
    words.first { word in
      let utf8 = word.utf8
      return beginnings.contains { beginning in
        utf8.starts(with: beginning.utf8)
          || (utf8.first ?? 0) >= 0xD8
            && (utf8.dropFirst(4).starts(with: beginning.utf8) && word.hasPrefix("ال")
              || utf8.dropFirst(2).starts(with: beginning.utf8) && word.hasPrefix("ب"))
      }
    }
  }
}
