import CollateCore
import TextKernels

/// What a sentence is judged by: each can be counted by hand.
package enum SentenceFeature: String, CaseIterable, Sendable {
  case early, logPosition, logParagraph, last
  case centroid, earlyCentroid
  case titleCovered, titleShare, titlesCovered
  case logFrequency, frequency, mass, top
  case originsSum, pairOrigins, pairOriginsSum, pairSentences, pairSentencesSum
  case leads, otherLeads
  case logLength, short, long, quotation, startsQuoted, unfinished, pronoun, connective, firstPerson, saying,
    digit
  case capitals, colon, aside
}

/// Works out the features of sentences.
struct SentenceFeatures {
  private let material: Material
  private let vectors: TermVectors
  private let most: Double
  private let top: Set<Int32>

  init(_ material: Material, _ vectors: TermVectors) {
    self.material = material
    self.vectors = vectors
    most = Double(max(1, material.frequency.max() ?? 1))
    top = Set(material.mostFrequentTerms(10))
  }

  /// The features of a sentence, in the order of `SentenceFeature.allCases`.
  ///
  /// O(words).
  func features(of index: Int) -> [Double] {
    let entry = material.entries[index]
    return place(entry)
      + [
        vectors.cosine(entry, index, vectors.centroid), vectors.cosine(entry, index, vectors.earlyCentroid),
      ] + title(entry) + frequency(entry) + pairs(entry) + leads(entry) + shape(entry.sentence)
  }

  private func place(_ entry: Material.Entry) -> [Double] {
    let position = Double(entry.sentence.position)
    let isLast = entry.sentence.position >= entry.siblings - 3 && entry.siblings > 6
    return [
      1 / (1 + position), Logarithm.natural(1 + position),
      Logarithm.natural(1 + Double(entry.sentence.paragraph)),
      isLast ? 1 : 0,
    ]
  }

  private func title(_ entry: Material.Entry) -> [Double] {
    let title = material.titles[entry.origin]
    let shared = Double(Material.shared(title, entry.terms))
    return [
      shared / Double(max(1, title.count)), shared / Double(max(1, entry.terms.count)),
      entry.terms.reduce(0) { $0 + material.titleWeight[Int($1)] },
    ]
  }

  private func frequency(_ entry: Material.Entry) -> [Double] {
    let count = Double(max(1, entry.terms.count))
    var logarithms = 0.0
    var sum = 0.0
    var origins = 0.0
    for term in entry.terms {
      let frequency = Double(material.frequency[Int(term)])
      logarithms += Logarithm.natural(1 + frequency)
      sum += frequency
      origins += Double(material.originsWith[Int(term)] - 1)
    }
    let others = Double(max(1, material.origins - 1))
    return [
      logarithms / count, sum / most / count, sum / Double(max(1, material.total)),
      Double(entry.terms.count { top.contains($0) }) / 10, origins / others / 10,
    ]
  }

  private func pairs(_ entry: Material.Entry) -> [Double] {
    var shared = 0.0
    var origins = 0.0
    var logarithms = 0.0
    var repeated = 0.0
    for pair in entry.bigrams {
      let inOrigins = material.pairOrigins[Int(pair)]
      let inSentences = material.pairSentences[Int(pair)]
      if inOrigins > 1 { shared += 1 }
      origins += Double(inOrigins - 1)
      logarithms += Logarithm.natural(Double(inSentences))
      if inSentences > 1 { repeated += 1 }
    }
    let count = Double(max(1, entry.bigrams.count))
    return [shared / count, origins / 10, logarithms / count, repeated / 10]
  }

  private func leads(_ entry: Material.Entry) -> [Double] {
    let count = Double(max(1, entry.terms.count))
    let all = entry.terms.reduce(0.0) { $0 + Double(material.leadsWith[Int($1)]) }
    guard material.origins > 1 else { return [all / count, 0] }
    let own = Double(Material.shared(material.leads[entry.origin], entry.terms))
    return [all / count / Double(material.origins), (all - own) / count / Double(material.origins - 1)]
  }

  private func shape(_ sentence: Sentence) -> [Double] {
    let has = { (trait: Sentence.Traits) in sentence.traits.contains(trait) ? 1.0 : 0 }
    return [
      Logarithm.natural(Double(sentence.wordCount)), sentence.wordCount < 8 ? 1 : 0,
      sentence.wordCount > 40 ? 1 : 0,
      has(.quotation), has(.startsQuoted), has(.unfinished), has(.pronounStart), has(.connectiveStart),
      sentence.firstPersonShare, has(.saying), has(.digit), sentence.capitalShare, has(.colon), has(.aside),
    ]
  }
}

extension Material {
  /// The terms that stand most often, ties by their first occurrence.
  func mostFrequentTerms(_ count: Int) -> [Int32] {
    Material.best(frequency.count, count) { frequency[$0] }
  }

  /// The pairs that stand in most sentences and origins, and in more than one sentence.
  func mostFrequentPairs(_ count: Int) -> [Int32] {
    Material.best(pairSentences.count, count) { pair in
      pairSentences[pair] > 1 ? pairSentences[pair] + 2 * (pairOrigins[pair] - 1) : 0
    }.filter { pairSentences[Int($0)] > 1 }
  }

  /// The numbers below `total` with the highest values, lower numbers first among equals.
  ///
  /// O(total × log count).
  private static func best(_ total: Int, _ count: Int, _ value: (Int) -> Int32) -> [Int32] {
    var kept: [(value: Int32, number: Int32)] = []
    for number in 0..<total {
      let value = value(number)
      if kept.count == count, let last = kept.last, value <= last.value { continue }
      let place = kept.partitioningIndex { $0.value < value }
      kept.insert((value, Int32(number)), at: place)
      if kept.count > count { kept.removeLast() }
    }
    return kept.map(\.number)
  }
}
