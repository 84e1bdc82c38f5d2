private import Lexicons

/// Marks seats of government that stand for the government: `Washington urged restraint`.
///
/// A place where people are is not one: a preposition in front decides against it. After the classes of Markert &
/// Nissim (2007), Metonymy Resolution at SemEval: place-for-people is the one frequent pattern, and its subject
/// position the surest sign.
struct MetonymRule {

  private let stream: TokenStream
  private let words = MetonymWords.shared

  init(_ stream: TokenStream) { self.stream = stream }

  /// The names with the government that they stand for.
  func marked(_ spans: [NameSpan]) -> [NameSpan] {
    spans.map { span in
      guard span.type != .person, let territory = territory(of: span), let sign = sign(of: span) else {
        return span
      }
      var marked = span
      marked.metonym = Metonym(territory: territory, sign: sign)
      return marked
    }
  }

  private func territory(of span: NameSpan) -> String? {
    let key = KnownNames.combine(stream.tokens[span.tokens].map(\.word))
    return KnownNames.shared.phrases[key].flatMap { words.territories[$0] }
  }

  private func sign(of span: NameSpan) -> String? {
    let (start, end) = (span.tokens.lowerBound, span.tokens.upperBound)
    if let before = word(start - 1) {
      if words.together.contains(before) { return "“\(text(start - 1))” in front" }
      if words.before.contains(before) { return nil }
      if stream.tokens[start].flags.contains(.arabic) {
        return words.verbs.contains(before) ? "subject of “\(text(start - 1))”" : nil
      }
    }
    guard let next = word(end) else { return nil }
    if words.verbs.contains(next) { return "subject of “\(text(end))”" }
    guard words.auxiliaries.contains(next) else { return nil }
    for place in [end + 1, end + 2] {
      if let verb = word(place), words.verbs.contains(verb) { return "subject of “\(text(place))”" }
    }
    return nil
  }

  private func word(_ index: Int) -> UInt64? {
    stream.tokens.indices.contains(index) ? stream.tokens[index].word : nil
  }

  private func text(_ index: Int) -> String {
    String(decoding: stream.scalars(of: stream.tokens[index]), as: UTF16.self)
  }
}

/// A name that stands for a government.
package struct Metonym: Hashable, Sendable {
  /// The ISO code of the land.
  package let territory: String
  /// What shows it.
  package let sign: String

  /// `the government of Norway`.
  package var meaning: String { "the government of \(KnownNames.shared.territoryName(territory))" }
}

/// The words that make a seat a government.
struct MetonymWords: Sendable {
  static let shared = MetonymWords()
  /// Territory codes by the place of the seat in `KnownNames.names`.
  private(set) var territories: [Int: String] = [:]
  private(set) var verbs: Set<UInt64> = []
  private(set) var auxiliaries: Set<UInt64> = []
  private(set) var before: Set<UInt64> = []
  private(set) var together: Set<UInt64> = []

  private init() {
    for row in EntityLexicons.rows(EntityLexicons.seats) where row.count == 3 {
      let words = Set(row[2].split(separator: " ").map { Hashing.hash(ofWord: $0) })
      switch row[0] {
      case "seat":
        for seat in row[2].split(separator: "|") {
          if let place = KnownNames.shared.phrases[KnownNames.phrase(seat)] {
            territories[place] = String(row[1])
          }
        }
      case "verb": verbs.formUnion(words)
      case "auxiliary": auxiliaries.formUnion(words)
      case "before": before.formUnion(words)
      case "together": together.formUnion(words)
      default: break
      }
    }
    for row in SpeechTables.verbs where row.count == 4 && row[1] == "strong" {
      verbs.formUnion(row[3].split(separator: " ").map { Hashing.hash(ofWord: $0) })
    }
  }
}
