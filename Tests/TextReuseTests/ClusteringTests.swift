import CollateCore
import CollateTesting
import Testing
import TextKernels
import TextReuse

struct ClusteringTests {
  private func clustering(
    _ texts: [String], threads: Int = 1, exactLimit: Int = SketchTable.exactLimit, isVerifying: Bool = true
  ) throws -> Clustering {
    var limits = Judgement.Limits()
    limits.isVerifying = isVerifying
    return try Clustering(
      of: Array(1...texts.count), in: Articles.corpus(texts), limits: limits,
      context: RunContext(threads: threads), exactLimit: exactLimit)
  }

  private func groups(_ clustering: Clustering) -> [[Int]] {
    clustering.clusters.map { $0.members.map { $0.place + 1 }.sorted() }
  }

  /// Bulletins of one frame: every pair is a candidate, none is a copy.
  private static let bulletins = [
    Articles.weather("Kestrel Bay", 4, 11, "Monday"), Articles.weather("Port Almond", 9, 17, "Friday"),
    Articles.weather("Oster", 1, 6, "Sunday"), Articles.weather("Lindmouth", 13, 24, "Tuesday"),
  ]

  @Test func `without verification strangers are merged, with it they are not`() throws {
    #expect(groups(try clustering(ClusteringTests.bulletins)) == [])
    #expect(groups(try clustering(ClusteringTests.bulletins, isVerifying: false)) == [[1, 2, 3, 4]])
  }

  @Test(arguments: [
    (Articles.ferry.uppercased(), Relation.same), (Articles.cut, .cut), (Articles.reworked, .reworked),
    (Articles.update, .update), (Articles.ferry.replacing("\"", with: "”") + " \u{200F}", .same),
    (Articles.ferry + "\n\n" + Articles.strike, .extended),
  ]) func `a member says what it is to the representative`(text: String, relation: Relation) throws {
    let index = AlignmentIndex(ReuseText(1, Articles.corpus([Articles.ferry])[1]))
    let judgement = Judgement(ReuseText(2, Articles.corpus(["", text])[2]), index)
    #expect(judgement.relation == relation)
    #expect(judgement.relation.isCopy)
  }

  /// Two numbers that are different words with one code.
  private static func numbersOfOneCode() -> (Int, Int) {
    var seen: [UInt16: Int] = [:]
    var number = 0
    while true {
      let code = WordCode(Words.words(of: "\(number)")[0].hash).value
      if let other = seen.updateValue(number, forKey: code) { return (other, number) }
      number += 1
    }
  }

  @Test(arguments: ["", "Document", "Report number", "The sixth of our reports has the number"])
  func `short texts are no copies when only the codes of their words are the same`(frame: String) throws {
    let (a, b) = ClusteringTests.numbersOfOneCode()
    let texts = ["\(frame) \(a)", "\(frame) \(b)", "\(frame) \(a)."]
    #expect(groups(try clustering(texts)) == [[1, 3]])
  }

  /// So many invented words, the same for the same name.
  private static func invented(_ name: String, _ count: Int) -> String {
    (0..<count).map { "\(name)\($0)" }.joined(separator: " ")
  }

  /// Articles as parts of so many words, written `lead 30`.
  private static func article(_ parts: [(String, Int)]) -> String {
    parts.map { invented($0.0, $0.1) }.joined(separator: ". ")
  }

  @Test func `a wire under another beginning is a copy, two articles with one background are none`() throws {
    let prints = [
      ClusteringTests.article([("lead", 30), ("wire", 60), ("end", 30)]),
      ClusteringTests.article([("other", 60), ("wire", 60)]),
    ]
    let news = ["port", "quarry", "school"].map { ClusteringTests.article([($0, 75), ("background", 60)]) }
    #expect(groups(try clustering(prints + news)) == [[1, 2]])
  }

