import CollateCore
import Testing
import TextSearch

@Suite struct `Linear patterns` {
  static func matches(_ pattern: String, in text: String) throws -> [String] {
    var matcher = try LinearPattern(pattern).matcher()
    let utf8 = Array(text.utf8)
    return try matcher.matches(in: utf8, 0..<utf8.count).map { String(decoding: utf8[$0], as: UTF8.self) }
  }

  @Test(arguments: [
    ("truce", "A truce, TRUCE!", ["truce", "TRUCE"]), ("abcd|c", "abcd c", ["abcd", "c"]),
    ("a+?", "caaat", ["aaa"]), ("\\bport\\b", "port “port” airport port.", ["port", "port", "port"]),
    ("^\\w+", "one two", ["one"]), ("\\w+$", "one two", ["two"]),
    ("[0-9]{2,3}", "1 22 333 4444", ["22", "333", "444"]),
    ("colou?r", "Color colour", ["Color", "colour"]), ("(ab)+", "ababa", ["abab"]),
    ("[^a-c ]+", "abcxyz", ["xyz"]),
    (".", "a\nb", ["a", "b"]), ("é+", "É é", ["É", "é"]), ("قال \\w+", "قال الوزير", ["قال الوزير"]),
    ("日.", "日本語", ["日本"]), ("\\d+", "٢٣ and 5", ["٢٣", "5"]), ("a{0,2}b", "aaab", ["aab"]),
    ("\\.", "a.b", ["."]), ("[]x]", "]", ["]"]), ("a{2", "a{2", ["a{2"]), ("\\Bort", "port ort", ["ort"]),
    ("(a|ab)(c|bcd)", "abcd", ["abcd"]), ("x*y", "xxyzy", ["xxy", "y"]), ("👍+", "👍👍", ["👍👍"]),
    ("fire (chief|boat)s?", "no fire; a FIRE Chief", ["FIRE Chief"]),
    ("5 km", "5 \u{212A}m", ["5 \u{212A}m"]),
    ("ports?", "xpor port", ["port"]), ("(ab){2}c", "zzzzzzzzzzzzzzzzzzababc", ["ababc"]),
    ("a+bc", "aabzzzzzzzzzzzaaabc", ["aaabc"]), ("\\bort|ort\\b", "port ort", ["ort", "ort"]),
  ])
  func `matches what the pattern says, leftmost and longest`(
    pattern: String, text: String, expected: [String]
  ) throws {
    #expect(try Self.matches(pattern, in: text) == expected)
  }

  @Test(arguments: [
    "(", ")", "a)", "[a", "*", "a|*", "\\", "(?=a)b", "(?<n>a)", "\\1a", "a{3,1}", "a{2000}", "a*", "", "a|",
    "^", "\\q",
    "((((a{99}){99}){99}){99})",
  ])
  func `refuses what it cannot do, and says why`(pattern: String) {
    let error = #expect(throws: CommandError.self) { try LinearPattern(pattern) }
    #expect(error?.kind == .usage)
  }

