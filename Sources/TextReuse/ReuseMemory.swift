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
    guard let last, last.isSampled == isSampled, last.limits == limits else { return new }
    return new.continuing(last)
  }

  func keep(_ findings: ReuseFindings) { last.withLock { $0 = findings } }
}

/// Samples, candidates and comparisons of documents, by their place.
struct ReuseFindings: Sendable {
  let stamps: [Stamp]
  let isSampled: Bool
  let limits: Judgement.Limits
  /// The candidates of each document among those before it.
  private(set) var candidates: [[CandidateIndex.Candidate]] = []
  /// What pairs were found to be.
  var judgements: [Comparisons.Pair: Judgement] = [:]
  private var sketches: [Sketch] = []

  init(stamps: [Stamp], isSampled: Bool, limits: Judgement.Limits) {
    self.stamps = stamps
    self.isSampled = isSampled
    self.limits = limits
  }

  /// These with what is known of the documents that earlier ones begin with as well.
  func continuing(_ earlier: ReuseFindings) -> ReuseFindings {
    var copy = self
    let common = zip(stamps, earlier.stamps).prefix { $0 == $1 }.count
    copy.sketches = Array(earlier.sketches.prefix(common))
    copy.candidates = Array(earlier.candidates.prefix(common))
    copy.judgements =
      common == earlier.stamps.count
      ? earlier.judgements : earlier.judgements.filter { max($0.key.place, $0.key.other) < common }
    return copy
  }

  /// Samples the documents that are not yet known, given by the codes of all, and finds their candidates.
  mutating func find(among codes: [WordCodes], in context: RunContext) throws(CommandError) {
    let known = sketches.count
    sketches += try context.map(Array(codes[known...])) { [isSampled] in Sketch($0, isSampled: isSampled) }
    guard known < codes.count else { return }
    let index = CandidateIndex(sketches, isSampled: isSampled, leastShare: limits.leastShare)
    candidates += try index.candidates(from: known, in: context)
  }
}
