/// The tokens of an article's lines: what the tagger reads.
///
/// Words are runs of letters, marks and digits. Hyphens stand alone (`Russia`, `-`, `Ukraine`), the English
/// possessive is a token of its own, a Turkish case ending behind an apostrophe stays glued to its name but
/// outside its folded form, the French article before an apostrophe is split off, and the full stop of
/// initials and known abbreviations belongs to them. O(bytes).
package struct TokenStream {
  /// The tokens in order.
  package private(set) var tokens: [Token] = []
  /// Folded scalars of all tokens.
  package private(set) var folded: [UInt16] = []
  /// The sentences in order.
  package var sentences: [Sentence] = []

  private let table = ScalarTable.shared
  private let lists: TokenLists

  /// The tokens of ranges of a text; each range is a paragraph.
  package init(_ bytes: [UInt8], in ranges: [Range<Int>]) { self.init(bytes, in: ranges, lists: .shared) }

  init(_ bytes: [UInt8], in ranges: [Range<Int>], lists: TokenLists) {
    self.lists = lists
    let count = ranges.reduce(0) { $0 + $1.count }
    tokens.reserveCapacity(count / 5)
    folded.reserveCapacity(count)
    var paragraphs: [Range<Int>] = []
    for range in ranges {
      let first = tokens.count
      tokenise(bytes.span, range)
      if first < tokens.count { paragraphs.append(first..<tokens.count) }
    }
    sentences = SentenceSplitter(stream: self).sentences(of: paragraphs)
  }

  /// The tokens of a name or phrase, which is no sentence.
  init(phrase: some StringProtocol) {
    lists = .phrases
    let bytes = Array(phrase.utf8)
    tokenise(bytes.span, 0..<bytes.count)
  }

  /// The folded scalars of a token.
  func scalars(of token: Token) -> ArraySlice<UInt16> {
    folded[Int(token.folded)..<Int(token.folded + token.count)]
  }

  // MARK: - One line

  private mutating func tokenise(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) {
    var cursor = ScalarCursor(at: range.lowerBound, end: range.upperBound)
    var isSpaced = true
    while cursor.offset < cursor.end {
      let (scalar, next) = cursor.peek(bytes)
      switch kind(scalar) {
      case .space, .mark:
        cursor.offset = next
        isSpaced = true
      case .punctuation:
        appendMark(scalar, cursor.offset..<next, isSpaced: isSpaced)
        cursor.offset = next
        isSpaced = false
      case .digit:
        number(bytes, &cursor, isSpaced: isSpaced)
        isSpaced = false
      case .lower, .upper:
        word(bytes, &cursor, isSpaced: isSpaced)
        isSpaced = false
      }
    }
  }

  @inline(__always)
  private func kind(_ scalar: UInt32) -> ScalarTable.Kind {
    guard scalar < UInt32(ScalarTable.limit) else { return ScalarTable.farKind(scalar) }
    return ScalarTable.Kind(rawValue: table.kinds[Int(scalar)]) ?? .lower
  }

  @inline(__always)
  private func fold(_ scalar: UInt32) -> UInt16 {
    scalar < UInt32(ScalarTable.limit) ? table.folds[Int(scalar)] : UInt16(truncatingIfNeeded: scalar | 1)
  }

  private mutating func appendMark(_ scalar: UInt32, _ range: Range<Int>, isSpaced: Bool) {
    let value = fold(scalar)
    let place = Int32(folded.count)
    folded.append(value)
    var flags: Token.Flags = isSpaced ? .spaced : []
    if scalar == 0x2E || scalar == 0x21 || scalar == 0x3F || scalar == 0x61F || scalar == 0x2026 {
      flags.insert(.stop)
    }
    tokens.append(
      Token(
        start: Int32(range.lowerBound), end: Int32(range.upperBound), stemEnd: Int32(range.upperBound),
        folded: place, count: 1, word: Hashing.mix(Hashing.seed, UInt64(value)), ending: 0,
        shape: UInt32(value) &+ 1000, flags: flags))
  }

  private mutating func number(_ bytes: borrowing Span<UInt8>, _ cursor: inout ScalarCursor, isSpaced: Bool) {
    var builder = WordBuilder(at: cursor.offset, folded: folded.count)
    while cursor.offset < cursor.end {
      let (scalar, next) = cursor.peek(bytes)
      let kind = kind(scalar)
      if kind == .digit || kind == .lower || kind == .upper || kind == .mark {
        take(scalar, kind, &builder)
      } else if scalar == 0x2E || scalar == 0x2C || scalar == 0x66B || scalar == 0x66C {
        guard next < cursor.end, self.kind(cursor.peek(bytes, at: next).scalar) == .digit else { break }
        take(scalar, kind, &builder)
      } else {
        break
      }
      cursor.offset = next
    }
    finish(builder, end: cursor.offset, stemEnd: cursor.offset, ending: 0, isSpaced: isSpaced)
  }

  private mutating func word(_ bytes: borrowing Span<UInt8>, _ cursor: inout ScalarCursor, isSpaced: Bool) {
    var builder = WordBuilder(at: cursor.offset, folded: folded.count)
    scan: while cursor.offset < cursor.end {
      let (scalar, next) = cursor.peek(bytes)
      let kind = kind(scalar)
      switch kind {
      case .lower, .upper, .digit, .mark:
        take(scalar, kind, &builder)
        cursor.offset = next
      case .punctuation where scalar == 0x26 || scalar == 0x2E || scalar == 0x27 || scalar == 0x2019:
        switch join(bytes, scalar, after: next, cursor.end, &builder) {
        case .stays:
          take(scalar, .mark, &builder)
          cursor.offset = next
        case .endsWithIt:
          take(scalar, .mark, &builder)
          cursor.offset = next
          break scan
        case .ending(let until, let hash):
          let stemEnd = cursor.offset
          cursor.offset = until
          finish(builder, end: until, stemEnd: stemEnd, ending: hash, isSpaced: isSpaced)
          return
        case .splits: break scan
        }
      default: break scan
      }
    }
    if builder.isArabic, splitConjunction(builder, cursor.offset, isSpaced) { return }
    finish(builder, end: cursor.offset, stemEnd: cursor.offset, ending: 0, isSpaced: isSpaced)
    if cursor.offset < cursor.end, bytes[cursor.offset] == 0x27 || bytes[cursor.offset] == 0xE2 {
      possessive(bytes, &cursor)
    }
  }

  // MARK: - Marks inside words

  private enum Joint {
    case stays, endsWithIt, splits
    case ending(until: Int, hash: UInt64)
  }

  private func join(
    _ bytes: borrowing Span<UInt8>, _ mark: UInt32, after next: Int, _ end: Int, _ builder: inout WordBuilder
  ) -> Joint {
    let follows = next < end ? ScalarCursor(at: next, end: end).peek(bytes).scalar : 0x20
    let kind = kind(follows)
    switch mark {
    case 0x26: return builder.isCased && kind == .upper ? .stays : .splits
    case 0x2E: return fullStop(before: follows, kind, builder)
    default:
      guard kind == .lower || kind == .upper, builder.isCased else { return .splits }
      return apostrophe(bytes, next, end, kind, builder)
    }
  }

  private func fullStop(before scalar: UInt32, _ kind: ScalarTable.Kind, _ builder: WordBuilder) -> Joint {
    let count = folded.count - builder.folded
    let isInitial = builder.lettersSinceMark == 1 && (builder.startsUpper || builder.hasMark)
    if isInitial { return kind == .upper || (kind == .lower && builder.hasMark) ? .stays : .endsWithIt }
    if count <= 5, builder.startsUpper, lists.abbreviations.contains(Hashing.hash(folded[builder.folded...]))
    {
      return .endsWithIt
    }
    return kind == .lower && builder.isCased ? .stays : .splits
  }

  private func apostrophe(
    _ bytes: borrowing Span<UInt8>, _ next: Int, _ end: Int, _ kind: ScalarTable.Kind, _ builder: WordBuilder
  ) -> Joint {
    let head = Hashing.hash(folded[builder.folded...])
    if lists.elisions.contains(head) { return .endsWithIt }
    if kind == .upper { return .stays }
    var cursor = ScalarCursor(at: next, end: end)
    var hash = Hashing.seed
    var count = 0
    while cursor.offset < end {
      let (scalar, after) = cursor.peek(bytes)
      guard self.kind(scalar) == .lower else { break }
      hash = Hashing.mix(hash, UInt64(fold(scalar)))
      count += 1
      cursor.offset = after
    }
    if lists.clitics.contains(hash) { return .splits }
    if folded.count - builder.folded <= 2 { return .stays }
    return count <= 8 ? .ending(until: cursor.offset, hash: hash) : .stays
  }

  /// The `'s`, `'t` or `'re` behind a word, as a token of its own.
  private mutating func possessive(_ bytes: borrowing Span<UInt8>, _ cursor: inout ScalarCursor) {
    let (mark, afterMark) = cursor.peek(bytes)
    guard mark == 0x27 || mark == 0x2019, afterMark < cursor.end else { return }
    var tail = ScalarCursor(at: afterMark, end: cursor.end)
    var letters = 0
    while tail.offset < tail.end {
      let (scalar, next) = tail.peek(bytes)
      guard kind(scalar) == .lower else { break }
      letters += 1
      tail.offset = next
    }
    guard letters > 0, letters <= 2 else { return }
    var builder = WordBuilder(at: cursor.offset, folded: folded.count)
    while cursor.offset < tail.offset {
      let (scalar, next) = cursor.peek(bytes)
      take(scalar, scalar == mark ? .mark : .lower, &builder)
      if scalar == mark { folded.append(0x27) }
      cursor.offset = next
    }
    finish(builder, end: cursor.offset, stemEnd: cursor.offset, ending: 0, isSpaced: false)
  }

  /// Splits the conjunction و off an Arabic word that is not known to begin with that letter.
  private mutating func splitConjunction(_ builder: WordBuilder, _ end: Int, _ isSpaced: Bool) -> Bool {
    let word = folded[builder.folded...]
    guard lists.splitsConjunction, word.first == 0x648, word.count >= 4,
      !lists.wawWords.contains(Hashing.hash(word))
    else { return false }
    var head = WordBuilder(at: builder.start, folded: builder.folded)
    head.isArabic = true
    head.lowers = 1
    let rest = Array(word.dropFirst())
    folded.removeLast(rest.count)
    finish(head, end: builder.start + 2, stemEnd: builder.start + 2, ending: 0, isSpaced: isSpaced)
    var tail = WordBuilder(at: builder.start + 2, folded: folded.count)
    tail.isArabic = true
    tail.lowers = rest.count
    folded += rest
    finish(tail, end: end, stemEnd: end, ending: 0, isSpaced: false)
    return true
  }

  // MARK: - Building a token

  private mutating func take(_ scalar: UInt32, _ kind: ScalarTable.Kind, _ builder: inout WordBuilder) {
    builder.note(scalar, kind)
    guard kind != .mark else { return }
    let value = fold(scalar)
    if value != 0 { folded.append(value) }
  }

  private mutating func finish(
    _ builder: WordBuilder, end: Int, stemEnd: Int, ending: UInt64, isSpaced: Bool
  ) {
    let count = folded.count - builder.folded
    var flags = builder.flags
    if isSpaced { flags.insert(.spaced) }
    tokens.append(
      Token(
        start: Int32(builder.start), end: Int32(end), stemEnd: Int32(stemEnd), folded: Int32(builder.folded),
        count: Int32(count), word: Hashing.hash(folded[builder.folded...]), ending: ending,
        shape: builder.shape, flags: flags))
  }
}

