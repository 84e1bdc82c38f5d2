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

  /// What makes a copy.
  package struct Limits: Sendable {
    /// The least share of one article's words that must stand in the other, in shared shingles.
    package var containment = 0.7
    /// The least such share when single words were changed everywhere.
    package var reworkedContainment = 0.4
    /// The least share of the shorter article in long parallel stretches, for the same case.
    package var parallelShare = 0.8
    /// The least containment of an article with a new beginning or end that shares words with one cluster only.
    package var attachedContainment = 0.5
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
    (relation, reason) = Judgement.decide(first, second.text, alignment, limits)
  }

  /// What the second is to the first, when neither is a copy.
  package var reversed: Judgement { Judgement(alignment.reversed, relation, reason) }

  private init(_ alignment: Alignment, _ relation: Relation, _ reason: String) {
    self.alignment = alignment
    self.relation = relation
    self.reason = reason
  }

  /// A judgement with another relation, for another reason.
  package init(_ judgement: Judgement, relation: Relation, reason: String) {
    alignment = judgement.alignment
    self.relation = relation
    self.reason = reason
  }

  /// Whether a long passage of one makes up a part of the other that is worth a second look.
  package var isPartialCopy: Bool {
    relation == .sharesPassages && alignment.containment >= 0.3 && alignment.parallelShare >= 0.3
  }

  private static func decide(
    _ first: ReuseText, _ second: ReuseText, _ alignment: Alignment, _ limits: Limits
  ) -> (Relation, String) {
    guard limits.isVerifying else { return (.reworked, "not verified") }
    if isTemplate(first, second, alignment) {
      return (.template, "the frame agrees, numbers and names do not")
    }
    if alignment.containment >= limits.containment, isContinuous(alignment) {
      if isEmbedded(first, second, alignment) {
        return (.sharesPassages, "the longer article has a headline and a text of its own")
      }
      return copy(alignment)
    }
    let isReworked =
      alignment.containment >= limits.reworkedContainment * limits.containment / 0.7
      && alignment.parallelShare >= limits.parallelShare && alignment.lengthRatio <= 2.5
    if isReworked { return (.reworked, "the same order of words with changes throughout") }
    if alignment.longestRun >= 25 { return (.sharesPassages, "a run of 25 words or more in common") }
    return (.unrelated, "only phrases in common")
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
      let lead = alignment.segments.first { $0.matched >= 8 }?.first.lowerBound ?? 0
      let own = alignment.firstCount - alignment.firstCovered
      return lead * 2 > own
        ? (.update, "the other article with new words on top")
        : (.extended, "the other article and words of its own")
    }
    return (.reworked, "most words in common")
  }

  /// Weather, markets, results: the words around the facts agree far more than the facts do.
  private static func isTemplate(_ first: ReuseText, _ second: ReuseText, _ alignment: Alignment) -> Bool {
    guard alignment.longestRun < 60, alignment.containment > 0.3 else { return false }
    let regions = alignment.regions
    let (a, b) = (first.parts(regions.first), second.parts(regions.second))
    let frame = Overlap(a.frame, b.frame)
    let numbers = Overlap(a.numbers, b.numbers)
    let facts = numbers + Overlap(a.names, b.names)
    guard frame.fewest >= 3, facts.missing >= 3, facts.share < frame.share - 0.15 else { return false }
    let isShort = min(first.count, second.count) < 100
    return isShort ? facts.share < 0.75 : facts.share < 0.6 && numbers.fewest >= 4 && numbers.share < 0.5
  }

  /// How many distinct words two texts share, of the one that has fewer.
  private struct Overlap {
    let shared: Int
    let fewest: Int
    var missing: Int { fewest - shared }
    var share: Double { Double(shared) / Double(max(fewest, 1)) }

    init(_ first: [UInt64], _ second: [UInt64]) {
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
    let guestWords = Set(guest.words.map(\.hash))
    return title.count { guestWords.contains($0) } * 3 <= title.count
  }
}
