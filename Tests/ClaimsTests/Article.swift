import Claims
import CollateCore

/// An invented article with its quotations at hand.
struct Article {
  let document: Document
  let quotes: [Quote]

  init(_ text: String, language: Language = "en") {
    var metadata = Metadata()
    metadata.language = language
    document = Document(
      id: "a", path: "a", text: Text(text), sha256: "", byteCount: text.utf8.count, metadata: metadata)
    quotes = QuoteFinder.quotes(in: document)
  }

  /// The words, kind and speaker of each quotation.
  var summary: [String] {
    quotes.map {
      "\($0.kind.rawValue): \(document.text[$0.range]) | \($0.speakerLabel(in: document.text) ?? "-")"
    }
  }

  /// The words of the quotations that stand in marks.
  var marked: [String] {
    quotes.filter { $0.kind != .indirect && $0.kind != .nested }.map { document.text[$0.range] }
  }

  /// The speaker of the first quotation of some words.
  func speaker(of words: String) -> String? {
    quotes.first { document.text[$0.range].contains(words) }?.speakerLabel(in: document.text)
  }

  /// The rule of the first quotation of some words.
  func rule(of words: String) -> AttributionRule? {
    quotes.first { document.text[$0.range].contains(words) }?.rule
  }
}

/// Articles of outlets with their languages and days, as a corpus.
func reports(_ articles: [(source: String, lang: String, date: String, text: String)]) -> Corpus {
  let documents = articles.enumerated().map { index, article in
    var metadata = Metadata()
    metadata.source = article.source
    metadata.language = Language(rawValue: article.lang)
    metadata.date = DateInterval(iso: article.date)
    return Document(
      id: "d\(index)", path: "d\(index)", text: Text(article.text), sha256: "\(index)", byteCount: 1,
      metadata: metadata)
  }
  return Corpus().applying(.add(documents))
}
