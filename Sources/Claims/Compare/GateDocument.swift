import CollateCore
import NamedEntities
import TextKernels

/// A concept with its weight in a document.
typealias WeightedConcept = (key: UInt64, weight: Double)

/// A document as the gate sees it: weights of its names and words, and what its headline and first lines are about.
struct GateDocument: Sendable {
  /// Unit vectors by ascending key: names by their entity, stems, numbers, and what other languages write alike.
  private(set) var names: [WeightedConcept] = []
  private(set) var stems: [WeightedConcept] = []
  private(set) var numbers: [WeightedConcept] = []
  private(set) var crossing: [WeightedConcept] = []
  /// The same with what the tables of all languages share.
  private(set) var across: [WeightedConcept] = []
  /// Headline and first lines for documents of one language, and for those of two.
  private(set) var own = Opening()
  private(set) var foreign = Opening()
  let day: Double?
  let language: Language

  /// The documents given by number, with weights (1 + ln tf) · ln((n + 20) / (df + 0.5)).
  ///
  /// The corpus is taken for part of a larger one, so that two documents alone have weights as well. In a large one the
  /// documents counted are the nearest to each (see `Neighbourhoods`), so that what all reports of a war share is common
  /// there, however rare it is in the whole. O(words · neighbours).
  static func read(
    _ documents: [Int], _ texts: [ComparedText], _ entities: EntityIndex, context: RunContext
  ) throws(CommandError) -> [GateDocument] {
    let places = Array(documents.indices)
    let bags = try context.map(texts, unit: "documents") { text in
      counts(text.sentences.flatMap(\.concepts) + text.matters)
    }
    let names = documents.map { doc in counts(entities.mentions(in: doc).map { UInt64($0.entity) }) }
    let all = (words: Rarity(bags), names: Rarity(names))
    let whole = try context.map(places, unit: "documents") { index in
      GateDocument(texts[index], bags[index], names[index], all.words, all.names)
    }
    guard documents.count > Neighbourhoods.size else { return whole }
    let neighbourhoods = Neighbourhoods(whole)
    return try context.map(places, unit: "documents") { index in
      let near = neighbourhoods.nearest(to: index)
      return GateDocument(
        texts[index], bags[index], names[index], Rarity(near.map { bags[$0] }, of: bags[index]),
        Rarity(near.map { names[$0] }, of: names[index]))
    }
  }

  private init(
    _ text: ComparedText, _ bag: [(UInt64, Int)], _ names: [(UInt64, Int)], _ rarity: Rarity,
    _ nameRarity: Rarity
  ) {
    self.init(day: GateDocument.middle(text.published), language: text.language)
    self.names = nameRarity.unit(names)
    stems = rarity.unit(bag.filter { Concept.stem.isKind(of: $0.0) })
    crossing = rarity.unit(bag.filter { Concept.crossesLanguages($0.0) })
    across = rarity.expecting(Commonplace.shares).unit(bag.filter { !Concept.stem.isKind(of: $0.0) })
    numbers = rarity.unit(bag.filter { Concept.number.isKind(of: $0.0) })
    own = Opening(text, rarity) { !Concept.name.isKind(of: $0) }
    foreign = Opening(
      text, rarity.expecting(Commonplace.shares), also: text.leadMatters, Concept.crossesLanguages)
  }

  private init(day: Double?, language: Language) {
    self.day = day
    self.language = language
  }

  /// The middle of an interval of a week at most, as the number of a day.
  private static func middle(_ date: DateInterval?) -> Double? {
    guard let date, date.latest.number - date.earliest.number <= 7 else { return nil }
    return Double(date.earliest.number + date.latest.number) / 2
  }

  /// Every key once, ascending, with how often it stands in a list.
  private static func counts(_ keys: [UInt64]) -> [(UInt64, Int)] {
    var counts: [(UInt64, Int)] = []
    for key in keys.sorted() {
      if let last = counts.last, last.0 == key {
        counts[counts.count - 1].1 += 1
      } else {
        counts.append((key, 1))
      }
    }
    return counts
  }

