package import CollateCore
import TextKernels

extension DocumentSentences {
  /// Reads the article lines of a document.
  ///
  /// O(bytes).
  package init(_ document: Document) {
    let language = document.metadata.language.rawValue
    var reader = SentenceReading(text: document.text.utf8, language: language)
    titleStems = document.metadata.title.map { reader.distinctStems(of: $0) } ?? []
    var seen = ConceptTable(minimumCapacity: 64)
    var paragraph = -1
    for line in document.lines where line.label.isArticle && line.label != .dateline {
      var place = 0
      let isCaption = line.label == .caption || PictureCredit.isCaption(document.text.utf8, line.range)
      var isInside = false
      var isBehindDateline = false
      for range in reader.splitter.sentences(in: document.text.utf8, range: line.range) {
        let quotation = SentenceShape.quotation(in: document.text.utf8, range, startsInside: isInside)
        defer { isInside = quotation.isOpen }
        var told: Range<Int>? = isBehindDateline ? Dateline.behindDash(in: document.text.utf8, range) : range
        // A report may stand below a headline, a standfirst and a caption; a dateline opens a paragraph.
        if let text = told, sentences.count < 3 || place == 0 && sentences.count < 8 {
          told = Dateline.skip(in: document.text.utf8, text, isTitle: line.label == .title)
        }
        isBehindDateline = told == nil
        guard let text = told, var sentence = reader.sentence(text, isInside: isInside),
          seen.insert(sentence.identity)
        else {
          continue
        }
        if isInside || quotation.outside < 4 { sentence.traits.insert(.speechOnly) }
        if isCaption || reader.isLeft(in: text) { sentence.traits.insert(.pageTrace) }
        if place == 0 { paragraph += 1 }
        sentence.paragraph = paragraph
        sentence.placeInParagraph = place
        sentence.position = sentences.count
        if line.label == .title || isTitle(sentence) {
          sentence.traits.insert(.title)
        }
        place += 1
        sentences.append(sentence)
      }
    }
  }

  /// Whether a sentence has the content words of the title and no others.
  private func isTitle(_ sentence: Sentence) -> Bool {
    !titleStems.isEmpty && sentence.stems.count < 2 * titleStems.count
      && Set(sentence.stems) == Set(titleStems)
  }
}

/// Reads sentences out of the text of one document.
struct SentenceReading {
  let text: [UInt8]
  let splitter: SentenceSplitter
  private let cues: CueWords
  private var stems: StemReader
  private var words: [Word] = []

  init(text: [UInt8], language: String) {
    self.text = text
    splitter = SentenceSplitter(language: language)
    cues = CueWords.words(for: language)
    stems = StemReader(language: language)
  }

  /// The content stems of a text from elsewhere, each once, in order.
  mutating func distinctStems(of string: String) -> [UInt64] {
    let bytes = Array(string.utf8)
    var seen: Set<UInt64> = []
    return Words.words(in: bytes, 0..<bytes.count).compactMap { word in
      guard !cues.stop.contains(word.hash) else { return nil }
      let stem = stems.stem(of: word, in: bytes)
      return seen.insert(stem).inserted ? stem : nil
    }
  }

  /// The sentence at a range, which may start inside a quotation; nil when it has fewer than three words.
  mutating func sentence(_ range: Range<Int>, isInside: Bool = false) -> Sentence? {
    words.removeAll(keepingCapacity: true)
    Words.append(of: text, in: range, to: &words)
    guard words.count >= 3 else { return nil }
    var contents: [UInt64] = []
    var bigrams: [UInt64] = []
    var names: [UInt64] = []
    var identity = Hashing.empty
    var counts = (stop: 0, first: 0, capital: 0, allCapitals: 0, saying: 0)
    var previous: (stem: UInt64, isStop: Bool)?
    for (index, word) in words.enumerated() {
      let stem = stems.stem(of: word, in: text)
      let isStop = cues.stop.contains(word.hash)
      if isStop { counts.stop += 1 } else { contents.append(stem) }
      if let previous, !(previous.isStop && isStop) { bigrams.append(Hashing.combine(previous.stem, stem)) }
      if cues.firstPerson.contains(word.hash) { counts.first += 1 }
      if cues.saying.contains(word.hash) { counts.saying += 1 }
      if index > 0, word.traits.contains(.capitalised) { counts.capital += 1 }
      if word.traits.contains(.allCapitals) { counts.allCapitals += 1 }
      let isName = word.traits.contains(.capitalised) && (index > 0 || word.traits.contains(.allCapitals))
      if !isStop, isName || word.traits.contains(.digit) { names.append(stem) }
      identity = Hashing.combine(identity, word.hash)
      previous = (stem, isStop)
    }
    let total = Double(words.count)
    var traits = SentenceShape.traits(of: text, range)
    if cues.pronouns.contains(words[0].hash) { traits.insert(.pronounStart) }
    if cues.persons.contains(words[0].hash) || isNeuter || pointsBack || endsWithPronoun {
      traits.insert(.danglingStart)
    }
    if isInside || traits.contains(.quotation), !hasOwnWords(range, isInside: isInside) {
      traits.insert(.speechOnly)
    }
    if cues.connectives.contains(words[0].hash) { traits.insert(.connectiveStart) }
    if counts.saying > 0 { traits.insert(.saying) }
    if counts.allCapitals * 2 > words.count { traits.insert(.capitals) }
    return Sentence(
      range: range, length: SentenceShape.length(of: text, range), wordCount: words.count, stems: contents,
      bigrams: bigrams.sortedWithoutRepeats(), names: names, identity: identity,
      stopShare: Double(counts.stop) / total,
      firstPersonShare: Double(counts.first) / total, capitalShare: Double(counts.capital) / total,
      traits: traits)
  }

  /// Whether a sentence has what a page put into it.
  func isLeft(in range: Range<Int>) -> Bool { PageTraces.isLeft(in: text, range, sides: cues.sides) }

  /// Whether it starts with `according to him` or the like.
  private var pointsBack: Bool {
    (1...CueWords.longestBeginning).contains { count in
      cues.back.contains(CueWords.beginning(words.prefix(count).map(\.hash)))
    }
  }

  /// Whether it starts with an `it` that stands for a thing named before: `It represents`, not `It is likely`.
  private var isNeuter: Bool {
    cues.neuters.contains(words[0].hash)
      && !cues.expletives.contains(CueWords.beginning(words.prefix(2).map(\.hash)))
  }

  /// Whether it ends with `he said` or `said he`.
  private var endsWithPronoun: Bool {
    let (last, other) = (words[words.count - 1].hash, words[words.count - 2].hash)
    return cues.persons.contains(other) && cues.saying.contains(last)
      || cues.saying.contains(other) && cues.persons.contains(last)
  }

  /// Whether there is more outside its quotations than function words and words of saying: `he said` names nobody.
  private func hasOwnWords(_ range: Range<Int>, isInside: Bool) -> Bool {
    var isOpen = isInside
    var index = range.lowerBound
    for word in words {
      while index < Int(word.start) {
        isOpen = SentenceShape.quotation(isOpen, after: text, index, range.upperBound) ?? isOpen
        index += 1
      }
      if !isOpen, !cues.stop.contains(word.hash), !cues.saying.contains(word.hash) { return true }
    }
    return false
  }
}
