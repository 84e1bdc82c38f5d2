public import CollateCore

extension Summary {
  /// Summarises documents, given by number.
  ///
  /// Only article lines are read. Documents about different events are grouped first, and each event has its share.
  /// Documents without a sentence of three words are passed over; when none is left, the summary is empty.
  /// O(words), and the square of a small number of candidates.
  public init(
    of documents: [Int], in corpus: Corpus, options: Options = Options(), context: RunContext = RunContext()
  ) throws(CommandError) {
    let input = try SummaryInput(documents, since: options.since, in: corpus, context: context)
    let selection = Selection(input, options)
    warnings = selection.warnings
    for (name, places) in selection.groups {
      try context.checkCancellation()
      let events = options.grouping == .event ? [places] : selection.events(among: places)
      let counts = Dictionary(uniqueKeysWithValues: places.map { ($0, selection.answerCount($0)) })
      let shares = Allotment(events, of: input, length: options.length) { counts[$0] ?? 0 }.shares
      let told = shares.count { $0.rank == 0 }
      if told < events.count, options.length.isInWords {
        warnings.append("\(events.count - told) of \(events.count) events do not fit the length")
      }
      items += try selection.items(for: shares, group: name, context)
    }
    if items.isEmpty, !documents.isEmpty, warnings.isEmpty {
      warnings.append("no document has a sentence of four words or more")
    }
  }
}

/// Chooses the sentences of each event under the options of a summary.
struct Selection {
  private let input: SummaryInput
  private let options: Summary.Options
  private let language: Language
  /// The stems of what the summary is to be about.
  private let query: [UInt64]
  /// Content stems and pairs of words that documents before the day asked for have already.
  private let known: Set<UInt64>
  private let newPlaces: Set<Int>?
  private(set) var warnings: [String] = []

  init(_ input: SummaryInput, _ options: Summary.Options) {
    self.input = input
    self.options = options
    language = input.commonLanguage
    var reading = SentenceReading(text: [], language: language.rawValue)
    query = options.about.map { reading.distinctStems(of: $0) } ?? []
    var known: Set<UInt64> = []
    var newPlaces: Set<Int>?
    if let since = options.since {
      let parts = input.parts(since)
      newPlaces = Set(parts.new)
      for sentence in (parts.earlier.map { input.contents[$0] } + input.before).flatMap(\.sentences) {
        known.formUnion(sentence.bigrams)
        known.formUnion(sentence.stems)
      }
      warnings += parts.warnings
    }
    self.known = known
    self.newPlaces = newPlaces
    if let about = options.about, query.isEmpty {
      warnings.append("“\(about)” has no word to look for: this is a summary of everything")
    } else if let about = options.about {
      let isSaid = input.contents.contains { $0.sentences.contains { self.matches($0) > 0 } }
      if !isSaid { warnings.append("no sentence has a word of “\(about)”") }
    }
  }

  /// What gets a summary of its own, with its name; the whole without one.
  var groups: [(String?, [Int])] {
    let places = input.numbers.indices.filter { newPlaces?.contains($0) ?? true }
    switch options.grouping {
    case nil: return [(nil, places)]
    case .source: return input.sources().map { ($0.name, $0.places.filter(places.contains)) }
    case .event:
      return events(among: places).enumerated().map { ("event \($0.offset + 1)", $0.element) }
    }
  }

  /// The events among some documents.
  func events(among places: [Int]) -> [[Int]] {
    guard places.count > 1 else { return places.isEmpty ? [] : [places] }
    let allowed = Set(places)
    return input.events.map { $0.filter(allowed.contains) }.filter {
      !$0.isEmpty && $0.contains { answerCount($0) > 0 }
    }
  }

  /// How many sentences of a document are about what is asked; all are when nothing is.
  func answerCount(_ place: Int) -> Int {
    let sentences = input.contents[place].sentences
    return query.isEmpty ? sentences.count : sentences.count { matches($0) > 0 }
  }

  /// The items of some events, in their order.
  ///
  /// Where one has fewer sentences to tell than it was given, the others tell more, those with the most room first.
  func items(
    for shares: [Allotment.Share], group: String?, _ context: RunContext
  ) throws(CommandError) -> [Summary.Item] {
    var told: [[Summary.Item]] = []
    for share in shares {
      try context.checkCancellation()
      told.append(items(for: share, group: group))
    }
    guard case .sentences(let number) = options.length else { return told.flatMap { $0 } }
    for index in shares.indices.sorted(by: { (shares[$1].places.count, $0) < (shares[$0].places.count, $1) })
    {
      let missing = number - told.reduce(0) { $0 + $1.count }
      guard missing > 0 else { break }
      guard case .sentences(let given) = shares[index].limit, told[index].count == given else { continue }
      try context.checkCancellation()
      var wider = shares[index]
      wider.limit = .sentences(given + missing)
      told[index] = items(for: wider, group: group)
    }
    return told.flatMap { $0 }
  }

