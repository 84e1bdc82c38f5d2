/// Words between quotation marks, inside one paragraph.
struct QuoteSpan: Sendable, Hashable {
  /// The UTF-8 range with the marks.
  var outer: Range<Int>
  /// The UTF-8 range of the words.
  var inner: Range<Int>
  /// How many other quotations are open around it.
  let depth: Int
  /// Whether a closing mark ended it, not the paragraph.
  let isClosed: Bool
  /// The speaker whom a transcript names at the beginning, as in `"ROE: Good evening."`; the words begin behind it.
  var label: Range<Int>?
}

/// Finds the quotations of a paragraph by their marks, nested ones included.
///
/// Knows “ ” „ ‟ « » ‹ › 「 」 『 』 ‘ ’ ‚ and the straight marks. A mark that can be both is read from what stands
/// beside it: after white space it opens, after a letter it closes. Single marks open only where no apostrophe can
/// stand. A quotation without a closing mark runs to the end of the paragraph. O(bytes).
struct SpanFinder {
  private enum Family: UInt8 {
    case double, straight, low, angle, angleReversed, angleSingle, corner, single, singleStraight
  }
  private struct Open {
    let family: Family
    let outer: Int
    let inner: Int
  }
  private struct Mark {
    let scalar: UInt32
    let range: Range<Int>
    let before: UInt32
    let after: UInt32
  }

  /// How many marks ahead a closing one is looked for, so that no text costs quadratic time.
  private static let reach = 64

  private let text: [UInt8]
  private let limit: Range<Int>
  private var stack: [Open] = []
  private var spans: [QuoteSpan] = []

  /// The quotations in a UTF-8 range of a text, by where they start.
  static func spans(in text: [UInt8], _ range: Range<Int>) -> [QuoteSpan] {
    var finder = SpanFinder(text: text, limit: range)
    finder.run()
    return finder.spans.sorted {
      ($0.outer.lowerBound, $1.outer.upperBound) < ($1.outer.lowerBound, $0.outer.upperBound)
    }
  }

  private init(text: [UInt8], limit: Range<Int>) {
    self.text = text
    self.limit = limit
  }

  private mutating func run() {
    let marks = findMarks()
    for index in marks.indices { read(marks[index], rest: marks[(index + 1)...]) }
    closeAll()
  }

  /// The marks of the range with their neighbours.
  private func findMarks() -> [Mark] {
    var marks: [Mark] = []
    var previous: UInt32 = 0x0A
    var offset = limit.lowerBound
    while offset < limit.upperBound {
      let (scalar, length) = UTF8Decoding.scalar(in: text, at: offset)
      if SpanFinder.isMark(scalar) {
        let end = offset + length
        let after = end < limit.upperBound ? UTF8Decoding.scalar(in: text, at: end).scalar : 0x0A
        marks.append(Mark(scalar: scalar, range: offset..<end, before: previous, after: after))
      }
      previous = scalar
      offset += length
    }
    return marks
  }

