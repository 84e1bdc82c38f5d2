import CollateCore
import Lexicons
import TextKernels

/// Finds the figures of a document by rules; each states what is counted from the words around the number.
struct FigureFinder {
  private let utf8: [UInt8]
  private let language: String
  private let lexicon: FigureWords

  init(_ document: Document) {
    utf8 = document.text.utf8
    language = document.metadata.language.rawValue
    lexicon = FigureWords.words(of: language)
  }

  /// The figures of a document's article lines in their order, without attribution and dates.
  ///
  /// O(bytes).
  static func figures(in document: Document) -> [Figure] {
    let finder = FigureFinder(document)
    let splitter = SentenceSplitter(language: document.metadata.language.rawValue)
    var found: [Figure] = []
    var lastPlace: String?
    for line in document.lines where line.label.isArticle && line.label != .dateline {
      for sentence in splitter.sentences(in: finder.utf8, range: line.range) {
        let reading = SentenceFigures(
          finder.utf8, sentence, lexicon: finder.lexicon, language: finder.language)
        found += reading.figures(lastPlace: lastPlace)
        lastPlace = reading.places.first?.name ?? lastPlace
      }
    }
    return found
  }
}
