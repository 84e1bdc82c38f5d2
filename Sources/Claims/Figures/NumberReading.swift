import TextKernels

/// A number in a row of words: its words and value.
struct NumberReading: Equatable {
  /// The words that make the number, with those that scale it.
  var words: Range<Int>
  var value: Double
  var low: Double
  var high: Double
}

/// Reads numbers written in digits or words, in the conventions of a language.
struct NumberReader {
  let utf8: [UInt8]
  let words: [Word]
  let meanings: [FigureWords.Meaning?]
  private let groupsWithStop: Bool
  private let countsByTwenties: Bool
  private let isEnglish: Bool
  private let isTurkish: Bool

  init(utf8: [UInt8], words: [Word], meanings: [FigureWords.Meaning?], language: String) {
    self.utf8 = utf8
    self.words = words
    self.meanings = meanings
    countsByTwenties = language == "fr"
    isEnglish = language == "en"
    isTurkish = language == "tr"
    groupsWithStop = ["tr", "de", "es", "it", "nl", "pt", "fr", "ru", "id"].contains(language)
  }

  /// The number that begins at a word; nil when none does.
  func number(at index: Int) -> NumberReading? {
    if case .vague(let low, let high)? = meanings[index] { return vague(at: index, low, high) }
    guard var reading = digits(at: index) ?? spelled(at: index) ?? articleBeforeScale(at: index) else {
      return nil
    }
    while reading.words.upperBound < words.count, reading.value <= NumberReader.greatest,
      case .scale(let factor)? = meanings[reading.words.upperBound], isJoined(reading.words.upperBound)
    {
      reading.value *= factor
      reading.words = reading.words.lowerBound..<reading.words.upperBound + 1
      if let rest = rest(behind: reading.words.upperBound, below: factor) {
        reading.value += rest
        reading.words = reading.words.lowerBound..<reading.words.upperBound + 1
      }
    }
    guard reading.value <= NumberReader.greatest else { return nil }
    reading.low = reading.value
    reading.high = reading.value
    return reading
  }

  /// No article counts more; `5 million million million …` goes on past all numbers, to one that nothing can be computed with.
  private static let greatest = 1e30

  /// The digits behind a word that scales, as in `2 bin 500`: three at most, and less than the scale.
  private func rest(behind end: Int, below factor: Double) -> Double? {
    guard factor >= 1000, end < words.count, isJoined(end), words[end].length <= 6,
      let rest = value(of: words[end]), rest < min(factor, 1000), rest == rest.rounded()
    else { return nil }
    // `3 million 200 thousand` is a number of its own.
    if end + 1 < words.count, case .scale? = meanings[end + 1] { return nil }
    return rest
  }

  /// The one of `a thousand men`, `a million`.
  private func articleBeforeScale(at index: Int) -> NumberReading? {
    guard isEnglish, words[index].length == 1, index + 1 < words.count, isJoined(index + 1),
      utf8[words[index].range.lowerBound] | 0x20 == UInt8(ascii: "a"), case .scale? = meanings[index + 1]
    else { return nil }
    return NumberReading(words: index..<index + 1, value: 1, low: 1, high: 1)
  }

  /// The value of one word of digits; nil when it is none, or longer than a figure can be.
  ///
  /// One Arabic letter may stand in front of the digits: `و12` is `and 12`.
  func value(of word: Word) -> Double? {
    guard word.traits.contains(.digit), word.length <= 24 else { return nil }
    var text = Array(Folding.folded(utf8, word.range).utf8)
    if word.traits.contains(.letter), let scaled = scaled(text) { return scaled }
    if word.traits.contains(.letter) {
      guard NumberReader.glued.contains(String(decoding: text.prefix(2), as: UTF8.self)) else { return nil }
      text.removeFirst(2)
      guard text.allSatisfy({ $0 < 0x3A }) else { return nil }
    }
    var groups: [[UInt8]] = [[]]
    var marks: [UInt8] = []
    for byte in text {
      if byte == 0x2E || byte == 0x2C {
        marks.append(byte)
        groups.append([])
      } else {
        groups[groups.count - 1].append(byte)
      }
    }
    let isGrouped = marks.isEmpty || isGrouping(marks, groups)
    var joined: [UInt8] = []
    for (index, group) in groups.enumerated() {
      if index > 0 && index == groups.count - 1 && !isGrouped { joined.append(0x2E) }
      joined += group
    }
    return Double(String(decoding: joined, as: UTF8.self))
  }

  /// The value of digits with a letter for millions or billions written to them: `1.3bn`, `250m` are sums of money.
  private func scaled(_ text: [UInt8]) -> Double? {
    guard let split = text.firstIndex(where: { $0 >= 0x61 }), split > 0,
      let factor = NumberReader.letters[String(decoding: text[split...], as: UTF8.self)]
    else { return nil }
    return Double(String(decoding: text[..<split], as: UTF8.self)).map { $0 * factor }
  }

  private static let letters = ["bn": 1e9, "tn": 1e12, "mn": 1e6, "mln": 1e6, "m": 1e6, "b": 1e9, "k": 1e3]

