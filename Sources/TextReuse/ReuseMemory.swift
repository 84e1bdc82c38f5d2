import CollateCore
import Synchronization

/// What was found out about the documents that were compared last.
///
/// When documents were only added since, what was found about the others still holds.
final class ReuseMemory: Sendable {
  private let last = Mutex<ReuseFindings?>(nil)

  /// What still holds for documents with these stamps, which is then the caller's.
  func take(for stamps: [Stamp], isSampled: Bool, _ limits: Judgement.Limits) -> ReuseFindings {
    let last = last.withLock { last in
      defer { last = nil }
      return last
    }
    let new = ReuseFindings(stamps: stamps, isSampled: isSampled, limits: limits)
    guard let last, last.sketches.isSampled == isSampled, last.limits == limits else { return new }
    return new.continuing(last)
  }

  func keep(_ findings: ReuseFindings) { last.withLock { $0 = findings } }
}

/// Samples, candidates and comparisons of documents, by their place.
///
/// About 400 bytes a document; no words are kept.
struct ReuseFindings: Sendable {
  let stamps: [Stamp]
  let limits: Judgement.Limits
  /// The candidates of each document among those before it.
  private(set) var candidates = CandidateTable()
  /// What pairs were found to be.
  var judgements = JudgementTable()
  private(set) var sketches: SketchTable

  init(stamps: [Stamp], isSampled: Bool, limits: Judgement.Limits) {
    self.stamps = stamps
    self.limits = limits
    sketches = SketchTable(isSampled: isSampled)
  }

  /// These with what is known of the documents that earlier ones begin with as well.
  func continuing(_ earlier: ReuseFindings) -> ReuseFindings {
    var copy = self
    let common = zip(stamps, earlier.stamps).prefix { $0 == $1 }.count
    copy.sketches = earlier.sketches.prefix(common)
    copy.candidates = earlier.candidates.prefix(common)
    copy.judgements =
      common == earlier.stamps.count ? earlier.judgements : earlier.judgements.prefix(common)
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
