/// Reads the surroundings of an end mark in the sentence that starts at `start`.
struct SentenceReader {
  let text: [UInt8]
  let range: Range<Int>
  let start: Int

  /// What kind of end mark a run of marks is.
  enum Mark { case stop, ellipsis, strong, wide }

  /// Where reading goes on after what stands at `offset`, and whether the sentence ends there.
  func boundary(at offset: Int, ordinals: Bool) -> (offset: Int, ends: Bool) {
    if text[offset] == 0x0A || text[offset] == 0x0D { return (offset + 1, true) }
    if SentenceBytes.bullet(in: text, at: offset, range.upperBound) > 0 {
      let isFree = offset == range.lowerBound || space(before: offset)
      return isFree ? (offset, offset > start) : (offset + 3, false)
    }
    guard let (mark, end) = marks(at: offset) else { return (offset + 1, false) }
    let close = closers(from: end)
    let ends = isEnd(mark, at: offset, end: end, close: close, ordinals: ordinals)
    return (max(close, end), ends)
  }

  /// The run of end marks at an offset: its kind and end.
  private func marks(at offset: Int) -> (Mark, Int)? {
    guard let (first, step) = mark(at: offset) else { return nil }
    var kind = first
    var end = offset + step
    while let (next, length) = mark(at: end) {
      end += length
      kind = kind == .strong || next == .strong ? .strong : next == .wide ? .wide : .ellipsis
    }
    return (kind, end)
  }

  private func mark(at offset: Int) -> (Mark, Int)? {
    guard offset < range.upperBound else { return nil }
    let byte = text[offset]
    if byte == 0x2E { return (.stop, 1) }
    if byte == 0x21 || byte == 0x3F { return (.strong, 1) }
    guard byte >= 0x80 else { return nil }
    let (scalar, length) = self.scalar(at: offset)
    switch scalar {
    case 0x61F, 0x6D4, 0x964, 0x203C, 0x2047...0x2049: return (.strong, length)
    case 0x2026: return (.ellipsis, length)
    case 0x3002, 0xFF01, 0xFF1F: return (.wide, length)
    default: return nil
    }
  }

  /// The end of the closing quotes, brackets and footnote numbers that belong to the sentence before them.
  private func closers(from end: Int) -> Int {
    var close = end
    while close < range.upperBound {
      let (scalar, length) = self.scalar(at: close)
      if scalar == 0x5B, let footnote = footnote(at: close) {
        close = footnote
        continue
      }
      if SentenceWords.isCloser(scalar) {
        // A mark of either hand that a letter follows opens the next sentence.
        let after = close + length
        if SentenceWords.isEitherHand(scalar), after < range.upperBound,
          isLetter(self.scalar(at: after).value)
        {
          return close
        }
        close = after
        continue
      }
      let skipped = skipSpaces(from: close)
      // French sets a space before the mark that closes a quotation.
      guard skipped > close, skipped < range.upperBound else { return close }
      let (far, farLength) = self.scalar(at: skipped)
      guard far == 0xBB || far == 0x201D else { return close }
      close = skipped + farLength
    }
    return close
  }

  private func footnote(at offset: Int) -> Int? {
    var end = offset + 1
    while end < range.upperBound, end - offset <= 4, (0x30...0x39).contains(text[end]) { end += 1 }
    guard end > offset + 1, end < range.upperBound, text[end] == 0x5D else { return nil }
    return end + 1
  }

  /// Whether the sentence ends after the closing marks at `close`.
  private func isEnd(_ mark: Mark, at offset: Int, end: Int, close: Int, ordinals: Bool) -> Bool {
    let next = skipSpaces(from: close)
    guard next < range.upperBound, mark != .wide else { return true }
    if next == close { return isGlued(mark, at: offset, next: next) }
    let word = nextWord(from: next)
    if word.isLower { return mark == .stop && end == close && space(before: offset) }
    switch mark {
    case .stop: return endsAtStop(offset, close: close, end: end, next: word, ordinals: ordinals)
    case .strong: return !(close > end && (word.isDash || isAttribution(from: next)))
    default: return !word.isDash
    }
  }