  /// What a headline and the first lines are about: their concepts by ascending key, and how rare they are in all.
  struct Opening: Sendable {
    private(set) var title: [WeightedConcept] = []
    private(set) var lead: [WeightedConcept] = []
    private(set) var titleRarity = 0.0
    private(set) var leadRarity = 0.0

    init() {}

    fileprivate init(
      _ text: ComparedText, _ rarity: Rarity, also matters: [UInt64] = [], _ keeps: (UInt64) -> Bool
    ) {
      title = text.title.filter(keeps).map { (key: $0, weight: rarity.of($0)) }
      lead = (text.lead.filter(keeps) + matters).sorted().map { (key: $0, weight: rarity.of($0)) }
      titleRarity = title.reduce(0) { $0 + $1.weight }
      leadRarity = lead.reduce(0) { $0 + $1.weight }
    }
  }

  /// How often each of a few keys is met among many.
  fileprivate struct CountTable {
    private var keys: [UInt64]
    private var counts: [Int]
    private let shift: UInt64

    /// A table for these keys, at most a quarter full; none of them may be the greatest number.
    init(of own: [UInt64]) {
      var bits: UInt64 = 4
      while 1 << bits < own.count * 4 { bits += 1 }
      keys = [UInt64](repeating: .max, count: 1 << bits)
      counts = [Int](repeating: 0, count: 1 << bits)
      shift = 64 - bits
      for key in own { keys[place(of: key)] = key }
    }

    /// Where a key stands, or the free place where it would.
    private func place(of key: UInt64) -> Int {
      var place = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) &>> shift)
      while keys[place] != key, keys[place] != .max { place = (place + 1) & (keys.count - 1) }
      return place
    }

    /// Counts a key when it is one of those asked for.
    mutating func count(_ key: UInt64) {
      let place = place(of: key)
      if keys[place] == key { counts[place] += 1 }
    }

    subscript(key: UInt64) -> Int { counts[place(of: key)] }
  }

  /// How rare concepts are among some documents.
  fileprivate struct Rarity {
    private var documents: [UInt64: Int] = [:]
    private let total: Double
    private var shares: [UInt64: Double] = [:]

    init(_ bags: [[(UInt64, Int)]]) {
      for bag in bags { for (key, _) in bag { documents[key, default: 0] += 1 } }
      total = Double(bags.count + 20)
    }

    /// How rare the concepts of one document are among others.
    ///
    /// Looking every concept of the others up in a small table of its own takes a fifth of the time that going through
    /// both lists side by side takes, where every step is a guess. O(concepts of all).
    init(_ bags: [[(UInt64, Int)]], of own: [(UInt64, Int)]) {
      var counts = CountTable(of: own.map(\.0))
      for bag in bags { for (key, _) in bag { counts.count(key) } }
      for (key, _) in own { documents[key] = counts[key] }
      total = Double(bags.count + 20)
    }

    /// The same, with what is common in all news known beforehand: its share of the larger corpus.
    func expecting(_ shares: [UInt64: Double]) -> Rarity {
      var rarity = self
      rarity.shares = shares
      return rarity
    }

    func of(_ key: UInt64) -> Double {
      let known = Double(documents[key] ?? 1) + 0.5
      return Logarithm.natural(total / (known + 20 * (shares[key] ?? 0)))
    }

    func unit(_ bag: [(UInt64, Int)]) -> [WeightedConcept] {
      let raw = bag.map { key, count in
        (key: key, weight: (1 + Logarithm.natural(Double(count))) * of(key))
      }
      let norm = raw.reduce(0) { $0 + $1.weight * $1.weight }.squareRoot()
      return norm > 0 ? raw.map { (key: $0.key, weight: $0.weight / norm) } : []
    }
  }
}
