import CollateCore
import TextKernels

/// A page whose lines are being judged, step by step.
struct JudgedPage {
  /// The page.
  let page: PageLines
  /// What is known about the article; steps add to it.
  var metadata: Metadata
  /// The verdict on each line of the page, blank ones included.
  var verdicts: [Verdict]
  /// What the phrase tables say, by line that is not blank.
  let phrases: [PhraseHits]
  /// The language reading of each line that is not blank.
  let languages: [LanguageReading]
  /// The language of the page.
  let language: LanguageReading
  /// How likely each line that is not blank belongs to the article, from 0 to 1.
  var chances: [Float]
  /// The chance from which on a line is kept.
  var threshold: Float = 0.5

  /// What is decided about a line.
  struct Verdict {
    var label: LineLabel
    var reason: String
    /// The part of the line that the label is about; nil for all of it.
    var range: Range<Int>?
    /// Whether a rule decided it, so that the classifier's opinion no longer counts.
    var isSure = false
  }

  init(_ page: PageLines, metadata: Metadata) {
    self.page = page
    self.metadata = metadata
    verdicts = page.shapes.map {
      Verdict(label: $0.isBlank ? .blank : .body, reason: $0.isBlank ? "white space" : "as loaded")
    }
    phrases = page.phrases
    languages = page.filled.map { page.languages[$0] }
    language = page.language
    chances = []
    if self.metadata.language == .undetermined {
      self.metadata.language = language.languageOfPage { NeighbourWords.speak(from: page.words, page.facts) }
    }
  }

  /// The labels of all lines as a document wants them.
  var labels: LineLabels {
    var labels = LineLabels(capacity: verdicts.count)
    for verdict in verdicts { labels.append(verdict.label, verdict.reason, part: verdict.range) }
    return labels
  }

  /// The number of words of the line in a row, as if it were in English.
  func words(_ row: Int) -> Int { page.englishWordCount(page.filled[row]) }

  /// Whether the line in a row is of the article, as far as is decided.
  func isKept(_ row: Int) -> Bool { verdicts[page.filled[row]].label.isArticle }

  /// Labels the line in a row for a reason, unless a rule before was sure.
  mutating func set(_ row: Int, _ label: LineLabel, _ reason: String, isSure: Bool = true) {
    guard !verdicts[page.filled[row]].isSure else { return }
    verdicts[page.filled[row]] = Verdict(label: label, reason: reason, isSure: isSure)
  }

  /// The rows that are running text: sentences of some length that are kept.
  var prose: [Int] {
    page.filled.indices.filter { row in
      isKept(row) && words(row) >= 9
        && (page.shapes[page.filled[row]].traits.contains(.endsSentence) || words(row) >= 25)
    }
  }
}
