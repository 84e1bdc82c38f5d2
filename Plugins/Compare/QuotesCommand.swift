import Claims
import PluginKit

extension Command {
  private static let speaker = Option<String?>.text(
    "speaker", .entity, "Only what this speaker said; a part of the name will do.")

  /// `quotes [SEL] [--speaker NAME]`: who is quoted with what.
  static let quotes = Command(
    Manual(
      "quotes", "list quotations and who said them", topic: .analyse,
      positionals: [.documents], options: [speaker.parameter],
      discussion: """
        A row is one stretch of quoted words in one paragraph. `kind` is `direct` (a sentence or more), `partial` \
        (some words), `scare` (one or two words, or a name), `nested` (a quotation inside one) or `indirect` (what \
        somebody said in the article's own words). `speaker` is the name, or the words of the article with the name \
        behind them: `He (Jane Roe)`; it is null when no rule is sure. `cue` is the verb of saying, `rule` how the \
        speaker was found. Names after pronouns come from the last person who was a subject.
        """,
      examples: [
        "quotes", "quotes 1-3 | where kind = direct", "quotes --speaker minister", "quotes | count speaker",
      ])
  ) { request throws(CommandError) in
    let found = try DocumentQuotes.find(
      in: request.corpus, documents: request.documents, context: request.context)
    let wanted = request[speaker].map { $0.lowercased() }
    let corpus = request.corpus
    let places = zip(request.documents, found).flatMap { doc, quotes in quotes.quotes.map { (doc, $0) } }
    let spoken = places.filter { doc, quote in
      guard let wanted else { return true }
      return quote.speakerLabel(in: corpus[doc].text)?.lowercased().contains(wanted) ?? false
    }
    let rows = FindingRows(spoken, about: Set(spoken.map(\.0))) { doc, quote in
      row(quote, quote.speakerLabel(in: corpus[doc].text), doc: doc, corpus: corpus)
    }
    return Outcome(Report(columns, list: RowList(rows)), next: ["quotes | count speaker", "compare"])
  }

  private static let columns = [
    Column("doc", .document), Column("id", .text), Column("start", .offset), Column("end", .offset),
    Column("text", .text), Column("kind", .text), Column("speaker", .text), Column("speakerStart", .offset),
    Column("speakerEnd", .offset), Column("cue", .text), Column("rule", .text),
  ]

  private static func row(_ quote: Quote, _ label: String?, doc: Int, corpus: Corpus) -> Row {
    let text = corpus[doc].text
    let place = corpus.evidence(Extent(doc, quote.range))
    let mention = quote.speaker?.range
    return Row(
      [
        .count(doc), .text(place.id), .count(place.start), .count(place.end), .text(place.text),
        .text(quote.kind.rawValue), .text(ifKnown: label),
        mention.map { .count(text.scalarOffset(at: $0.lowerBound)) } ?? .none,
        mention.map { .count(text.scalarOffset(at: $0.upperBound)) } ?? .none,
        .text(ifKnown: quote.cue.map { text[$0] }), .text(quote.rule.rawValue),
      ], reason: reason(quote, label))
  }

  /// What `why` says of a row.
  private static func reason(_ quote: Quote, _ label: String?) -> String {
    guard let label else { return "no speaker: \(quote.rule.rawValue)" }
    let tone = quote.tone == .neutral ? "" : "; the verb says: \(quote.tone.rawValue)"
    return "\(label): \(quote.rule.rawValue)\(tone)"
  }
}
