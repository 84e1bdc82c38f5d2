/// A sentence of an article, with what the summariser counts in it.
package struct Sentence: Sendable {
  /// Its UTF-8 range in the document's text.
  package let range: Range<Int>
  /// Its place among the sentences of its document, from 0; repeated and very short ones are not counted.
  package var position = 0
  /// The number of its paragraph, from 0, and its place in it.
  package var paragraph = 0, placeInParagraph = 0
  /// How many words it has as people count them: runs between white space.
  package let length: Int
  /// How many words the word splitter found.
  package let wordCount: Int
  /// The stems of its content words, in order and with repetitions.
  package let stems: [UInt64]
  /// Its pairs of neighbouring words, unless both are stop words; each once, sorted.
  package let bigrams: [UInt64]
  /// The stems of its names and numbers: words with a capital that do not open it, words with a digit.
  package let names: [UInt64]
  /// Equal for sentences of the same words.
  package let identity: UInt64
  /// The share of stop words, of words in the first person, of capitalised words after the first.
  package let stopShare: Double, firstPersonShare: Double, capitalShare: Double
  /// What can be said of it with yes or no.
  package var traits: Traits

  /// What can be said of a sentence with yes or no.
  package struct Traits: OptionSet, Sendable {
    package let rawValue: UInt32
    package init(rawValue: UInt32) { self.rawValue = rawValue }
    /// It is a title line, or has the same content words as the title.
    package static let title = Traits(rawValue: 1)
    /// It has a quotation mark; it starts with one.
    package static let quotation = Traits(rawValue: 2)
    package static let startsQuoted = Traits(rawValue: 4)
    /// It has a question mark, a digit, a colon, a bracket or semicolon, an address.
    package static let question = Traits(rawValue: 8)
    package static let digit = Traits(rawValue: 16)
    package static let colon = Traits(rawValue: 32)
    package static let aside = Traits(rawValue: 64)
    package static let address = Traits(rawValue: 128)
    /// It has no end mark.
    package static let unfinished = Traits(rawValue: 256)
    /// It starts with a pronoun or a word that ties it to the sentence before.
    package static let pronounStart = Traits(rawValue: 512)
    package static let connectiveStart = Traits(rawValue: 1024)
    /// It has a word of saying.
    package static let saying = Traits(rawValue: 2048)
    /// More than half of its words are in capitals.
    package static let capitals = Traits(rawValue: 4096)
    /// It starts with a pronoun for a person, who is named before it, or with `according to him`, or ends with `he said`.
    package static let danglingStart = Traits(rawValue: 8192)
    /// It is part or all of a quotation and does not say whose, but by a pronoun.
    package static let speechOnly = Traits(rawValue: 16384)
    /// It is the caption of a picture, or links to other articles run through it.
    package static let pageTrace = Traits(rawValue: 32768)
  }
}

extension Sentence {
  /// Whether it can be understood without the sentences around it, as far as pronouns, quotations and what a page left in
  /// it go; a question as a headline, or of fewer than eight words, tells nothing.
  package var standsAlone: Bool {
    traits.isDisjoint(with: [.danglingStart, .speechOnly, .pageTrace])
      && !(traits.contains(.question) && (traits.contains(.title) || wordCount < 8))
  }
}

/// The sentences of one document.
package struct DocumentSentences: Sendable {
  /// The sentences a summary may use, in order.
  package var sentences: [Sentence] = []
  /// The content stems of the title; empty when there is none.
  package var titleStems: [UInt64] = []

  /// How many stems its sentences hold, equal ones counted each time.
  var stemCount: Int { sentences.reduce(0) { $0 + $1.stems.count } }
}