  @Test func `an article of which another quotes the greater part in its middle is no copy of it`() throws {
    let quoted = ClusteringTests.article([("quoted", 65), ("rest", 35)])
    let host = ClusteringTests.article([("before", 60), ("quoted", 65), ("behind", 60)])
    #expect(groups(try clustering([quoted, host])) == [])
    let opening = ClusteringTests.article([("quoted", 65), ("behind", 60)])
    #expect(groups(try clustering([quoted, opening])) == [[1, 2]])
  }

  @Test func `what the new beginning of a wire shares with a third article is no reason against it`() throws {
    let articles = [
      ClusteringTests.article([("lead", 30), ("wire", 60), ("end", 30)]),
      ClusteringTests.article([("other", 15), ("quoted", 45), ("wire", 60)]),
      ClusteringTests.article([("report", 300), ("quoted", 45), ("rest", 200)]),
    ]
    #expect(groups(try clustering(articles)) == [[1, 2]])
  }

  @Test func `a wire under another beginning is no part of a cluster when more articles outside have it too`()
    throws
  {
    let prints = ["first", "second"].map {
      ClusteringTests.article([("lead", 30), ("wire", 60), ("end", 30), ($0, 5)])
    }
    let others = ["a", "b", "c", "d"].map { ClusteringTests.article([($0, 80), ("wire", 60)]) }
    #expect(groups(try clustering(prints + others)) == [[1, 2]])
    #expect(groups(try clustering(prints + others.prefix(1))) == [[1, 2, 3]])
  }

  @Test func `a short text with words changed throughout is a copy`() throws {
    let words = Articles.ferry.split(separator: " ").prefix(31).map(String.init)
    let edited = words.enumerated().map { [9, 20, 26].contains($0) ? "indeed" : $1 }
    #expect(groups(try clustering([words, edited].map { $0.joined(separator: " ") })) == [[1, 2]])
  }

  @Test func `a shared paragraph is a shared passage and no copy`() throws {
    let quoted = "Elsewhere on the coast nothing changed this week.\n" + Articles.strike + "\n" + Articles.cut
    let index = AlignmentIndex(ReuseText(1, Articles.corpus([Articles.ferry])[1]))
    let judgement = Judgement(ReuseText(2, Articles.corpus(["", quoted])[2]), index)
    #expect(judgement.relation == .sharesPassages)
    #expect(judgement.alignment.longestRun == 45)
  }

  /// Articles of eleven paragraphs, each of which stands in twelve of them, while no two articles share more than one:
  /// the lines of the plane over the numbers modulo 11.
  private static let patchwork: [String] = {
    let order = 11
    func paragraph(_ x: Int, _ y: Int) -> String {
      (0..<30).map { "w\(x)x\(y)x\($0)" }.joined(separator: " ")
    }
    let upright = (0..<order).map { x in (0..<order).map { (x, $0) } }
    let others = (0..<order).flatMap { slope in
      (0..<order).map { start in (0..<order).map { ($0, ($0 * slope + start) % order) } }
    }
    return (upright + others).map { $0.map(paragraph).joined(separator: "\n") }
  }()

  @Test(arguments: [0, 2_000])
  func `an article is found again among many that have each of its paragraphs`(exactLimit: Int) throws {
    let articles = ClusteringTests.patchwork
    let found = try clustering(articles + [articles[articles.count - 1]], exactLimit: exactLimit)
    #expect(groups(found) == [[articles.count, articles.count + 1]])
  }

  @Test func `lines that were set aside make no copy`() throws {
    let furniture = (1...12).map {
      "Subscribe to our newsletter number \($0) and never miss a story from the harbour."
    }
    let documents = [Articles.ferry, Articles.strike].enumerated().map { number, text in
      let page = Text(text + "\n" + furniture.joined(separator: "\n"))
      let document = Document(id: "\(number)", path: "", text: page, sha256: "", byteCount: 0)
      return document.with(
        lines: document.lines.map { line in
          page[line.range].hasPrefix("Subscribe") ? Line(line.range, .boilerplate, reason: "furniture") : line
        })
    }
    let corpus = Corpus().applying(.add(documents))
    #expect(try Origins(of: [1, 2], in: corpus, context: RunContext()).count == 2)
  }

