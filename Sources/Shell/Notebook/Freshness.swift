import PluginKit

/// When documents and decisions last changed, in lines of the notebook: what makes an earlier answer stale.
struct Freshness: Sendable {
  /// How many lines have been kept.
  private(set) var step = 0
  private var documents: [Int: Int] = [:]
  private var membership = 0
  private var decisions = 0

  /// Notes what an edit of the line being worked out changes.
  mutating func note(_ edit: CorpusEdit) {
    let now = step + 1
    switch edit {
    case .add, .setAside, .restore: membership = now
    case .replace(let versions): for number in versions.keys { documents[number] = now }
    case .decide: decisions = now
    case .group: break
    }
  }

  /// The number of the line that is now kept.
  mutating func next() -> Int {
    step += 1
    return step
  }

  /// Whether something that a cell read changed after it was worked out; earlier cells it reads aside.
  func isOutdated(_ cell: Cell) -> Bool {
    if cell.readsAll, membership > cell.step { return true }
    if !cell.documents.isEmpty, decisions > cell.step { return true }
    return documents.contains { number, changed in
      changed > cell.step && cell.documents.contains { $0.contains(number) }
    }
  }
}

extension Notebook {
  /// The cells whose answer is older than what they read, in order: documents, decisions, earlier cells.
  var staleCells: [Cell] {
    var stale: Set<Int> = []
    for cell in cells where cell.report != nil && !cell.changesState {
      let sources = cells.filter { cell.cells.contains($0.n) }
      if freshness.isOutdated(cell)
        || sources.contains(where: { $0.step > cell.step || stale.contains($0.n) })
      {
        stale.insert(cell.n)
      }
    }
    return cells.filter { stale.contains($0.n) }
  }
}
