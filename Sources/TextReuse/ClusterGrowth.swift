import CollateCore

/// Takes in the documents that no star reached.
///
/// A document joins a cluster as a copy of two members when its representative happens to have another part of the
/// text. It is attached when a long passage ties it to that cluster and to no other: a wire under a new
/// beginning. In both cases it shares a good part of its words with the representative too.
struct ClusterGrowth {
  private var clusters: [Star]
  /// For each place by its rank, the number of its cluster; -1 for none.
  private var homes: [Int32]
  /// The long passages that documents outside share with some others.
  private var partial: [Int: [PartialCopy]] = [:]
  private let limits: Judgement.Limits
  private let graph: CandidateGraph
  private let comparisons: Comparisons
  private static let witnesses = 4

  /// The growth of the clusters of a component with so many documents.
  init(_ stars: [Star], size: Int, graph: CandidateGraph, comparisons: Comparisons) {
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

  func grown(by left: [Int], partial: [Int: [PartialCopy]]) -> [Star] {
    var copy = self
    copy.partial = partial
    copy.joinSmallClusters()
    let alone = left.filter { !copy.joinByWitness($0) }
    copy.attach(alone)
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
      var moves: [(Int, Clustering.Member)] = []
      for place in members { if let member = witness(place, in: target) { moves.append((place, member)) } }
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
  private mutating func witness(_ place: Int, in number: Int) -> Clustering.Member? {
    let near = graph.neighbours(of: place).filter { home(of: Int($0.other)) == number }
      .sorted { ($0.share, -$0.other) > ($1.share, -$1.other) }
    guard near.count > 1 else { return nil }
    var copies: [(judgement: Judgement, of: Int)] = []
    for neighbour in near.prefix(ClusterGrowth.witnesses) {
      let other = Int(neighbour.other)
      let judgement = comparisons.judgement(of: place, against: other, share: neighbour.share)
      if judgement.relation.isCopy { copies.append((judgement, other)) }
      if judgement.isPartialCopy, isReplaced(judgement.alignment) {
        note(judgement, of: place, partOf: other)
      }
      if copies.count == 2 { break }
    }
    guard copies.count == 2,
      let best = copies.max(by: { $0.judgement.containment < $1.judgement.containment })
    else { return nil }
    let direct = comparisons.judgement(of: place, against: clusters[number].representative)
    guard isWitnessed(direct) else { return nil }
    let judgement = Judgement(
      direct, relation: direct.relation.isCopy ? direct.relation : .reworked,
      reason: "a copy of two other members, such as document \(comparisons.number(of: best.of))")
    return Clustering.Member(place: place, words: comparisons.words(of: place), judgement: judgement)
  }

  /// Whether a copy of other members shares enough with the representative.
  private func isWitnessed(_ direct: Judgement) -> Bool {
    direct.containment >= limits.witnessedContainment * limits.containment / 0.7
  }

  private mutating func note(_ judgement: Judgement, of place: Int, partOf other: Int) {
    partial[place, default: []].append(
      PartialCopy(judgement, of: place, words: comparisons.words(of: place), partOf: other))
  }

  // MARK: - Attaching by a long passage

  /// A document that is left, and the one cluster or other such document that it shares a long passage with.
  private struct Tie {
    let target: Int
    let member: Clustering.Member
    var judgement: Judgement? { member.judgement }
    var reason: String { judgement?.reason ?? "" }
  }

  private mutating func attach(_ alone: [Int]) {
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
        clusters.append(Star(representative: tie.target, members: [first, tie.member]))
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
    let isTied = tie.judgement.map { isReplaced($0.alignment) } ?? false
    guard isLarge(direct.alignment) || isTied && isWitnessed(direct) else { return nil }
    return Clustering.Member(place: tie.member.place, words: tie.member.words, judgement: direct)
      .attached(tie.reason)
  }

  /// Two documents alone need more in common than a document and a cluster that agrees on the passage.
  private func isPair(_ tie: Tie) -> Bool {
    guard let alignment = tie.judgement?.alignment else { return false }
    if isReplaced(alignment) { return true }
    return alignment.containment >= 0.6 * limits.containment / 0.7 && alignment.parallelShare >= 0.6
  }

  /// The one cluster that a document shares a long passage with, or the one lone document; nil when there are several,
  /// or when the passage is too small a part.
  ///
  /// A text that is another under a new beginning goes before one that shares more words elsewhere.
  private func tie(among partial: [PartialCopy]) -> Tie? {
    let best = partial.max {
      let (a, b) = (isReplaced($0.alignment), isReplaced($1.alignment))
      return a != b ? b : ($0.containment, -$0.target) < ($1.containment, -$1.target)
    }
    guard let best, isLarge(best.alignment) || isReplaced(best.alignment), best.alignment.lengthRatio <= 3
    else { return nil }
    if isDisputed(best, by: partial) { return nil }
    let member = best.member.attached("a long passage in common, and with no other cluster")
    return Tie(target: best.target, member: member)
  }

  /// Whether others have the passage too, so that it may be background that articles repeat.
  ///
  /// A cluster agrees on its text, so that lone documents with some of it are no rivals as long as they are fewer; of
  /// two lone documents either may be what the passage comes from. Where a text goes on, to its end, with that of
  /// another, what its beginning shares with a third is none of that passage.
  private func isDisputed(_ tie: PartialCopy, by partial: [PartialCopy]) -> Bool {
    var rivals = partial
    if isReplaced(tie.alignment), let passage = tie.alignment.longestSegment?.first {
      rivals = partial.filter { $0.alignment.longestSegment?.first.overlaps(passage) ?? true }
    }
    guard let own = home(of: tie.target) else { return rivals.contains { $0.target != tie.target } }
    if rivals.contains(where: { home(of: $0.target).map { $0 != own } ?? false }) { return true }
    return rivals.count { home(of: $0.target) == nil } > clusters[own].members.count
  }

  /// Whether enough of one text is a long passage of the other, and at an end of both: in the middle it is quoted.
  private func isLarge(_ alignment: Alignment) -> Bool {
    alignment.containment >= limits.attachedContainment * limits.containment / 0.7
      && alignment.parallelShare >= 0.5 && !alignment.isInside
  }

  /// Whether one text is the other with another beginning.
  private func isReplaced(_ alignment: Alignment) -> Bool {
    alignment.containment >= limits.replacedContainment * limits.containment / 0.7
      && alignment.hasOwnBeginnings
  }
}

extension PartialCopy {
  fileprivate var containment: Double { alignment.containment }
}
