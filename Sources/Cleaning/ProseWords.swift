import TextKernels

/// The longer words of a page, each with the number of lines of running text that hold it.
struct ProseWords: Sendable {
  /// How many words a line needs to count as running text.
  static let leastWords = 12
  /// Words of no more bytes say nothing.
  static let longestShortWord: UInt16 = 3

  /// For each word of the page, its place in `counts`; negative for a short one.
  private var places: [Int32]
  private var counts: [UInt16]

  /// The words of a page; `lines` are ranges of them, and `isProse` says which lines are running text.
  ///
  /// O(words).
  init(_ words: [Word], lines: [Range<Int>], isProse: (Int) -> Bool) {
    var size = 16
    while size < words.count * 2 { size *= 2 }
    let mask = size - 1
    places = [Int32](repeating: -1, count: words.count)
    counts = [UInt16](repeating: 0, count: size)
    var keys = [UInt64](repeating: 0, count: size)
    var lastLine = [Int32](repeating: -1, count: size)
    for (number, line) in lines.enumerated() {
      let isProse = isProse(number)
      for index in line where words[index].length > ProseWords.longestShortWord {
        let key = words[index].hash
        var place = Int(truncatingIfNeeded: key) & mask
        while keys[place] != 0, keys[place] != key { place = (place + 1) & mask }
        keys[place] = key
        places[index] = Int32(truncatingIfNeeded: place)
        guard isProse, lastLine[place] != Int32(truncatingIfNeeded: number) else { continue }
        lastLine[place] = Int32(truncatingIfNeeded: number)
        if counts[place] < .max { counts[place] += 1 }
      }
    }
  }

  /// How many lines of running text hold a word, given by its number on the page; 0 for a short one.
  func count(ofWord index: Int) -> Int { places[index] < 0 ? 0 : Int(counts[Int(places[index])]) }
}
