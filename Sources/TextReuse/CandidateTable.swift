/// The candidates of documents among those before them, in one block.
package struct CandidateTable: Sendable, Equatable {
  /// A pair that may be copies: the later document's candidate among the earlier ones.
  package struct Candidate: Sendable, Equatable {
    /// The place of the earlier document.
    package let other: Int32
    /// Shared sampled shingles over those of the document with fewer, 0 to 1.
    package let share: Float
  }

  private var ends: [Int] = []
  /// All candidates, in the order of the later document.
  private(set) var all: [Candidate] = []

  /// A table without documents.
  package init() {}

  /// The number of documents.
  package var count: Int { ends.count }

  /// The candidates of a document, ascending.
  package subscript(place: Int) -> ArraySlice<Candidate> {
    all[(place == 0 ? 0 : ends[place - 1])..<ends[place]]
  }

  /// Adds the candidates of the next document.
  mutating func append(_ candidates: some Sequence<Candidate>) {
    all += candidates
    ends.append(all.count)
  }

  /// Adds the documents of another table.
  mutating func append(_ other: CandidateTable) {
    let offset = all.count
    all += other.all
    ends += other.ends.map { $0 + offset }
  }

  /// The first documents alone.
  func prefix(_ count: Int) -> CandidateTable {
    guard count < self.count else { return self }
    var table = CandidateTable()
    table.ends = Array(ends[..<count])
    table.all = Array(all[..<(table.ends.last ?? 0)])
    return table
  }
}
