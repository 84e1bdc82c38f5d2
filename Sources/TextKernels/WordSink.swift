/// What takes the words that a scanner finds, in their order.
protocol WordSink {
  mutating func append(_ word: Word)
}

extension [Word]: WordSink {}