  /// The items of one event.
  func items(for share: Allotment.Share, group: String?) -> [Summary.Item] {
    let material = input.material(share.places)
    guard !material.entries.isEmpty else { return [] }
    var allows: (Material.Entry) -> Bool = { entry in
      entry.sentence.standsAlone && !(share.limit.isSentences && entry.sentence.traits.contains(.title))
        && (query.isEmpty || matches(entry.sentence) > 0)
        && novelty(entry.sentence) > 0.3
    }
    if !material.entries.contains(where: { allows($0) && $0.sentence.length >= 4 }) {
      allows = { [query] in query.isEmpty || matches($0.sentence) > 0 }
    }
    let chosen: [Int]
    if options.method == .coverage {
      let bonus =
        query.isEmpty && known.isEmpty
        ? nil
        : material.entries.map { entry in
          3 * matches(entry.sentence) + 4 * novelty(entry.sentence)
        }
      let pool = Pool(
        material, size: Selection.poolSize(share.limit), weights: SummaryModel.standard.candidate,
        bonus: bonus, repeated: share.limit.isSentences ? Pool.repeatedInSentences : Pool.repeated,
        allowing: allows)
      chosen = SetSearch(pool, model: .standard, limit: share.limit).best()
    } else {
      chosen = Rankings(material).best(options.method, limit: share.limit, allowing: allows)
    }
    let explanation = Explanation(
      material, documents: share.places.map { input.numbers[$0] },
      event: share.event.map { input.numbers[$0] },
      corpus: input.corpus, language: language, about: query)
    let date = input.date(share.event)
    return inReadingOrder(chosen, material, share.places).map {
      explanation.item(for: $0, date: date, group: group)
    }
  }

  /// By publication, then document, then place.
  private func inReadingOrder(_ chosen: [Int], _ material: Material, _ places: [Int]) -> [Int] {
    let day = { (index: Int) in
      input.corpus[input.numbers[places[material.entries[index].document]]].metadata.date?.earliest.number
        ?? .max
    }
    return chosen.sorted { (day($0), $0) < (day($1), $1) }
  }

  /// The share of the query that a sentence has, from 0 to 1.
  private func matches(_ sentence: Sentence) -> Double {
    query.isEmpty ? 0 : Double(query.count { sentence.stems.contains($0) }) / Double(query.count)
  }

  /// The share of a sentence's words and pairs of words that earlier documents do not have, from 0 to 1.
  private func novelty(_ sentence: Sentence) -> Double {
    let concepts = sentence.stems + sentence.bigrams
    return known.isEmpty || concepts.isEmpty
      ? 1 : Double(concepts.count { !known.contains($0) }) / Double(concepts.count)
  }

  /// Three times as many candidates as sentences wanted, and at least the number the weights were learned with.
  private static func poolSize(_ limit: SetSearch.Limit) -> Int {
    switch limit {
    case .words(let words): max(SummaryModel.poolSize, words / 7)
    case .sentences(let count): max(SummaryModel.poolSize, 3 * count)
    }
  }
}

extension SummaryInput {
  /// The places of the documents that are new and of those that came before, and what to say of the rest.
  func parts(_ since: Summary.Since) -> (new: [Int], earlier: [Int], warnings: [String]) {
    var parts: (new: [Int], earlier: [Int], warnings: [String]) = ([], [], [])
    switch since {
    case .documents(let known):
      let known = Set(known)
      parts.new = numbers.indices.filter { !known.contains(numbers[$0]) }
      parts.earlier = numbers.indices.filter { known.contains(numbers[$0]) }
      if parts.new.isEmpty, !numbers.isEmpty { parts.warnings.append("no document is new since then") }
    case .day(let day):
      let dates = numbers.map { corpus[$0].metadata.date }
      parts.new = dates.indices.filter { dates[$0].map { $0.earliest >= day } ?? false }
      parts.earlier = dates.indices.filter { dates[$0].map { $0.earliest < day } ?? false }
      let undated = dates.count { $0 == nil }
      if undated > 0 { parts.warnings.append("\(undated) documents without a date are left out") }
      if parts.new.isEmpty { parts.warnings.append("no document is dated \(day) or later") }
    }
    return parts
  }

  /// The language of most documents.
  var commonLanguage: Language {
    var counts: [Language: Int] = [:]
    for number in numbers { counts[corpus[number].metadata.language, default: 0] += 1 }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? .undetermined
  }
}
