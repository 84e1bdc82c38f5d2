public import CollateCore
import TextKernels

/// Every occurrence of a word, a phrase or a pattern, in the order of the documents.
///
/// Those of words are counted in the columns, sixteen bytes for each document that has some, and found in the text when
/// they are read: there may be millions.
public struct Occurrences: Sendable {
  /// A part of a column that has some, with the number of them up to its end.
  private struct Section: Sendable {
    let doc: UInt32, part: UInt32
    var end: Int
  }
  private let sections: [Section]
  private let corpus: Corpus
  private let source: Source

  private enum Source: Sendable {
    case words(PhraseCounter, length: Int, TokenSpace)
    /// Sections are documents, and these all occurrences of them.
    case places([Occurrence])
  }
  /// How many tokens a section has.
  private static let sectionLength = 1 << 16

  /// How many there are.
  public var count: Int { sections.last?.end ?? 0 }

  /// The numbers of the documents that have some, ascending.
  public var documents: [Int] {
    var documents: [Int] = []
    for section in sections where documents.last != Int(section.doc) { documents.append(Int(section.doc)) }
    return documents
  }

  /// The occurrences of a term: one pass over the columns on all threads.
  ///
  /// - Throws: a usage error for a term without a word.
  public init(
    of term: [Query.Word], over documents: [Int], of corpus: Corpus, in space: TokenSpace, context: RunContext
  ) throws(CommandError) {
    let phrase = try space.phrase(term)
    let counter = PhraseCounter([phrase], in: space.vocabulary)
    let parts = TokenSpace.parts(of: documents, count: 128)
    let found = try context.map(parts, unit: "parts") { part in
      var sections: [Section] = []
      for doc in part {
        if context.isCancelled { break }
        let column = space.columns[doc - 1]
        for (number, starts) in Occurrences.sections(of: column.count).enumerated() {
          var count = 0
          counter.scan(column, starts: starts) { _ in count += 1 }
          if count > 0 { sections.append(Section(doc: UInt32(doc), part: UInt32(number), end: count)) }
        }
      }
      return sections
    }
    self.init(found.flatMap { $0 }, corpus, .words(counter, length: phrase.words.count, space))
  }

  /// The occurrences of a pattern, found in the text of each paragraph on all threads.
  ///
  /// - Throws: a usage error for a pattern that is none, a `.failed` one for a pattern that takes too long.
  public init(
    of pattern: LinearPattern, over documents: [Int], of corpus: Corpus, context: RunContext
  ) throws(CommandError) {
    let parts = TokenSpace.parts(of: documents, count: 128)
    let found = try context.map(parts, unit: "parts") { part -> Result<[Occurrence], CommandError> in
      var matcher = pattern.matcher()
      var places: [Occurrence] = []
      for doc in part {
        if context.isCancelled { return .failure(.interrupted) }
        for paragraph in corpus[doc].paragraphs {
          do throws(CommandError) {
            try matcher.forEachMatch(in: corpus[doc].text.utf8, paragraph) {
              places.append(Occurrence(doc, $0))
            }
          } catch { return .failure(error) }
        }
      }
      return .success(places)
    }
    var places: [Occurrence] = []
    for part in found { places += try part.get() }
    var sections: [Section] = []
    for place in places {
      if sections.last.map({ Int($0.doc) }) != place.doc {
        sections.append(Section(doc: UInt32(place.doc), part: 0, end: 0))
      }
      sections[sections.count - 1].end += 1
    }
    self.init(sections, corpus, .places(places))
  }

  /// Sections whose ends are counts still.
  private init(_ counted: [Section], _ corpus: Corpus, _ source: Source) {
    var sections = counted
    var sum = 0
    for index in sections.indices {
      sum += sections[index].end
      sections[index].end = sum
    }
    self.sections = sections
    self.corpus = corpus
    self.source = source
  }

  private static func sections(of count: Int) -> [Range<Int>] {
    stride(from: 0, to: count, by: sectionLength).map { $0..<min($0 + sectionLength, count) }
  }

  /// Calls `body` with some occurrences, by their numbers from 0, in order: the document and the words in its text.
  public func forEach(_ numbers: Range<Int>, _ body: (_ doc: Int, _ document: Document, Range<Int>) -> Void) {
    switch source {
    case .places(let places): for place in places[numbers] { body(place.doc, corpus[place.doc], place.node) }
    case .words(let counter, let length, let space):
      var last = 0
      var document: Document?
      var reader: PlaceReader?
      eachSection(of: numbers) { section, wanted in
        let doc = Int(section.doc)
        let column = space.columns[doc - 1]
        if doc != last || document == nil { (last, document) = (doc, corpus[doc]) }
        guard let document else { return }
        var reading = reader.take() ?? PlaceReader(document, column)
        if !reading.isOf(document) { reading = PlaceReader(document, column) }
        let first = Int(section.part) * Occurrences.sectionLength
        var number = 0
        counter.scan(column, starts: first..<min(first + Occurrences.sectionLength, column.count)) { place in
          number += 1
          guard wanted.contains(number - 1), let node = reading.range(of: place..<place + length) else {
            return
          }
          body(doc, document, node)
        }
        reader = reading
      }
    }
  }

  /// Some of the occurrences in another order, found in the text now: twelve bytes each.
  ///
  /// - Throws: `.interrupted` when the user asks to stop.
  public func picked(_ numbers: [UInt32], in context: RunContext) throws(CommandError) -> Occurrences {
    let all = try resolved(in: context)
    let picked = numbers.map { all[Int($0)] }
    let documents = Set(picked.map(\.doc)).sorted()
    var counts: [Int: Int] = [:]
    for place in picked { counts[place.doc, default: 0] += 1 }
    let sections = documents.map { Section(doc: UInt32($0), part: 0, end: counts[$0] ?? 0) }
    return Occurrences(sections, corpus, .places(picked))
  }

  /// All occurrences in order.
  private func resolved(in context: RunContext) throws(CommandError) -> [Occurrence] {
    if case .places(let places) = source { return places }
    let size = 4096
    let parts = stride(from: 0, to: count, by: size).map { $0..<min($0 + size, count) }
    return try context.map(parts, unit: "parts") { part in
      var places: [Occurrence] = []
      places.reserveCapacity(part.count)
      forEach(part) { doc, _, node in places.append(Occurrence(doc, node)) }
      return places
    }.flatMap { $0 }
  }

  /// The sections that some occurrences stand in, each with the numbers of those among its own.
  private func eachSection(of numbers: Range<Int>, _ body: (Section, Range<Int>) -> Void) {
    var index = sections.partitioningIndex { $0.end > numbers.lowerBound }
    while index < sections.count {
      let first = index == 0 ? 0 : sections[index - 1].end
      guard first < numbers.upperBound else { return }
      let wanted = numbers.clamped(to: first..<sections[index].end)
      body(sections[index], (wanted.lowerBound - first)..<(wanted.upperBound - first))
      index += 1
    }
  }
}

extension TokenSpace {
  /// The phrase of several words, quoted together or typed one after the other.
  ///
  /// One unquoted word means itself alone here, not its family: a concordance shows forms as they are.
  func phrase(_ term: [Query.Word]) throws(CommandError) -> TokenPhrase {
    var sets: [TokenSet] = []
    for word in term { sets += try phrase(word.text, isExact: true).words }
    guard !sets.isEmpty else { throw CommandError(.usage, "the term is empty") }
    return TokenPhrase(words: sets)
  }
}
