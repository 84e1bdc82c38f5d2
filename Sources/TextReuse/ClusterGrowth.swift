import CollateCore

/// Takes in the documents that no star reached.
///
/// A document joins a cluster as a copy of two members when its representative happens to have another part of the
/// text. It is attached when a long passage ties it to that cluster and to no other: a wire under a new
/// beginning. In both cases it shares a good part of its words with the representative too.
struct ClusterGrowth {
  private var clusters: [Clustering.Cluster]
  /// For each place by its rank, the number of its cluster; -1 for none.
  private var homes: [Int32]
  private let limits: Judgement.Limits
  private let graph: CandidateGraph
  private let comparisons: Comparisons
  private static let witnesses = 4

  /// The growth of the clusters of a component with so many documents.
  init(_ stars: [Clustering.Cluster], size: Int, graph: CandidateGraph, comparisons: Comparisons) {
    clusters = stars
    limits = comparisons.limits
    self.graph = graph
    self.comparisons = comparisons
    homes = [Int32](repeating: -1, count: size)
    for (number, cluster) in stars.enumerated() {
      for member in cluster.members { setHome(of: member.place, number) }
    }
  }

  private func home(of place: Int) -> Int? {
    let number = homes[Int(graph.ranks[place])]
    return number < 0 ? nil : Int(number)
  }

  private mutating func setHome(of place: Int, _ number: Int?) {
    homes[Int(graph.ranks[place])] = Int32(number ?? -1)
  }

  func grown(by left: [Int], partial: [Int: [PartialCopy]]) -> [Clustering.Cluster] {
    var copy = self
    copy.joinSmallClusters()
    let alone = left.filter { !copy.joinByWitness($0) }
    copy.attach(alone, partial: partial)
    return copy.clusters.filter { $0.members.count > 1 }
  }

  // MARK: - Joining as a copy of other members

  /// Moves the members of small clusters to larger ones when most of them are copies of members there.
  private mutating func joinSmallClusters() {
    let order = clusters.indices.sorted {
      (clusters[$0].members.count, $0) < (clusters[$1].members.count, $1)
    }
    for number in order {
      let members = clusters[number].members.map(\.place)
      guard let target = larger(than: number, near: members) else { continue }
      let moves = members.compactMap { place in witness(place, in: target).map { (place, $0) } }
      guard moves.count * 2 > members.count else { continue }
      let moved = Set(moves.map(\.0))
      clusters[number].members.removeAll { moved.contains($0.place) }
      for (place, member) in moves {
        clusters[target].members.append(member)
        setHome(of: place, target)
      }
      // Without their representative, the others have nothing to be compared with.
      if clusters[number].members.count < 2 || moved.contains(clusters[number].representative) {
        dissolve(number)
      }
    }
  }

  private mutating func dissolve(_ number: Int) {
    for member in clusters[number].members { setHome(of: member.place, nil) }
    clusters[number].members = []
  }

  /// The larger cluster that most neighbours of some documents belong to.
  private func larger(than number: Int, near places: [Int]) -> Int? {
    var votes: [Int: Float] = [:]
    for place in places {
      for neighbour in graph.neighbours(of: place) {
        guard let other = home(of: Int(neighbour.other)), other != number else { continue }
        let (own, its) = (clusters[number].members.count, clusters[other].members.count)
        if its > own || (its == own && other < number) { votes[other, default: 0] += neighbour.share }
      }
    }
    return votes.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key
  }

  private mutating func joinByWitness(_ place: Int) -> Bool {
    var votes: [Int: Float] = [:]
    for neighbour in graph.neighbours(of: place) {
      if let number = home(of: Int(neighbour.other)) { votes[number, default: 0] += neighbour.share }
    }
    guard let best = votes.max(by: { ($0.value, -$0.key) < ($1.value, -$1.key) })?.key,
      let member = witness(place, in: best)
    else { return false }
    clusters[best].members.append(member)
    setHome(of: place, best)
    return true
  }