  @Test func `the answer is the same for any number of threads, and sampled as in full`() throws {
    let words = Articles.ferry.split(separator: " ").map(String.init)
    let texts = (0..<120).map { number in
      let story = number % 12
      let body = words.indices.map { words[($0 * (story + 1) + story * 7) % words.count] }
      return (number / 12 == 0 ? body : body.enumerated().map { $0 % (9 + number / 12) == 3 ? "indeed" : $1 })
        .joined(separator: " ")
    }
    let one = try clustering(texts)
    let four = try clustering(texts, threads: 4)
    let sampled = try clustering(texts, threads: 3, exactLimit: 0)
    #expect(groups(one) == groups(four))
    #expect(groups(one) == groups(sampled))
    #expect(groups(one).count == 12)
    #expect(one.clusters.map(\.representative) == four.clusters.map(\.representative))
  }

  /// Some stories, each with copies in which more and more words are others.
  private static func stories(_ count: Int, copies: Int) -> [String] {
    let words = Articles.ferry.split(separator: " ").map(String.init)
    return (0..<count * copies).map { number in
      let (story, copy) = (number % count, number / count)
      let body = words.indices.map { words[($0 * (story + 1) + story * 7) % words.count] }
      return (copy == 0 ? body : body.enumerated().map { $0 % (9 + copy) == 3 ? "indeed\(copy)" : $1 })
        .joined(separator: " ")
    }
  }

  private func all(_ clustering: Clustering) -> [String] {
    clustering.clusters.map { cluster in
      "\(cluster.representative), from \(cluster.origin.doc), \(cluster.origin.because): "
        + cluster.members.map { member in
          "\(member.place) \(member.judgement?.reason ?? "") \(member.judgement?.alignment.containment ?? 0)"
        }.joined(separator: ", ")
    }
  }

  @Test(arguments: [(0, 1), (0, 4), (2_000, 1), (2_000, 4)])
  func `documents that are added give the clusters of all read at once`(exactLimit: Int, threads: Int) throws
  {
    let texts = ClusteringTests.stories(12, copies: 30)
    let context = RunContext(threads: threads)
    func run(_ count: Int, _ corpus: Corpus, _ context: RunContext) throws -> [String] {
      all(
        try Clustering(
          of: Array(1...count), in: corpus, limits: Judgement.Limits(),
          context: context, exactLimit: exactLimit))
    }
    let documents = Articles.corpus(texts).documents
    var corpus = Corpus()
    for part in [0..<150, 150..<151, 151..<360] {
      corpus = corpus.applying(.add(Array(documents[part])))
      #expect(try run(part.upperBound, corpus, context) == run(part.upperBound, corpus, RunContext()))
    }
    // Other pairs, and the same again.
    let sources = corpus.numbers.map { $0.map { $0 % 3 == 0 ? "Gull Wire" : "The Bay" } } ?? []
    let published = Corpus().applying(.add(zip(corpus.documents, sources).map(ClusteringTests.published)))
    for scope in [ComparisonScope.source, .all, .all] {
      func run(_ context: RunContext) throws -> [String] {
        all(
          try Clustering(
            of: Array(1...360), in: published, limits: Judgement.Limits(), scope: scope, context: context,
            exactLimit: exactLimit))
      }
      #expect(try run(context) == run(RunContext()))
    }
    // Fewer documents than before, and other documents in their place.
    #expect(try run(200, corpus, context) == run(200, corpus, RunContext()))
    let other = Corpus().applying(.add(Array(documents[40..<300])))
    #expect(try run(260, other, context) == run(260, other, RunContext()))
  }

