import CollateCore
import TextKernels

/// Finds where in the text the words of a column stand, reading no more of the text than it must.
///
/// Going through places in order reads each part of the text once; a place elsewhere costs the reading of about a
/// thousand words.
struct PlaceReader {
  private let document: Document
  private let column: TokenColumn
  private var words: [Word] = []
  /// The part of the column that is read, and where its words stand; nothing where a paragraph ends.
  private var read = 0..<0
  private var block = -1
  private var ranges: [(start: UInt32, length: UInt32)] = []

  init(_ document: Document, _ column: TokenColumn) {
    self.document = document
    self.column = column
  }

  /// Whether it reads a document.
  func isOf(_ document: Document) -> Bool { self.document.stamp == document.stamp }

  /// Where the word at a place stands, as a UTF-8 range; nil where a paragraph ends.
  mutating func range(at place: Int) -> Range<Int>? {
    guard place < column.count else { return nil }
    if !read.contains(place) { load(markBefore { Int($0.place) <= place }) }
    guard read.contains(place) else { return nil }
    let (start, length) = ranges[place - read.lowerBound]
    return length == 0 ? nil : Int(start)..<Int(start + length)
  }

  /// Where some words stand, from the first to the last; nil when a paragraph ends there.
  mutating func range(of places: Range<Int>) -> Range<Int>? {
    guard let first = range(at: places.lowerBound) else { return nil }
    guard places.count > 1 else { return first }
    return range(at: places.upperBound - 1).map { first.lowerBound..<$0.upperBound }
  }

  /// The place of the first word that begins at an offset or after it; nil when there is none.
  mutating func place(atOrAfter offset: Int) -> Int? {
    var block = markBefore { Int($0.offset) <= offset }
    while block <= column.marks.count {
      load(block)
      if let index = ranges.firstIndex(where: { $0.length > 0 && Int($0.start) >= offset }) {
        return read.lowerBound + index
      }
      block += 1
    }
    return nil
  }

  /// How many marks satisfy a condition that all do up to one of them: the block that begins at the last of these.
  private func markBefore(_ holds: (TokenColumn.Mark) -> Bool) -> Int {
    column.marks.partitioningIndex { !holds($0) }
  }

  /// Reads the block behind so many marks.
  private mutating func load(_ block: Int) {
    guard block != self.block else { return }
    self.block = block
    let marks = column.marks
    let first = block == 0 ? TokenColumn.Mark(place: 0, offset: 0) : marks[block - 1]
    let limit = block < marks.count ? Int(marks[block].offset) : document.text.utf8.count
    ranges.removeAll(keepingCapacity: true)
    var found: [(start: UInt32, length: UInt32)] = []
    swap(&found, &ranges)
    ArticleWords.read(document, from: Int(first.offset), to: limit, words: &words) { batch in
      guard let batch else { return found.append((0, 0)) }
      for word in batch { found.append((word.start, UInt32(word.length))) }
    }
    swap(&found, &ranges)
    read = Int(first.place)..<Int(first.place) + ranges.count
  }
}
