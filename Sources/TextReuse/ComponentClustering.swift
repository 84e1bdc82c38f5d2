import CollateCore

/// A long passage that a document shares with one that it is no copy of.
struct PartialCopy {
  let target: Int
  /// The document, and what it is to the other.
  let member: Clustering.Member
  let alignment: Alignment

  init(_ judgement: Judgement, of place: Int, words: Int, partOf target: Int) {
    self.target = target
    member = Clustering.Member(place: place, words: words, judgement: judgement)
    alignment = judgement.alignment
  }
}

/// A document with the copies of it that were found: a cluster as it is formed.
struct Star: Sendable {
  /// The place of the document the others were compared with.
  let representative: Int
  /// The members with what they are to the representative, which comes first.
  var members: [Clustering.Member]
}

/// Clusters the documents of one component.
///
/// The document that shares most words with the others becomes a representative, its neighbours are verified, and
/// the rest goes on; then `ClusterGrowth` looks at those that are left.
struct ComponentClustering {
  private let places: [Int]
  private let graph: CandidateGraph
  private let comparisons: Comparisons
  /// For each place by its rank, whether it may still become a representative or a member.
  private var isWaiting: [Bool]
  /// For each place by its rank, whether it is in no cluster.
  private var isLeft: [Bool]
  private var partial: [Int: [PartialCopy]] = [:]

  init(_ places: [Int], graph: CandidateGraph, comparisons: Comparisons) {
    self.places = places
    self.graph = graph
    self.comparisons = comparisons
    isWaiting = [Bool](repeating: true, count: places.count)
    isLeft = isWaiting
  }

  /// The clusters, two documents or more each.
  func stars() -> [Star] {
    var copy = self
    let stars = copy.formStars()
    let growth = ClusterGrowth(stars, size: places.count, graph: graph, comparisons: comparisons)
    let left = places.indices.filter { copy.isLeft[$0] }.map { places[$0] }
    return growth.grown(by: left, partial: copy.partial)
  }

  private func rank(_ place: Int) -> Int { Int(graph.ranks[place]) }

  private mutating func formStars() -> [Star] {
    var found: [Star] = []
    var queue = WeightQueue(places.map { (weight(of: $0), $0) })
    while let (weight, place) = queue.pop() {
      guard isWaiting[rank(place)] else { continue }
      let now = self.weight(of: place)
      guard now == weight else {
        queue.push((now, place))
        continue
      }
      isWaiting[rank(place)] = false
      guard now > 0, let star = star(around: place) else { continue }
      for member in star.members {
        isWaiting[rank(member.place)] = false
        isLeft[rank(member.place)] = false
      }
      found.append(star)
    }
    return found
  }

  /// How well a document stands for others that wait: the words it probably shares with them.
  private func weight(of place: Int) -> Float {
    var sum: Float = 0
    for neighbour in graph.neighbours(of: place) where isWaiting[rank(Int(neighbour.other))] {
      sum += neighbour.words
    }
    return sum
  }

  /// The representative with its verified copies; nil when it has none.
  private mutating func star(around representative: Int) -> Star? {
    let words = comparisons.words(of: representative)
    var members: [Clustering.Member] = []
    for neighbour in graph.neighbours(of: representative) where isWaiting[rank(Int(neighbour.other))] {
      let place = Int(neighbour.other)
      let judgement = comparisons.judgement(of: place, against: representative, share: neighbour.share)
      let member = Clustering.Member(
        place: place, words: comparisons.words(of: place), judgement: judgement)
      if judgement.relation.isCopy { members.append(member) }
      if judgement.isPartialCopy { note(judgement, of: member, partOf: representative, words: words) }
    }
    members = coherent(members)
    guard !members.isEmpty else { return nil }
    let first = Clustering.Member(place: representative, words: words, judgement: nil)
    return Star(
      representative: representative, members: [first] + members.sorted { $0.place < $1.place })
  }

  private mutating func note(
    _ judgement: Judgement, of member: Clustering.Member, partOf other: Int, words: Int
  ) {
    let own = PartialCopy(judgement, of: member.place, words: member.words, partOf: other)
    partial[member.place, default: []].append(own)
    partial[other, default: []].append(
      PartialCopy(judgement.reversed, of: other, words: words, partOf: member.place))
  }

  /// The members that share one region of the representative, which may be a digest of several stories.
  ///
  /// Members are grouped by overlap of the regions they cover; the group that shares most words is kept.
  private func coherent(_ members: [Clustering.Member]) -> [Clustering.Member] {
    guard members.count > 1 else { return members }
    let regions = members.map { $0.judgement?.alignment.regions.second ?? 0..<0 }
    let order = members.indices.sorted {
      (regions[$0].lowerBound, regions[$0].upperBound, $0) < (
        regions[$1].lowerBound, regions[$1].upperBound, $1
      )
    }
    var groups: [(region: Range<Int>, members: [Int], words: Int)] = []
    for index in order {
      let region = regions[index]
      let words = members[index].judgement?.alignment.secondCovered ?? 0
      let last = groups.count - 1
      if last >= 0, groups[last].region.overlapsLargely(region) {
        groups[last].region =
          groups[last].region.lowerBound..<max(groups[last].region.upperBound, region.upperBound)
        groups[last].members.append(index)
        groups[last].words += words
      } else {
        groups.append((region, [index], words))
      }
    }
    guard groups.count > 1 else { return members }
    let best = groups.indices.max { (groups[$0].words, -$0) < (groups[$1].words, -$1) } ?? 0
    return groups[best].members.sorted().map { members[$0] }
  }
}

extension Clustering.Member {
  /// The member as a reworked copy, for a reason.
  func attached(_ reason: String) -> Clustering.Member {
    let copy = judgement.map { Judgement($0, relation: .reworked, reason: reason) }
    return Clustering.Member(place: place, words: words, judgement: copy)
  }
}

extension Range<Int> {
  /// Whether three tenths of the shorter range lie in the other.
  fileprivate func overlapsLargely(_ other: Range<Int>) -> Bool {
    10 * clamped(to: other).count >= 3 * Swift.min(count, other.count)
  }
}
