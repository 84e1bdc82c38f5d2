public import CollateCore
package import NamedEntities
import TextKernels

/// Everything a comparison of documents rests on: who is on which side, which event each reports, what each says.
public struct Comparison: Sendable {
  /// The documents compared, by number.
  public let documents: [Int]
  /// The sides.
  public let sides: Sides
  /// The events, by their first document.
  public let gate: EventGate
  package let corpus: Corpus
  package let entities: EntityIndex
  package let texts: [Int: ComparedText]
  package let quotes: [Int: [Quote]]
  /// The figures of the documents, by number.
  public let figures: [Int: [Figure]]
  private let findings: [Int: DocumentFindings]
  private let dates: [Int: DocumentDates]
  /// What is said of each event that two sides report, in the order of the events.
  public let shared: [SharedEvent]

  /// An event with what sides say of it.
  public struct SharedEvent: Sendable {
    /// The event.
    public let event: EventGate.Event
    /// The utterances that two articles and more print.
    public let utterances: [Utterance]
    /// The statements that only one side makes.
    public let omissions: [Omission]
  }

  /// Reads documents and tells their events apart; throws when the user stops it.
  ///
  /// O(bytes) for documents not seen before.
  public init(
    _ documents: [Int], in corpus: Corpus, by field: Sides.Field?, context: RunContext
  ) throws(CommandError) {
    self.documents = documents
    self.corpus = corpus
    sides = Sides(documents, in: corpus, by: field)
    let found = try DocumentFindings.find(documents, in: corpus, context: context)
    findings = Dictionary(uniqueKeysWithValues: zip(documents, found))
    texts = findings.mapValues(\.text)
    quotes = findings.mapValues(\.quotes)
    let counted = try DocumentFigures.find(in: corpus, documents: documents, context: context)
    figures = Dictionary(uniqueKeysWithValues: zip(documents, counted.map(\.figures)))
    let dates = try DocumentDates.find(in: corpus, documents: documents, context: context)
    self.dates = Dictionary(uniqueKeysWithValues: zip(documents, dates))
    entities = try EntityIndex(corpus, documents: documents, in: context)
    gate = try EventGate(documents, texts: found.map(\.text), entities: entities, context: context)
    let reader = EventReader(corpus: corpus, sides: sides, texts: texts, quotes: quotes, figures: figures)
    let sides = self.sides
    let events = gate.events.filter { Set($0.documents.map { sides.side(of: $0) }).count > 1 }
    shared = try context.map(events, unit: "events", reader.read)
  }

  /// What `OmissionRule.features` names, for every statement that the rule decides on.
  package func omissionEvidence() -> [(place: Extent, values: [Double])] {
    let reader = EventReader(corpus: corpus, sides: sides, texts: texts, quotes: quotes, figures: figures)
    return shared.flatMap { reader.omissionFinder($0.event, $0.utterances).evidence() }
  }

  /// What a document calls parties; a place of one word is no party: `Oregon militia`.
  public func labels(_ doc: Int) -> [ActorLabel] {
    let places = Set(
      entities.mentions(in: doc).filter { $0.mention.type == .location }.map(\.mention.range))
    return (findings[doc]?.labels ?? []).compactMap { label in
      guard let actor = label.actor, places.contains(actor), !corpus[doc].text[actor].contains(" "),
        !isState(label, doc)
      else {
        return label
      }
      guard label.stance == "loaded" || label.stance == "armed" else { return nil }
      return ActorLabel(
        range: label.range, actor: nil, stance: label.stance, voice: label.voice, speaker: label.speaker)
    }
  }

  /// Whether a label is a word for a government, which goes by the name of its place.
  private func isState(_ label: ActorLabel, _ doc: Int) -> Bool {
    let words = corpus[doc].text[label.range].split(separator: " ").map { FoldedWord.of($0) }
    return words.last.map { LabelLexicon.of(texts[doc]?.language ?? .undetermined).states.contains($0) }
      ?? false
  }

