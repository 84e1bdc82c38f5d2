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
    private var symbols: [UInt8] = []
    private var offsets: [Int] = []
    private var steps = 0
    /// How much work the text at hand may take.
    private var allowed = 0

    init(_ pattern: LinearPattern) {
      self.pattern = pattern
      beginning = LazyAutomaton(pattern.backward, pattern.classes, isSearching: true)
      ending = LazyAutomaton(pattern.forward, pattern.classes, isSearching: false)
    }

    private var work: Int { steps + 4 * (beginning.work + ending.work) }

    /// The matches in a range of well-formed UTF-8, from left to right, none inside another.
    ///
    /// - Throws: a `.failed` error when the pattern needs more than 40 steps a byte.
    public mutating func matches(in utf8: [UInt8], _ range: Range<Int>) throws(CommandError) -> [Range<Int>] {
      if let literal = pattern.literal, !literal.stands(in: utf8, range) { return [] }
      read(utf8, range)
      allowed = work + 1_000_000 + LinearPattern.stepsPerByte * range.count
      var found: [Range<Int>] = []
      var cursor = 0
      for start in starts() where start >= cursor {
        guard work <= allowed else { break }
        guard let end = end(from: start) else { continue }
        found.append(offsets[start]..<offsets[end])
        cursor = end
      }
      guard work <= allowed else {
        throw CommandError(
          .failed,
          "the pattern /\(pattern.source)/ needs more than \(LinearPattern.stepsPerByte) steps a byte",
          hint: "Make it more exact: fewer `*` and `.` beside each other, smaller numbers in { }.")
      }
      return found
    }

    /// Turns the characters into their classes.
    private mutating func read(_ utf8: [UInt8], _ range: Range<Int>) {
      symbols.removeAll(keepingCapacity: true)
      offsets.removeAll(keepingCapacity: true)
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
        offsets.append(offset)
        offset += width
      }
      offsets.append(offset)
    }

    /// The places where a match begins, ascending: one pass backwards.
    ///
    /// Fewer when the work is used up.
    private mutating func starts() -> [Int] {
      var starts: [Int] = []
      var state = beginning.start(.nothing)
      for place in stride(from: symbols.count, through: 0, by: -1) {
        let symbol = place > 0 ? Int(symbols[place - 1]) : beginning.end
        if beginning.step(&state, symbol) { starts.append(place) }
        if place & 1023 == 0, work > allowed { break }
      }
      steps += symbols.count
      return starts.reversed()
    }

    /// The last end of a match from a place; nil when it lies too far away.
    private mutating func end(from start: Int) -> Int? {
      let isAfterWord = start > 0 && pattern.classes.isWord[Int(symbols[start - 1])]
      var state = ending.start(start == 0 ? .nothing : isAfterWord ? .word : .other)
      var last: Int?
      var place = start
      let limit = min(symbols.count, start + LinearPattern.longest)
      while true {
        let symbol = place < symbols.count ? Int(symbols[place]) : ending.end
        if ending.step(&state, symbol) { last = place }
        guard place < limit, !ending.isDead(state) else { break }
        place += 1
      }
      steps += place - start
      return last
    }
  }
}
