import CollateCore
import Testing
import TextSearch

@Suite struct `Word statistics` {
  static func near(_ a: Double, _ b: Double) -> Bool { abs(a - b) < 1e-9 * max(1, abs(b)) }

  // Worked out apart from this program from the formulas as published, in double precision.
  @Test(arguments: [
    (7, 10, 2, 9, 4.534939332256226), (6, 17, 2, 12, 1.2742380095525059), (1, 17, 4, 12, -3.779440532859245),
    (3, 17, 2, 12, 0.004751408706340582), (1, 17, 0, 12, 1.0932909831657247),
  ])
  func `G² is Dunning's, signed`(count: Int, size: Int, other: Int, otherSize: Int, value: Double) {
    #expect(Self.near(Contingency(count, of: size, against: other, of: otherSize).logLikelihood, value))
  }

  @Test func `log-odds with a Dirichlet prior, by hand`() {
    let table = Contingency(30, of: 1000, against: 10, of: 2000)
    #expect(Self.near(table.logOdds(prior: 1000).delta, 1.0386009694546257))
    #expect(Self.near(table.logOdds(prior: 1000).z, 4.04476965993203))
    #expect(Self.near(table.logRatio, 2.584962500721156))
    #expect(Self.near(Contingency(5, of: 1000, against: 0, of: 2000).logRatio, 4.321928094887363))
  }

  @Test func `logDice and t, by hand`() {
    #expect(Self.near(Collocation.logDice(together: 10, first: 50, second: 30), 12))
    #expect(Self.near(Collocation.logDice(together: 20, first: 20, second: 20), 14))
    #expect(Self.near(Collocation.tScore(observed: 10, expected: 2.5), 2.3717082451262845))
    #expect(Collocation.tScore(observed: 0, expected: 1) == 0)
  }

  @Test func `deviation of proportions goes from even to all in one`() {
    #expect(Deviation.normalised(counts: [2, 2, 2], sizes: [100, 100, 100]) == 0)
    #expect(Self.near(Deviation.normalised(counts: [5, 0, 0], sizes: [100, 100, 100]), 1))
    // Shares .5 .3 .2 against .25 .75 0: half of .25 + .45 + .2, divided by .8.
    #expect(Self.near(Deviation.normalised(counts: [1, 3, 0], sizes: [50, 30, 20]), 0.5625))
    #expect(Deviation.normalised(counts: [0, 0], sizes: [1, 2]) == 0)
    #expect(Deviation.normalised(counts: [3], sizes: [9]) == 0)
  }

  @Test func `counts agree with quanteda's example of textstat_frequency`() throws {
    let texts = corpus("a a b b c d", "a d d d", "a a a")
    let space = try TokenSpace.of(texts, in: RunContext())
    let top = try Frequencies.top(
      9, of: [1, 2, 3], corpus: texts, in: space, all: true, context: RunContext())
    #expect(top.map(\.word) == ["a", "d", "b", "c"])
    #expect(top.map(\.count) == [6, 4, 2, 1])
    #expect(top.map(\.documents) == [3, 2, 1, 1])
  }

  @Test func `counts of a part agree with quanteda's example of textstat_frequency by groups`() throws {
    let texts = corpus("a a b b c d", "a d d d", "a a a")
    let space = try TokenSpace.of(texts, in: RunContext())
    func counts(_ documents: [Int]) throws -> [[String]] {
      try Frequencies.top(9, of: documents, corpus: texts, in: space, all: true, context: RunContext()).map {
        [$0.word, "\($0.count)", "\($0.documents)"]
      }
    }
    #expect(try counts([1, 3]) == [["a", "5", "2"], ["b", "2", "1"], ["c", "1", "1"], ["d", "1", "1"]])
    #expect(try counts([2]) == [["d", "3", "1"], ["a", "1", "1"]])
  }

  @Test func `key words of two documents against a third count as quanteda's example`() throws {
    let texts = corpus("a a a a a b b b c c c c", "a b c d d d d e f g", "a b c d d e e e e f g")
    let space = try TokenSpace.of(texts, in: RunContext())
    let result = try Keyness.compare(
      [1, 2], against: [3], corpus: texts, in: space, limit: 99, least: 1, context: RunContext())
    let a = try #require(result.words.first { $0.word == "a" })
    #expect(a.counts == (6, 1))
    #expect(result.sizes == (22, 11))
  }

