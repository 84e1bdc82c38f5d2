public import CollateCore
import TextReuse

extension Summary {
  /// Summarises documents, given by number.
  ///
  /// Only article lines are read. Documents without a sentence of three words are passed over; when none is left,
  /// the summary is empty. O(words), and the square of a small number of candidates.
  public init(
    of documents: [Int], in corpus: Corpus, options: Options = Options(), context: RunContext = RunContext()
  ) throws(CommandError) {
    let contents = try context.memo.values(for: documents.map { corpus[$0] }, in: context) {
      DocumentSentences($0)
    }
    let origins = try Origins(of: documents, in: corpus, context: context)
    let material = Material(contents, origins: documents.map { origins.origin(of: $0) - 1 })
    guard !material.entries.isEmpty else { return }
    try context.checkCancellation()
    let limit = Summary.limit(options.length, material)
    let pool = Pool(material, size: Summary.poolSize(limit), weights: SummaryModel.standard.candidate)
    let chosen = SetSearch(pool, model: .standard, limit: limit).best()
    let explanation = Explanation(material, documents: documents, corpus: corpus)
    items = chosen.map { explanation.item(for: $0) }
  }

  private static func limit(_ length: Length, _ material: Material) -> SetSearch.Limit {
    switch length {
    case .words(let words): .words(max(1, words))
    case .sentences(let count): .sentences(max(1, count))
    case .percent(let share):
      .words(max(1, Int(Double(material.entries.reduce(0) { $0 + $1.sentence.length }) * share / 100)))
    }
  }

  /// Three times as many candidates as sentences wanted, and at least the number the weights were learned with.
  private static func poolSize(_ limit: SetSearch.Limit) -> Int {
    switch limit {
    case .words(let words): max(SummaryModel.poolSize, words / 7)
    case .sentences(let count): max(SummaryModel.poolSize, 3 * count)
    }
  }
}
