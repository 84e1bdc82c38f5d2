import CollateCore
import TextKernels

/// The place of a figure, and how it counts.
extension SentenceFigures {
  /// The place nearest to a number, a demonym counting twice its distance; nil when the sentence names none.
  ///
  /// Looks outwards from the number until what follows is farther in words than the nearest so far.
  func place(near number: Range<Int>) -> String? {
    let middle = places.partitioningIndex { $0.index >= number.lowerBound }
    var nearest: (cost: Int, place: Int)?
    /// Whether a place so many words away was still worth looking at.
    func take(_ place: Int, away: Int) -> Bool {
      if let nearest, away > nearest.cost { return false }
      let found = (cost: cost(of: place, number), place: place)
      if nearest.map({ found < $0 }) ?? true { nearest = found }
      return true
    }
    for place in places[..<middle].indices.reversed() {
      guard take(place, away: number.lowerBound - places[place].index) else { break }
    }
    for place in places[middle...].indices {
      guard take(place, away: places[place].index - number.upperBound) else { break }
    }
    return nearest.map { places[$0.place].name }
  }

  private func cost(of place: Int, _ number: Range<Int>) -> Int {
    distance(places[place].index, number) * (places[place].isDemonym ? 2 : 1)
  }

  /// The distance in words; a place after a clause's end is twice as far.
  func distance(_ index: Int, _ number: Range<Int>) -> Int {
    let (low, high) = index < number.lowerBound ? (index, number.lowerBound) : (number.upperBound, index)
    guard low < high else { return 0 }
    let next = clauseEnds.partitioningIndex { $0 >= low }
    let isApart = next < clauseEnds.count && clauseEnds[next] < high
    return (high - low) * (isApart ? 2 : 1)
  }

  func kind(of number: NumberReading, _ thing: String?) -> Figure.Kind {
    let near = max(0, number.words.lowerBound - 3)..<min(words.count, number.words.upperBound + 4)
    // `2,600 people have left their homes`.
    if thing != "displaced", near.contains(where: { isRemaining($0, number) }) { return .remaining }
    if meanings[max(0, number.words.lowerBound - 2)..<number.words.lowerBound].contains(.part) {
      return .part
    }
    if isAmongOthers(number) { return .part }
    if isFate(thing), isFurther(number) { return .further }
    let isEvent = thing == "deaths" || thing == "injured" || thing == "detained"
    return isEvent && isOfOneDay ? .daily : .total
  }

  /// Whether a word near a number says that the rest is counted; `left 22 people dead` says what happened.
  private func isRemaining(_ index: Int, _ number: NumberReading) -> Bool {
    meanings[index] == .remaining
      && (index > number.words.lowerBound || !lexicon.isEnglish || text(index) != "left")
  }

  /// Whether a count comes on top of an earlier one: `two more passengers`, `iki kişi daha`.
  func isFurther(_ number: NumberReading) -> Bool {
    let next = number.words.upperBound
    guard next < words.count else { return false }
    if lexicon.isFurther(words[next]) { return true }
    return next + 1 < words.count && meanings[next] == .noun && lexicon.isTurkish
      && lexicon.isFurther(words[next + 1])
  }

  /// Whether those counted are some of the dead or the like: `two guards among the dead`.
  private func isAmongOthers(_ number: NumberReading) -> Bool {
    let next = number.words.upperBound
    let reach = next..<max(next, min(words.count, next + 4))
    guard let among = reach.first(where: { lexicon.isAmong(words[$0]) }), !isBreak(before: among) else {
      return false
    }
    for index in among + 1..<max(among + 1, min(words.count, among + 3)) {
      if case .thing? = meanings[index] { return true }
    }
    return false
  }

  /// Whether somebody gives a count as their own: `the army put the dead at 11`.
  func isEstimate(_ number: NumberReading) -> Bool {
    let first = number.words.lowerBound
    return first > 1 && words[first - 1].length <= 4
      && words[max(0, first - 8)..<first].contains { lexicon.isEstimate($0) }
  }

  /// Whether a sentence sets a count against one before it of the same people: `nine, not three as the ministry says`.
  func isDisputed(_ number: Range<Int>, after last: Range<Int>) -> Bool {
    let between = max(last.upperBound, number.lowerBound - 40)..<number.lowerBound
    if number.lowerBound > 0, lexicon.isNegation(words[number.lowerBound - 1]) { return true }
    if number.lowerBound > 1, between.count > 1, lexicon.isNegation(words[number.lowerBound - 2]) {
      return true
    }
    if between.contains(where: { lexicon.isContrast(words[$0]) }) { return true }
    // `nine according to the government and 25 according to doctors`.
    return between.contains { lexicon.isAccord(words[$0]) }
      && words[number.upperBound...].prefix(40).contains { lexicon.isAccord($0) }
  }
}