  /// The name of a party as the corpus knows it.
  public func actorName(_ doc: Int, _ range: Range<Int>) -> String {
    let around = entities.mentions(in: doc).first {
      $0.mention.range.lowerBound <= range.lowerBound && range.upperBound <= $0.mention.range.upperBound
    }
    if let around { return entities.name(of: around) }
    let text = corpus[doc].text[range]
    if let index = entities.entity(named: text) { return entities.entities[index].name }
    // `the Israeli regime` is Israel's.
    let words = Words.words(of: text)
    if words.count == 1, let place = PlaceWords.shared.place(at: 0, in: words), place.isDemonym {
      return place.name
    }
    return text
  }

  /// The number of words of a document's article lines.
  public func wordCount(_ doc: Int) -> Int { (texts[doc]?.sentences ?? []).reduce(0) { $0 + $1.words } }

  /// The pairs of sentences of a document that disagree.
  public func contradictions(_ doc: Int) -> [Contradiction] {
    (findings[doc]?.contradictions ?? []).map {
      Contradiction(first: Extent(doc, $0.first), second: Extent(doc, $0.second), because: $0.because)
    }
  }

  /// The dates of a document that do not fit, such as a weekday, with what is odd.
  public func oddDates(_ doc: Int) -> [(place: Extent, because: String)] {
    (dates[doc]?.oddities ?? []).map { (Extent(doc, $0.range), $0.text) }
  }

  /// The words by which a document keeps its distance, with their places.
  public func hedges(_ doc: Int) -> [Extent] { (findings[doc]?.hedges ?? []).map { Extent(doc, $0) } }
}

/// Who speaks on which side.
extension Comparison {
  /// The speakers of every side, those with most words first.
  public func profiles() -> [AttributionProfile.Entry] {
    var entries: [AttributionProfile.Entry] = []
    for (index, side) in sides.sides.enumerated() { entries += profile(index, side.documents) }
    return entries
  }

  private func profile(_ side: Int, _ documents: [Int]) -> [AttributionProfile.Entry] {
    var order: [String] = []
    var entries: [String: AttributionProfile.Entry] = [:]
    var verbs: [String: [String: Int]] = [:]
    var tones: [String: [Tone: Int]] = [:]
    var names: [String: [String: Int]] = [:]
    for doc in documents {
      for quote in quotes[doc] ?? [] where quote.kind != .nested && quote.kind != .scare {
        let name = quote.speakerName(in: corpus[doc].text)
        let key = name.map(UtteranceAligner.crossScriptKey) ?? ""
        if entries[key] == nil {
          order.append(key)
          entries[key] = AttributionProfile.Entry(side: side, speaker: name)
        }
        if let name { names[key, default: [:]][name, default: 0] += 1 }
        entries[key]?.add(quote, Extent(doc, quote.range), words: wordCount(doc, quote.range))
        if let cue = quote.cue {
          let verb = FoldedWord.of(corpus[doc].text.utf8, cue)
          if !verb.isEmpty, verb.utf8.count > 1 { verbs[key, default: [:]][verb, default: 0] += 1 }
        }
        if quote.tone != .neutral { tones[key, default: [:]][quote.tone, default: 0] += 1 }
      }
    }
    let total = Double(max(1, entries.values.reduce(0) { $0 + $1.words }))
    let finished = order.compactMap { key -> AttributionProfile.Entry? in
      guard var entry = entries[key] else { return nil }
      entry.share = Double(entry.words) / total
      entry.speaker = (names[key] ?? [:]).max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
      entry.verbs = (verbs[key] ?? [:]).sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
        ($0.key, $0.value)
      }
      entry.tones = (tones[key] ?? [:]).sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
        .map { ($0.key, $0.value) }
      return entry
    }
    return finished.enumerated().sorted { ($1.element.words, $0.offset) < ($0.element.words, $1.offset) }.map(
      \.element)
  }

  private func wordCount(_ doc: Int, _ range: Range<Int>) -> Int {
    Words.words(in: corpus[doc].text.utf8, range).count
  }
}

extension AttributionProfile.Entry {
  mutating func add(_ quote: Quote, _ place: Extent, words: Int) {
    if quote.kind == .indirect { reported += 1 } else { quoted += 1 }
    self.words += words
    if places.count < 20 { places.append(place) }
  }
}
