import CollateCore

/// Sorts characters into the classes a pattern can tell apart, so that an automaton needs few transitions.
struct ScalarClasses: Sendable {
  /// For each class, the sets that contain it.
  private(set) var members: [[Bool]] = []
  /// For each class, whether its characters are parts of words.
  private(set) var isWord: [Bool] = []
  private let sets: [ScalarSet]
  private var table: [UInt8] = []

  /// The classes for some sets.
  ///
  /// - Throws: a usage error when there are more than 250 classes.
  init(_ sets: [ScalarSet]) throws(CommandError) {
    self.sets = sets
    let traits = ScalarTraits.shared
    let isWord = traits.isWord
    let columns = sets.map { traits.members(of: $0) } + [isWord]
    var numbers = [Int](repeating: 0, count: isWord.count)
    var count = 1
    for column in columns {
      // Each class falls into those that belong to the set and those that do not.
      var halves = [Int](repeating: -1, count: count * 2)
      count = 0
      for index in numbers.indices {
        let half = numbers[index] * 2 + (column[index] ? 1 : 0)
        if halves[half] < 0 {
          halves[half] = count
          count += 1
        }
        numbers[index] = halves[half]
      }
      guard count <= 250 else {
        throw CommandError(.usage, "the pattern tells more than 250 kinds of characters apart")
      }
    }
    var known: [[Bool]: UInt8] = [:]
    members = [[Bool]](repeating: [], count: count)
    self.isWord = [Bool](repeating: false, count: count)
    for (index, number) in numbers.enumerated() where members[number].isEmpty && known.count < count {
      let signature = columns.map { $0[index] }
      guard known[signature] == nil else { continue }
      known[signature] = UInt8(number)
      members[number] = Array(signature.dropLast())
      self.isWord[number] = isWord[index]
    }
    table = numbers.map { UInt8($0) }
    try addDistant(&known)
  }

  /// Characters beyond the table fall into a class of their own or one of the table's; their classes are found
  /// by the sets that hold them, which are few.
  private mutating func addDistant(_ known: inout [[Bool]: UInt8]) throws(CommandError) {
    var samples: [UInt32] = [
      0x4E00, 0xFF01, 0x1F600, 0xAC00, 0xFB50, 0xD7FF, 0x10FFFF, 0x3000, 0x3001, 0xFF10,
    ]
    for set in sets { samples += set.ranges.flatMap { [$0.lowerBound, $0.upperBound] } }
    for value in samples where value >= ScalarTraits.count {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let signature = signature(scalar)
      guard known[signature] == nil, members.count < 250 else { continue }
      known[signature] = UInt8(members.count)
      members.append(Array(signature.dropLast()))
      isWord.append(signature[sets.count])
    }
    distant = known
  }
  private var distant: [[Bool]: UInt8] = [:]

  /// The class of a character.
  @inline(__always)
  func number(of scalar: Unicode.Scalar) -> UInt8 {
    scalar.value < ScalarTraits.count ? table[Int(scalar.value)] : distant[signature(scalar)] ?? 0
  }

  private func signature(_ scalar: Unicode.Scalar) -> [Bool] {
    sets.map { $0.contains(scalar) } + [ScalarSet.isKind(.word, scalar)]
  }
}
