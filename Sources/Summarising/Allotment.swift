import CollateCore

/// Shares a summary's length out among events.
struct Allotment {
  /// The places of an event's documents, and what it may have.
  struct Share {
    let places: [Int]
    var limit: SetSearch.Limit
  }

  /// The shares in the order of the events' days.
  private(set) var shares: [Share]

  /// Shares sentences or words out: the events of most origins first, one sentence each, the rest by origins.
  ///
  /// When there are more events than sentences, each language keeps its first event. O(events × sentences).
  init(_ events: [[Int]], of input: SummaryInput, length: Summary.Length) {
    let ranked = events.indices.sorted { a, b in
      (input.originCount(events[b]), events[b].count, a) < (input.originCount(events[a]), events[a].count, b)
    }
    switch length {
    case .eachEvent: shares = events.map { Share(places: $0, limit: .sentences(1)) }
    case .sentences(let count):
      let chosen = Allotment.choose(ranked, events, input, count: max(1, count))
      let counts = Allotment.spread(count, over: chosen.map { events[$0] }, input)
      shares = zip(chosen, counts).map { Share(places: events[$0], limit: .sentences($1)) }
    case .words(let words):
      shares = Allotment.words(words, ranked, events, input)
    case .percent(let percent):
      let total = input.contents.reduce(0) { $0 + $1.sentences.reduce(0) { $0 + $1.length } }
      shares = Allotment.words(max(1, total * percent / 100), ranked, events, input)
    }
    let order = shares.indices.sorted { a, b in
      let (first, second) = (input.date(shares[a].places)?.earliest, input.date(shares[b].places)?.earliest)
      switch (first, second) {
      case (let first?, let second?) where first != second: return first < second
      case (.some, nil): return true
      case (nil, .some): return false
      default: return (shares[a].places.first ?? 0) < (shares[b].places.first ?? 0)
      }
    }
    shares = order.map { shares[$0] }
  }

  /// The events that get a sentence: the first ones, and the first of each language that they leave out.
  private static func choose(_ ranked: [Int], _ events: [[Int]], _ input: SummaryInput, count: Int) -> [Int] {
    let language = { (event: Int) in
      events[event].first.map { input.corpus[input.numbers[$0]].metadata.language }
    }
    var chosen = Array(ranked.prefix(count))
    for event in ranked.dropFirst(count) where !chosen.contains(where: { language($0) == language(event) }) {
      // The last event whose language another one speaks too gives way.
      guard
        let last = chosen.lastIndex(where: { a in chosen.contains { $0 != a && language($0) == language(a) } }
        )
      else { break }
      chosen.remove(at: last)
      chosen.append(event)
    }
    return chosen
  }

  /// One sentence each, then the rest by the number of origins (Sainte-Laguë), as long as there are sentences.
  private static func spread(_ count: Int, over events: [[Int]], _ input: SummaryInput) -> [Int] {
    var counts = events.map { _ in 1 }
    let limits = events.map { $0.reduce(0) { $0 + input.contents[$1].sentences.count } }
    let weights = events.map { Double(input.originCount($0)) }
    for _ in stride(from: events.count, to: count, by: 1) {
      let open = counts.indices.filter { counts[$0] < limits[$0] }
      guard
        let next = open.max(by: { a, b in
          let (x, y) = (weights[a] / Double(2 * counts[a] + 1), weights[b] / Double(2 * counts[b] + 1))
          return x < y || x == y && a > b
        })
      else { break }
      counts[next] += 1
    }
    return counts
  }

  /// Words by the number of origins, for as many events as can have twenty-five words each.
  private static func words(_ words: Int, _ ranked: [Int], _ events: [[Int]], _ input: SummaryInput)
    -> [Share]
  {
    let chosen = ranked.prefix(max(1, words / 25))
    let total = chosen.reduce(0) { $0 + input.originCount(events[$1]) }
    return chosen.map { event in
      let share = words * input.originCount(events[event]) / max(1, total)
      return Share(places: events[event], limit: .words(chosen.count == 1 ? words : max(20, share)))
    }
  }
}