/// A place in UTF-8 bytes.
struct ScalarCursor {
  var offset: Int
  let end: Int

  init(at offset: Int, end: Int) {
    self.offset = offset
    self.end = end
  }

  /// The scalar here and the offset behind it, in well-formed bytes.
  @inline(__always)
  func peek(_ bytes: borrowing Span<UInt8>) -> (scalar: UInt32, next: Int) { peek(bytes, at: offset) }

  /// The scalar at an offset and the offset behind it.
  @inline(__always)
  func peek(_ bytes: borrowing Span<UInt8>, at offset: Int) -> (scalar: UInt32, next: Int) {
    let first = UInt32(bytes[offset])
    if first < 0x80 { return (first, offset + 1) }
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard offset + length <= end else { return (0xFFFD, end) }
    var scalar = first & (0x7F >> UInt32(length))
    for place in 1..<length { scalar = scalar << 6 | UInt32(bytes[offset + place]) & 0x3F }
    return (scalar, offset + length)
  }
}

/// What is learnt about a word while its scalars go by.
private struct WordBuilder {
  let start: Int
  let folded: Int
  var uppers = 0, lowers = 0, digits = 0
  var lettersSinceMark = 0
  var startsUpper = false, startsDigit = false, hasMark = false
  var isArabic = false, isCyrillic = false
  /// The collapsed shape, two bits a change of class.
  var runs: UInt32 = 1
  private var last: UInt32 = 0

