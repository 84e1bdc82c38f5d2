/// Numbers concepts (stems, pairs of words) from 0 in the order they are met, so that counts are arrays.
struct ConceptTable {
  private var numbers: [UInt64: Int32] = [:]

  /// How many concepts have a number.
  var count: Int { numbers.count }

  init(minimumCapacity: Int) { numbers.reserveCapacity(minimumCapacity) }

  /// The number of a concept, a new one when it has none.
  mutating func number(of concept: UInt64) -> Int32 {
    let next = Int32(truncatingIfNeeded: numbers.count)
    if let number = numbers[concept] { return number }
    numbers[concept] = next
    return next
  }

  /// The number of a concept that has one.
  func known(_ concept: UInt64) -> Int32? { numbers[concept] }
}
