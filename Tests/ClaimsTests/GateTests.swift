import Claims
import CollateCore
import Testing

/// Invented reports: two of a fire, one of another fire in the same town, one of a vote.
private let ownReports = [
  (
    "Mill fire in Orsk kills two", "2024-05-03",
    "Two people died when the old mill of Orsk burned down on Friday. Fire chief Jane Holm said the roof fell first."
  ),
  (
    "Two dead as Orsk mill burns", "2024-05-04",
    "The old mill of Orsk burned down and two people died. The roof fell first, fire chief Jane Holm told reporters."
  ),
  (
    "School fire in Orsk", "2024-11-20",
    "A fire damaged a school in Orsk on Wednesday. Nobody was hurt, the fire service said."
  ),
  (
    "Velia votes for a new parliament", "2024-05-03",
    "People in Velia elected a new parliament. Turnout was high, the electoral commission said."
  ),
]

private func corpus(_ reports: [(title: String, date: String?, text: String)]) -> Corpus {
  Corpus().applying(
    .add(
      reports.enumerated().map { number, report in
        var metadata = Metadata()
        metadata.title = report.title
        metadata.language = "en"
        metadata.date = report.date.flatMap { DateInterval(iso: $0) }
        return Document(
          id: "\(number)", path: "", text: Text(report.text), sha256: "\(number)", byteCount: 1,
          metadata: metadata)
      }))
}

private func gate(_ corpus: Corpus, threads: Int = 2) throws -> EventGate {
  try EventGate(of: corpus.active, in: corpus, context: RunContext(threads: threads))
}

@Suite struct GateTests {
  @Test func `reports of one event are one group and others stand alone`() throws {
    #expect(try gate(corpus(ownReports)).events.map(\.documents) == [[1, 2], [3], [4]])
  }

  @Test func `two documents alone are told as they are among others`() throws {
    let pair = { (a: Int, b: Int) in try gate(corpus([ownReports[a], ownReports[b]])).events.count }
    #expect(try pair(0, 1) == 1)
    #expect(try pair(0, 2) == 2)
    #expect(try pair(1, 3) == 2)
  }

  @Test func `one event in one half of the year is not that of the other half`() throws {
    let first = corpus([ownReports[0], (ownReports[1].0, "2024-11-04", ownReports[1].2)])
    let near = try gate(corpus([ownReports[0], ownReports[1]])).probability(1, 2)
    #expect(try gate(first).probability(1, 2) < near)
  }

  @Test func `a probability is from 0 to 1, the same both ways and on any number of threads`() throws {
    let corpus = corpus(ownReports.map { ($0.0, nil, $0.2) })
    let one = try gate(corpus, threads: 1)
    let four = try gate(corpus, threads: 4)
    for a in corpus.active {
      for b in corpus.active {
        let value = one.probability(a, b)
        #expect((0...1).contains(value))
        #expect(value == one.probability(b, a) && value == four.probability(a, b))
      }
    }
    #expect(one.probability(1, 99) == 0)
  }

  @Test func `a chain of neighbours is no group, and the order of the rows decides nothing`() {
    // 0 ~ 1 ~ 2 ~ 3, but the ends have nothing in common.
    let chain = [[], [(0, 0.9)], [(1, 0.8)], [(2, 0.9)]]
    #expect(AverageLinkage.groups(of: 4, similar: chain, threshold: 0.5) == [[0, 1], [2, 3]])
    // The best pair joins first, wherever it stands.
    let late = [[], [(0, 0.6)], [(0, 0.55), (1, 0.95)]]
    #expect(AverageLinkage.groups(of: 3, similar: late, threshold: 0.58) == [[0], [1, 2]])
    #expect(AverageLinkage.groups(of: 0, similar: [], threshold: 0.5).isEmpty)
  }

  @Test func `the more documents there are, the more two must have in common`() throws {
    let far = (0..<40).map { number in
      (
        "Report \(number) from town \(number)", "2023-01-02",
        "A note of \(number) words on shop \(number * 7)."
      )
    }
    let alone = try gate(corpus([ownReports[0], ownReports[1]])).probability(1, 2)
    let among = try gate(corpus([ownReports[0], ownReports[1]] + far)).probability(1, 2)
    #expect(among < alone)
  }

  @Test(
    arguments: [
      (
        "es", "Tiroteo en un mercado",
        "Un hombre armado mató el martes a cinco personas en el mercado de Olmeda, informó la policía. El atacante fue detenido.",
        2
      ),
      (
        "es", "Temporal en la costa",
        "Un temporal inundó el martes la costa de Brill. Murieron siete personas y el ejército llevó a 300 familias a las escuelas.",
        1
      ),
    ] as [(Language, String, String, Int)])
  func `that people died on a weekday makes no event across languages`(
    language: Language, title: String, text: String, events: Int
  ) throws {
    let storm =
      "A storm flooded the coast near Brill on Tuesday. Seven people died, the army brought 300 families to schools."
    let corpus = reports([
      ("a", "en", "2025-03-04", "Storm floods coast\n\n\(storm)"),
      ("b", language.rawValue, "2025-03-04", "\(title)\n\n\(text)"),
    ])
    #expect(try gate(corpus).events.count == events)
  }

  @Test func `every document is in one event, and none is no event`() throws {
    let gate = try gate(corpus(ownReports))
    #expect(gate.events.flatMap(\.documents).sorted() == [1, 2, 3, 4])
    #expect(gate.eventOfDocument.count == 4)
    #expect(try EventGate(of: [], in: Corpus(), context: RunContext()).events.isEmpty)
  }
}
