package import CollateCore
import TextKernels

/// The words of a page by line: what every step of cleaning looks at.
///
/// A class, for it never changes and goes from hand to hand: a copy of its twenty parts would count references.
package final class PageLines: Sendable {
  /// The text in UTF-8.
  let utf8: [UInt8]
  /// The ranges of the lines without their breaks.
  let ranges: [Range<Int>]
  /// All words of the text.
  let words: [Word]
  /// What the tables say of each word.
  let facts: [WordFacts]
  /// The words of the page's running text.
  let prose: ProseWords
  /// The words of each line, as a range of `words`.
  let wordRanges: [Range<Int>]
  /// How each line looks.
  let shapes: [LineShape]
  /// What the markup says of each line; empty for plain text.
  let markup: [Markup]
  /// What the phrase tables say, by line that is not blank.
  let phrases: [PhraseHits]
  /// Whether a line is a date and little more.
  let isDate: [Bool]
  /// The language reading of each line.
  let languages: [LanguageReading]
  /// The language of the page's running text.
  let language: LanguageReading
  /// How words of that language compare with English ones.
  let measure: LanguageMeasure
  /// The numbers of the lines that are not blank, from 0, in order.
  let filled: [Int]
  /// How often each of those stands on the page.
  let copies: LineCopies

  /// The lines of a document.
  ///
  /// O(bytes).
  package init(_ document: Document) {
    let utf8 = document.text.utf8
    let ranges = document.lines.ranges
    let words = Words.words(in: utf8, 0..<utf8.count)
    let facts = WordFacts.of(words)
    let looks = LineLooks(utf8, ranges, words, facts)
    let wordRanges = looks.wordRanges
    let measure = LanguageMeasure(looks.language.language)
    (self.utf8, self.ranges, self.words, self.facts) = (utf8, ranges, words, facts)
    (self.wordRanges, shapes, filled) = (wordRanges, looks.shapes, looks.filled)
    (languages, language, self.measure) = (looks.readings, looks.language, measure)
    markup = document.markup.count == ranges.count ? document.markup : []
    prose = ProseWords(words, lines: wordRanges) {
      measure.englishWords(wordRanges[$0].count) >= ProseWords.leastWords
    }
    copies = LineCopies(looks.filled.map { PageLines.key(words[wordRanges[$0]]) })
    phrases = looks.filled.map { line in
      PhraseTable.standard.hits(in: words[wordRanges[line]], facts[wordRanges[line]])
    }
    isDate = ranges.indices.map { line in
      DateReading.isDateLine(utf8, words[wordRanges[line]], facts[wordRanges[line]], looks.shapes[line])
    }
  }

  /// The number of words of a line.
  func wordCount(_ line: Int) -> Int { wordRanges[line].count }

  /// The number of words that a translation of a line into English would have, about.
  func englishWordCount(_ line: Int) -> Int { measure.englishWords(wordRanges[line].count) }

  /// How many words of a line are function words in some language.
  func functionCount(_ line: Int) -> Int { facts[wordRanges[line]].count { $0.functions != 0 } }

  /// The characters of a line.
  func text(_ line: Int) -> String { String(decoding: utf8[ranges[line]], as: UTF8.self) }

  /// A hash of the words of a line: equal for lines that say the same in the same words, whatever the marks.
  func key(_ line: Int) -> UInt64 { PageLines.key(words[wordRanges[line]]) }

  private static func key(_ words: ArraySlice<Word>) -> UInt64 {
    var hash = Hashing.empty
    for word in words { hash = Hashing.combine(hash, word.hash) }
    return hash
  }
}

/// How the lines of a page look and what language each reads like, found in one pass.
private struct LineLooks {
  var wordRanges: [Range<Int>] = []
  var shapes: [LineShape] = []
  var readings: [LanguageReading] = []
  /// The numbers of the lines that are not blank.
  var filled: [Int] = []
  private var running = LanguageReading()
  private var whole = LanguageReading()

  /// The language of the running text, of everything when there is none: menus are no sample of a page's language.
  var language: LanguageReading { running.scripts.all == 0 ? whole : running }

  init(_ utf8: [UInt8], _ ranges: [Range<Int>], _ words: [Word], _ facts: [WordFacts]) {
    wordRanges.reserveCapacity(ranges.count)
    shapes.reserveCapacity(ranges.count)
    readings.reserveCapacity(ranges.count)
    filled.reserveCapacity(ranges.count)
    var next = 0
    for (line, range) in ranges.enumerated() {
      let first = next
      while next < words.count, Int(words[next].start) < range.upperBound { next += 1 }
      wordRanges.append(first..<next)
      let bytes = utf8.span.extracting(range)
      let shape = LineShape(bytes, words.span.extracting(first..<next))
      shapes.append(shape)
      var reading = LanguageReading()
      if !shape.isBlank {
        reading.read(bytes, facts[first..<next], shape)
        if next - first >= 6 { running.add(reading) }
        whole.add(reading)
        filled.append(line)
      }
      readings.append(reading)
    }
  }
}
