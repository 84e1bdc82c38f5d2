import TextKernels

/// How often the words of each line stand in the page.
struct LineCopies: Sendable {
  /// For a line: how often it stands there, and whether it stood there before.
  struct Entry: Sendable {
    var count: Int
    var isCopy: Bool
  }

  /// By number among the lines that are not blank.
  private(set) var of: [Entry]
  /// Whether some line stands on the page more than once.
  private(set) var isAny = false

  /// The copies among lines with some keys.
  init(_ keys: [UInt64]) {
    of = [Entry](repeating: Entry(count: 1, isCopy: false), count: keys.count)
    let sorted = keys.sorted()
    guard (1..<max(1, sorted.count)).contains(where: { sorted[$0] == sorted[$0 - 1] }) else { return }
    var groups: [UInt64: Int] = [:]
    groups.reserveCapacity(keys.count)
    of = keys.map { key in
      let seen = groups[key, default: 0]
      groups[key] = seen + 1
      if seen > 0 { isAny = true }
      return Entry(count: 1, isCopy: seen > 0)
    }
    guard isAny else { return }
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

/// How many words of a line stand also in other lines of running text.
struct TitleOverlap {
  /// For each line, the share of its longer words that other running text has too; 0 for lines of one word.
  let shares: [Float]

  init(_ page: PageLines) {
    shares = page.filled.map { line in
      guard page.wordCount(line) > 1 else { return 0 }
      let own: UInt16 = page.englishWordCount(line) >= ProseWords.leastWords ? 1 : 0
      return page.prose.share(of: page.wordRanges[line], in: own)
    }
  }
}

/// Where the headline and the marks of an end stand, seen from each line.
struct PageMarks {
  /// How far a line is behind the headline; below zero before it; 0 when there is none.
  private(set) var sinceTitle: [Float] = []
  /// How far a line is behind the nearest mark that ends articles; 0 when none stands before it.
  private(set) var sinceEnd: [Float] = []

  init(_ page: PageLines) {
    let title = HeadlineGuess(page).row
    var end: Int?
    for row in page.filled.indices {
      if page.phrases[row].found.has(.end) { end = row }
      sinceTitle.append(
        title.map { row < $0 ? -logarithm($0 - row) : row == $0 ? 0.1 : logarithm(row - $0) } ?? 0)
      sinceEnd.append(end.map { logarithm(row - $0 + 1) } ?? 0)
    }
  }
}

/// The line that looks most like the page's headline.
///
/// It stands above the first running text, is no sentence, and its words come back in the running text; of
/// equals, the nearest and longest.
struct HeadlineGuess {
  /// Its number among the lines that are not blank; nil when no line looks like one.
  private(set) var row: Int?

  /// With `beginnings`, words come back when one of those begins them.
  init(_ page: PageLines, prose: [Int]? = nil, beginnings: WordBeginnings? = nil) {
    let prose = prose ?? HeadlineGuess.prose(page)
    guard let first = prose.first else { return }
    var best = 0.8
    for row in page.filled.indices.prefix(first + 1) {
      let score = HeadlineGuess.score(page, row, distance: first - row, beginnings)
      if score >= best { (best, self.row) = (score, row) }
    }
  }

  private static func prose(_ page: PageLines) -> [Int] {
    page.filled.indices.filter { row in
      let line = page.filled[row]
      return page.englishWordCount(line) >= 12 && page.shapes[line].traits.contains(.endsSentence)
    }
  }

  /// Whether a line can be a headline by its look.
  static func isCandidate(_ page: PageLines, _ row: Int) -> Bool {
    let line = page.filled[row]
    let count = page.wordCount(line)
    let shape = page.shapes[line]
    return (3...35).contains(count) && (!shape.traits.contains(.endsSentence) || shape.traits.contains(.asks))
      && (shape.stops == 0 || count < 20) && page.phrases[row].sure == 0
      && !page.phrases[row].found.has(.byline) && !page.phrases[row].found.has(.end) && !page.isDate[line]
  }

  private static func score(
    _ page: PageLines, _ row: Int, distance: Int, _ beginnings: WordBeginnings?
  ) -> Double {
    guard isCandidate(page, row) else { return 0 }
    let line = page.filled[row]
    let count = page.wordCount(line)
    let own = page.englishWordCount(line) >= ProseWords.leastWords ? 1 : 0
    var (long, shared) = (0, 0)
    for index in page.wordRanges[line] where page.words[index].length > 3 && page.facts[index].functions == 0
    {
      long += 1
      if beginnings?.contains(index, of: page) ?? (page.prose.count(ofWord: index) > own) { shared += 1 }
    }
    guard long >= 2 else { return 0 }
    return Double(shared) / Double(long) * 2 + Double(min(count, 10)) / 10 - Double(min(distance, 20)) / 20
  }
}

/// How the longer words of some lines begin: languages that inflect change their ends.
struct WordBeginnings {
  /// How many letters begin a word; shorter words are taken whole.
  private static let length = 5
  private let hashes: Set<UInt64>

  /// The words of the lines in some rows that are longer than three bytes.
  init(_ page: PageLines, rows: some Sequence<Int>) {
    var hashes: Set<UInt64> = []
    for row in rows {
      for index in page.wordRanges[page.filled[row]]
      where page.words[index].length > ProseWords.longestShortWord {
        hashes.insert(WordBeginnings.hash(index, of: page))
      }
    }
    self.hashes = hashes
  }

  /// Whether a word of the page begins as one of those.
  func contains(_ index: Int, of page: PageLines) -> Bool {
    hashes.contains(WordBeginnings.hash(index, of: page))
  }

  private static func hash(_ index: Int, of page: PageLines) -> UInt64 {
    let word = String(decoding: page.utf8[page.words[index].range], as: UTF8.self)
    return Folding.hash(of: String(word.unicodeScalars.prefix(length)))
  }
}