  /// The document as a member of a cluster, when it is a copy of two of its nearest members there.
  private func witness(_ place: Int, in number: Int) -> Clustering.Member? {
    let near = graph.neighbours(of: place).filter { home(of: Int($0.other)) == number }
      .sorted { ($0.share, -$0.other) > ($1.share, -$1.other) }
    guard near.count > 1 else { return nil }
    var copies: [(judgement: Judgement, of: Int)] = []
    for neighbour in near.prefix(ClusterGrowth.witnesses) {
      let other = Int(neighbour.other)
      let judgement = comparisons.judgement(of: place, against: other, share: neighbour.share)
      if judgement.relation.isCopy { copies.append((judgement, other)) }
      if copies.count == 2 { break }
    }
    guard copies.count == 2,
      let best = copies.max(by: { $0.judgement.containment < $1.judgement.containment })
    else { return nil }
    let direct = comparisons.judgement(of: place, against: clusters[number].representative)
    guard direct.containment >= limits.witnessedContainment * limits.containment / 0.7 else { return nil }
    let judgement = Judgement(
      direct, relation: direct.relation.isCopy ? direct.relation : .reworked,
      reason: "a copy of two other members, such as document \(comparisons.number(of: best.of))")
    return Clustering.Member(place: place, words: comparisons.words(of: place), judgement: judgement)
  }

  // MARK: - Attaching by a long passage

  /// A document that is left, and the one cluster or other such document that it shares a long passage with.
  private struct Tie {
    let target: Int
    let member: Clustering.Member
    var judgement: Judgement? { member.judgement }
    var reason: String { judgement?.reason ?? "" }
  }

  private mutating func attach(_ alone: [Int], partial: [Int: [PartialCopy]]) {
    var ties: [Int: Tie] = [:]
    for place in alone { ties[place] = tie(among: partial[place] ?? []) }
    var attached: [Int: [Clustering.Member]] = [:]
    for place in alone {
      guard let tie = ties[place] else { continue }
      if let number = home(of: tie.target) {
        guard let member = member(tie, of: clusters[number].representative) else { continue }
        attached[number, default: []].append(member)
      } else if ties[tie.target]?.target == place, place > tie.target, isPair(tie) {
        let first = Clustering.Member(
          place: tie.target, words: comparisons.words(of: tie.target), judgement: nil)
        clusters.append(Clustering.Cluster(representative: tie.target, members: [first, tie.member]))
      }
    }
    for (number, members) in attached.sorted(by: { $0.key < $1.key })
    where members.count <= 3 * clusters[number].members.count {
      clusters[number].members += members
    }
  }

  /// The document as a member beside a representative, which may be another document than it is tied to; nil when it
  /// shares too little with that one.
  private func member(_ tie: Tie, of representative: Int) -> Clustering.Member? {
    guard representative != tie.target else { return tie.member }
    let direct = comparisons.judgement(of: tie.member.place, against: representative)
    guard isLarge(direct.alignment) else { return nil }
    return Clustering.Member(place: tie.member.place, words: tie.member.words, judgement: direct)
      .attached(tie.reason)
  }

  /// Two documents alone need more in common than a document and a cluster that agrees on the passage.
  private func isPair(_ tie: Tie) -> Bool {
    guard let alignment = tie.judgement?.alignment else { return false }
    return alignment.containment >= 0.6 * limits.containment / 0.7 && alignment.parallelShare >= 0.6
  }

  /// The one cluster that a document shares a long passage with, or the one lone document; nil when there are several,
  /// or when the passage is too small a part.
  ///
  /// A cluster agrees on its text, so that lone documents with some of it are no rivals; of two lone documents either
  /// may be what the passage comes from.
  private func tie(among partial: [PartialCopy]) -> Tie? {
    guard let best = partial.max(by: { ($0.containment, -$0.target) < ($1.containment, -$1.target) }),
      let alignment = best.member.judgement?.alignment, isLarge(alignment), alignment.lengthRatio <= 3
    else { return nil }
    let own = home(of: best.target)
    let hasRival = partial.contains { rival in
      guard let own else { return rival.target != best.target }
      return home(of: rival.target).map { $0 != own } ?? false
    }
    if hasRival { return nil }
    let member = best.member.attached("a long passage in common, and with no other cluster")
    return Tie(target: best.target, member: member)
  }

  /// Whether enough of one text is a long passage of the other.
  private func isLarge(_ alignment: Alignment) -> Bool {
    alignment.containment >= limits.attachedContainment * limits.containment / 0.7
      && alignment.parallelShare >= 0.5
  }
}

extension PartialCopy {
  fileprivate var containment: Double { member.judgement?.containment ?? 0 }
}
