/// What takes the words that a scanner finds, in their order.
protocol WordSink {
  /// How many it holds; a scanner stops at a limit of it.
  var count: Int { get }
  mutating func append(_ word: Word)
  /// Takes words of ASCII letters from an offset on by itself, where no word goes on; gives the offset to go on from.
  mutating func takeLetters(from offset: Int, to end: Int) -> Int
}

extension WordSink {
  @inline(__always)
  mutating func takeLetters(from offset: Int, to end: Int) -> Int { offset }
}

extension [Word]: WordSink {}
