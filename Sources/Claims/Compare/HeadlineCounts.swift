import CollateCore

/// The first count each document gives of the dead, the injured and so on: two sides that both give one report the
/// same fact, whatever the number and the words.
struct HeadlineCounts: Sendable {
  /// What is counted, and of whom.
  struct Key: Hashable {
    let thing: String
    let group: String?
  }
  /// Nouns that say nothing of what is counted.
  private static let vague: Set<String> = ["people", "person", "persons", "members", "others"]
  private struct Count {
    let doc: Int
    let side: Int
    let sentence: Range<Int>
    let key: Key
    let figure: Figure
  }
  /// Where sentences begin that set a count against another, by document.
  private var disputes: [Int: Set<Int>] = [:]
  private var countsOfKey: [Key: [Count]] = [:]
  /// The counts of each document, in the order of their sentences.
  private var countsOfPlace: [Int: [Count]] = [:]

  /// The counts of an event's documents; `side` gives the side of a document.
  init(_ documents: [Int], figures: [Int: [Figure]], side: (Int) -> Int) {
    for doc in documents {
      var first: [Key: Double] = [:]
      for figure in figures[doc] ?? [] where figure.unit == nil && figure.kind != .part {
        if figure.kind == .disputed { disputes[doc, default: []].insert(figure.sentence.lowerBound) }
        guard let thing = figure.thing.map(CountedNouns.name), !HeadlineCounts.vague.contains(thing) else {
          continue
        }
        let key = Key(thing: thing, group: FigureSeries.group(of: figure.noun))
        if first[key] == nil { first[key] = figure.value }
        guard first[key] == figure.value else { continue }
        let count = Count(doc: doc, side: side(doc), sentence: figure.sentence, key: key, figure: figure)
        if (countsOfKey[key]?.count ?? 0) < HeadlineCounts.compared {
          countsOfKey[key, default: []].append(count)
        }
        countsOfPlace[doc, default: []].append(count)
      }
      countsOfPlace[doc]?.sort { $0.sentence.lowerBound < $1.sentence.lowerBound }
    }
  }

  /// So many counts of one thing are compared; more would tell nothing new.
  private static let compared = 1000

  /// Whether a sentence gives headline counts that another side gives as well, and none that all of theirs contradict.
  ///
  /// The first sentence of an article tells the event itself: there any such count will do.
  ///
  /// O(counts of the sentence × counts of the event).
  func isShared(_ place: Extent, isLead: Bool) -> Bool {
    // `Five died, not four as the fire service maintains` is what one side says against another.
    if disputes(place) { return false }
    if isLead { return counts(at: place).contains { Set((countsOfKey[$0.key] ?? []).map(\.side)).count > 1 } }
    var isShared = false
    for count in counts(at: place) {
      let others = (countsOfKey[count.key] ?? []).filter { $0.side != count.side }
      guard !others.isEmpty else {
        if SentenceFigures.fates.contains(count.key.thing), count.key.group == nil { return false }
        continue
      }
      guard others.contains(where: { !isContradicted(count, by: $0) }) else { return false }
      isShared = true
    }
    return isShared
  }

  /// Whether a sentence sets a count against another: `five, not four`.
  func disputes(_ place: Extent) -> Bool { disputes[place.doc]?.contains(place.range.lowerBound) == true }

  /// Whether a sentence gives a headline count of something that no other side counts.
  ///
  /// O(counts of the sentence × counts of the event) at most.
  func countsAlone(_ place: Extent) -> Bool {
    counts(at: place).contains { count in
      (countsOfKey[count.key] ?? []).allSatisfy { $0.side == count.side }
    }
  }

  /// Whether two counts cannot both be true; a count that has grown since is the same matter told later.
  private func isContradicted(_ count: Count, by other: Count) -> Bool {
    // What has one number is not told elsewhere when another number is: 900 jobs, 12,000 jobs.
    if !count.figure.accumulates { return !FigureSeries.areCompatible(count.figure, other.figure) }
    let (early, late) =
      count.figure.asOf?.earliest.number ?? 0 <= other.figure.asOf?.earliest.number ?? 0
      ? (count, other) : (other, count)
    return FigureSeries.verdict(on: [.init(early.doc, early.figure), .init(late.doc, late.figure)])
      == .conflict
  }

  /// What the headline counts of a sentence are of.
  ///
  /// O(log counts), as sentences do not overlap.
  func keys(at place: Extent) -> [Key] { counts(at: place).map(\.key) }

  private func counts(at place: Extent) -> ArraySlice<Count> {
    let counts = countsOfPlace[place.doc] ?? []
    let first = counts.partitioningIndex { $0.sentence.upperBound > place.range.lowerBound }
    return counts[first...].prefix { $0.sentence.lowerBound < place.range.upperBound }
  }
}