  @Test func `refuses what needs more steps than its text allows`() {
    var seed: UInt32 = 1
    let text = (0..<40_000).map { _ in
      seed = seed &* 1_664_525 &+ 1_013_904_223
      return seed >> 16 & 1 == 0 ? "a" : "b"
    }.joined()
    let error = #expect(throws: CommandError.self) {
      try `Linear patterns`.matches("(a|b)*a(a|b){200}", in: text)
    }
    #expect(error?.message.contains("steps a byte") == true)
  }

  @Test func `refuses groups without end`() {
    #expect(throws: CommandError.self) { try LinearPattern(String(repeating: "(", count: 100_000)) }
  }

  @Test(arguments: 0..<200) func `agrees with trying every stretch of the text`(seed: Int) throws {
    var random = Steps(state: UInt64(seed) &* 2_654_435_761 &+ 17)
    let pattern = random.pattern(depth: 3)
    guard let linear = try? LinearPattern(pattern) else { return }
    // Letters of one, two, three and four bytes.
    let letters = seed % 2 == 0 ? ["a", "b", "c"] : ["a", "b", "c", "é", "日", "𝔞"]
    let text = String((0..<14).map { _ in random.pick(letters) }.joined())
    let before = "«日» "
    var matcher = linear.matcher()
    let utf8 = Array((before + text).utf8)
    let found = try matcher.matches(in: utf8, before.utf8.count..<utf8.count).map {
      String(decoding: utf8[before.utf8.count..<$0.lowerBound], as: UTF8.self)
        .count...String(
          decoding: utf8[before.utf8.count..<$0.upperBound], as: UTF8.self
        ).count
    }
    #expect(try found == Self.byTrying(pattern, text), "/\(pattern)/ in \(text)")
  }

  /// Leftmost and longest by asking another engine about each stretch.
  static func byTrying(_ pattern: String, _ text: String) throws -> [ClosedRange<Int>] {
    let regex = try Regex(pattern)
    let letters = Array(text)
    var found: [ClosedRange<Int>] = []
    var start = 0
    while start < letters.count {
      let ends = (start + 1...letters.count).reversed()
      if let end = try ends.first(where: { try regex.wholeMatch(in: String(letters[start..<$0])) != nil }) {
        found.append(start...end)
        start = end
      } else {
        start += 1
      }
    }
    return found
  }

  /// Patterns that are known to take other engines exponential or quadratic time.
  @Test(arguments: [
    "(a+)+b", "(a|a)+b", "(a|aa)+b", "(a*)*b", "(.*)(.*)(.*)(.*)(.*)b", "(\\w+\\s?)+!", "a.*a.*a.*a.*b",
    "^(([a-z])+.)+[A-Z]([a-z])+$", "(x+x+)+y", "([a-zA-Z]+)*1", "(a?){30}a{30}b", "(a|b|ab)*c", ".*.*=.*",
    "(0|1)*1(0|1){12}", "[ab]*a[ab]{14}c",
  ])
  func `takes bounded work on hostile patterns`(pattern: String) throws {
    let text = Array(String(repeating: "aaab", count: 5_000).utf8)
    guard let linear = try? LinearPattern(pattern) else { return }
    var matcher = linear.matcher()
    do throws(CommandError) {
      _ = try matcher.matches(in: text, 0..<text.count)
    } catch {
      #expect(error.kind == .failed)
    }
  }
}

extension LinearPattern.Matcher {
  /// All matches in a range.
  mutating func matches(in utf8: [UInt8], _ range: Range<Int>) throws(CommandError) -> [Range<Int>] {
    var found: [Range<Int>] = []
    try forEachMatch(in: utf8, range) { found.append($0) }
    return found
  }
}

/// A small generator of patterns.
struct Steps {
  var state: UInt64

  mutating func pick<T>(_ choices: [T]) -> T {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return choices[Int((state >> 33) % UInt64(choices.count))]
  }

  mutating func pattern(depth: Int) -> String {
    guard depth > 0 else { return pick(["a", "b", "c", ".", "[ab]", "[^a]"]) }
    switch pick([0, 1, 2, 3, 4]) {
    case 0: return pattern(depth: depth - 1) + pattern(depth: depth - 1)
    case 1: return "(" + pattern(depth: depth - 1) + "|" + pattern(depth: depth - 1) + ")"
    case 2: return "(" + pattern(depth: depth - 1) + ")" + pick(["*", "+", "?", "{2}", "{1,3}"])
    default: return pattern(depth: depth - 1) + pattern(depth: 0)
    }
  }
}

@Suite struct `Words with wildcards` {
  @Test(arguments: [
    ("truc*", ["truce", "trucks"]), ("*ce", ["truce", "trace", "peace"]),
    ("tr?ce", ["truce", "trace"]), ("*", []),
    ("t*c*", ["truce", "trace", "trucks"]), ("truce?", ["truce"]), ("çın*", ["Çınar"]),
  ])
  func `stand for letters`(term: String, expected: [String]) throws {
    let texts = corpus("truce trace trucks Çınar peace")
    guard term != "*" else {
      #expect(throws: CommandError.self) { try `Key word in context`.lines(term, in: texts) }
      return
    }
    let found = try `Key word in context`.lines(term, in: texts).map { $0[1] }
    #expect(Set(found) == Set(expected))
  }
}
