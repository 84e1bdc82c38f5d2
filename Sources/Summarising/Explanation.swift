import CollateCore
import TextKernels

/// Says why a sentence stands in a summary: which of its concepts other origins have, and where.
struct Explanation {
  private let material: Material
  private let documents: [Int]
  /// The documents of its event in other languages.
  private let others: [Int]
  private let corpus: Corpus
  /// The language that goes without saying.
  private let language: Language
  /// What the summary is to be about.
  private let query: [Int32]

  init(
    _ material: Material, documents: [Int], event: [Int], corpus: Corpus, language: Language,
    about query: [UInt64]
  ) {
    self.language = language
    self.query = material.known(query)
    others = event.filter { !documents.contains($0) }
    self.material = material
    self.documents = documents
    self.corpus = corpus
  }

  /// The item for a chosen sentence.
  ///
  /// O(words of all sentences).
  func item(for index: Int, date: DateInterval?, group: String?) -> Summary.Item {
    let entry = material.entries[index]
    let doc = documents[entry.document]
    let concepts = self.concepts(of: entry)
    let support = self.support(for: index, concepts: concepts)
    let origins = Set(support.map { material.entries[$0].origin } + [entry.origin]).count
    let docs = Set(support.map { documents[material.entries[$0].document] } + [doc]).sorted()
    return Summary.Item(
      extent: Extent(doc, entry.sentence.range),
      because: because(concepts, entry, docs: docs, origins: origins),
      origins: origins,
      support: support.map {
        Extent(documents[material.entries[$0].document], material.entries[$0].sentence.range)
      },
      date: date, group: group)
  }

  /// The terms that weigh most: those in most origins, then in most sentences; at most five.
  private func concepts(of entry: Material.Entry) -> [Int32] {
    entry.terms.filter { material.sentencesWith[Int($0)] > 1 }
      .sorted { a, b in
        let (x, y) = (Int(a), Int(b))
        return (material.originsWith[y], material.sentencesWith[y], a) < (
          material.originsWith[x], material.sentencesWith[x], b
        )
      }
      .prefix(5).sorted()
  }

  /// In each other document, the sentence that has most of the concepts, when it has two or half of them.
  private func support(for index: Int, concepts: [Int32]) -> [Int] {
    guard concepts.count > 1 else { return [] }
    let least = max(2, (concepts.count + 1) / 2)
    var best: [Int: (count: Int, index: Int)] = [:]
    let own = material.entries[index].document
    for (other, entry) in material.entries.enumerated() where entry.document != own {
      let count = Material.shared(concepts, entry.terms)
      if count >= least, count > best[entry.document]?.count ?? 0 { best[entry.document] = (count, other) }
    }
    return best.sorted { $0.key < $1.key }.map(\.value.index)
  }

  private func because(_ concepts: [Int32], _ entry: Material.Entry, docs: [Int], origins: Int) -> String {
    let words = self.words(for: concepts, in: entry).joined(separator: ", ")
    return asked(of: entry) + reason(words, entry, docs: docs, origins: origins) + elsewhere
      + circumstances(of: entry)
  }

  /// The words that were asked for, as the sentence has them: `about hostages; `.
  private func asked(of entry: Material.Entry) -> String {
    let words = query.isEmpty ? [] : self.words(for: query, in: entry)
    return words.isEmpty ? "" : "about \(words.joined(separator: ", ")); "
  }

  /// The other languages that the event is reported in: `; also reported in ar, tr`.
  private var elsewhere: String {
    let languages = Set(others.map { corpus[$0].metadata.language.rawValue }).sorted()
    return languages.isEmpty ? "" : "; also reported in \(languages.joined(separator: ", "))"
  }

  /// The day of publication, and the language where other documents have another: ` (ar, 2023-12-11)`.
  private func circumstances(of entry: Material.Entry) -> String {
    let document = corpus[documents[entry.document]]
    let date = document.metadata.date.map { "\($0)" }
    let other = document.metadata.language == language ? nil : document.metadata.language.rawValue
    let parts = [other, date].compactMap { $0 }
    return parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))"
  }

  private func reason(_ words: String, _ entry: Material.Entry, docs: [Int], origins: Int) -> String {
    if docs.count > 1 {
      let voices = "\(tellers(docs)), \(origins) \(origins == 1 ? "origin" : "origins")"
      return words.isEmpty ? voices : "\(voices): \(words)"
    }
    if words.isEmpty {
      return entry.sentence.position == 0 ? "first sentence" : "stands for what no other says"
    }
    return (entry.sentence.position == 0 ? "first sentence: " : "recurring here: ") + words
  }

  /// `2 outlets`; `3 articles` where the outlet of one is not known, which may be that of another.
  private func tellers(_ docs: [Int]) -> String {
    let sources = docs.map { corpus[$0].metadata.source }
    guard !sources.contains(nil) else { return "\(docs.count) articles" }
    let outlets = Set(sources).count
    return "\(outlets) \(outlets == 1 ? "outlet" : "outlets")"
  }

  /// The words of the sentence that carry its concepts, neighbours together, as they are written.
  private func words(for concepts: [Int32], in entry: Material.Entry) -> [String] {
    let text = corpus[documents[entry.document]].text.utf8
    let language = corpus[documents[entry.document]].metadata.language.rawValue
    var stems = StemReader(language: language)
    var phrases: [Range<Int>] = []
    var seen: Set<Int32> = []
    for word in Words.words(in: text, entry.sentence.range) {
      guard let term = material.known([stems.stem(of: word, in: text)]).first, concepts.contains(term) else {
        continue
      }
      let isNeighbour = phrases.last.map { word.range.lowerBound - $0.upperBound == 1 } ?? false
      if isNeighbour, seen.insert(term).inserted {
        phrases[phrases.count - 1] = phrases[phrases.count - 1].lowerBound..<word.range.upperBound
      } else if seen.insert(term).inserted {
        phrases.append(word.range)
      }
    }
    return phrases.map { String(decoding: text[$0], as: UTF8.self) }
  }
}
