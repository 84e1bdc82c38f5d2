public import CollateCore

/// A regular expression that takes time in proportion to the text, whatever the pattern.
///
/// Text without a row of letters that every match has is passed over. One pass backwards marks every place where a match begins; from the leftmost, a pass forwards finds its longest
/// end, at most 400 characters on. Case does not count; `.` is any character but a line break; `^` and `$` are the
/// ends of a paragraph. References back and looking around are not offered, because no method is known that would
/// keep them linear.
public struct LinearPattern: Sendable {
  private let classes: ScalarClasses
  private let forward: PatternProgram
  private let backward: PatternProgram
  private let literal: RequiredLiteral?
  /// The pattern as it was written.
  public let source: String
  static let longest = 400
  static let stepsPerByte = 40

  /// The pattern of a regular expression.
  ///
  /// - Throws: a usage error for a fault, for what is not offered, and for a pattern that matches nothing at all or
  ///   becomes too large.
  public init(_ source: String) throws(CommandError) {
    let node = try PatternParser.parse(source)
    guard !node.canBeEmpty else {
      throw CommandError(
        .usage, "the pattern /\(source)/ matches where nothing stands",
        hint: "Let it need at least one character.")
    }
    var sets: [ScalarSet] = []
    forward = try PatternProgram(node, sets: &sets)
    backward = try PatternProgram(node.reversed, sets: &sets)
    classes = try ScalarClasses(sets)
    literal = RequiredLiteral(node)
    self.source = source
  }

  /// A matcher, which keeps what it learns of the pattern; one for each thread.
  public func matcher() -> Matcher { Matcher(self) }

  /// Finds matches, and counts its work.
  public struct Matcher {
    private let pattern: LinearPattern
    private var beginning: LazyAutomaton
    private var ending: LazyAutomaton
    /// The class of the character that begins at each byte of the text at hand; `inside` for a character's other bytes.
    private var symbols: [UInt8] = []
    private static let inside: UInt8 = 255
    /// A bit for each byte of the text at hand, and for its end: whether a match begins there.
    private var starts: [UInt64] = []
    private var steps = 0
    /// How much work the text at hand may take.
    private var allowed = 0

    init(_ pattern: LinearPattern) {
      self.pattern = pattern
      beginning = LazyAutomaton(pattern.backward, pattern.classes, isSearching: true)
      ending = LazyAutomaton(pattern.forward, pattern.classes, isSearching: false)
    }

    private var work: Int { steps + 4 * (beginning.work + ending.work) }

    /// Calls `body` with the matches in a range of well-formed UTF-8, from left to right, none inside another.
    ///
    /// Keeps a byte and a bit for each byte of the range.
    ///
    /// - Throws: a `.failed` error when the pattern needs more than 40 steps a byte; matches may have been found before.
    public mutating func forEachMatch(
      in utf8: [UInt8], _ range: Range<Int>, _ body: (Range<Int>) -> Void
    ) throws(CommandError) {
      if let literal = pattern.literal, !literal.stands(in: utf8, range) { return }
      read(utf8, range)
      allowed = work + 1_000_000 + LinearPattern.stepsPerByte * range.count
      findStarts()
      var cursor = 0
      for index in starts.indices {
        var bits = starts[index]
        while bits != 0, work <= allowed {
          let start = index << 6 | bits.trailingZeroBitCount
          bits &= bits - 1
          guard start >= cursor, let end = end(from: start) else { continue }
          body(range.lowerBound + start..<range.lowerBound + end)
          cursor = end
        }
      }
      guard work <= allowed else {
        throw CommandError(
          .failed,
          "the pattern /\(pattern.source)/ needs more than \(LinearPattern.stepsPerByte) steps a byte",
          hint: "Make it more exact: fewer `*` and `.` beside each other, smaller numbers in { }.")
      }
    }

    /// Turns the characters into their classes.
    private mutating func read(_ utf8: [UInt8], _ range: Range<Int>) {
      symbols.removeAll(keepingCapacity: true)
      symbols.reserveCapacity(range.count)
      var offset = range.lowerBound
      while offset < range.upperBound {
        let lead = utf8[offset]
        let width = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        var value = UInt32(lead)
        if width > 1 {
          value &= 0x7F >> UInt32(width)
          for byte in utf8[(offset + 1)..<(offset + width)] { value = value << 6 | UInt32(byte & 0x3F) }
        }
        symbols.append(pattern.classes.number(of: Unicode.Scalar(value) ?? " "))
        for _ in 1..<width { symbols.append(Matcher.inside) }
        offset += width
      }
    }

    /// Marks the places where a match begins: one pass backwards.
    ///
    /// Fewer when the work is used up.
    private mutating func findStarts() {
      starts.removeAll(keepingCapacity: true)
      starts.append(contentsOf: repeatElement(0, count: symbols.count >> 6 + 1))
      var state = beginning.start(.nothing)
      var after = symbols.count
      for place in stride(from: symbols.count, through: 0, by: -1) {
        let symbol = place > 0 ? Int(symbols[place - 1]) : beginning.end
        if symbol == Int(Matcher.inside) { continue }
        if beginning.step(&state, symbol) { starts[after >> 6] |= 1 << UInt64(after & 63) }
        after = place - 1
        steps += 1
        if place & 1023 == 0, work > allowed { break }
      }
    }

    /// The last end of a match from a place; nil when it lies too far away.
    private mutating func end(from start: Int) -> Int? {
      let isAfterWord = start > 0 && pattern.classes.isWord[before(start)]
      var state = ending.start(start == 0 ? .nothing : isAfterWord ? .word : .other)
      var last: Int?
      var place = start
      var left = LinearPattern.longest
      while true {
        let symbol = place < symbols.count ? Int(symbols[place]) : ending.end
        if ending.step(&state, symbol) { last = place }
        guard left > 0, place < symbols.count, !ending.isDead(state) else { break }
        place += 1
        while place < symbols.count, symbols[place] == Matcher.inside { place += 1 }
        left -= 1
      }
      steps += LinearPattern.longest - left
      return last
    }

    /// The class of the character before a place that is not the first.
    private func before(_ start: Int) -> Int {
      var place = start - 1
      while symbols[place] == Matcher.inside { place -= 1 }
      return Int(symbols[place])
    }
  }
}
