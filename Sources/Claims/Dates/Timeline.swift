public import CollateCore
import TextKernels

/// What happened when, by the dates articles name: sentences in the order of their days, merged across documents.
public struct Timeline: Sendable {
  /// A sentence with a date, and who else reports it.
  public struct Entry: Sendable {
    /// The first and last day it can be.
    public let earliest: Day, latest: Day
    /// The sentence.
    public let extent: Extent
    /// How the days were found.
    public let because: String
    /// The numbers of all documents that report it, ascending.
    public let documents: [Int]
  }

  /// The entries by their first day, then their last, then document and place.
  public let entries: [Entry]
  /// What does not fit, such as a weekday, with its place.
  public let warnings: [(extent: Extent, text: String)]

  /// The timeline of documents given by number.
  ///
  /// Two sentences of different documents are one entry when their days are the same and they share a third of the
  /// longer words of the shorter one. O(words + sentences of one day, squared).
  public init(of documents: [Int], in corpus: Corpus, context: RunContext) throws(CommandError) {
    let dates = try DocumentDates.find(in: corpus, documents: documents, context: context)
    var found: [Candidate] = []
    var warnings: [(extent: Extent, text: String)] = []
    for (doc, dates) in zip(documents, dates) {
      warnings += dates.oddities.map { (Extent(doc, $0.range), $0.text) }
      var seen: Set<Int> = []
      for mention in dates.mentions {
        guard seen.insert(mention.sentence.lowerBound &* 31 &+ mention.earliest.number).inserted else {
          continue
        }
        found.append(Candidate(doc, mention, corpus[doc].text.utf8))
      }
    }
    self.warnings = warnings
    entries = Timeline.merged(found.sorted { $0.order < $1.order })
  }

  private struct Candidate {
    let doc: Int
    let mention: DateMention
    let words: Set<UInt64>
    var order: (Int, Int, Int, Int) {
      (mention.earliest.number, mention.latest.number, doc, mention.range.lowerBound)
    }

    init(_ doc: Int, _ mention: DateMention, _ utf8: [UInt8]) {
      self.doc = doc
      self.mention = mention
      words = Set(Words.words(in: utf8, mention.sentence).filter { $0.length > 4 }.map(\.hash))
    }

    func tellsTheSame(as other: Candidate) -> Bool {
      guard mention.earliest == other.mention.earliest, mention.latest == other.mention.latest else {
        return false
      }
      let shared = words.intersection(other.words).count
      return shared >= 3 && shared * 3 >= min(words.count, other.words.count)
    }
  }

  private static func merged(_ sorted: [Candidate]) -> [Entry] {
    var heads: [Candidate] = []
    var reporters: [[Int]] = []
    for candidate in sorted {
      var index = heads.count - 1
      var home: Int?
      // Only those of the same day: the list is in the order of days.
      while index >= 0, heads[index].mention.earliest == candidate.mention.earliest, heads.count - index < 200
      {
        if heads[index].tellsTheSame(as: candidate) { home = index }
        index -= 1
      }
      if let home {
        reporters[home].append(candidate.doc)
      } else {
        heads.append(candidate)
        reporters.append([candidate.doc])
      }
    }
    return zip(heads, reporters).map { head, documents in
      Entry(
        earliest: head.mention.earliest, latest: head.mention.latest,
        extent: Extent(head.doc, head.mention.sentence),
        because: head.mention.because, documents: Set(documents).sorted())
    }
  }
}
