import Claims
import PluginKit
import TextSearch

/// The words each side uses more than the others together, where both have enough text to tell.
struct KeynessSection {
  /// More sides than this are not compared by their words.
  private static let mostSides = 12
  /// The words given for a side.
  private static let limit = 10
  /// Beyond this z a difference is not chance at the 5 % level.
  private static let significant = 1.96

  /// The section: a row for each word, or one row that says why there is none.
  let section: Report.Section

  private static let columns = [
    Column("side", .text), Column("word", .text), Column("count", .count), Column("otherCount", .count),
    Column("z", .score), Column("documents", .count), Column("otherDocuments", .count),
    Column("dispersion", .score), Column("because", .text),
  ]

  /// Compares every side that has enough words, and whose rest has, with the rest.
  ///
  /// O(words) for a corpus not counted before.
  init(_ comparison: Comparison, in corpus: Corpus, context: RunContext) throws(CommandError) {
    let sides = comparison.sides.sides
    let words = sides.map { side in side.documents.reduce(0) { $0 + comparison.wordCount($1) } }
    let total = words.reduce(0, +)
    let large = sides.indices.filter { min(words[$0], total - words[$0]) >= Keyness.leastWords }
    guard !large.isEmpty, sides.count <= KeynessSection.mostSides else {
      section = KeynessSection.empty(words: words, total: total, sides.map(\.name))
      return
    }
    let space = try TokenSpace.of(corpus, in: context)
    var rows: [Row] = []
    for side in large {
      let own = sides[side].documents
      let members = Set(own)
      let result = try Keyness.compare(
        own, against: comparison.documents.filter { !members.contains($0) }, corpus: corpus, in: space,
        limit: KeynessSection.limit, least: 5, context: context)
      rows += result.words.filter { $0.isOwn && $0.logOdds.z >= KeynessSection.significant }
        .map { KeynessSection.row($0, side: sides[side].name, corpus) }
    }
    section = Report.Section("keyness", KeynessSection.columns, rows: rows)
  }

  /// One row that says why nothing is tested.
  private static func empty(words: [Int], total: Int, _ names: [String]) -> Report.Section {
    let best = words.indices.max {
      (min(words[$0], total - words[$0]), $1) < (min(words[$1], total - words[$1]), $0)
    }
    let why =
      names.count > mostSides
      ? "\(names.count) sides: not tested beyond \(mostSides)"
      : "too small to test: \(Keyness.leastWords) words on each side are needed"
    let row = Row(
      [best.map { .text(names[$0]) } ?? .none, .none, .none, .none, .none, .none, .none, .none, .text(why)],
      reason: why)
    return Report.Section("keyness", columns, rows: [row])
  }

  private static func row(_ word: KeyWord, side: String, _ corpus: Corpus) -> Row {
    let z = (word.logOdds.z * 1000).rounded() / 1000
    let because = "log-odds with a prior of \(Int(Keyness.prior)) words spread as in all sides"
    return Row(
      [
        .text(side), .text(word.word), .count(word.counts.own), .count(word.counts.other), .score(z),
        .count(word.documents.own), .count(word.documents.other),
        .score((word.dispersion * 1000).rounded() / 1000), .text(because),
      ], evidence: [corpus.evidence(word.first)], reason: "z \(z): \(because)")
  }
}
