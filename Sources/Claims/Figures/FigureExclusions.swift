import TextKernels

/// Numbers that are no figures: years, dates, times, ages, ordinals, names.
extension SentenceFigures {
  /// Years, dates, times, ages, ordinals, names with numbers.
  func isExcluded(_ number: NumberReading) -> Bool {
    let first = number.words.lowerBound
    let next = number.words.upperBound
    let word = words[first]
    if touches(word, [0x2B, 0x2F, 0x3A, 0x23, 0x5F]) { return true }
    if first > 0, isDate[first - 1] || meanings[first - 1] == .ban { return true }
    if term(of: number) != nil { return false }
    if next < words.count, isDate[next] || meanings[next] == .clock { return true }
    if isHyphenated(before: first) || isHyphenated(before: next) && !isScaleOrUnit(next) { return true }
    if isAge(number) { return true }
    if word.isNumber, number.value == numbers.value(of: word), (1900...2100).contains(number.value),
      word.length == 4
    {
      return !(next < words.count && (meanings[next] == .noun || isUnit(meanings[next])))
    }
    if word.isNumber, utf8[word.range].first == 0x30, word.length > 1, !utf8[word.range].contains(0x2E) {
      return true
    }
    return isListMark(number)
  }

  /// Whether a number stands between commas behind a name: `Jane Roe, 41, whose mother …`.
  func isAge(_ number: NumberReading) -> Bool {
    let (first, next) = (number.words.lowerBound, number.words.upperBound)
    guard number.words.count == 1, words[first].isNumber, number.value < 120, first > 0,
      words[first - 1].traits.contains(.capitalised), isBreak(before: first)
    else { return false }
    let end = words[next - 1].range.upperBound
    let mark = end < sentence.upperBound ? utf8[end] : 0x2E
    // Behind it a comma, a bracket or the end; `In March 2020, 41 people` goes on with a word.
    return [0x2C, 0x29, 0x2E].contains(mark)
  }

  /// The years of a prison term: `seven years in prison`, `jailed for seven years`, `a seven-year prison term`.
  func term(of number: NumberReading) -> (name: String, words: Int)? {
    let next = number.words.upperBound
    guard next < words.count, lexicon.isYear(words[next]) else { return nil }
    let behind = next + 1..<max(next + 1, min(words.count, next + 4))
    let before = max(0, number.words.lowerBound - 5)..<number.words.lowerBound
    let isTerm =
      behind.contains { lexicon.isTerm(words[$0]) && !isBreak(before: $0) }
      || before.contains { lexicon.isTerm(words[$0]) }
    return isTerm ? ("years", 1) : nil
  }

  func isScaleOrUnit(_ index: Int) -> Bool {
    guard index < words.count else { return false }
    if case .scale? = meanings[index] { return true }
    return isUnit(meanings[index])
  }

  /// Whether a mark of times, fractions, names such as `3+3` stands right beside a number.
  func touches(_ word: Word, _ marks: [UInt8]) -> Bool {
    let (before, after) = (word.range.lowerBound - 1, word.range.upperBound)
    return before >= sentence.lowerBound && marks.contains(utf8[before])
      || after < sentence.upperBound && marks.contains(utf8[after])
  }

  func isHyphenated(before index: Int) -> Bool {
    guard index > 0, index < words.count else { return false }
    let gap = utf8[words[index - 1].range.upperBound..<words[index].range.lowerBound]
    // A Hebrew letter is written to a number with a hyphen: ל-14.
    let isLetter = words[index - 1].length == 2 && utf8[words[index - 1].range.lowerBound] == 0xD7
    return Array(gap) == [0x2D] && !isLetter
  }

  /// `1.` or `2)` at the beginning of a line.
  func isListMark(_ number: NumberReading) -> Bool {
    guard number.words.lowerBound == 0, number.value < 100 else { return false }
    let after = words[0].range.upperBound
    return after < sentence.upperBound && (utf8[after] == 0x2E || utf8[after] == 0x29)
  }
}
