import CollateCore
import Lexicons
import TextKernels

extension JudgedPage {
  /// Fills in the outlet, where nothing has named it, from the lines around the article.
  ///
  /// A copyright mark is believed first, then the owner of the cookies, then a masthead. The line that was
  /// believed says so in its reason. A page that names none keeps none: a wrong outlet would join strangers.
  mutating func readOutlet() {
    guard metadata.source == nil else { return }
    let frame = page.filled.indices.filter { !isKept($0) }
    for row in frame.reversed() where hasCopyrightMark(row) {
      if let range = copyrightOwner(row) { return takeOutlet(range, row, "beside a copyright mark") }
    }
    for row in frame {
      if let range = cookieOwner(row) { return takeOutlet(range, row, "as the user of cookies") }
    }
    guard let row = frame.first, row == page.filled.startIndex, let range = masthead(row) else { return }
    takeOutlet(range, row, "as a masthead")
  }

  private mutating func takeOutlet(_ range: Range<Int>, _ row: Int, _ where: String) {
    metadata.source = String(decoding: page.utf8[range], as: UTF8.self)
    verdicts[page.filled[row]].reason += "; names the outlet \(`where`)"
  }

  private func line(_ row: Int) -> ArraySlice<Word> { page.words[page.wordRanges[page.filled[row]]] }

  private func hasCopyrightMark(_ row: Int) -> Bool { copyrightMark(row) != nil }

  /// The offset of a copyright mark in a line of fewer than 30 words.
  private func copyrightMark(_ row: Int) -> Int? {
    guard line(row).count < 30 else { return nil }
    let bytes = page.utf8[page.ranges[page.filled[row]]]
    return bytes.indices.dropLast().first { bytes[$0] == 0xC2 && bytes[$0 + 1] == 0xA9 }
  }

  /// The name behind the copyright mark, else the one before it.
  private func copyrightOwner(_ row: Int) -> Range<Int>? {
    guard let mark = copyrightMark(row) else { return nil }
    let isIdle: (Word) -> Bool = { $0.isNumber || OutletWords.standard.stops.contains($0.hash) }
    let behind = line(row).filter { Int($0.start) > mark }.drop(while: isIdle)
    if let name = OutletWords.standard.name(at: behind[...], in: page.utf8) { return name }
    let before = line(row).filter { Int($0.start) < mark }
    let start = before.lastIndex(where: isIdle).map { $0 + 1 } ?? before.startIndex
    return OutletWords.standard.name(at: before[start...], in: page.utf8)
  }

  /// The name in “The Harbour Post uses cookies”.
  private func cookieOwner(_ row: Int) -> Range<Int>? {
    let words = line(row)
    guard let cookies = words.prefix(8).firstIndex(where: { $0.hash == OutletWords.cookies }),
      cookies > words.startIndex + 1, OutletWords.standard.stops.contains(words[cookies - 1].hash)
    else { return nil }
    return OutletWords.standard.name(at: words[..<(cookies - 1)], in: page.utf8)
  }

  /// A first line that is nothing but a name which begins or ends with a word that outlets have in theirs.
  private func masthead(_ row: Int) -> Range<Int>? {
    let words = line(row)
    guard (2...5).contains(words.count), let first = words.first, let last = words.last,
      OutletWords.standard.heads.contains(first.hash) || OutletWords.standard.heads.contains(last.hash),
      let name = OutletWords.standard.name(at: words, in: page.utf8), name.upperBound == last.range.upperBound
    else { return nil }
    return name
  }
}

/// The words around and in the names of outlets.
struct OutletWords: Sendable {
  static let standard = OutletWords(CleaningTables.outletWords)
  static let cookies = Words.words(of: "cookies").first?.hash ?? 0

  let stops: Set<UInt64>
  let joins: Set<UInt64>
  let own: Set<UInt64>
  let heads: Set<UInt64>

  init(_ rows: [[Substring]]) {
    func hashes(_ kind: String) -> Set<UInt64> {
      Set(
        rows.filter { $0.count == 2 && $0[0] == kind }.flatMap { Words.words(of: String($0[1])).map(\.hash) })
    }
    stops = hashes("stop")
    joins = hashes("join")
    own = hashes("own")
    heads = hashes("head")
  }

  /// The range of the name that begins with the first of these words: five words at the most with only a space,
  /// hyphen or ampersand between them, in capitals where the script has them; nil when it is no name.
  func name(at words: ArraySlice<Word>, in utf8: [UInt8]) -> Range<Int>? {
    guard let first = words.first, isPart(first) else { return nil }
    var last = first
    var count = 1
    for word in words.dropFirst() {
      guard isPart(word) || joins.contains(word.hash), isJoined(last, word, utf8) else { break }
      last = word
      count += 1
    }
    while joins.contains(last.hash), let before = words.last(where: { $0.start < last.start }) {
      last = before
    }
    guard count <= 5, last.start > first.start || first.length >= 4 else { return nil }
    return Int(first.start)..<last.range.upperBound
  }

  private func isPart(_ word: Word) -> Bool {
    guard word.traits.contains(.letter), !stops.contains(word.hash), !own.contains(word.hash) else {
      return false
    }
    return word.traits.contains(.capitalised) || word.traits.contains(.nonASCII)
  }

  private func isJoined(_ first: Word, _ second: Word, _ utf8: [UInt8]) -> Bool {
    let between = utf8[first.range.upperBound..<Int(second.start)]
    return !between.isEmpty && between.count <= 3 && between.allSatisfy { " -&".utf8.contains($0) }
  }
}
