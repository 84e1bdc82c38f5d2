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
    let aligned = utterances.flatMap(\.versions).map(\.place)
    let counts = counts(event)
    let numbers = SharedNumbers(
      event.documents, figures: figures, side: sides.side, language: { texts[$0]?.language ?? .undetermined })
    let omissions = Omission.find(StatementIndex(units(event), sides: sides.sides.count), quotes: quotes)
      .filter { omission in
        !aligned.contains { $0.doc == omission.place.doc && omission.place.range.overlaps($0.range) }
          && !counts.isShared(omission.place, isLead: isLead(omission.place))
          && !numbers.areShared(omission.place)
          && !isCredit(omission.place)
      }
    return Comparison.SharedEvent(event: event, utterances: utterances, omissions: omissions)
  }

  private func isLead(_ place: Extent) -> Bool {
    texts[place.doc]?.sentences.first { !$0.isTitle }?.range == place.range
  }

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
