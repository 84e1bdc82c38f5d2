import TextKernels

/// What a comparison word by word says about two articles, with the measures it rests on.
package struct Judgement: Sendable {
  /// How the first stands to the second.
  package let relation: Relation
  /// The measures.
  package let alignment: Alignment
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
    /// Whether anything is checked; only a test turns it off.
    package var isVerifying = true

    /// The limits that the labelled sets were measured with.
    package init() {}
  }

  /// Compares an article with another, word by word.
  ///
  /// O(words).
  package init(_ first: ReuseText, _ second: ReuseText, limits: Limits = Limits()) {
    alignment = second.index.alignment(of: first.index)
    (relation, reason) = Judgement.decide(first, second, alignment, limits)
  }

  private static func decide(
    _ first: ReuseText, _ second: ReuseText, _ alignment: Alignment, _ limits: Limits
  ) -> (Relation, String) {
    guard limits.isVerifying else { return (.reworked, "not verified") }
    if isTemplate(first, second, alignment) {
      return (.template, "the frame agrees, numbers and names do not")
    }
    if alignment.containment >= limits.containment {
      if isEmbedded(first, second, alignment) {
        return (.sharesPassages, "the longer article has a headline and a text of its own")
      }
      return copy(alignment)
    }
    let isReworked =
      alignment.containment >= limits.reworkedContainment * limits.containment / 0.7
      && alignment.parallelShare >= limits.parallelShare
    if isReworked { return (.reworked, "the same order of words with changes throughout") }
    if alignment.longestRun >= 25 { return (.sharesPassages, "a run of 25 words or more in common") }
    return (.unrelated, "only phrases in common")
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
    guard alignment.longestRun < 60 else { return false }
    let facts = min(first.facts.count, second.facts.count)
    let frame = min(first.frame.count, second.frame.count)
    guard facts >= 3, frame >= 3 else { return false }
    let sharedFacts = ReuseText.shared(first.facts, second.facts)
    let factShare = Double(sharedFacts) / Double(facts)
    let frameShare = Double(ReuseText.shared(first.frame, second.frame)) / Double(frame)
    return facts - sharedFacts >= 3 && factShare < 0.75 && factShare < frameShare - 0.15
  }

  /// A longer article whose headline and greater part are about something else quotes the shorter one.
  private static func isEmbedded(_ first: ReuseText, _ second: ReuseText, _ alignment: Alignment) -> Bool {
    let isFirstLonger = first.count > second.count
    let share = isFirstLonger ? alignment.firstShare : alignment.secondShare
    let (host, guest) = isFirstLonger ? (first, second) : (second, first)
    guard share < 0.65, host.title.count >= 2, guest.title.count >= 2 else { return false }
    guard ReuseText.shared(host.title, guest.title) == 0 else { return false }
    let guestWords = Set(guest.index.words.map(\.hash))
    let told = host.title.count { guestWords.contains($0) }
    return told * 3 <= host.title.count
  }
}
