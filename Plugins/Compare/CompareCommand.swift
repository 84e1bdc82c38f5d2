import Claims
import PluginKit
import TextReuse

extension Command {
  private static let by = Option<String?>.text(
    "by", .choice(Sides.Field.allCases.map(\.rawValue)),
    "What makes a side; without it, the document when there are four at most, else the outlet.")
  private static let collation = Option<Bool>.flag(
    "collate", "One table instead: the sides beside each other, one claim a row, gaps visible.")

  /// `compare [SEL] [--by FIELD]`: what sides agree on, where they differ, what each leaves out.
  static let compare = Command(
    Manual(
      "compare", "compare what sources say, share and leave out", topic: .analyse,
      positionals: [.documents], options: [by.parameter, collation.parameter],
      discussion: """
        Sections: `gate` tells which documents report one event; what follows compares only inside an event that two \
        sides report, and series of large counts over time. `figures`: numbers on one thing, with a verdict (`equal` \
        `compatible` `evolution` `revision` `conflict` `undated` `part-of`). `quotes`: one utterance in its longest form, cuts, other wordings and translations, with the \
        words dropped. `shared`: passages in the same words. `only`: statements one side makes, with the nearest \
        sentence of the others. `labels`: what parties are called, in the outlet's own voice or in a quotation. \
        `attribution`: who speaks, how much, with which verbs. `warnings`: what to look at before trusting a text. \
        `keyness`: words a side uses more than the others, where both have 2,000 words. \
        Rules with evidence, no score of leaning; a section that has nothing to say is empty.
        """,
      examples: [
        "compare 1 2", "compare 1-6 --by source", "compare 1-6 --by source | select only",
        "compare 1-6 --collate",
      ])
  ) { request throws(CommandError) in
    let field = request[by].flatMap(Sides.Field.init(rawValue:))
    guard request.documents.count > 1 else {
      throw CommandError(.failed, "there is nothing to compare", hint: "Select two documents or more.")
    }
    let comparison = try Comparison(
      request.documents, in: request.corpus, by: field, context: request.context)
    let view = ComparisonView(comparison, corpus: request.corpus)
    if request[collation] { return Outcome(CollationView(view).report) }
    let origins = try Origins(of: request.documents, in: request.corpus, context: request.context)
    let passages = try CommonPassage.find(comparison, in: request.corpus, context: request.context)
    let figures = FigureComparison.find(comparison, origins: origins)
    let keyness = try KeynessSection(comparison, in: request.corpus, context: request.context)
    return Outcome(
      view.report(origins: origins, passages: passages, figures: figures, keyness: keyness),
      next: ["compare --collate", "quotes"])
  }
}
