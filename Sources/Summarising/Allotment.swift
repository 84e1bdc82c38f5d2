import CollateCore

/// Shares a summary's length out among events, and within an event among the languages it is reported in.
struct Allotment {
  /// The places of an event's documents in one language, and what they may have.
  struct Share {
    let places: [Int]
    /// All documents of the event.
    let event: [Int]
    /// The place of the language among those of the event; 0 is the one most origins report in.
    let rank: Int
    var limit = SetSearch.Limit.sentences(1)
  }

  /// The shares in the order of the events' days.
  private(set) var shares: [Share]

  /// Shares sentences or words out: the events of most origins first, one sentence each, then one for each further
  /// language of an event, the rest by origins.
  ///
  /// When there are not enough for all, events come before languages, and of the events that are told some are told in
  /// the languages left out. `count` gives how many sentences of a document may be told. O(events × sentences).
  init(
    _ events: [[Int]], of input: SummaryInput, length: Summary.Length, count: @escaping (Int) -> Int
  ) {
    let hasAny = { (place: Int) in count(place) > 0 }
    let origins = events.map { input.originCount($0.filter(hasAny)) }
    let ranked = events.indices.sorted { (origins[$1], $0) < (origins[$0], $1) }.flatMap { event in
      EventLanguages.parts(of: events[event], in: input).filter { $0.contains(where: hasAny) }.enumerated()
        .map {
          Share(places: $0.element, event: events[event], rank: $0.offset)
        }
    }
    let parts = ranked.filter { $0.rank == 0 } + ranked.filter { $0.rank > 0 }
    switch length {
    case .eachEvent: shares = parts.filter { $0.rank == 0 }
    case .sentences(let number):
      shares = Allotment.spread(number, over: Allotment.choose(parts, input, max(1, number)), input, count)
    case .words(let words): shares = Allotment.words(words, parts, input)
    case .percent(let percent):
      let total = input.contents.reduce(0) { $0 + $1.sentences.reduce(0) { $0 + $1.length } }
      shares = Allotment.words(max(1, total * percent / 100), parts, input)
    }
    shares = Allotment.inOrderOfDays(shares, input)
  }

  private static func inOrderOfDays(_ shares: [Share], _ input: SummaryInput) -> [Share] {
    let keyed = shares.map { share in
      (day: input.date(share.event)?.earliest.number ?? .max, first: share.event.first ?? 0, share: share)
    }
    return keyed.sorted { a, b in
      (a.day, a.first, a.share.rank) < (b.day, b.first, b.share.rank)
    }.map(\.share)
  }

  /// The parts that get a sentence: the first ones, and one of each language that they leave out.
  ///
  /// No event gives way to a language as long as one of those chosen is reported in it: the one of fewest origins is
  /// told in that language then.
  private static func choose(_ parts: [Share], _ input: SummaryInput, _ count: Int) -> [Share] {
    let language = { (share: Share) in input.language(of: share.places[0]) }
    var chosen = Array(parts.prefix(count))
    // Whether another part speaks the language of one, which can do without it then.
    func isSpared(_ a: Int) -> Bool {
      chosen.indices.contains { $0 != a && language(chosen[$0]) == language(chosen[a]) }
    }
    for part in parts.dropFirst(count) where !chosen.contains(where: { language($0) == language(part) }) {
      let others = parts.dropFirst(count).filter { language($0) == language(part) }
      let told = chosen.indices.reversed().lazy.compactMap { index -> (index: Int, other: Share)? in
        guard isSpared(index) else { return nil }
        return others.first { $0.event == chosen[index].event }.map { (index, $0) }
      }.first
      if let told {
        chosen[told.index] = told.other
      } else if let last = chosen.indices.last(where: isSpared) {
        chosen.remove(at: last)
        chosen.append(part)
      } else {
        break
      }
    }
    return chosen
  }

  /// One sentence each, then the rest by the number of origins (Sainte-Laguë), as long as there are sentences.
  private static func spread(
    _ number: Int, over parts: [Share], _ input: SummaryInput, _ count: @escaping (Int) -> Int
  ) -> [Share] {
    var counts = parts.map { _ in 1 }
    let limits = parts.map { $0.places.reduce(0) { $0 + count($1) } }
    let weights = parts.map { Double(input.originCount($0.places.filter { count($0) > 0 })) }
    for _ in stride(from: parts.count, to: number, by: 1) {
      let open = counts.indices.filter { counts[$0] < limits[$0] }
      guard
        let next = open.max(by: { a, b in
          let (x, y) = (weights[a] / Double(2 * counts[a] + 1), weights[b] / Double(2 * counts[b] + 1))
          return x < y || x == y && a > b
        })
      else { break }
      counts[next] += 1
    }
    return zip(parts, counts).map { part, count in
      var part = part
      part.limit = .sentences(count)
      return part
    }
  }

  /// Words by the number of origins, for as many parts as can have twenty-five words each.
  private static func words(_ words: Int, _ parts: [Share], _ input: SummaryInput) -> [Share] {
    let chosen = choose(parts, input, max(1, words / 25))
    let total = chosen.reduce(0) { $0 + input.originCount($1.places) }
    return chosen.map { part in
      var part = part
      let share = words * input.originCount(part.places) / max(1, total)
      part.limit = .words(chosen.count == 1 ? words : max(20, share))
      return part
    }
  }
}
