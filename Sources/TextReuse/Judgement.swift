import TextKernels

/// What a comparison word by word says about two articles, with the measures it rests on.
package struct Judgement: Sendable {
  /// How the first stands to the second.
  package let relation: Relation
  /// The measures.
  package let alignment: Alignment
  /// How far one is contained in the other, 0 to 1.
  package var containment: Double { alignment.containment }
  /// The rule that decided, in words.
  package let reason: String
  /// Whether it is a copy for having enough of the other's words, so that each side's share says which kind.
  private let isContained: Bool

  /// What makes a copy.
  package struct Limits: Sendable, Equatable {
    /// The least share of one article's words that must stand in the other, in shared shingles.
    package var containment = 0.7
    /// The least such share when single words were changed everywhere.
    package var reworkedContainment = 0.4
    /// The least share of the shorter article in long parallel stretches, for the same case.
    package var parallelShare = 0.7
    /// The least containment of an article with a new beginning or end, that a long passage ties to a cluster.
    package var attachedContainment = 0.55
    /// The least containment of an article whose beginning was replaced, that the rest ties to a cluster.
    package var replacedContainment = 0.4
    /// The least containment in the representative of a copy of two other members.
    package var witnessedContainment = 0.4
    /// Whether anything is checked; only a test turns it off.
    package var isVerifying = true

    /// The share of shingles below which no pair is looked at: what the least copy has, give or take.
    package var leastShare: Float { Float(containment / 0.7 * 0.28) }

    /// The limits that the labelled sets were measured with.
    package init() {}
  }

  /// Compares an article with another, word by word.
  ///
  /// O(words).
  package init(_ first: ReuseText, _ second: AlignmentIndex, limits: Limits = Limits()) {
    alignment = second.alignment(of: first)
    let found = Judgement.decide(alignment, limits)
    let other =
      limits.isVerifying
      ? Judgement.objection(first, second.text, alignment, found.relation, found.isContained) : nil
    (relation, reason) = other ?? (found.relation, found.reason)
    isContained = other == nil && found.isContained
  }

  /// What the second is to the first.
  package var reversed: Judgement {
    let turned = alignment.reversed
    guard isContained else { return Judgement(turned, relation, reason) }
    let (relation, reason) = Judgement.copy(turned)
    return Judgement(turned, relation, reason, isContained: true)
  }

  private init(_ alignment: Alignment, _ relation: Relation, _ reason: String, isContained: Bool = false) {
    self.alignment = alignment
    self.relation = relation
    self.reason = reason
    self.isContained = isContained
  }

  /// A judgement with another relation, for another reason.
  package init(_ judgement: Judgement, relation: Relation, reason: String) {
    self.init(judgement.alignment, relation, reason)
  }

  /// What a pair that was not compared yet probably is.
  static func guess(isCopy: Bool) -> Judgement {
    let words = isCopy ? 1 : 0
    let alignment = Alignment(counts: (1, 1), covered: (words, words), [])
    return Judgement(alignment, isCopy ? .reworked : .unrelated, "a guess")
  }

  /// Whether a long passage of one makes up a part of the other that is worth a second look.
  package var isPartialCopy: Bool { relation == .sharesPassages && Judgement.isPartial(alignment) }

  private static func isPartial(_ alignment: Alignment) -> Bool {
    alignment.containment >= 0.3 && (alignment.parallelShare >= 0.3 || alignment.hasOwnBeginnings)
  }

  /// What the measures say by themselves.
  private static func decide(
    _ alignment: Alignment, _ limits: Limits
  ) -> (relation: Relation, reason: String, isContained: Bool) {
    guard limits.isVerifying else { return (.reworked, "not verified", false) }
    if alignment.containment >= limits.containment, isContinuous(alignment) {
      let (relation, reason) = copy(alignment)
      return (relation, reason, true)
    }
    let isReworked =
      alignment.containment >= limits.reworkedContainment * limits.containment / 0.7
      && alignment.parallelShare >= limits.parallelShare && alignment.lengthRatio <= 2.5
    if isReworked { return (.reworked, "the same order of words with changes throughout", false) }
    if alignment.longestRun >= 25 { return (.sharesPassages, "a run of 25 words or more in common", false) }
    if isPartial(alignment) { return (.sharesPassages, "a long passage in common, with changes", false) }
    return (.unrelated, "only phrases in common", false)
  }

  /// What the words themselves say against what the measures make of them: a frame with other facts, a text quoted
  /// inside another.
  private static func objection(
    _ first: ReuseText, _ second: ReuseText, _ alignment: Alignment, _ relation: Relation,
    _ isContained: Bool
  ) -> (Relation, String)? {
    guard relation.isCopy || relation == .sharesPassages && isPartial(alignment) else { return nil }
    if hasOtherWords(first, second, alignment) { return (.unrelated, "only codes of words in common") }
    if isTemplate(first, second, alignment) {
      return (.template, "the frame agrees, numbers and names do not")
    }
    if isContained, !alignment.hasOwnBeginnings, isEmbedded(first, second, alignment) {
      return (.sharesPassages, "the longer article has a headline and a text of its own")
    }
    return nil
  }

  /// Whether the shared words are more than scattered phrases, or a long article's share of a tiny one.
  private static func isContinuous(_ alignment: Alignment) -> Bool {
    if alignment.containment >= 0.9 { return true }
    let isLong = alignment.parallelShare >= 0.5 || alignment.containment >= 0.85
    return isLong && alignment.lengthRatio <= 4
  }

  /// Which kind of copy: by how much of each text stands in the other, and where the rest stands.
  private static func copy(_ alignment: Alignment) -> (Relation, String) {
    let first = alignment.firstShare
    let second = alignment.secondShare
    if first >= 0.95 && second >= 0.95 { return (.same, "all words in common") }
    if first >= 0.8 && second < first - 0.1 { return (.cut, "its words stand in the longer article") }
    if second >= 0.8 && first < second - 0.1 {
      let lead = alignment.regions.first.lowerBound
      let own = alignment.firstCount - alignment.firstCovered
      return lead * 2 > own
        ? (.update, "the other article with new words on top")
        : (.extended, "the other article and words of its own")
    }
    return (.reworked, "most words in common")
  }

  /// Whether words that have one code are not the same.
  ///
  /// Three codes in a row tell texts apart. Short ones of one frame may differ in a single word, and of a hundred
  /// thousand words many have a code in common.
  private static func hasOtherWords(_ first: ReuseText, _ second: ReuseText, _ alignment: Alignment) -> Bool {
    let isFirst = first.count <= second.count
    let (shorter, longer) = isFirst ? (first, second) : (second, first)
    guard shorter.count < 12 else { return false }
    let known = Set(longer.wordHashes)
    let covered = isFirst ? alignment.firstCovered : alignment.secondCovered
    return shorter.wordHashes.count { known.contains($0) } < covered
  }

  /// Weather, markets, results: the words around the facts agree far more than the facts do.
  private static func isTemplate(_ first: ReuseText, _ second: ReuseText, _ alignment: Alignment) -> Bool {
    guard alignment.longestRun < 60, alignment.containment > 0.3 else { return false }
    let regions = alignment.regions
    let numbers = Overlap(first.distinct(.number, regions.first), second.distinct(.number, regions.second))
    let names = Overlap(first.distinct(.name, regions.first), second.distinct(.name, regions.second))
    let facts = numbers + names
    let isShort = min(first.count, second.count) < 100
    let isOther =
      isShort ? facts.share < 0.75 : facts.share < 0.6 && numbers.fewest >= 4 && numbers.share < 0.5
    guard facts.missing >= 3, isOther else { return false }
    let frame = Overlap(first.distinct(.frame, regions.first), second.distinct(.frame, regions.second))
    return frame.fewest >= 3 && facts.share < frame.share - 0.15
  }

  /// How many distinct words two texts share, of the one that has fewer.
  private struct Overlap {
    let shared: Int
    let fewest: Int
    var missing: Int { fewest - shared }
    var share: Double { Double(shared) / Double(max(fewest, 1)) }

    init(_ first: [UInt16], _ second: [UInt16]) {
      shared = ReuseText.shared(first, second)
      fewest = min(first.count, second.count)
    }

    private init(shared: Int, fewest: Int) {
      self.shared = shared
      self.fewest = fewest
    }

    static func + (a: Overlap, b: Overlap) -> Overlap {
      Overlap(shared: a.shared + b.shared, fewest: a.fewest + b.fewest)
    }
  }

  /// A longer article whose headline and greater part are about something else quotes the shorter one.
  private static func isEmbedded(_ first: ReuseText, _ second: ReuseText, _ alignment: Alignment) -> Bool {
    let isFirstLonger = first.count > second.count
    let share = isFirstLonger ? alignment.firstShare : alignment.secondShare
    let (host, guest) = isFirstLonger ? (first, second) : (second, first)
    let own = host.count - (isFirstLonger ? alignment.firstCovered : alignment.secondCovered)
    guard share < 0.65, own >= 150 else { return false }
    let title = host.title
    guard title.count >= 2, !guest.title.isEmpty, ReuseText.shared(title, guest.title) == 0 else {
      return false
    }
    let guestWords = Set((0..<guest.count).map { guest.codes[$0] })
    return title.count { guestWords.contains($0) } * 3 <= title.count
  }
}
