import TextKernels

/// The place of a figure, and how it counts.
extension SentenceFigures {
  func place(near number: Range<Int>) -> String? {
    places.min {
      let (a, b) = (distance($0.index, number), distance($1.index, number))
      return ($0.isDemonym ? 2 * a : a, $0.index) < ($1.isDemonym ? 2 * b : b, $1.index)
    }?.name
  }

  /// The distance in words; a place after a clause's end is twice as far.
  func distance(_ index: Int, _ number: Range<Int>) -> Int {
    let (low, high) = index < number.lowerBound ? (index, number.lowerBound) : (number.upperBound, index)
    guard low < high else { return 0 }
    let isApart = (low..<high).contains { meanings[$0] == .stop }
    return (high - low) * (isApart ? 2 : 1)
  }

  func kind(of number: NumberReading, _ thing: String?) -> Figure.Kind {
    let near = max(0, number.words.lowerBound - 3)..<min(words.count, number.words.upperBound + 4)
    // `2,600 people have left their homes`.
    if thing != "displaced", meanings[near].contains(.remaining) { return .remaining }
    if meanings[max(0, number.words.lowerBound - 2)..<number.words.lowerBound].contains(.part) {
      return .part
    }
    if isFate(thing), isFurther(number) { return .further }
    let isEvent = thing == "deaths" || thing == "injured" || thing == "detained"
    return isEvent && meanings.contains(.daily) ? .daily : .total
  }

  /// Whether a count comes on top of an earlier one: `two more passengers`, `iki kişi daha`.
  func isFurther(_ number: NumberReading) -> Bool {
    let next = number.words.upperBound
    guard next < words.count else { return false }
    if lexicon.isFurther(words[next]) { return true }
    return next + 1 < words.count && meanings[next] == .noun && lexicon.isTurkish
      && lexicon.isFurther(words[next + 1])
  }
}
