import TextKernels

/// What a number is measured in.
extension SentenceFigures {
  /// The unit of money that `150 million less` takes over from the number before.
  func elidedUnit(of number: NumberReading, after last: Figure?) -> (name: String, words: Int)? {
    guard let unit = last?.unit else { return nil }
    // `1.4 billion crowns, not the 900 million he spoke of`.
    if isNegated(number), number.value >= 1_000_000, noun(after: number) == nil { return (unit, 0) }
    guard number.words.upperBound < words.count, meanings[number.words.upperBound] == .than else {
      return nil
    }
    return (unit, 0)
  }

  /// The unit of the number that one is set against: `46.0 to 45.7 percent`, `47.1 percent against 44.8`.
  func sharedUnit(
    of number: NumberReading, after last: (figure: Figure, words: Range<Int>)?
  ) -> (name: String, words: Int)? {
    let (first, next) = (number.words.lowerBound, number.words.upperBound)
    if let last, last.figure.unit == "%", first - last.words.upperBound <= 3, first > 0,
      FigureWords.against.contains(words[first - 1].hash), followingNoun(number) == nil
    {
      return ("%", 0)
    }
    guard next + 1 < words.count, FigureWords.against.contains(words[next].hash),
      let other = numbers.number(at: next + 1), unit(of: other)?.name == "%"
    else { return nil }
    return ("%", 0)
  }

  func isUnit(_ meaning: FigureWords.Meaning?) -> Bool {
    switch meaning {
    case .currency, .unit, .percent: true
    default: false
    }
  }

  func unit(of number: NumberReading) -> (name: String, words: Int)? {
    let next = number.words.upperBound
    let after = words[next - 1].range.upperBound
    if percentSign(after: after) != nil { return ("%", 0) }
    if let currency = currencySign(before: number.words.lowerBound) { return (currency, 0) }
    if next + 1 < words.count, SentenceFigures.perCent.contains("\(text(next)) \(text(next + 1))") {
      return ("%", 2)
    }
    if number.words.lowerBound > 0, meanings[number.words.lowerBound - 1] == .percent { return ("%", 0) }
    for skip in 0..<2 where next + skip < words.count {
      switch meanings[next + skip] {
      case .unit("metres") where skip == 1 && ["cubic", "square"].contains(text(next)):
        return ("\(text(next)) metres", 2)
      case .currency(let name), .unit(let name): return (name, skip + 1)
      case .percent: return ("%", skip + 1)
      default: continue
      }
    }
    return nil
  }

  static let perCent: Set<String> = ["per cent", "pour cent", "por ciento"]

  func currencySign(before index: Int) -> String? {
    let place = words[index].range.lowerBound
    let before = utf8[max(sentence.lowerBound, place - 3)..<place]
    if before.last == 0x24 { return "dollars" }
    if before.suffix(3) == [0xE2, 0x82, 0xAC] { return "euros" }
    if before.suffix(2) == [0xC2, 0xA3] { return "pounds" }
    return nil
  }

  func end(of number: NumberReading, _ unit: (name: String, words: Int)?) -> Int {
    let last = words[min(words.count, number.words.upperBound + (unit?.words ?? 0)) - 1].range.upperBound
    return unit?.name == "%" ? percentSign(after: last) ?? last : last
  }

  /// Where a percent sign behind an offset ends, with at most one space of any kind between; nil when there is none.
  func percentSign(after offset: Int) -> Int? {
    let tail = utf8[offset..<min(sentence.upperBound, offset + 5)]
    let spaces: [[UInt8]] = [[], [0x20], [0xC2, 0xA0], [0xE2, 0x80, 0xAF]]
    let signs: [[UInt8]] = [[0x25], [0xD9, 0xAA]]
    for space in spaces {
      for sign in signs where tail.starts(with: space + sign) { return offset + space.count + sign.count }
    }
    return nil
  }
}
