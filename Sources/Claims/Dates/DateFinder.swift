import CollateCore
import TextKernels

/// Finds and resolves the dates a document names, against its day of publication.
///
/// Explicit dates stand for themselves. A date without a year takes the year nearest to publication whose weekday
/// fits, when one is named. A weekday in a report is the last one up to the day of publication, or the next one after
/// words of the future (cf. the TIMEX3 normalisation of HeidelTime, Strötgen and Gertz 2010).
struct DateFinder {
  private let document: Document
  private let utf8: [UInt8]
  private let anchor: Day?
  private let hasSmallWeekdays: Bool

  init(_ document: Document) {
    hasSmallWeekdays = ["fr", "es", "it", "pt", "ru", "tr"].contains(document.metadata.language.rawValue)
    self.document = document
    utf8 = document.text.utf8
    anchor = DateFinder.publication(of: document)?.latest
  }

  private func isDateLine(_ words: [Word], _ dates: [DateMention]) -> Bool {
    guard let first = dates.first else { return false }
    return words.count { !first.range.contains($0.range.lowerBound) && $0.traits.contains(.letter) } < 2
  }

  /// When a document was published: what is known of it, else the first whole date in its first four lines.
  static func publication(of document: Document) -> DateInterval? {
    if let known = document.metadata.date { return known }
    let utf8 = document.text.utf8
    let first = document.lines.lazy.filter { $0.label.isArticle }.prefix(4)
    for line in first {
      let words = Words.words(in: utf8, line.range)
      let dates = SentenceDates(utf8: utf8, words: words, sentence: line.range, anchor: nil).mentions()
      if let date = dates.first(where: { $0.earliest == $0.latest }) {
        return DateInterval(date.earliest, date.latest, evidence: "first lines")
      }
    }
    return nil
  }

  /// The dates of the article lines, in order.
  ///
  /// O(bytes).
  func mentions() -> [DateMention] {
    let splitter = SentenceSplitter(language: document.metadata.language.rawValue)
    var found: [DateMention] = []
    for line in document.lines where line.label.isArticle && line.label != .dateline {
      for sentence in splitter.sentences(in: utf8, range: line.range) {
        let words = Words.words(in: utf8, sentence)
        let dates = SentenceDates(
          utf8: utf8, words: words, sentence: sentence, anchor: anchor, hasSmallWeekdays: hasSmallWeekdays
        ).mentions()
        // A line that is a date and little more says when the article was written, not what happened.
        if isDateLine(words, dates) { continue }
        found += dates
      }
    }
    return found
  }
}

extension DateFinder {
  /// Dates with a weekday and no year, in an article whose day of publication is not known: the years they fit.
  ///
  /// A weekday pins a date to one year in six or so; in Arabic and Persian the days of the Solar Hijri calendar that
  /// fit are given as well, since translators take its months for those of the same order. O(bytes).
  func unanchored() -> [(range: Range<Int>, text: String)] {
    guard anchor == nil else { return [] }
    let fromPersian = ["ar", "fa", "ur"].contains(document.metadata.language.rawValue)
    var found: [(range: Range<Int>, text: String)] = []
    for line in document.lines where line.label.isArticle && line.label != .dateline {
      let words = Words.words(in: utf8, line.range)
      let dates = SentenceDates(utf8: utf8, words: words, sentence: line.range, anchor: nil)
      found += dates.yearless(withSolarHijri: fromPersian)
    }
    return found
  }
}