  @Test func `keyness stands in the order of quanteda's example of textstat_keyness`() throws {
    let texts = corpus("a a a b b c c c c c c d e f g h h", "a a b c c d d d d e f h")
    let space = try TokenSpace.of(texts, in: RunContext())
    let result = try Keyness.compare(
      [1], against: [2], corpus: texts, in: space, limit: 99, least: 1, context: RunContext())
    #expect(result.sizes.own == 17 && result.sizes.other == 12)
    let byG2 = result.words.sorted { ($0.table.logLikelihood, $1.word) > ($1.table.logLikelihood, $0.word) }
    #expect(byG2.map(\.word) == ["c", "g", "b", "h", "a", "e", "f", "d"])
    #expect(result.words.map(\.isOwn) == [true, true, true, true, true, false, false, false])
    let turned = try Keyness.compare(
      [2], against: [1], corpus: texts, in: space, limit: 99, least: 1, context: RunContext())
    let byTurned = turned.words.sorted {
      ($0.table.logLikelihood, $1.word) > ($1.table.logLikelihood, $0.word)
    }
    #expect(byTurned.map(\.word) == ["d", "e", "f", "a", "b", "h", "g", "c"])
  }

  @Test func `function words are left out by the language of each document`() throws {
    let texts = corpus("the war and the peace", "Der Krieg war vorbei", languages: ["en", "de"])
    let space = try TokenSpace.of(texts, in: RunContext())
    let top = try Frequencies.top(9, of: [1, 2], corpus: texts, in: space, all: false, context: RunContext())
    let war = try #require(top.first { $0.word == "war" })
    #expect(war.count == 1 && war.first.doc == 1)
    #expect(!top.contains { $0.word == "the" || $0.word == "der" })
    #expect(abs(war.perMillion - 1e6 / 9) < 1e-6)
  }

  @Test func `collocates count every place once, inside paragraphs`() throws {
    let texts = corpus("red truck red\n\ntruck blue truck far far far red")
    let space = try TokenSpace.of(texts, in: RunContext())
    let (found, occurrences) = try Collocates.of(
      [Query.Word("truck")], over: [1], of: texts, in: space, window: 2, least: 1, limit: 9, all: true,
      context: RunContext())
    #expect(occurrences == 3)
    let counts = Dictionary(uniqueKeysWithValues: found.map { ($0.word, $0.count) })
    #expect(counts == ["red": 2, "blue": 1, "far": 2])
  }

  @Test func `n-grams are counted inside paragraphs and in shares alike`() throws {
    let texts = corpus(
      "port authority closed. Port authority\n\nclosed the port authority", "authority closed")
    let space = try TokenSpace.of(texts, in: RunContext())
    let runs = try Ngrams.top(
      9, length: 2, of: [1, 2], corpus: texts, in: space, all: false, context: RunContext())
    #expect(runs.map(\.text) == ["port authority", "authority closed", "closed port"])
    #expect(runs.map(\.count) == [3, 2, 1])
    #expect(runs.map(\.documents) == [1, 2, 1])
  }

  @Test func `a trend has every period, empty ones too`() throws {
    var texts = corpus("strike strike rain", "rain", "strike", "strike")
    for (number, date) in [(1, "2024-01-30"), (2, "2024-01-02"), (3, "2024-03-05"), (4, "2024")] {
      var metadata = texts[number].metadata
      metadata.date = DateInterval(iso: date)
      texts = texts.applying(.replace([number: texts[number].with(metadata: metadata)]))
    }
    let space = try TokenSpace.of(texts, in: RunContext())
    let (points, undated) = try Trend.of(
      [Query.Word("strike")], over: [1, 2, 3, 4], of: texts, in: space, by: .month, context: RunContext())
    #expect(undated == 1)
    #expect(points.map { Period.month.name($0.start) } == ["2024-01", "2024-02", "2024-03"])
    #expect(points.map(\.count) == [2, 0, 1] && points.map(\.words) == [4, 0, 1])
  }

  @Test(arguments: [
    (Period.week, "2024-02-26"), (.day, "2024-03-01"), (.month, "2024-03-01"), (.year, "2024-01-01"),
  ])
  func `periods start where calendars say`(period: Period, start: String) throws {
    let day = try #require(Day(iso: "2024-03-01"))
    #expect("\(period.start(of: day))" == start)
    #expect(period.start(of: period.next(after: period.start(of: day))) > period.start(of: day))
  }

  @Test func `dispersion says where in a document a word stands`() throws {
    let texts = corpus("strike b c d e f g h i j strike strike", "none here")
    let space = try TokenSpace.of(texts, in: RunContext())
    let spread = try Dispersion.of(
      [Query.Word("strike")], over: [1, 2], of: texts, in: space, stretches: 4, context: RunContext())
    #expect(spread.documents.map(\.stretches) == [[1, 0, 0, 2]])
    #expect(spread.count == 3 && spread.words == 14 && spread.range == 2)
  }
}
