/// The one pass over the bytes behind `Words`.
///
/// It lives inside the closures that lend it the two buffers, and checks offsets against `end` itself.
@safe struct WordScanner {
  let bytes: UnsafeBufferPointer<UInt8>
  let end: Int
  let table: UnsafeBufferPointer<UInt32>

  // The word being read; `start` is negative between words.
  private var start = -1
  private var stop = 0
  private var hash = WordHash()
  private var beforeLast = WordHash()
  private var last: UInt32 = 0
  private var traits: UInt16 = 0
  private var letters = 0
  private var capitals = 0
  private static let longest = 65_000

  init(bytes: UnsafeBufferPointer<UInt8>, end: Int, table: UnsafeBufferPointer<UInt32>) {
    unsafe self.bytes = bytes
    self.end = end
    unsafe self.table = table
  }

  /// Scans to the end, or until there are `limit` words; gives the offset to go on from, with the same scanner.
  @discardableResult
  mutating func scan(from first: Int, into words: inout some WordSink, limit: Int = .max) -> Int {
    var offset = first
    while offset < end {
      if words.count >= limit { return offset }
      let byte = self.byte(at: offset)
      if byte < 0x80 {
        let entry = entry(ascii: byte)
        let kind = entry & ScalarTable.Class.mask
        if kind == ScalarTable.Class.letter && start < 0 && offset + 8 <= end {
          let next = words.takeLetters(from: offset, to: end)
          offset = next > offset ? next : readLetters(at: offset, into: &words)
        } else if kind == ScalarTable.Class.letter || kind == ScalarTable.Class.digit {
          offset = readASCII(at: offset, into: &words)
        } else {
          take(entry, at: offset, next: offset + 1, into: &words)
          offset += 1
        }
      } else {
        let (entry, next) = decode(at: offset)
        take(entry, at: offset, next: next, into: &words)
        offset = next
      }
    }
    finish(into: &words)
    return end
  }

  /// Reads ASCII letters at the beginning of a word, eight at a time; gives the offset to go on from.
  ///
  /// The loop over single letters costs a wrong guess of the processor at the end of nearly every word. A word that
  /// ends with them, as most do, is added from here, and what is kept of a longer one is not touched.
  @inline(__always)
  private mutating func readLetters(at first: Int, into words: inout some WordSink) -> Int {
    let high: UInt64 = 0x8080_8080_8080_8080
    var offset = first
    var hash = WordHash()
    var isUpper: UInt64 = high
    let limit = min(end, first + WordScanner.longest)
    while offset + 8 <= limit {
      let block = self.block(at: offset)
      let lower = block | 0x2020_2020_2020_2020
      let plain = lower & ~high
      // The high bit of each byte that is a to z: not below a, not above z, ASCII.
      let letters = (plain &+ 0x1F1F_1F1F_1F1F_1F1F) & ~(plain &+ 0x0505_0505_0505_0505) & ~block & high
      let others = ~letters & high
      let count = others.trailingZeroBitCount / 8
      // All bits below the first byte that is no letter; all when there is none.
      let mask = count == 8 ? .max : (others & (0 &- others)) >> 7 &- 1
      isUpper &= ~(block << 2) | ~mask
      hash.push(block: lower & mask, count: count)
      offset += count
      if count < 8 { break }
    }
    let isCapitalised = byte(at: first) & 0x20 == 0
    var traits = Word.Traits.letter.rawValue | (isCapitalised ? Word.Traits.capitalised.rawValue : 0)
    if offset < end, endsLetters(byte(at: offset)) {
      if isUpper == high && offset - first > 1 { traits |= Word.Traits.allCapitals.rawValue }
      words.append(
        Word(
          hash: hash.value, start: UInt32(truncatingIfNeeded: first),
          length: UInt16(truncatingIfNeeded: offset - first), traits: Word.Traits(rawValue: traits)))
      return offset + 1
    }
    start = first
    stop = offset
    self.hash = hash
    last = 0
    letters = offset - first
    // What counts is whether all letters are upper-case.
    capitals = isUpper == high ? letters : 0
    self.traits = traits
    return offset
  }

