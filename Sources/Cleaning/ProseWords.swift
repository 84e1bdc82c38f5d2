import TextKernels

/// The longer words of a page's running text, each with the number of lines that hold it.
struct ProseWords: Sendable {
  /// How many words a line needs to count as running text.
  static let leastWords = 12

  private var keys: [UInt64]
  private var counts: [UInt16]
  private let mask: Int

  /// The words of some lines, given as ranges of `words`.
  ///
  /// O(words).
  init(_ words: [Word], lines: [Range<Int>]) {
    let total = lines.reduce(0) { $0 + $1.count }
    var size = 16
    while size < total * 2 { size *= 2 }
    mask = size - 1
    keys = [UInt64](repeating: 0, count: size)
    counts = [UInt16](repeating: 0, count: size)
    var lastLine = [Int32](repeating: -1, count: size)
    for (number, line) in lines.enumerated() {
      for index in line where words[index].length > 3 {
        let slot = self.slot(words[index].hash)
        keys[slot] = words[index].hash
        guard lastLine[slot] != Int32(truncatingIfNeeded: number) else { continue }
        lastLine[slot] = Int32(truncatingIfNeeded: number)
        if counts[slot] < .max { counts[slot] += 1 }
      }
    }
  }

  /// How many of the lines hold a word.
  func count(of hash: UInt64) -> Int { Int(counts[slot(hash)]) }

  private func slot(_ key: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: key) & mask
    while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & mask }
    return slot
  }
}
