import TextKernels

/// The longer words of a page, each with the number of lines of running text that hold it.
struct ProseWords: Sendable {
  /// How many words a line needs to count as running text.
  static let leastWords = 12
  /// Words of no more bytes say nothing.
  static let longestShortWord: UInt16 = 3

  /// A word of the page.
  private struct Slot {
    var key: UInt64 = 0
    /// The number of the last line of running text that holds it.
    var lastLine: Int32 = -1
    var count: UInt16 = 0
  }

  /// For each word of the page, its place in `slots`; negative for a short one.
  private var places: [Int32]
  private var slots: [Slot]

  /// The words of a page; `lines` are ranges of them, and `isProse` says which lines are running text.
  ///
  /// O(words).
  init(_ words: [Word], lines: [Range<Int>], isProse: (Int) -> Bool) {
    var size = 16
    while size < words.count * 2 { size *= 2 }
    let mask = size - 1
    places = [Int32](repeating: -1, count: words.count)
    slots = [Slot](repeating: Slot(), count: size)
    for (number, line) in lines.enumerated() {
      let isProse = isProse(number)
      let number = Int32(truncatingIfNeeded: number)
      for index in line where words[index].length > ProseWords.longestShortWord {
        let key = words[index].hash
        var place = Int(truncatingIfNeeded: key) & mask
        while slots[place].key != 0, slots[place].key != key { place = (place + 1) & mask }
        slots[place].key = key
        places[index] = Int32(truncatingIfNeeded: place)
        guard isProse, slots[place].lastLine != number else { continue }
        slots[place].lastLine = number
        if slots[place].count < .max { slots[place].count += 1 }
      }
    }
  }

  /// How many lines of running text hold a word, given by its number on the page; 0 for a short one.
  func count(ofWord index: Int) -> Int { places[index] < 0 ? 0 : Int(slots[Int(places[index])].count) }

  /// The share of the longer words in a range of the page's that more than `least` lines of running text hold; 0 when
  /// there are none.
  func share(of range: Range<Int>, in least: UInt16) -> Float {
    let (places, slots) = (places.span, slots.span)
    var (long, shared) = (0, 0)
    for index in range where places[index] >= 0 {
      long += 1
      if slots[Int(places[index])].count > least { shared += 1 }
    }
    return long == 0 ? 0 : Float(shared) / Float(long)
  }
}
