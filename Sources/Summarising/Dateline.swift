import TextKernels

/// Finds where the first sentence of a report begins: after `MARSA NAHLA (Agency) - `, `بيروت (وكالة) - ` and the like.
struct Dateline {
  private let text: [UInt8]
  private let range: Range<Int>
  /// The first words of the sentence.
  private var words: [Word] = []

  private init(_ text: [UInt8], _ range: Range<Int>) {
    (self.text, self.range) = (text, range)
    Words.append(of: text, in: range.prefix(Dateline.longest), to: &words, limit: Dateline.mostWords + 4)
  }

  /// How many bytes and words a dateline may have.
  private static let longest = 160, mostWords = 12

  /// The UTF-8 range of a sentence without the place, day and agency before a dash, or a city before a colon; the same
  /// range when there are none, nil when there is nothing else.
  ///
  /// A head counts when it has no word in small letters but of dates, and either its first word is in capitals, a
  /// bracket or a date stands before the dash, or it begins with a city that is known. A headline keeps what stands
  /// before a colon. O(1): no more than the first 160 bytes are read.
  static func skip(in text: [UInt8], _ range: Range<Int>, isTitle: Bool = false) -> Range<Int>? {
    guard text[range.prefix(longest)].contains(where: isCandidate) else { return range }
    let reader = Dateline(text, range)
    guard let end = reader.end(isTitle: isTitle) else { return reader.isNothingElse(from: 0) ? nil : range }
    let start = reader.afterAgency(from: end)
    if reader.isNothingElse(from: start.word) { return nil }
    // What is left must be a sentence of its own.
    return range.upperBound - start.byte > 20 ? start.byte..<range.upperBound : range
  }

  /// A sentence without a dash that it begins with.
  static func behindDash(in text: [UInt8], _ range: Range<Int>) -> Range<Int> {
    let reader = Dateline(text, range)
    guard let first = reader.words.first, let found = reader.mark(at: 0), found.end <= first.start else {
      return range
    }
    return found.end..<range.upperBound
  }

  /// A byte without which there is no dateline: of a bracket, a dash or tatweel, a colon, a digit.
  private static func isCandidate(_ byte: UInt8) -> Bool {
    byte == 0x28 || byte == 0x2D || byte == 0x3A || byte == 0xE2 || byte == 0xD9
      || (0x30...0x39).contains(byte)
  }

  /// The mark between two words that may end a dateline.
  private enum Mark { case dash, colon }

  /// The place of the first word behind a dateline, with the byte behind its mark.
  private typealias Place = (word: Int, byte: Int)

  /// Where the dateline ends; nil without one.
  private func end(isTitle: Bool) -> Place? {
    guard !words.isEmpty else { return nil }
    var isInside = gap(0).contains(0x28)
    for next in 1..<max(1, min(words.count, Dateline.mostWords)) {
      guard isInside || isPart(words[next - 1]) else { return nil }
      let gap = gap(next)
      if let found = mark(at: next) {
        if isHead(next, found.mark, isTitle: isTitle) { return (next, found.end) }
        return nil
      }
      if isInside, let end = bracketEnd(next), isAgency(next) { return (next, end) }
      if gap.contains(0x28) { isInside = true } else if gap.contains(0x29) { isInside = false }
    }
    return nil
  }

  /// Whether the words before one are a dateline, given the mark between.
  private func isHead(_ next: Int, _ mark: Mark, isTitle: Bool) -> Bool {
    if next == 1, !isTitle, DatelineWords.shared.isHeading(words[0]), !isLowercase(next) { return true }
    let isMarked = gap(next).contains(0x29)
    let plain = plainWords(next)
    let isCity = startsWithCity(plain)
    switch mark {
    case .colon: return !isTitle && isCity && range.count > 80
    case .dash:
      if let first = plain.first, first.traits.contains(.allCapitals), first.length > 2 { return true }
      if isMarked { return plain.count <= 5 && !isLowercase(next) }
      if plain.count > 1, DatelineWords.shared.isDate(plain[plain.count - 1]) {
        return plain.contains(where: DatelineWords.shared.isMonth)
      }
      return isCity && !isLowercase(next) && !DatelineWords.shared.isRelative(words[next])
    }
  }

  /// Whether a sentence goes on in capitals behind brackets with an agency, without a dash: `(CNN) The`, `London (CNN)The`.
  private func isAgency(_ next: Int) -> Bool {
    let plain = plainWords(next)
    let inside = words[plain.count..<next]
    guard let first = inside.first, first.traits.contains(.allCapitals), inside.count <= 3,
      words[next].traits.contains(.capitalised)
    else { return false }
    return plain.isEmpty || startsWithCity(plain)
  }

  /// The byte behind the bracket that closes before a word and its spaces.
  private func bracketEnd(_ next: Int) -> Int? {
    guard let close = gap(next).lastIndex(of: 0x29) else { return nil }
    return behind(close + 1)
  }