  private static func published(_ document: Document, by source: String) -> Document {
    var metadata = document.metadata
    metadata.source = source
    return document.with(metadata: metadata)
  }

  @Test func `documents that are added cost little beside those that are there`() throws {
    let texts = ClusteringTests.stories(60, copies: 50)
    let documents = Articles.corpus(texts).documents
    let context = RunContext(threads: 1)
    func time(_ count: Int, _ corpus: Corpus) throws -> Duration {
      try processorTime {
        _ = try Clustering(
          of: Array(1...count), in: corpus, limits: Judgement.Limits(), context: context, exactLimit: 0)
      }
    }
    let most = Corpus().applying(.add(Array(documents[..<2_990])))
    let all = most.applying(.add(Array(documents[2_990...])))
    let first = try time(2_990, most)
    #expect(try time(3_000, all) * 5 < first)
  }

  @Test func `hostile repetition costs linear time`() throws {
    let text = String(repeating: "one two three one two three four ", count: 20_000)
    #expect(
      groups(try clustering([text, text + "five", String(repeating: "a ", count: 100_000)])) == [[1, 2]])
  }
}

struct ClusterInvariantTests {
  /// A sequence that is the same in every run (Knuth's MMIX constants).
  private struct Numbers {
    var state: UInt64
    mutating func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % max(bound, 1)
    }
  }

  /// Originals of invented words, and cuts, digests, wires under new beginnings and rewritings of them.
  private func texts(_ seed: UInt64) -> [String] {
    var numbers = Numbers(state: seed)
    func words(_ count: Int) -> [String] { (0..<count).map { _ in "w\(numbers.next(900))" } }
    var stories = (0..<8).map { _ in words(60 + numbers.next(300)) }
    for _ in 0..<90 {
      let story = stories[numbers.next(stories.count)]
      let other = stories[numbers.next(stories.count)]
      switch numbers.next(6) {
      case 0: stories.append(Array(story.prefix(20 + numbers.next(story.count))))
      case 1: stories.append(words(numbers.next(80)) + story.dropFirst(numbers.next(40)))
      case 2: stories.append(story + other)
      case 3: stories.append(story.map { numbers.next(5) == 0 ? "x\(numbers.next(99))" : $0 })
      case 4: stories.append(words(60) + story.suffix(60) + words(30))
      default: stories.append(Array(story.suffix(story.count / 2)) + other.prefix(other.count / 2))
      }
    }
    return stories.map { $0.joined(separator: " ") }
  }

  @Test(arguments: 1...12) func `clusters are whole whatever the articles are made of`(seed: Int) throws {
    let texts = texts(UInt64(seed))
    let corpus = Articles.corpus(texts)
    let clustering = try Clustering(
      of: Array(1...texts.count), in: corpus, limits: Judgement.Limits(),
      context: RunContext())
    var seen: Set<Int> = []
    for cluster in clustering.clusters {
      #expect(cluster.members.count > 1)
      #expect(cluster.members.contains { $0.place == cluster.representative })
      for member in cluster.members {
        #expect(seen.insert(member.place).inserted)
        guard let passage = member.judgement?.alignment.longestSegment else { continue }
        let own = corpus[member.place + 1].articleWords[passage.first]
        let other = corpus[cluster.representative + 1].articleWords[passage.second]
        #expect(own.first?.hash == other.first?.hash && own.last?.hash == other.last?.hash)
      }
    }
    #expect(!clustering.clusters.isEmpty)
  }
}