  init(at start: Int, folded: Int) {
    self.start = start
    self.folded = folded
  }

  /// Whether its letters so far are of a script with capitals.
  var isCased: Bool { !isArabic }

  mutating func note(_ scalar: UInt32, _ kind: ScalarTable.Kind) {
    let isFirst = uppers + lowers + digits == 0
    var code: UInt32 = 0
    switch kind {
    case .upper:
      uppers += 1
      lettersSinceMark += 1
      if isFirst { startsUpper = true }
      code = 1
    case .lower:
      lowers += 1
      lettersSinceMark += 1
      code = 2
    case .digit:
      digits += 1
      if isFirst { startsDigit = true }
      code = 3
    default:
      if scalar < 0x100 || scalar == 0x2019 {
        hasMark = true
        lettersSinceMark = 0
      }
    }
    if code != last || code == 0, runs < 1 << 14 { runs = runs << 2 | code }
    last = code
    if scalar >= 0x400 {
      if scalar < 0x530 { isCyrillic = true } else if scalar >= 0x5D0, scalar < 0x780 { isArabic = true }
    }
  }

  var shape: UInt32 { runs | (uppers == 1 && lowers == 0 && digits == 0 ? 1 << 20 : 0) }

  var flags: Token.Flags {
    var flags: Token.Flags = .word
    if startsUpper { flags.insert(.capital) }
    if uppers > 0, lowers == 0 { flags.insert(.allCapitals) }
    if isArabic { flags.insert(.arabic) }
    if isCyrillic { flags.insert(.cyrillic) }
    if startsDigit { flags.insert(.digit) }
    return flags
  }
}