  /// Whether a byte ends a word of letters: a space or mark, also one that could stand between digits.
  @inline(__always)
  private func endsLetters(_ byte: UInt8) -> Bool {
    guard byte < 0x80 else { return false }
    let kind = entry(ascii: byte) & ScalarTable.Class.mask
    return kind == ScalarTable.Class.break || kind == ScalarTable.Class.separator
  }

  @inline(__always)
  private func block(at offset: Int) -> UInt64 {
    let raw = unsafe UnsafeRawBufferPointer(bytes)
    return unsafe UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  /// Reads letters and digits as long as they are ASCII; gives the offset after them.
  @inline(__always)
  private mutating func readASCII(at first: Int, into words: inout some WordSink) -> Int {
    if start < 0 || traits & Word.Traits.solo.rawValue != 0
      || first - start > WordScanner.longest
    {
      begin(at: first, into: &words)
    }
    var offset = first
    var hash = self.hash
    var digits = 0
    var capitals = 0
    let limit = min(end, start + WordScanner.longest + 1)
    while offset < limit {
      let byte = self.byte(at: offset)
      guard byte < 0x80 else { break }
      let entry = entry(ascii: byte)
      let kind = entry & ScalarTable.Class.mask
      guard kind == ScalarTable.Class.letter || kind == ScalarTable.Class.digit else { break }
      hash.push(entry & 0x7F)
      digits &+= Int((entry >> 22) & 1)
      capitals &+= Int((entry >> 24) & 1)
      offset += 1
    }
    let count = offset - first
    if stop == first && start == first {
      let entry = entry(ascii: byte(at: first))
      if entry & ScalarTable.upper != 0 { traits |= Word.Traits.capitalised.rawValue }
    }
    if digits > 0 { traits |= Word.Traits.digit.rawValue }
    if digits < count { traits |= Word.Traits.letter.rawValue }
    letters += count - digits
    self.capitals += capitals
    self.hash = hash
    last = 0
    stop = offset
    return offset
  }

  /// Takes one scalar that is not an ASCII letter or digit.
  private mutating func take(_ entry: UInt32, at offset: Int, next: Int, into words: inout some WordSink) {
    switch entry & ScalarTable.Class.mask {
    case ScalarTable.Class.letter: extend(with: entry, at: offset, to: next, into: &words)
    case ScalarTable.Class.digit: extend(with: entry, at: offset, to: next, into: &words)
    case ScalarTable.Class.solo:
      begin(at: offset, into: &words)
      add(entry, at: offset, to: next)
      traits |= Word.Traits.solo.rawValue
    case ScalarTable.Class.silent: takeMark(at: offset, to: next)
    case ScalarTable.Class.ignorable: break
    case ScalarTable.Class.apostrophe: join(entry, Word.Traits.letter, at: offset, next, into: &words)
    case ScalarTable.Class.separator: join(entry, Word.Traits.digit, at: offset, next, into: &words)
    default: finish(into: &words)
    }
  }

  private mutating func extend(
    with entry: UInt32, at offset: Int, to next: Int, into words: inout some WordSink
  ) {
    if start < 0 || traits & Word.Traits.solo.rawValue != 0
      || offset - start > WordScanner.longest
    {
      begin(at: offset, into: &words)
    }
    add(entry, at: offset, to: next)
  }

  private mutating func begin(at offset: Int, into words: inout some WordSink) {
    finish(into: &words)
    start = offset
    stop = offset
    hash = WordHash()
    traits = 0
    letters = 0
    capitals = 0
  }

  private mutating func add(_ entry: UInt32, at offset: Int, to next: Int) {
    let scalar = entry & ScalarTable.scalarMask
    let isUpper = entry & ScalarTable.upper != 0
    if start == offset && isUpper { traits |= Word.Traits.capitalised.rawValue }
    if entry & ScalarTable.Class.mask == ScalarTable.Class.digit {
      traits |= Word.Traits.digit.rawValue
    } else {
      traits |= Word.Traits.letter.rawValue
      letters += 1
      capitals += isUpper ? 1 : 0
    }
    beforeLast = hash
    last = scalar
    hash.push(scalar)
    if entry & ScalarTable.expands != 0 {
      for more in ScalarTable.rest(of: scalarValue(at: offset)) {
        hash.push(more)
      }
    }
    traits |= Word.Traits.nonASCII.rawValue
    stop = next
  }

  /// A mark that is dropped; only the breve over и makes another letter, й.
  private mutating func takeMark(at offset: Int, to next: Int) {
    guard start >= 0 else { return }
    if last == 0x438 && scalarValue(at: offset) == 0x306 {
      hash = beforeLast
      hash.push(0x439)
    }
    stop = next
    traits |= Word.Traits.nonASCII.rawValue
  }

  /// An apostrophe or number separator: part of the word when the same kind stands on both sides.
  private mutating func join(
    _ entry: UInt32, _ kind: Word.Traits, at offset: Int, _ next: Int, into words: inout some WordSink
  ) {
    let isLetter = kind == .letter
    let wanted = isLetter ? ScalarTable.Class.letter : ScalarTable.Class.digit
    let follows = start >= 0 && traits & Word.Traits.solo.rawValue == 0 && stop == offset
    let isInside = follows && next < end && decode(at: next).entry & ScalarTable.Class.mask == wanted
    let before: Bool = isInside && (traits & kind.rawValue != 0)
    guard before,
      isLetter || decode(at: offset - 1).entry & ScalarTable.Class.mask == wanted || next - offset > 1
    else {
      finish(into: &words)
      return
    }
    hash.push(entry & ScalarTable.scalarMask)
    last = 0
    stop = next
    if next - offset > 1 { traits |= Word.Traits.nonASCII.rawValue }
  }

  private mutating func finish(into words: inout some WordSink) {
    guard start >= 0 else { return }
    if letters > 1 && capitals == letters {
      traits |= Word.Traits.allCapitals.rawValue
    }
    let word = Word(
      hash: hash.value, start: UInt32(start), length: UInt16(min(stop - start, 65_535)),
      traits: Word.Traits(rawValue: traits))
    words.append(word)
    start = -1
  }

  /// The entry of the scalar at an offset, and the offset after it.
  ///
  /// Bytes that are not well formed count as breaks.
  @inline(__always)
  private func decode(at offset: Int) -> (entry: UInt32, next: Int) {
    let byte = self.byte(at: offset)
    if byte < 0x80 { return (entry(ascii: byte), offset + 1) }
    let width = byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
    guard width > 1, offset + width <= end else { return (ScalarTable.Class.break, offset + 1) }
    let entry = unsafe ScalarTable.lookup(scalarValue(at: offset), table)
    return (entry, offset + width)
  }

  @inline(__always)
  private func scalarValue(at offset: Int) -> UInt32 {
    let byte = UInt32(byte(at: offset))
    if byte < 0xE0 { return (byte & 0x1F) << 6 | tail(offset + 1) }
    if byte < 0xF0 { return (byte & 0x0F) << 12 | tail(offset + 1) << 6 | tail(offset + 2) }
    return (byte & 0x07) << 18 | tail(offset + 1) << 12 | tail(offset + 2) << 6 | tail(offset + 3)
  }

  @inline(__always)
  private func byte(at offset: Int) -> UInt8 { unsafe bytes[offset] }

  @inline(__always)
  private func entry(ascii byte: UInt8) -> UInt32 { unsafe table[Int(byte)] }

  @inline(__always)
  private func tail(_ offset: Int) -> UInt32 { UInt32(byte(at: offset) & 0x3F) }
}
