public import CollateCore
import TextKernels

/// Where a key word stands; 12 bytes, as there may be millions.
public struct Occurrence: Sendable {
  private let number: UInt32, start: UInt32, end: UInt32
  /// The document's number.
  public var doc: Int { Int(number) }
  /// The key word, as a UTF-8 range of the document.
  public var node: Range<Int> { Int(start)..<Int(end) }

  init(_ doc: Int, _ node: Range<Int>) {
    number = UInt32(truncatingIfNeeded: doc)
    start = UInt32(clamping: node.lowerBound)
    end = UInt32(clamping: node.upperBound)
  }
}

/// What stands before and after an occurrence of a key word.
public struct ContextLine: Sendable {
  /// What stands before it in its paragraph.
  public let left: Range<Int>
  /// What stands after it in its paragraph.
  public let right: Range<Int>
}

/// Finds every occurrence of a word or phrase, in the order of the documents.
public enum ContextLines {
  /// The occurrences of a term.
  ///
  /// One pass over the columns on all threads; the text is read where the term stands only.
  ///
  /// - Throws: a usage error for a term without a word.
  public static func find(
    _ term: [Query.Word], over documents: [Int], of corpus: Corpus, in space: TokenSpace, context: RunContext
  ) throws(CommandError) -> [Occurrence] {
    let phrase = try space.phrase(term)
    let counter = PhraseCounter([phrase], in: space.vocabulary)
    let parts = TokenSpace.parts(of: documents, count: 128)
    return try context.map(parts, unit: "parts") { part in
      var found: [Occurrence] = []
      for doc in part { append(phrase, counter, in: doc, corpus, space, to: &found) }
      return found
    }.flatMap { $0 }
  }

  /// The occurrences of a pattern, found in the text of each paragraph on all threads.
  ///
  /// - Throws: a usage error for a pattern that is none, a `.failed` one for a pattern that takes too long.
  public static func find(
    _ pattern: LinearPattern, over documents: [Int], of corpus: Corpus, context: RunContext
  ) throws(CommandError) -> [Occurrence] {
    let parts = TokenSpace.parts(of: documents, count: 128)
    let found = try context.map(parts, unit: "parts") { part -> Result<[Occurrence], CommandError> in
      var matcher = pattern.matcher()
      var lines: [Occurrence] = []
      for doc in part {
        for paragraph in corpus[doc].paragraphs {
          do throws(CommandError) {
            for node in try matcher.matches(in: corpus[doc].text.utf8, paragraph) {
              lines.append(Occurrence(doc, node))
            }
          } catch { return .failure(error) }
        }
      }
      return .success(lines)
    }
    var lines: [Occurrence] = []
    for part in found { lines += try part.get() }
    return lines
  }

  private static func append(
    _ phrase: TokenPhrase, _ counter: PhraseCounter, in doc: Int, _ corpus: Corpus, _ space: TokenSpace,
    to found: inout [Occurrence]
  ) {
    var places: [Int] = []
    counter.scan(space.columns[doc - 1]) { place, _ in places.append(place) }
    guard !places.isEmpty else { return }
    let words = ArticleWords.placed(corpus[doc])
    for place in places {
      guard let first = words[place], let last = words[place + phrase.words.count - 1] else { continue }
      found.append(Occurrence(doc, first.range.lowerBound..<last.range.upperBound))
    }
  }

  /// An occurrence with at most `width` characters on each side, cut between words.
  public static func line(_ occurrence: Occurrence, in corpus: Corpus, width: Int) -> ContextLine {
    let (document, node) = (corpus[occurrence.doc], occurrence.node)
    let paragraph = document.paragraph(at: node.lowerBound)
    let utf8 = document.text.utf8
    let low = start(before: node.lowerBound, after: paragraph.lowerBound, width, utf8)
    let high = end(after: node.upperBound, before: paragraph.upperBound, width, utf8)
    return ContextLine(left: low..<node.lowerBound, right: node.upperBound..<high)
  }

  /// The offset `width` characters before another, moved to the next space unless it reaches `limit`.
  private static func start(before offset: Int, after limit: Int, _ width: Int, _ utf8: [UInt8]) -> Int {
    var place = offset
    var left = width
    while place > limit, left > 0 {
      place -= 1
      if utf8[place] & 0xC0 != 0x80 { left -= 1 }
    }
    guard place > limit, utf8[place - 1] != 0x20 else { return place }
    let space = utf8[place..<offset].firstIndex { $0 == 0x20 }
    return space.map { $0 + 1 } ?? place
  }

  private static func end(after offset: Int, before limit: Int, _ width: Int, _ utf8: [UInt8]) -> Int {
    var place = offset
    var left = width
    while place < limit, left > 0 {
      place += 1
      while place < limit, utf8[place] & 0xC0 == 0x80 { place += 1 }
      left -= 1
    }
    guard place < limit, utf8[place] != 0x20 else { return place }
    return utf8[offset..<place].lastIndex { $0 == 0x20 } ?? place
  }
}

extension TokenSpace {
  /// The phrase of several words, quoted together or typed one after the other.
  ///
  /// One unquoted word means itself alone here, not its family: a concordance shows forms as they are.
  func phrase(_ term: [Query.Word]) throws(CommandError) -> TokenPhrase {
    var sets: [TokenSet] = []
    for word in term { sets += try phrase(word.text, isExact: true).words }
    guard !sets.isEmpty else { throw CommandError(.usage, "the term is empty") }
    return TokenPhrase(words: sets)
  }
}