  private static func isMark(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x22, 0x5F4, 0x27, 0xAB, 0xBB, 0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E, 0x201F, 0x2039,
      0x203A,
      0x300C...0x300F, 0xFF02:
      true
    default: false
    }
  }

  private mutating func read(_ mark: Mark, rest: ArraySlice<Mark>) {
    switch mark.scalar {
    case 0x22, 0x5F4, 0xFF02: if !isGershayim(mark) { straight(mark, rest: rest) }
    case 0x201C, 0x201F: leftDouble(mark)
    case 0x201D:
      rightDouble(mark)
    case 0x201E: open(.low, mark)
    case 0xAB: isOpen(.angleReversed) ? close(.angleReversed, mark) : open(.angle, mark)
    case 0xBB: isOpen(.angle) ? close(.angle, mark) : openIfFree(.angleReversed, mark)
    case 0x2039: open(.angleSingle, mark)
    case 0x203A: close(.angleSingle, mark)
    case 0x300C, 0x300E: open(.corner, mark)
    case 0x300D, 0x300F: close(.corner, mark)
    case 0x2018, 0x201A: single(.single, mark, rest: rest)
    case 0x2019: if isOpen(.single), endsSingle(mark, rest: rest) { close(.single, mark) }
    default:
      if isOpen(.singleStraight) {
        if endsSingle(mark, rest: rest) { close(.singleStraight, mark) }
      } else {
        single(.singleStraight, mark, rest: rest)
      }
    }
  }

  /// Whether a mark between two Hebrew letters makes an acronym: צה"ל.
  private func isGershayim(_ mark: Mark) -> Bool {
    (0x5D0...0x5EA).contains(mark.before) && (0x5D0...0x5EA).contains(mark.after)
  }

  /// ” closes what is open, a straight mark too where it stands at the end of words.
  private mutating func rightDouble(_ mark: Mark) {
    if isOpen(.double) || isOpen(.low) { return close(isOpen(.double) ? .double : .low, mark) }
    if isOpen(.straight), closesByPlace(mark) { return close(.straight, mark) }
    openIfFree(.double, mark)
  }

  /// “ closes a German „; after a letter and before a space it can only be a closing mark gone wrong.
  private mutating func leftDouble(_ mark: Mark) {
    if isOpen(.low), !opensByPlace(mark) { return close(.low, mark) }
    let isMisplaced = isOpen(.double) && closesByPlace(mark) && UTF8Decoding.isSpace(mark.after)
    isMisplaced ? close(.double, mark) : open(.double, mark)
  }

  /// A straight mark closes what is open unless it can only open something inside it.
  private mutating func straight(_ mark: Mark, rest: ArraySlice<Mark>) {
    guard isOpen(.straight) else {
      if isOpen(.double), !opensByPlace(mark), stack.last?.family == .double { return close(.double, mark) }
      // 6'3" and name="value" open nothing.
      let isForeign = UTF8Decoding.isWord(mark.before) && !opensByPlace(mark) || mark.before == 0x3D
      return isForeign ? () : open(.straight, mark)
    }
    let looksOpening = opensByPlace(mark) && isLetterOrDigit(mark.after)
    guard looksOpening else { return close(.straight, mark) }
    // A second opening mark: what was open had lost its closing mark, unless two closing marks follow.
    let closers = rest.prefix(2).filter { ($0.scalar == 0x22) && !opensByPlace($0) }
    closers.count == 2 ? open(.straight, mark) : restart(.straight, mark)
  }

  private mutating func restart(_ family: Family, _ mark: Mark) {
    guard let place = stack.lastIndex(where: { $0.family == family }) else { return open(family, mark) }
    end(place, outer: mark.range.lowerBound, inner: mark.range.lowerBound, isClosed: false)
    open(family, mark)
  }

  /// A single mark opens a quotation only where another can close it later in the paragraph.
  private mutating func single(_ family: Family, _ mark: Mark, rest: ArraySlice<Mark>) {
    guard opensByPlace(mark), isLetterOrDigit(mark.after) || mark.after == 0x2026 || mark.after == 0x5B else {
      return
    }
    let closer: UInt32 = family == .single ? 0x2019 : 0x27
    var depth = 0
    for later in rest.prefix(SpanFinder.reach) {
      if later.scalar == closer, depth == 0, closesByPlace(later) { return open(family, mark) }
      if later.scalar == mark.scalar, opensByPlace(later), depth == 0 { return }
      depth += SpanFinder.step(later, opens: opensByPlace(later))
      if depth < 0 { return }
    }
  }

  /// +1 for a double mark that opens, -1 for one that closes, 0 for others.
  private static func step(_ mark: Mark, opens: Bool) -> Int {
    switch mark.scalar {
    case 0x201C, 0x201E, 0xAB: 1
    case 0x201D, 0xBB: -1
    case 0x22: opens ? 1 : -1
    default: 0
    }
  }

  /// Whether a closing single mark ends the quotation: `leaders’ houses` does not, if a better mark follows.
  private func endsSingle(_ mark: Mark, rest: ArraySlice<Mark>) -> Bool {
    guard closesByPlace(mark) else { return false }
    guard mark.before == 0x73, mark.after == 0x20 else { return true }
    for later in rest.prefix(SpanFinder.reach) {
      if later.scalar == mark.scalar, closesByPlace(later) { return false }
      if opensByPlace(later) || later.scalar == 0x22 || later.scalar == 0x201D { return true }
    }
    return true
  }

  private func opensByPlace(_ mark: Mark) -> Bool {
    let before = mark.before
    let isBoundary =
      UTF8Decoding.isSpace(before)
      || [0x28, 0x5B, 0x2D, 0x2013, 0x2014, 0x2015, 0x22, 0x201C, 0x201E, 0xAB, 0x2F, 0x3A].contains(before)
    return isBoundary && !UTF8Decoding.isSpace(mark.after)
  }

  private func closesByPlace(_ mark: Mark) -> Bool {
    !isLetterOrDigit(mark.after) && !UTF8Decoding.isSpace(mark.before)
  }

  private func isLetterOrDigit(_ scalar: UInt32) -> Bool { UTF8Decoding.isWord(scalar) }

  private func isOpen(_ family: Family) -> Bool { stack.contains { $0.family == family } }

  private mutating func open(_ family: Family, _ mark: Mark) {
    guard stack.count < 8 else { return }
    stack.append(Open(family: family, outer: mark.range.lowerBound, inner: mark.range.upperBound))
  }

  private mutating func openIfFree(_ family: Family, _ mark: Mark) {
    if stack.isEmpty, opensByPlace(mark) { open(family, mark) }
  }

  private mutating func close(_ family: Family, _ mark: Mark) {
    guard let place = stack.lastIndex(where: { $0.family == family }) else { return }
    end(place, outer: mark.range.upperBound, inner: mark.range.lowerBound, isClosed: true)
  }

  private mutating func closeAll() {
    while let last = stack.indices.last {
      // A single mark without its partner is an apostrophe.
      let isApostrophe = stack[last].family == .singleStraight || stack[last].family == .single
      if isApostrophe {
        stack.removeLast()
      } else {
        end(last, outer: limit.upperBound, inner: limit.upperBound, isClosed: false)
      }
    }
  }

  /// Ends the quotation at `place` of the stack, and drops what was still open inside it.
  private mutating func end(_ place: Int, outer: Int, inner: Int, isClosed: Bool) {
    let opened = stack[place]
    stack.removeSubrange(place...)
    // Rock 'n' roll is no quotation.
    let shortest = opened.family == .singleStraight || opened.family == .single ? 3 : 1
    guard inner - opened.inner >= shortest else { return }
    let label = transcriptLabel(opened.inner..<inner)
    let start = label.map { skipSpace($0.upperBound + 1, inner) } ?? opened.inner
    spans.append(
      QuoteSpan(
        outer: opened.outer..<outer, inner: start..<inner, depth: place, isClosed: isClosed, label: label))
  }

  private func skipSpace(_ offset: Int, _ limit: Int) -> Int {
    var offset = offset
    while offset < limit, text[offset] == 0x20 { offset += 1 }
    return offset
  }

  /// The capital letters before a colon and a space at the beginning of a quotation.
  private func transcriptLabel(_ range: Range<Int>) -> Range<Int>? {
    let head = text[range].prefix(SpanFinder.longestLabel)
    guard let colon = head.firstIndex(of: 0x3A), colon - range.lowerBound >= 3, colon + 1 < range.upperBound,
      text[colon + 1] == 0x20
    else { return nil }
    let label = text[range.lowerBound..<colon]
    let isName = label.allSatisfy { $0 >= 0x41 && $0 <= 0x5A || [0x20, 0x2E, 0x27, 0x2D].contains($0) }
    return isName && label.first != 0x20 ? range.lowerBound..<colon : nil
  }

  /// A longer beginning in capitals is no name.
  private static let longestLabel = 32
}
