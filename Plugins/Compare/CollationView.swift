import Claims
import PluginKit

/// Outlets side by side: one claim a row, an empty cell where a side does not make it.
struct CollationView {
  private let view: ComparisonView

  init(_ view: ComparisonView) { self.view = view }

  /// The table: the event, how many sides make the claim, the words of the first, and for each side its sentence.
  var report: Report {
    let sides = view.comparison.sides.sides
    let columns =
      [Column("event", .count), Column("sides", .count), Column("claim", .text)]
      + sides.map { Column($0.name, .evidence) }
    var rows: [Row] = []
    for (number, event) in view.comparison.gate.events.enumerated() {
      for claim in view.comparison.claims(event) {
        let cells = sides.indices.map { side in
          claim.places[side].map { Value.evidence(view.corpus.evidence($0)) } ?? .none
        }
        let places = claim.places.compactMap { $0 }
        let words = places.first.map { Value.text(view.corpus.evidence($0).text) } ?? .none
        rows.append(
          Row(
            [.count(number + 1), .count(places.count), words] + cells,
            reason:
              "one utterance, the first count of one thing, or 45 of 100 of what the first sentence is about")
        )
      }
    }
    return Report(columns, rows: rows, layout: .collation)
  }
}
