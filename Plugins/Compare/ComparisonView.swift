import Claims
import PluginKit
import TextReuse

/// The sections of a comparison as tables.
struct ComparisonView {
  let comparison: Comparison
  let corpus: Corpus

  init(_ comparison: Comparison, corpus: Corpus) {
    self.comparison = comparison
    self.corpus = corpus
  }

  /// All sections.
  func report(
    origins: Origins, passages: [CommonPassage], figures: FigureComparison, keyness: KeynessSection
  ) -> Report {
    let events = comparison.shared
    var report = Report(sections: [
      gate(origins), self.figures(figures), quotes(events), shared(passages), only(events), labels,
      attribution, warnings(origins, figures), keyness.section,
    ])
    if events.isEmpty, comparison.sides.sides.count > 1 {
      report.warnings.append(
        "No event is reported by two sides: \(apart); only series, labels and attribution are compared")
    }
    return report
  }

  /// The name of a document's side.
  func side(_ doc: Int) -> String { comparison.sides.sides[comparison.sides.side(of: doc)].name }

  /// The cells every row with a place begins with: `doc id start end text`.
  func placeCells(_ place: Extent) -> [Value] {
    let evidence = corpus.evidence(place)
    return [
      .count(place.doc), .text(evidence.id), .count(evidence.start), .count(evidence.end),
      .text(evidence.text),
    ]
  }

  static let placeColumns = [
    Column("doc", .document), Column("id", .text), Column("start", .offset), Column("end", .offset),
    Column("text", .text),
  ]

  // MARK: - gate

  private func gate(_ origins: Origins) -> Report.Section {
    let columns = [
      Column("event", .count), Column("verdict", .text), Column("sides", .list), Column("documents", .list),
      Column("origins", .count), Column("earliest", .date), Column("latest", .date), Column("because", .text),
    ]
    let rows = comparison.gate.events.enumerated().map { index, event in
      var seen: Set<String> = []
      let sides = event.documents.map(side).filter { seen.insert($0).inserted }
      let cohesion = Double(Int(event.cohesion * 100 + 0.5)) / 100
      let tie = event.documents.count > 1 ? "probability \(cohesion): \(event.because)" : event.because
      return Row(
        [
          .count(index + 1), .text(verdict(event, sides: sides.count)), .list(sides.map(Value.text)),
          .list(event.documents.map(Value.count)), .count(origins.count(among: event.documents)),
          .text(ifKnown: event.days.map { "\($0.earliest)" }),
          .text(ifKnown: event.days.map { "\($0.latest)" }),
          .text(tie),
        ], evidence: event.documents.prefix(20).compactMap(firstSentence),
        reason: "words, names, numbers, headlines, first lines and days: from 0.5 on, one event. \(tie)")
    }
    return Report.Section("gate", columns, rows: rows)
  }

  private func firstSentence(_ doc: Int) -> Evidence? {
    corpus[doc].articleRanges.first { !$0.isEmpty }.map { corpus.evidence(Extent(doc, $0)) }
  }

  private func verdict(_ event: EventGate.Event, sides: Int) -> String {
    if sides > 1 { return "same event" }
    if event.documents.count > 1 { return "one side only" }
    return comparison.gate.events.count > 1 ? "another event" : "one document"
  }

  /// How far apart the events are, in words.
  private var apart: String {
    let days = comparison.gate.events.compactMap(\.days?.earliest.number)
    guard days.count == comparison.gate.events.count, let first = days.min(), let last = days.max(),
      days.count > 1
    else {
      return "different events"
    }
    return "different events, \(last - first) days apart"
  }

  // MARK: - quotes

  private func quotes(_ events: [Comparison.SharedEvent]) -> Report.Section {
    let columns =
      [Column("utterance", .count), Column("speaker", .text), Column("side", .text)]
      + ComparisonView.placeColumns
      + [Column("relation", .text), Column("dropped", .text)]
    var rows: [Row] = []
    var number = 0
    for event in events {
      for utterance in event.utterances {
        number += 1
        rows += utterance.versions.map { version in
          Row(
            [.count(number), .text(utterance.speaker), .text(side(version.place.doc))]
              + placeCells(version.place)
              + [.text(version.relation.rawValue), .text(ifKnown: version.dropped)],
            reason: reason(version.relation))
        }
      }
    }
    return Report.Section("quotes", columns, rows: rows)
  }

  private func reason(_ relation: Utterance.Relation) -> String {
    switch relation {
    case .longest: "the longest form of this utterance"
    case .same: "word for word the longest form"
    case .cut: "at least 80 of 100 of its words stand in this order in the longest form"
    case .otherWording: "same speaker, and 40 of 100 words of the longest form in order"
    case .translation: "same speaker by the consonants of the name, and length or words of one meaning"
    }
  }

  // MARK: - shared

  private func shared(_ passages: [CommonPassage]) -> Report.Section {
    let columns =
      [Column("side", .text)] + ComparisonView.placeColumns
      + [
        Column("otherSide", .text), Column("other", .evidence), Column("words", .count),
        Column("origin", .document),
        Column("because", .text),
      ]
    let rows = passages.map { passage in
      Row(
        [.text(side(passage.own.doc))] + placeCells(passage.own)
          + [
            .text(side(passage.other.doc)), .evidence(corpus.evidence(passage.other)), .count(passage.words),
            .count(passage.origin), .text(passage.because),
          ],
        reason:
          "\(passage.words) words in one run; likely from document \(passage.origin): \(passage.because)")
    }
    return Report.Section("shared", columns, rows: rows)
  }

  // MARK: - only

  private func only(_ events: [Comparison.SharedEvent]) -> Report.Section {
    let columns =
      [Column("side", .text)] + ComparisonView.placeColumns
      + [Column("support", .score), Column("missing", .list), Column("counterpart", .evidence)]
    let rows = events.flatMap { event in
      event.omissions.map { omission in
        Row(
          [.text(comparison.sides.sides[omission.side].name)] + placeCells(omission.place)
            + [
              .score(Double(Int(omission.support * 1000 + 0.5)) / 1000),
              .list(omission.missing.map { .text(comparison.sides.sides[$0].name) }),
              omission.counterpart.map { .evidence(corpus.evidence($0)) } ?? .none,
            ],
          reason:
            "two sentences in a row of another side hold at most \(percent(omission.support)) of what this is about; "
            + "only this side has it with a probability of \(percent(omission.probability))"
        )
      }
    }
    return Report.Section("only", columns, rows: rows)
  }

  /// A share in per cent.
  func percent(_ share: Double) -> String { "\(Int(share * 100 + 0.5)) %" }
}
