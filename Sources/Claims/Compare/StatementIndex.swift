import CollateCore
import TextKernels

/// The sentences of one event, found by what they are about.
///
/// The support of a sentence by a side is the greatest share of its concepts, weighed by rarity, that two sentences in
/// a row of that side hold: near 1 for a fact both report, near 0 for one only its own side has. Across languages only
/// numbers and names count.
struct StatementIndex {
  /// A sentence with where it stands.
  struct Unit {
    let doc: Int
    let side: Int
    let sentence: ComparedText.Sentence
    let language: Language
  }

  /// How far a side supports a sentence.
  struct Support {
    /// From 0 to 1.
    var share: Double
    /// The sentence of that side that comes nearest.
    var unit: Int?
    /// Whether the side has text that can be compared at all.
    var isComparable: Bool
    /// Whether the side has text in the language of the sentence.
    var sharesLanguage: Bool
    /// How much of the sentence stands anywhere in the document of that side, in its language, that has most; from 0 to 1.
    var documentShare = 0.0
  }

  let units: [Unit]
  private var postings: [UInt64: [Int32]] = [:]
  private let weights: [UInt64: Double]
  private let languages: [Set<Language>]
  private let sideOfDocument: [Int: Int]
  /// The sentences of each document.
  private let unitsOfDocument: [Int: Range<Int>]
  /// A concept in more sentences than this is followed no further, so that cost stays linear.
  private static let commonest = 600

  /// The sentences of an event whose sides are numbered below `sides`.
  init(_ units: [Unit], sides: Int) {
    self.units = units
    var languages = [Set<Language>](repeating: [], count: sides)
    var sideOfDocument: [Int: Int] = [:]
    var unitsOfDocument: [Int: Range<Int>] = [:]
    for (place, unit) in units.enumerated() {
      languages[unit.side].insert(unit.language)
      sideOfDocument[unit.doc] = unit.side
      unitsOfDocument[unit.doc] = (unitsOfDocument[unit.doc]?.lowerBound ?? place)..<place + 1
    }
    self.languages = languages
    self.sideOfDocument = sideOfDocument
    self.unitsOfDocument = unitsOfDocument
    var postings: [UInt64: [Int32]] = [:]
    for (index, unit) in units.enumerated() {
      for concept in unit.sentence.concepts { postings[concept, default: []].append(Int32(index)) }
    }
    self.postings = postings
    let total = Double(units.count + 40)
    weights = postings.mapValues { Logarithm.natural(total / (Double($0.count) + 0.5)) }
  }

  /// The sentences that have words in common with a place; O(log sentences + those found).
  func units(at place: Extent) -> Range<Int> {
    guard let all = unitsOfDocument[place.doc] else { return 0..<0 }
    let own = units[all]
    let first = own.partitioningIndex { $0.sentence.range.upperBound > place.range.lowerBound }
    let end = own[first...].partitioningIndex { $0.sentence.range.lowerBound >= place.range.upperBound }
    return first..<max(first, end)
  }

  /// The sides that have each number, in any language.
  var sidesOfNumbers: [UInt64: Set<Int>] {
    var sides: [UInt64: Set<Int>] = [:]
    for unit in units {
      for concept in unit.sentence.concepts where Concept.number.isKind(of: concept) {
        sides[concept, default: []].insert(unit.side)
      }
    }
    return sides
  }

  /// The support of a sentence by each side; its own side has none.
  func supports(of index: Int) -> [Support] {
    let unit = units[index]
    var own = Tally(units: units)
    var other = Tally(units: units)
    var total = 0.0
    var crossing = 0.0
    var crossingCount = 0
    for concept in unit.sentence.concepts {
      let weight = weights[concept] ?? 0
      total += weight
      let crosses = Concept.crossesLanguages(concept)
      if crosses {
        crossing += weight
        crossingCount += 1
      }
      guard let list = postings[concept], list.count <= StatementIndex.commonest else { continue }
      for place in list where units[Int(place)].side != unit.side {
        if units[Int(place)].language == unit.language {
          own.add(weight, at: Int(place), concept)
        } else if crosses {
          other.add(weight, at: Int(place), concept)
        }
      }
    }
    var supports = best(own, other, total: total, crossing: crossingCount >= 3 ? crossing : 0, of: unit)
    for (doc, weight) in own.documents where total > 0 {
      let side = sideOfDocument[doc] ?? unit.side
      supports[side].documentShare = max(supports[side].documentShare, weight / total)
    }
    return supports
  }

  private func best(
    _ own: Tally, _ other: Tally, total: Double, crossing: Double, of unit: Unit
  ) -> [Support] {
    var best = languages.map { languages in
      let canTell = languages.contains(unit.language) || crossing > 0 && !languages.isEmpty
      return Support(
        share: 0, unit: nil, isComparable: canTell, sharesLanguage: languages.contains(unit.language))
    }
    for (tally, whole) in [(own, total), (other, crossing)] where whole > 0 {
      for (window, weight) in tally.sorted {
        let side = units[window].side
        let share = weight / whole
        if share > best[side].share {
          best[side].share = share
          best[side].unit = tally.nearest(window)
        }
      }
    }
    return best
  }

  /// Adds up weights for pairs of neighbouring sentences.
  private struct Tally {
    private let units: [Unit]
    private var sums: [Int: Double] = [:]
    private var single: [Int: Double] = [:]
    private var seen: [Int: UInt64] = [:]
    /// The same by document.
    private(set) var documents: [Int: Double] = [:]
    private var lastDocument: (doc: Int, concept: UInt64)?

    init(units: [Unit]) { self.units = units }

    mutating func add(_ weight: Double, at place: Int, _ concept: UInt64) {
      single[place, default: 0] += weight
      let doc = units[place].doc
      // Places come in the order of the documents.
      if lastDocument?.doc != doc || lastDocument?.concept != concept {
        documents[doc, default: 0] += weight
        lastDocument = (doc, concept)
      }
      count(weight, window: place, concept)
      if place > 0, units[place - 1].doc == units[place].doc { count(weight, window: place - 1, concept) }
    }

    private mutating func count(_ weight: Double, window: Int, _ concept: UInt64) {
      guard seen[window] != concept else { return }
      seen[window] = concept
      sums[window, default: 0] += weight
    }

    /// The pairs in the order of the text.
    var sorted: [(Int, Double)] { sums.sorted { $0.key < $1.key }.map { ($0.key, $0.value) } }

    /// The better sentence of a pair.
    func nearest(_ window: Int) -> Int {
      (single[window + 1] ?? 0) > (single[window] ?? 0) ? window + 1 : window
    }
  }
}
