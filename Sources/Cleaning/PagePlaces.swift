import TextKernels

/// How often the words of each line stand in the page.
struct LineCopies {
  /// For a line: how often it stands there, and whether it stood there before.
  struct Entry {
    var count: Int
    var isCopy: Bool
  }

  /// By number among the lines that are not blank.
  private(set) var of: [Entry]

  init(_ page: PageLines) {
    var groups: [UInt64: Int] = [:]
    groups.reserveCapacity(page.filled.count)
    let keys = page.filled.map { page.key($0) }
    of = keys.map { key in
      let seen = groups[key, default: 0]
      groups[key] = seen + 1
      return Entry(count: 1, isCopy: seen > 0)
    }
    for (row, key) in keys.enumerated() { of[row].count = groups[key, default: 1] }
  }
}

/// The stretch of lines that holds most running text and least else.
///
/// The contiguous lines with the greatest sum, where a line of prose counts its words and any other line costs
/// a little (Bentley's maximum subarray). O(lines).
struct MainSpan {
  private let range: Range<Int>

  init(_ goodWords: [Float]) {
    var best: Float = 0
    var bestRange = 0..<goodWords.count
    var (sum, start): (Float, Int) = (0, 0)
    for (row, words) in goodWords.enumerated() {
      if sum <= 0 { (sum, start) = (0, row) }
      sum += words > 0 ? words : -6
      if sum > best { (best, bestRange) = (sum, start..<(row + 1)) }
    }
    range = bestRange
  }

  func contains(_ row: Int) -> Bool { range.contains(row) }

  /// How far a line is from the stretch: below zero before it, above zero behind it; grows slowly.
  func distance(_ row: Int) -> Float {
    if row < range.lowerBound { return -logarithm(range.lowerBound - row) }
    return row >= range.upperBound ? logarithm(row - range.upperBound + 1) : 0
  }
}

/// How many words of a short line stand also in the page's first lines or headline-like lines: titles come back.
struct TitleOverlap {
  /// For each line, the share of its words that stand in the page's running text; 0 for lines of one word.
  let shares: [Float]

  init(_ page: PageLines) {
    var prose: Set<UInt64> = []
    for line in page.filled where page.wordCount(line) >= 15 {
      for word in page.words[page.wordRanges[line]] where word.length > 3 { prose.insert(word.hash) }
    }
    shares = page.filled.map { line in
      let words = page.words[page.wordRanges[line]]
      guard words.count > 1 else { return 0 }
      let long = words.filter { $0.length > 3 }
      guard !long.isEmpty else { return 0 }
      return Float(long.count { prose.contains($0.hash) }) / Float(long.count)
    }
  }
}
