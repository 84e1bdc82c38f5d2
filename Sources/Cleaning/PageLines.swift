package import CollateCore
import TextKernels

/// The words of a page by line: what every step of cleaning looks at.
package struct PageLines: Sendable {
  /// The text in UTF-8.
  let utf8: [UInt8]
  /// The ranges of the lines without their breaks.
  let ranges: [Range<Int>]
  /// All words of the text.
  let words: [Word]
  /// For each word, in which languages it is a function word, as bits.
  let functions: [UInt16]
  /// The words of the page's running text.
  let prose: ProseWords
  /// The words of each line, as a range of `words`.
  let wordRanges: [Range<Int>]
  /// How each line looks.
  let shapes: [LineShape]
  /// What the markup says of each line; empty for plain text.
  let markup: [Markup]
  /// The language reading of each line.
  let languages: [LanguageReading]
  /// The language of the page's running text.
  let language: LanguageReading
  /// How words of that language compare with English ones.
  let measure: LanguageMeasure
  /// The numbers of the lines that are not blank, from 0, in order.
  let filled: [Int]

  /// The lines of a document.
  ///
  /// O(bytes).
  package init(_ document: Document) {
    let ranges = document.text.lineRanges
    utf8 = document.text.utf8
    self.ranges = ranges
    markup = document.markup.count == ranges.count ? document.markup : []
    let words = Words.words(in: document.text.utf8, 0..<document.text.utf8.count)
    self.words = words
    let functions = FunctionWords.languages(of: words)
    self.functions = functions
    var wordRanges: [Range<Int>] = []
    var shapes: [LineShape] = []
    var readings: [LanguageReading] = []
    var (running, whole) = (LanguageReading(), LanguageReading())
    var filled: [Int] = []
    wordRanges.reserveCapacity(ranges.count)
    shapes.reserveCapacity(ranges.count)
    var next = 0
    for (line, range) in ranges.enumerated() {
      let first = next
      while next < words.count, Int(words[next].start) < range.upperBound { next += 1 }
      wordRanges.append(first..<next)
      let shape = LineShape(
        document.text.utf8.span.extracting(range), words.span.extracting(first..<next))
      shapes.append(shape)
      var reading = LanguageReading()
      if !shape.isBlank {
        reading.read(document.text.utf8.span.extracting(range), functions[first..<next])
        // Menus are no sample of a page's language; running text is.
        if next - first >= 6 { running.add(reading) }
        whole.add(reading)
      }
      readings.append(reading)
      if !shape.isBlank { filled.append(line) }
    }
    self.wordRanges = wordRanges
    self.shapes = shapes
    self.filled = filled
    languages = readings
    language = running.scripts.all == 0 ? whole : running
    let measure = LanguageMeasure(language.language)
    self.measure = measure
    let long = filled.filter { measure.englishWords(wordRanges[$0].count) >= ProseWords.leastWords }
    prose = ProseWords(words, lines: long.map { wordRanges[$0] })
  }

  /// The number of words of a line.
  func wordCount(_ line: Int) -> Int { wordRanges[line].count }

  /// The number of words that a translation of a line into English would have, about.
  func englishWordCount(_ line: Int) -> Int { measure.englishWords(wordRanges[line].count) }

  /// How many words of a line are function words in some language.
  func functionCount(_ line: Int) -> Int { functions[wordRanges[line]].count { $0 != 0 } }

  /// The characters of a line.
  func text(_ line: Int) -> String { String(decoding: utf8[ranges[line]], as: UTF8.self) }

  /// A hash of the words of a line: equal for lines that say the same in the same words, whatever the marks.
  func key(_ line: Int) -> UInt64 {
    var hash = Hashing.empty
    for word in words[wordRanges[line]] { hash = Hashing.combine(hash, word.hash) }
    return hash
  }
}
