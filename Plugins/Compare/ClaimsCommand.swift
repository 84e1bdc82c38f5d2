import Claims
import CollateCore
import NamedEntities
import PluginKit

extension Command {
  /// `claims [SEL]`: who claimed what, where it appeared first and where again.
  static let claims = Command(
    Manual(
      "claims", "list statements with who made them and where they appeared", topic: .analyse,
      positionals: [.documents],
      discussion: """
        One row for each thing somebody is said to have said, in its longest form, with every article that prints it, \
        cut or translated. The fields are those of schema.org's ClaimReview as far as an article tells them: \
        `claimReviewed`, and in `itemReviewed` its `author`, `datePublished`, `firstAppearance` and `appearance`. There \
        is no rating and no author of a review: those are the reader's. `--format jsonl` gives it for export.
        """,
      examples: ["claims", "claims 1-6 | top 3"])
  ) { request throws(CommandError) in
    let comparison = try Comparison(request.documents, in: request.corpus, by: .doc, context: request.context)
    let statements = comparison.statements(), corpus = request.corpus
    let documents = Set(statements.flatMap { $0.places.map(\.doc) })
    let rows = FindingRows(statements, about: documents) {
      ClaimRow($0, kind: comparison.kind(ofSpeaker: $0.speaker), corpus: corpus).row
    }
    return Outcome(Report(ClaimRow.columns, list: RowList(rows)))
  }
}

/// A statement in the shape of a ClaimReview.
struct ClaimRow {
  private let statement: Statement
  private let kind: EntityType?
  private let corpus: Corpus

  /// `kind` is what the speaker is, as far as that is known.
  init(_ statement: Statement, kind: EntityType?, corpus: Corpus) {
    self.statement = statement
    self.kind = kind
    self.corpus = corpus
  }

  static let columns = [
    Column("claimReviewed", .text), Column("speaker", .text), Column("earliest", .date),
    Column("appearances", .count), Column("itemReviewed", .record), Column("@type", .text),
  ]

  var row: Row {
    let places = statement.places
    let first = places.min { order($0) < order($1) } ?? places[0]
    let item = ClaimRow.record(
      "Claim",
      [
        ("author", author), ("datePublished", date(first)), ("firstAppearance", work(first)),
        ("appearance", .list(places.map(work))),
      ])
    return Row(
      [
        .text(corpus.evidence(statement.places[0]).text), .text(statement.speaker), date(first),
        .count(places.count), item, .text("ClaimReview"),
      ], evidence: places.map(corpus.evidence), reason: "the longest form; said to be by \(statement.speaker)"
    )
  }

  /// Earliest known date first, then the order of documents.
  private func order(_ place: Extent) -> (Int, Extent) {
    (corpus[place.doc].metadata.date?.earliest.number ?? Int.max, place)
  }

  private func date(_ place: Extent) -> Value { .text(ifKnown: corpus[place.doc].metadata.date?.description) }

  /// A claim's author is a person or an organisation there; a country that says something is its government.
  private var author: Value {
    let name = ("name", Value.text(statement.speaker))
    return switch kind {
    case .person: ClaimRow.record("Person", [name])
    case .organisation, .location: ClaimRow.record("Organization", [name])
    default: .record([Value.Field(name.0, name.1)])
    }
  }

  private func work(_ place: Extent) -> Value {
    let metadata = corpus[place.doc].metadata
    let publisher = metadata.source.map { ClaimRow.record("Organization", [("name", .text($0))]) }
    return ClaimRow.record(
      "CreativeWork",
      [
        ("identifier", .text(corpus[place.doc].id)), ("url", .text(ifKnown: metadata.url)),
        ("publisher", publisher ?? .none), ("datePublished", date(place)),
        ("text", .text(corpus.evidence(place).text)),
      ])
  }

  /// A thing of a type of schema.org, without what is not known.
  private static func record(_ type: String, _ fields: [(String, Value)]) -> Value {
    .record(
      [Value.Field("@type", .text(type))]
        + fields.filter { $0.1 != .none }.map { Value.Field($0.0, $0.1) })
  }
}