  /// Whether a mark without a space after it ends a sentence all the same: `was killed.The army`.
  private func isGlued(_ mark: Mark, at offset: Int, next: Int) -> Bool {
    guard mark != .ellipsis, offset - start >= 3 else { return false }
    let token = Array(text[tokenStart(before: offset)..<offset])
    guard token.count >= 2, token.suffix(2).allSatisfy({ $0 >= 0x61 && $0 <= 0x7A || $0 >= 0x80 }),
      !token.contains(where: { $0 == 0x2E || $0 == 0x2F || $0 == 0x40 || $0 == 0x3A || $0 == 0x5F })
    else { return false }
    let opened = skipOpeners(from: next)
    guard opened < range.upperBound else { return false }
    let (first, length) = scalar(at: opened)
    guard isUpper(first), opened + length < range.upperBound else { return false }
    return isLower(scalar(at: opened + length).value) || opened > next
  }

  /// Whether a single full stop ends the sentence, given that the next word does not start in lower case.
  private func endsAtStop(_ offset: Int, close: Int, end: Int, next: NextWord, ordinals: Bool) -> Bool {
    let tokenStart = tokenStart(before: offset)
    let token = Array(text[tokenStart..<offset])
    if token.isEmpty { return true }
    if token.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) {
      return endsAtNumber(token, isFirst: isFirst(tokenStart), next: next, ordinals: ordinals)
    }
    guard close == end else { return true }
    let isName = isUpper(scalar(at: tokenStart).value)
    if token.contains(0x2E) { return endsAtAcronym(token, next: next) }
    if scalar(at: tokenStart).length == token.count, isLetter(scalar(at: tokenStart).value) {
      return SentenceWords.starters.contains(next.text) && !isFirst(tokenStart)
    }
    switch SentenceWords.abbreviation(of: token, isName: isName) {
    case .title: return false
    case .beforeNumber: return !next.isDigit
    case .beforeName: return SentenceWords.starters.contains(next.text)
    case nil: return true
    }
  }

  private func endsAtNumber(_ token: [UInt8], isFirst: Bool, next: NextWord, ordinals: Bool) -> Bool {
    guard token.count <= 2 else { return true }
    if isFirst { return false }
    return !(ordinals && !next.isDigit || SentenceWords.months.contains(next.text))
  }

  private func endsAtAcronym(_ token: [UInt8], next: NextWord) -> Bool {
    let parts = token.split(separator: 0x2E)
    // Numbers with a decimal point, addresses and file names are words like others.
    guard parts.allSatisfy({ $0.count <= 4 && ($0.first.map { $0 > 0x39 } ?? false) }) else { return true }
    let folded = SentenceWords.lowercased(token)
    if SentenceWords.neverLastAcronyms.contains(folded) { return false }
    if folded == "a.m" || folded == "p.m" {
      return !next.isDigit && !SentenceWords.afterClock.contains(next.text)
    }
    return SentenceWords.starters.contains(next.text)
  }

  /// Whether a token is the first of its sentence, as a list label is.
  private func isFirst(_ tokenStart: Int) -> Bool {
    tokenStart - start <= 64 && skipOpeners(from: skipSpaces(from: start)) >= tokenStart
  }

  /// Whether words of saying follow a quotation: `"Is it over?" Smith asked`.
  private func isAttribution(from offset: Int) -> Bool {
    var offset = offset
    for _ in 0..<4 where offset < range.upperBound {
      let end = wordEnd(from: offset)
      if SentenceWords.cues.contains(String(decoding: text[offset..<end], as: UTF8.self)) { return true }
      offset = skipSpaces(from: max(end, offset + 1))
    }
    return false
  }
}
