import CollateCore

/// The numbers that sides give in several languages: what a sentence counts is told there too, though its words cannot
/// be compared.
struct SharedNumbers: Sendable {
  private struct Key: Hashable {
    let value: Double
    let unit: String?
  }
  private struct Place: Hashable {
    let side: Int
    let language: Language
  }
  private let side: @Sendable (Int) -> Int
  private let language: @Sendable (Int) -> Language
  /// The figures of each document, in the order of their sentences.
  private let figures: [Int: [Figure]]
  private var places: [Key: Set<Place>] = [:]
  /// A smaller number stands for too many things.
  private static let least = 10.0

  /// The numbers of an event's documents; `side` and `language` give those of a document.
  init(
    _ documents: [Int], figures: [Int: [Figure]], side: @escaping @Sendable (Int) -> Int,
    language: @escaping @Sendable (Int) -> Language
  ) {
    self.side = side
    self.language = language
    self.figures = figures.mapValues { $0.sorted { $0.sentence.lowerBound < $1.sentence.lowerBound } }
    for doc in documents {
      for figure in figures[doc] ?? [] where figure.value >= SharedNumbers.least {
        places[Key(value: figure.value, unit: figure.unit), default: []]
          .insert(Place(side: side(doc), language: language(doc)))
      }
    }
  }

  /// Whether a sentence has numbers, and another side gives every one of them in another language.
  ///
  /// O(log figures of the document + figures of the sentence).
  func areShared(_ place: Extent) -> Bool {
    let all = figures[place.doc] ?? []
    let first = all.partitioningIndex { $0.sentence.upperBound > place.range.lowerBound }
    let own = all[first...].prefix { $0.sentence.lowerBound < place.range.upperBound }
    guard !own.isEmpty else { return false }
    return own.allSatisfy { figure in
      (places[Key(value: figure.value, unit: figure.unit)] ?? []).contains {
        $0.side != side(place.doc) && $0.language != language(place.doc)
      }
    }
  }
}