struct AlignmentTests {
  @Test func `stretches follow reordered sentences and mark both texts`() throws {
    let first = "the grey ferry left the quay at dawn. gulls cried over the empty market hall"
    let second = "gulls cried over the empty market hall. the grey ferry left the quay at dawn"
    let corpus = Articles.corpus([first, second])
    let index = AlignmentIndex(ReuseText(2, corpus[2]))
    let alignment = index.alignment(of: ReuseText(1, corpus[1]))
    #expect(alignment.firstCovered == 15 && alignment.secondCovered == 15)
    let segments = index.segments(of: ReuseText(1, corpus[1]))
    #expect(segments.map(\.first) == [0..<8, 8..<15])
    #expect(segments.map(\.second) == [7..<15, 0..<7])
    #expect(alignment.longestSegment?.first == 0..<8 && alignment.longestSegment?.second == 7..<15)
    #expect(alignment.reversed.firstCovered == 15 && alignment.reversed.longestSegment?.first == 7..<15)
    #expect(alignment.reversed.reversed == alignment)
  }
}

struct SharedPassageTests {
  @Test func `a quoted paragraph is found in both articles, names with titles are not`() throws {
    let quoted = Articles.strike + "\nElsewhere the council of the bay met. " + Articles.cut
    let corpus = Articles.corpus([
      Articles.ferry, quoted, "Mara Lindqvist Ossian Brandt Gull Line Port Almond Kestrel Bay.",
    ])
    let found = try SharedPassages.passages(
      among: [1, 2, 3], in: corpus, areCopies: { _, _ in false }, context: RunContext())
    #expect(found.map(\.words) == [45])
    #expect(
      found.first.map { corpus.evidence($0.first).text }
        == found.first.map { corpus.evidence($0.second).text })
    #expect(found.first?.first.doc == 1 && found.first?.second.doc == 2)
  }
}

extension ClusteringTests {
  @Test func `bulletins of one frame share no passages worth listing`() throws {
    let found = try SharedPassages.passages(
      among: [1, 2, 3, 4], in: Articles.corpus(ClusteringTests.bulletins), areCopies: { _, _ in false },
      context: RunContext())
    #expect(found.isEmpty)
  }
}

struct SketchTests {
  private func sketches(_ texts: [String], isSampled: Bool) throws -> SketchTable {
    var table = SketchTable(isSampled: isSampled)
    try table.append(Articles.corpus(texts).documents[...], in: RunContext())
    return table
  }

  @Test(arguments: 1...40) func `shingles two sketches share are counted as sets are`(seed: Int) throws {
    func words(_ count: Int, _ step: Int) -> String {
      (0..<count).map { "w\(($0 * step + $0 / 7) % (40 + seed * 9))" }.joined(separator: " ")
    }
    let texts = [words(30 + seed * 11, 3), words(25 + seed * 17, seed % 3 + 2)]
    let table = try sketches(texts, isSampled: seed % 2 == 0)
    let sets = (0..<2).map { Set(table.hashes[table.range($0)].map { $0 | SketchTable.eighths }) }
    #expect(table.shared(0, 1) == sets[0].intersection(sets[1]).count)
    #expect(table.shared(0, 0) == sets[0].count && sets[0].count == table.range(0).count)
  }

  @Test(arguments: [false, true]) func `a document's candidates do not depend on those after it`(
    isSampled: Bool
  ) throws {
    let common = "the harbour master of the bay said on the day that the boats would sail again"
    let texts = (0..<90).map { number in
      common + " " + (0..<40).map { "w\((number % 5 + 1) * 100 + $0)" }.joined(separator: " ") + " n\(number)"
    }
    func candidates(_ count: Int, from first: Int) throws -> [[CandidateTable.Candidate]] {
      let table = try sketches(Array(texts[..<count]), isSampled: isSampled)
      let found = try CandidateIndex(table, from: first, context: RunContext()).candidates(in: RunContext())
      return (0..<found.count).map { Array(found[$0]) }
    }
    let all = try candidates(90, from: 0)
    #expect(all.contains { $0.count == 8 })
    for count in [10, 40, 70] {
      #expect(try candidates(count, from: 0) == Array(all[..<count]))
      #expect(try candidates(count, from: count - 5) == Array(all[(count - 5)..<count]))
    }
  }
}
