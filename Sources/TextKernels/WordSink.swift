/// What takes the words that a scanner finds, in their order.
protocol WordSink {
  /// How many it holds; a scanner stops at a limit of it.
  var count: Int { get }
  mutating func append(_ word: Word)
}

extension [Word]: WordSink {}
