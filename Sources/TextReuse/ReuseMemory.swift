import CollateCore
import Synchronization

/// What was found out about the documents that were compared last.
///
/// When documents were only added since, what was found about the others still holds.
final class ReuseMemory: Sendable {
  private let last = Mutex<ReuseFindings?>(nil)

  /// Findings without anything yet, with what of the last ones still holds for them.
  func continued(_ new: ReuseFindings) -> ReuseFindings {
    let last = last.withLock { last in
      defer { last = nil }
      return last
    }
    return last.map { new.continuing($0) } ?? new
  }

  func keep(_ findings: ReuseFindings) { last.withLock { $0 = findings } }
}

/// Samples, candidates, comparisons and clusters of documents, by their place.
///
/// About 400 bytes a document; no words are kept.
struct ReuseFindings: Sendable {
  let numbers: [Int]
  let stamps: [Stamp]
  let limits: Judgement.Limits
  let scope: ComparisonScope
  /// The candidates of each document among those before it.
  private(set) var candidates = CandidateTable()
  /// What pairs were found to be.
  var judgements = JudgementTable()
  /// The clusters of documents that candidates tie together, in the order of their first documents.
  var groups: [ClusterGroup] = []
  private(set) var sketches: SketchTable

  /// Nothing about the documents with some numbers yet.
  init(
    of numbers: [Int], stamps: [Stamp], isSampled: Bool, limits: Judgement.Limits, scope: ComparisonScope
  ) {
    self.numbers = numbers
    self.stamps = stamps
    self.limits = limits
    self.scope = scope
    sketches = SketchTable(isSampled: isSampled)
  }

  /// These with what is known of the documents that earlier ones begin with as well.
  func continuing(_ earlier: ReuseFindings) -> ReuseFindings {
    guard earlier.sketches.isSampled == sketches.isSampled, earlier.limits == limits else { return self }
    var copy = self
    let common = zip(stamps, earlier.stamps).prefix { $0 == $1 }.count
    copy.sketches = earlier.sketches.prefix(common)
    copy.candidates = earlier.candidates.prefix(common)
    let isWhole = common == earlier.stamps.count
    copy.judgements = isWhole ? earlier.judgements : earlier.judgements.prefix(common)
    // Reasons name documents by their numbers.
    if scope == earlier.scope, numbers.starts(with: earlier.numbers.prefix(common)) {
      copy.groups = isWhole ? earlier.groups : earlier.groups.filter { $0.places.allSatisfy { $0 < common } }
    }
    return copy
  }

  /// Samples those of all documents that are not yet known, and finds their candidates.
  mutating func find(among documents: [Document], in context: RunContext) throws(CommandError) {
    let known = sketches.count
    guard known < documents.count else { return }
    try sketches.append(documents[known...], in: context)
    let index = try CandidateIndex(sketches, from: known, leastShare: limits.leastShare, context: context)
    candidates.append(try index.candidates(in: context))
  }
}