  /// Behind a dateline, the name of an agency with a mark of its own: `«الوطن»:`, `أ ف ب -`.
  private func afterAgency(from start: Place) -> Place {
    for next in start.word + 1..<max(start.word + 1, min(start.word + 5, words.count)) {
      guard let found = mark(at: next) else { continue }
      let name = words[start.word..<next]
      let isQuoted = Dateline.isQuote(gap(start.word)) && Dateline.isQuote(gap(next))
      let isShort = name.allSatisfy { $0.length <= 6 && ($0.traits.contains(.allCapitals) || isCaseless($0)) }
      guard isQuoted || isShort || found.mark == .dash && name.count <= 2 && name.allSatisfy(isCaseless)
      else { break }
      return (next, found.end)
    }
    return start
  }

  /// Whether from a word on there is only what datelines are made of, as in `МОСКВА, 5 мая`.
  private func isNothingElse(from start: Int) -> Bool {
    let rest = words[start...]
    guard !rest.isEmpty, rest.count <= 6, words[rest.endIndex - 1].range.upperBound + 4 >= range.upperBound
    else { return false }
    if start > 0 { return rest.count <= 3 && rest.allSatisfy { isName($0) && !isCaseless($0) } }
    let isPlace =
      words[0].traits.contains(.allCapitals) && words[0].length > 2
      || DatelineWords.shared.cityLength(words) != nil
    return isPlace && rest.contains(where: DatelineWords.shared.isMonth)
      && rest.allSatisfy { isName($0) || DatelineWords.shared.isDate($0) }
  }

  // MARK: - Words

  /// The words before one that stand outside brackets.
  private func plainWords(_ next: Int) -> [Word] {
    var plain: [Word] = []
    var isInside = false
    for index in 0..<next {
      let gap = gap(index)
      if gap.contains(0x28) { isInside = true } else if gap.contains(0x29) { isInside = false }
      if !isInside { plain.append(words[index]) }
    }
    return plain
  }

  /// Whether a dateline begins with a city, and goes on with a day or names only; behind a comma or slash in a script
  /// without capitals.
  private func startsWithCity(_ plain: [Word]) -> Bool {
    guard let length = DatelineWords.shared.cityLength(plain) else { return false }
    let names = plain.dropFirst(length).filter { !DatelineWords.shared.isDate($0) }
    let isApart = length < words.count && gap(length).contains { $0 == 0x2C || $0 == 0x8C || $0 == 0x2F }
    return names.allSatisfy { isName($0) && !isCaseless($0) } || names.count <= 2 && isApart
  }

  private func isPart(_ word: Word) -> Bool { isName(word) || DatelineWords.shared.isDate(word) }

  /// A word with a capital or a digit, or of a script without capitals.
  private func isName(_ word: Word) -> Bool {
    word.traits.contains(.capitalised) || word.traits.contains(.digit) || isCaseless(word)
  }

  /// Whether a word is in Hebrew or Arabic letters.
  private func isCaseless(_ word: Word) -> Bool { (0xD6...0xDF).contains(text[Int(word.start)]) }

  private func isLowercase(_ next: Int) -> Bool { !isName(words[next]) }

  // MARK: - Marks

  /// What stands before a word, after the one before it.
  private func gap(_ next: Int) -> ArraySlice<UInt8> {
    text[(next == 0 ? range.lowerBound : words[next - 1].range.upperBound)..<Int(words[next].start)]
  }

  /// The mark before a word, and the byte behind it and its spaces.
  private func mark(at next: Int) -> (mark: Mark, end: Int)? {
    let gap = gap(next)
    for index in gap.indices {
      let (byte, second, third) = (text[index], text[index + 1], text[min(index + 2, text.count - 1)])
      let isLast = { (count: Int) in index + count >= gap.endIndex || self.text[index + count] == 0x20 }
      switch (byte, second, third) {
      case (0xE2, 0x80, 0x93), (0xE2, 0x80, 0x94): return (.dash, behind(index + 3))
      // Tatweel between spaces.
      case (0xD9, 0x80, _) where index > gap.startIndex: return (.dash, behind(index + 2))
      case (0x2D, 0x2D, _): return (.dash, behind(index + 2))
      case (0x2D, 0x20, _): return (.dash, behind(index + 1))
      case (0x3A, _, _) where isLast(1): return (.colon, behind(index + 1))
      default: continue
      }
    }
    return nil
  }

  private func behind(_ index: Int) -> Int {
    var index = index
    while index < range.upperBound, text[index] == 0x20 { index += 1 }
    return index
  }

  private static func isQuote(_ gap: ArraySlice<UInt8>) -> Bool {
    gap.contains(0x22) || gap.contains(0xAB) || gap.contains(0xBB) || gap.contains(0x9C) || gap.contains(0x9D)
  }
}
