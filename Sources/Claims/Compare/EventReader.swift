import CollateCore

/// Reads what the sides say of one event.
struct EventReader: Sendable {
  let corpus: Corpus
  let sides: Sides
  let texts: [Int: ComparedText]
  let quotes: [Int: [Quote]]
  let figures: [Int: [Figure]]

  /// The event with its utterances and the statements only one side makes.
  ///
  /// A sentence with an utterance that another side prints, in any language, is not one side's alone; nor is one with
  /// the first count of the dead, or the like, when another side counts them too, or one whose numbers another side gives in another language.
  func read(_ event: EventGate.Event) -> Comparison.SharedEvent {
    let utterances = utterances(event)
    return Comparison.SharedEvent(
      event: event, utterances: utterances, omissions: omissionFinder(event, utterances).find())
  }

  /// What tells which statements only one side makes.
  func omissionFinder(_ event: EventGate.Event, _ utterances: [Utterance]) -> OmissionFinder {
    let index = StatementIndex(units(event), sides: sides.sides.count)
    var skipped = Set(utterances.flatMap(\.versions).flatMap { index.units(at: $0.place) })
    skipped.formUnion(continuations(event, index))
    for (place, unit) in index.units.enumerated() where isCredit(Extent(unit.doc, unit.sentence.range)) {
      skipped.insert(place)
    }
    let days = event.documents.compactMap { doc in texts[doc]?.published.map { (doc, $0.earliest.number) } }
    let numbers = SharedNumbers(
      event.documents, figures: figures, side: sides.side, language: { texts[$0]?.language ?? .undetermined })
    return OmissionFinder(
      index, counts: counts(event), numbers: numbers, days: Dictionary(days) { first, _ in first },
      skipping: skipped)
  }

  /// The sentences that are nothing but the rest of a quotation whose speaker the sentence before names: one statement.
  private func continuations(_ event: EventGate.Event, _ index: StatementIndex) -> [Int] {
    event.documents.flatMap { doc in
      (quotes[doc] ?? []).filter { $0.kind == .direct && EventReader.goOn.contains($0.rule) }.flatMap {
        quote in
        index.units(at: Extent(doc, quote.range)).filter { unit in
          let sentence = index.units[unit].sentence.range
          return quote.range.lowerBound <= sentence.lowerBound + EventReader.marks
            && sentence.upperBound <= quote.range.upperBound + EventReader.marks
        }
      }
    }
  }

  private static let goOn: Set<AttributionRule> = [.sameParagraph, .split, .continued]
  /// The bytes of quotation marks and the full stop around a quotation.
  private static let marks = 6

  private func isCredit(_ place: Extent) -> Bool {
    guard let text = texts[place.doc] else { return false }
    let index = text.sentences.partitioningIndex { $0.range.lowerBound >= place.range.lowerBound }
    guard index < text.sentences.count, text.sentences[index].range == place.range else { return false }
    return AgencyCredit(language: text.language)
      .isCredit(text.sentences[index], in: corpus[place.doc].text.utf8)
  }

  /// The sentences of an event's documents.
  func units(_ event: EventGate.Event) -> [StatementIndex.Unit] {
    event.documents.flatMap { doc -> [StatementIndex.Unit] in
      guard let text = texts[doc] else { return [] }
      return text.sentences.map {
        StatementIndex.Unit(doc: doc, side: sides.side(of: doc), sentence: $0, language: text.language)
      }
    }
  }

  /// The first counts the documents of an event give.
  func counts(_ event: EventGate.Event) -> HeadlineCounts {
    HeadlineCounts(event.documents, figures: figures, side: sides.side)
  }

  /// The utterances two articles of an event print.
  func utterances(_ event: EventGate.Event) -> [Utterance] {
    let items = event.documents.flatMap { doc in
      UtteranceAligner.Item.items(
        of: quotes[doc] ?? [], doc: doc, in: corpus, language: texts[doc]?.language ?? .undetermined)
    }
    return UtteranceAligner.align(items, corpus: corpus)
  }
}
