import Claims
import PluginKit
import TextReuse

/// Labels, speakers and warnings of a comparison as tables.
extension ComparisonView {
  /// A label with the document it stands in.
  private struct Placed {
    let doc: Int
    let label: ActorLabel
    let words: String
    let actor: String?
  }

  /// What parties are called, by side and voice.
  var labels: Report.Section {
    let columns = [
      Column("actor", .text), Column("label", .text), Column("side", .text), Column("voice", .text),
      Column("speaker", .text), Column("stance", .text), Column("count", .count), Column("documents", .list),
    ]
    let found = comparison.documents.flatMap { doc in
      comparison.labels(doc).map { label in
        Placed(
          doc: doc, label: label, words: corpus[doc].text[label.range].lowercased(),
          actor: label.actor.map { comparison.actorName(doc, $0) })
      }
    }
    let known = Set(found.compactMap(\.actor))
    let placed = found.map {
      Placed(doc: $0.doc, label: $0.label, words: $0.words, actor: $0.actor.map { whole($0, of: known) })
    }
    let groups = grouped(placed) {
      [$0.actor ?? "", $0.words, side($0.doc), $0.label.voice.rawValue, $0.label.speaker ?? ""]
    }
    let rows = groups.map { group in row(group) }
    return Report.Section("labels", columns, rows: rows)
  }

  /// The one longer name that begins with the words of a name, as `Red Hills Army` does with `Red Hills`; else the name.
  private func whole(_ name: String, of known: Set<String>) -> String {
    let longer = known.filter { $0.hasPrefix(name + " ") }
    return name.contains(" ") && longer.count == 1 ? longer.first ?? name : name
  }

  /// Elements put together by a key, in the order of the keys; those without an actor last.
  private func grouped(_ placed: [Placed], by key: (Placed) -> [String]) -> [[Placed]] {
    var groups: [[String]: [Placed]] = [:]
    for element in placed { groups[key(element), default: []].append(element) }
    let keys = groups.keys.sorted { a, b in
      (a[0].isEmpty ? 1 : 0, a[0]) == (b[0].isEmpty ? 1 : 0, b[0])
        ? a.lexicographicallyPrecedes(b) : (a[0].isEmpty ? 1 : 0, a[0]) < (b[0].isEmpty ? 1 : 0, b[0])
    }
    return keys.compactMap { groups[$0] }
  }

  private func row(_ group: [Placed]) -> Row {
    let first = group[0]
    var documents: [Int] = []
    for element in group where documents.last != element.doc { documents.append(element.doc) }
    let voice = first.label.voice
    return Row(
      [
        .text(ifKnown: first.actor), .text(first.words), .text(side(first.doc)), .text(voice.rawValue),
        .text(ifKnown: first.label.speaker), .text(first.label.stance), .count(group.count),
        .list(documents.map(Value.count)),
      ], evidence: group.prefix(20).map { corpus.evidence(Extent($0.doc, $0.label.range)) },
      reason: voice == .own
        ? "in the outlet's own voice" : "in the words of \(first.label.speaker ?? "a quotation")")
  }

  /// Who speaks on which side.
  var attribution: Report.Section {
    let columns = [
      Column("side", .text), Column("speaker", .text), Column("quoted", .count), Column("reported", .count),
      Column("words", .count), Column("share", .score), Column("verbs", .list), Column("tones", .list),
    ]
    let rows = comparison.profiles().map { entry in
      Row(
        [
          .text(comparison.sides.sides[entry.side].name), .text(ifKnown: entry.speaker), .count(entry.quoted),
          .count(entry.reported), .count(entry.words), .score(Double(Int(entry.share * 1000 + 0.5)) / 1000),
          .list(entry.verbs.map { .text($0.count > 1 ? "\($0.verb) ×\($0.count)" : $0.verb) }),
          .list(
            entry.tones.map { .text($0.count > 1 ? "\($0.tone.rawValue) ×\($0.count)" : $0.tone.rawValue) }),
        ], evidence: entry.places.map(corpus.evidence),
        reason: "\(percent(entry.share)) of the words this side gives to speakers")
    }
    return Report.Section("attribution", columns, rows: rows)
  }

  /// What to look at before trusting a text.
  func warnings(_ origins: Origins, _ figures: FigureComparison) -> Report.Section {
    let columns =
      ComparisonView.placeColumns + [
        Column("warning", .text), Column("because", .text), Column("other", .evidence),
      ]
    let first = Dictionary(
      comparison.documents.map { (origins.origin(of: $0), $0) }, uniquingKeysWith: { first, _ in first })
    let rows = comparison.documents.flatMap { doc -> [Row] in
      var rows = contradictions(doc)
      rows += oddDates(doc)
      rows += unattributed(doc)
      rows += nameless(figures, doc)
      rows += hedges(doc)
      rows += copy(doc, of: first[origins.origin(of: doc)])
      return rows
    }
    return Report.Section("warnings", columns, rows: rows)
  }

  private func warning(_ place: Extent, _ kind: String, _ because: String, other: Extent? = nil) -> Row {
    Row(
      placeCells(place) + [
        .text(kind), .text(because), other.map { .evidence(corpus.evidence($0)) } ?? .none,
      ], reason: because)
  }

  private func contradictions(_ doc: Int) -> [Row] {
    comparison.contradictions(doc).map { warning($0.first, "contradiction", $0.because, other: $0.second) }
  }

  private func oddDates(_ doc: Int) -> [Row] {
    comparison.oddDates(doc).map { warning($0.place, "date", $0.because) }
  }

  private func unattributed(_ doc: Int) -> [Row] {
    comparison.unattributedQuotes(doc).map {
      warning($0, "quotation without speaker", "no rule names who said it")
    }
  }

  private func nameless(_ figures: FigureComparison, _ doc: Int) -> [Row] {
    figures.unattributed(doc).map {
      warning(Extent(doc, $0.range), "figure without source", "the sentence does not say who counted")
    }
  }

  private func hedges(_ doc: Int) -> [Row] {
    comparison.hedges(doc).map { warning($0, "hedge", "the outlet keeps its distance") }
  }

  /// A document that goes back to the same text as an earlier one of another side.
  private func copy(_ doc: Int, of earlier: Int?) -> [Row] {
    guard let earlier, earlier < doc,
      let line = corpus[doc].articleRanges.first(where: { !$0.isEmpty })
    else { return [] }
    return [
      warning(
        Extent(doc, line), "one origin", "goes back to the same text as document \(earlier): they count once")
    ]
  }
}
