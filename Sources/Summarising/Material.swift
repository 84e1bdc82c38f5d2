import CollateCore

/// The sentences of the documents to summarise, with every count the features need.
///
/// Documents of one origin are one voice: a sentence they share counts once, whoever prints it, so that copies
/// change nothing. Linear in the words of the documents.
package struct Material: Sendable {
  /// A sentence with its place and its concepts as numbers.
  package struct Entry: Sendable {
    /// The place of its document among those summarised, and of its origin.
    package let document: Int
    package let origin: Int
    package let sentence: Sentence
    /// How many sentences its document has.
    let siblings: Int
    /// Its content stems as numbers, sorted, each once; how often each stands in it.
    let terms: [Int32]
    let counts: [UInt8]
    /// Its pairs of words as numbers, sorted.
    let bigrams: [Int32]
  }

  /// The sentences, by document and place.
  package private(set) var entries: [Entry] = []
  /// How many origins the documents go back to.
  package let origins: Int
  /// For each term: how often it stands, in how many sentences, in how many origins.
  private(set) var frequency: [Int32] = []
  private(set) var sentencesWith: [Int32] = []
  private(set) var originsWith: [Int32] = []
  /// For each pair of words: in how many sentences, in how many origins it stands.
  private(set) var pairSentences: [Int32] = []
  private(set) var pairOrigins: [Int32] = []
  /// For each term: how many origins have it in their first three sentences; its weight as a word of titles.
  private(set) var leadsWith: [Int32] = []
  private(set) var titleWeight: [Double] = []
  /// The terms of the title and of the first three sentences of each origin's first document.
  private(set) var titles: [[Int32]]
  private(set) var leads: [[Int32]]
  /// How many words all sentences have together, stop words aside.
  private(set) var total = 0
  private var terms: ConceptTable

  /// The material of documents, each with the number of its origin from 0 on, in the order of the documents.
  package init(_ documents: [DocumentSentences], origins: [Int]) {
    self.origins = max(1, (origins.max() ?? 0) + 1)
    titles = Array(repeating: [], count: self.origins)
    leads = Array(repeating: [], count: self.origins)
    let stems = documents.reduce(0) { $0 + $1.stemCount }
    terms = ConceptTable(minimumCapacity: min(documents.count * 100, stems))
    var pairs = ConceptTable(minimumCapacity: min(documents.count * 200, stems))
    var seen = ConceptTable(minimumCapacity: documents.reduce(0) { $0 + $1.sentences.count })
    var started = [Bool](repeating: false, count: self.origins)
    for (document, content) in documents.enumerated() {
      let origin = origins[document]
      if !started[origin] { titles[origin] = content.titleStems.map { terms.number(of: $0) }.sorted() }
      for sentence in content.sentences {
        // The same words in two documents of one origin are one sentence.
        let key = sentence.identity &+ UInt64(origin) &* 0x9E37_79B9_7F4A_7C15
        guard seen.insert(key) else { continue }
        add(
          sentence, of: document, origin, siblings: content.sentences.count, &pairs, isLead: !started[origin])
      }
      started[origin] = true
    }
    countTitles()
  }

  private mutating func add(
    _ sentence: Sentence, of document: Int, _ origin: Int, siblings: Int, _ pairs: inout ConceptTable,
    isLead: Bool
  ) {
    var numbers = sentence.stems.map { terms.number(of: $0) }
    numbers.sort()
    var distinct: [Int32] = []
    var counts: [UInt8] = []
    for number in numbers {
      if distinct.last == number {
        counts[counts.count - 1] &+= counts[counts.count - 1] < 255 ? 1 : 0
      } else {
        distinct.append(number)
        counts.append(1)
      }
    }
    let bigrams = sentence.bigrams.map { pairs.number(of: $0) }.sorted()
    entries.append(
      Entry(
        document: document, origin: origin, sentence: sentence, siblings: siblings, terms: distinct,
        counts: counts,
        bigrams: bigrams))
    if isLead, sentence.position < 3 { leads[origin] = Material.union(leads[origin], distinct) }
    total += sentence.stems.count
  }

  /// Counts everything once all sentences are there.
  private mutating func countTitles() {
    let termCount = terms.count
    frequency = Array(repeating: 0, count: termCount)
    sentencesWith = frequency
    originsWith = frequency
    leadsWith = frequency
    titleWeight = Array(repeating: 0, count: termCount)
    let pairCount = Int((entries.lazy.compactMap { $0.bigrams.last }.max() ?? -1) + 1)
    pairSentences = Array(repeating: 0, count: pairCount)
    pairOrigins = pairSentences
    var lastTerm = [Int32](repeating: -1, count: termCount)
    var lastPair = [Int32](repeating: -1, count: pairCount)
    for index in entries.indices.sorted(by: { (entries[$0].origin, $0) < (entries[$1].origin, $1) }) {
      let entry = entries[index]
      let origin = Int32(entry.origin)
      for (term, count) in zip(entry.terms, entry.counts) {
        let term = Int(term)
        frequency[term] += Int32(count)
        sentencesWith[term] += 1
        if lastTerm[term] != origin {
          lastTerm[term] = origin
          originsWith[term] += 1
        }
      }
      for pair in entry.bigrams {
        let pair = Int(pair)
        pairSentences[pair] += 1
        if lastPair[pair] != origin {
          lastPair[pair] = origin
          pairOrigins[pair] += 1
        }
      }
    }
    for lead in leads { for term in lead { leadsWith[Int(term)] += 1 } }
    for title in titles where !title.isEmpty {
      for term in title { titleWeight[Int(term)] += 1 / Double(title.count * origins) }
    }
  }

  /// The numbers of stems that occur, for a query.
  func known(_ stems: [UInt64]) -> [Int32] { stems.compactMap { terms.known($0) }.sorted() }

  /// Two sorted lists as one, each number once.
  static func union(_ a: [Int32], _ b: [Int32]) -> [Int32] {
    var result: [Int32] = []
    result.reserveCapacity(a.count + b.count)
    var i = 0
    var j = 0
    while i < a.count || j < b.count {
      if j == b.count || i < a.count && a[i] < b[j] {
        result.append(a[i])
        i += 1
      } else {
        if i < a.count, a[i] == b[j] { i += 1 }
        result.append(b[j])
        j += 1
      }
    }
    return result
  }

  /// How many numbers two sorted lists share.
  static func shared(_ a: [Int32], _ b: [Int32]) -> Int {
    var count = 0
    var i = 0
    var j = 0
    while i < a.count, j < b.count {
      if a[i] == b[j] {
        count += 1
        i += 1
        j += 1
      } else if a[i] < b[j] {
        i += 1
      } else {
        j += 1
      }
    }
    return count
  }
}