  /// Whether all marks only group digits by three; `1.219` groups in Turkish and is a fraction in English.
  private func isGrouping(_ marks: [UInt8], _ groups: [[UInt8]]) -> Bool {
    let areThrees = groups.dropFirst().allSatisfy { $0.count == 3 } && groups[0].count <= 3
    guard areThrees, groups[0] != [0x30], Set(marks).count == 1 else { return false }
    return marks.count > 1 || (marks[0] == 0x2E) == groupsWithStop
  }

  /// The Arabic letters that are written to a number: and, by, to, so, like.
  private static let glued: Set<String> = ["و", "ب", "ل", "ف", "ك"]

  private func digits(at index: Int) -> NumberReading? {
    guard var value = value(of: words[index]) else { return nil }
    var end = index + 1
    // `64 803` with a space that does not break.
    while end < words.count, value < 1e24, words[end].isNumber, words[end].length == 3,
      words[end - 1].length <= 3,
      isNarrowSpace(before: end), let next = self.value(of: words[end])
    {
      value = value * 1000 + next
      end += 1
    }
    // Turkish writes an ending to the digits: `164'e`.
    if isTurkish, end < words.count, words[end].length <= 6, words[end].traits.contains(.letter),
      isApostrophe(before: end)
    {
      end += 1
    }
    return NumberReading(words: index..<end, value: value, low: value, high: value)
  }

  private func isApostrophe(before index: Int) -> Bool {
    let gap = Array(utf8[words[index - 1].range.upperBound..<words[index].range.lowerBound])
    return gap == [0x27] || gap == [0xE2, 0x80, 0x99]
  }

  /// `twenty-two`, `two hundred and six`.
  private func spelled(at index: Int) -> NumberReading? {
    var total = 0.0
    var part: Double?
    var end = index
    while end < words.count, end == index || isJoined(end) {
      if meanings[end] == .one {
        guard part == nil || (part ?? 0) >= 20 else { break }
        part = (part ?? 0) + 1
      } else if case .number(let value)? = meanings[end] {
        guard part == nil || adds(value, to: part ?? 0) || (part ?? 0) >= 100 else { break }
        // `quatre-vingts` is four times twenty.
        part = part == 4 && value == 20 ? 80 : (part ?? 0) + value
      } else if case .scale(let factor)? = meanings[end], let known = part {
        if factor == 100 {
          part = known * factor
        } else {
          total += known * factor
          part = 0
        }
      } else if isTensAndOne(end, part) {
        part = (part ?? 0) + 1
        end += 1
      } else if isHundredAnd(end, part) {
        // `two hundred and six`
      } else {
        break
      }
      end += 1
    }
    guard let part else { return nil }
    return NumberReading(words: index..<end, value: total + part, low: 0, high: 0)
  }

  /// Whether a number word goes on with another: `twenty-two`, in French `dix-neuf`, `soixante-quinze`, `quatre-vingts`.
  private func adds(_ value: Double, to part: Double) -> Bool {
    if value < 10, part >= 20 { return true }
    guard countsByTwenties else { return false }
    return part == 10 && (7...9).contains(value) || (part == 60 || part == 80) && value < 20
      || part == 4 && value == 20
  }

  private func isHundredAnd(_ index: Int, _ part: Double?) -> Bool {
    guard let part, part >= 100, part.truncatingRemainder(dividingBy: 100) == 0, index + 1 < words.count,
      case .number(let next)? = meanings[index + 1], next < 100
    else { return false }
    return Folding.folded(utf8, words[index].range) == "and"
  }

  /// The `et` of `vingt et un`.
  private func isTensAndOne(_ index: Int, _ part: Double?) -> Bool {
    guard countsByTwenties, let part, part >= 20, part < 80, index + 1 < words.count,
      ["un", "une"].contains(Folding.folded(utf8, words[index + 1].range))
    else { return false }
    return Folding.folded(utf8, words[index].range) == "et"
  }

  private func vague(at index: Int, _ low: Double, _ high: Double) -> NumberReading {
    // A `trentaine` is about 30, `dozens` are 24 at least.
    let value = high < 1.5 * low ? (low + high) / 2 : low
    var reading = NumberReading(words: index..<index + 1, value: value, low: low, high: high)
    // `tens of thousands`, `hundreds of thousands`: the second word scales the first.
    if index + 2 < words.count, case .vague(let next, _)? = meanings[index + 2], words[index + 1].length == 2
    {
      let factor = next >= 2_000_000 ? 1_000_000.0 : 1000
      reading = NumberReading(
        words: index..<index + 3, value: low / 2 * factor, low: low / 2 * factor, high: high * factor)
    }
    return reading
  }

  /// Whether a word follows the one before it with a space or hyphen only.
  func isJoined(_ index: Int) -> Bool {
    let gap = utf8[words[index - 1].range.upperBound..<words[index].range.lowerBound]
    return gap.count <= 3 && gap.allSatisfy { $0 == 0x20 || $0 == 0x2D || $0 >= 0x80 }
  }

  private func isNarrowSpace(before index: Int) -> Bool {
    let gap = utf8[words[index - 1].range.upperBound..<words[index].range.lowerBound]
    return Array(gap) == [0xC2, 0xA0] || Array(gap) == [0xE2, 0x80, 0xAF]
      || (groupsWithStop && Array(gap) == [0x20])
  }
}
