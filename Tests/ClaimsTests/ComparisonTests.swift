import Claims
import CollateCore
import CollateTesting
import Testing

/// Invented articles on two floods of one town and on one vote, for comparison.
private let flood = reports([
  (
    "Post", "en", "2024-03-02",
    """
    The river Tarn flooded the old town of Melby on Saturday and drove 400 people from their homes.
    “The dam held, but the pumps did not start in time,” Mayor Ada Marsh told reporters.
    Rebels of the Green Column had cut the power line to the pumps, the council said.
    """
  ),
  (
    "Wire", "en", "2024-03-02",
    """
    Four hundred people left their homes in the old town of Melby on Saturday when the river Tarn flooded it.
    “The dam held,” said Ada Marsh, the mayor.
    A school teacher was the first to ring the church bell at five in the morning.
    """
  ),
  (
    "Zeitung", "de", "2024-03-03",
    """
    In Melby hat der Fluss Tarn am Samstag die Altstadt überflutet, 400 Menschen verließen ihre Häuser.
    „Der Damm hat gehalten, aber die Pumpen sind nicht rechtzeitig angelaufen“, sagte Bürgermeisterin Ada Marsh.
    """
  ),
  (
    "Post", "en", "2024-09-20",
    """
    The river Tarn flooded Melby again on Friday, half a year after the last flood, and 30 people were moved.
    The new pumps worked, engineers said.
    """
  ),
])

private func compare(_ corpus: Corpus, threads: Int = 2) throws -> Comparison {
  try Comparison(corpus.active, in: corpus, by: .source, context: RunContext(threads: threads))
}

@Suite struct ComparisonTests {
  @Test func `articles of one event are one event in any language, half a year later is another`() throws {
    #expect(try compare(flood).gate.events.map(\.documents) == [[1, 2, 3], [4]])
  }

  @Test func `the number of threads changes nothing`() throws {
    let one = try compare(flood, threads: 1)
    let four = try compare(flood, threads: 4)
    #expect(one.gate.events.map(\.cohesion) == four.gate.events.map(\.cohesion))
    #expect(one.gate.events.map(\.because) == four.gate.events.map(\.because))
  }

  @Test func `one utterance is found as a cut with the words dropped, and in another language`() throws {
    let comparison = try compare(flood)
    let event = try #require(comparison.shared.first)
    let utterances = event.utterances
    #expect(utterances.count == 1)
    let relations = utterances.first?.versions.map { "\($0.place.doc) \($0.relation.rawValue)" }
    #expect(relations == ["1 longest", "2 cut", "3 translation"])
  }

  @Test func `words dropped are those of the longer form`() throws {
    let pair = try Comparison([1, 2], in: flood, by: nil, context: RunContext())
    let event = try #require(pair.shared.first)
    let versions = try #require(event.utterances.first?.versions)
    #expect(versions.map(\.dropped) == [nil, "but the pumps did not start in time"])
  }

  @Test func `what only one side says is told from what both say in other words`() throws {
    let pair = try Comparison([1, 2], in: flood, by: nil, context: RunContext())
    let event = try #require(pair.shared.first)
    let only = event.omissions.map { flood[$0.place.doc].text[$0.place.range] }
    #expect(only.count == 2)
    #expect(only.contains { $0.hasPrefix("Rebels of the Green Column") })
    #expect(only.contains { $0.hasPrefix("A school teacher") })
  }

  @Test func `what a later report adds is its own, short sentences too`() throws {
    let first = "A ferry sank off Melby on Saturday with 60 people on board, the harbour office said."
    let corpus = reports([
      ("Post", "en", "2024-03-02", first + "\nThe captain is being questioned by the police."),
      ("Wire", "en", "2024-03-04", first + "\nThe harbour stays closed."),
    ])
    let event = try #require(try compare(corpus).shared.first)
    let only = event.omissions.map { corpus[$0.place.doc].text[$0.place.range] }
    #expect(only == ["The captain is being questioned by the police.", "The harbour stays closed."])
    #expect(event.omissions.allSatisfy { $0.probability >= 0.5 && $0.missing.count == 1 })
  }

  @Test func `what another side prints word for word is shared, however late and low it stands`() throws {
    let first = "A ferry sank off Melby on Saturday with 60 people on board, the harbour office said."
    let rest = "The old lighthouse keeper Osk Brandt rang the bell until the last boat was in."
    let corpus = reports([
      ("Post", "en", "2024-03-02", first + "\n" + rest), ("Wire", "en", "2024-03-04", first + "\n" + rest),
    ])
    #expect(try compare(corpus).shared.flatMap(\.omissions).isEmpty)
  }

  @Test func `the rest of a quotation is no statement beside its beginning`() throws {
    let first = "A ferry sank off Melby on Saturday with 60 people on board, the harbour office said."
    let corpus = reports([
      (
        "Post", "en", "2024-03-02",
        first + "\n“The water came through the car deck,” said Ada Marsh. “Then all the lamps went out.”"
      ),
      ("Wire", "en", "2024-03-02", first),
    ])
    let event = try #require(try compare(corpus).shared.first)
    let only = event.omissions.map { corpus[$0.place.doc].text[$0.place.range] }
    #expect(only == ["“The water came through the car deck,” said Ada Marsh."])
  }

  @Test func `a side in another language alone is never said to leave something out`() throws {
    let pair = try Comparison([2, 3], in: flood, by: nil, context: RunContext())
    let event = try #require(pair.shared.first)
    #expect(event.omissions.isEmpty)
  }

  @Test func `the collation has a cell for every side and gaps stay open`() throws {
    let pair = try Comparison([1, 2], in: flood, by: nil, context: RunContext())
    let event = try #require(pair.shared.first)
    let claims = pair.claims(event.event)
    #expect(claims.first?.places.compactMap { $0?.doc } == [1, 2])
    #expect(claims.contains { $0.places.map { $0 == nil } == [true, false] })
  }

  @Test func `copies of an article add no event and no claim of another side`() throws {
    let doubled = flood.applying(.add([flood[1]]))
    let comparison = try compare(doubled)
    #expect(comparison.gate.events.map(\.documents) == [[1, 2, 3, 5], [4]])
  }

  @Test func `speakers of a side are summed with their verbs`() throws {
    let profiles = try compare(flood).profiles()
    let marsh = profiles.filter { $0.speaker == "Ada Marsh" }
    #expect(marsh.map(\.quoted) == [1, 1, 1])
    #expect(marsh.first?.verbs.first?.verb == "told")
  }

  @Test func `nothing to compare gives nothing`() throws {
    let none = try Comparison([], in: Corpus(), by: nil, context: RunContext())
    #expect(none.gate.events.isEmpty)
    #expect(none.profiles().isEmpty)
  }
}

@Suite struct LabelTests {
  @Test(arguments: [
    ("Rebels of the Green Column cut the line.", "Rebels", "Green Column", ActorLabel.Voice.own),
    ("The Palestinian militant group Hadara denied it.", "Palestinian militant group", "Hadara", .own),
    ("Green Column terrorists cut the line.", "terrorists", "Green Column", .own),
    ("The Green Column, an armed group, cut the line.", "armed group", "Green Column", .own),
    (
      "“We will find the terrorists of the Green Column,” Mayor Ada Marsh said.", "terrorists",
      "Green Column", .quote
    ),
  ])
  func `a label has its words, party and voice`(
    text: String, words: String, party: String, voice: ActorLabel.Voice
  ) throws {
    let corpus = reports([("Post", "en", "2024-03-02", text)])
    let comparison = try Comparison([1], in: corpus, by: nil, context: RunContext())
    let label = try #require(comparison.labels(1).first)
    #expect(corpus[1].text[label.range] == words)
    #expect(label.actor.map { corpus[1].text[$0] } == party)
    #expect(label.voice == voice)
  }

  @Test(arguments: [
    "The World Health Organisation met.", "The group met on Monday.", "It was a quiet day.",
    "The doctor put him on a strict regime.", "It was a radical change.", "There was some resistance.",
    "She gave her occupation as a nurse.",
  ])
  func `names and plain words are no labels`(text: String) throws {
    let corpus = reports([("Post", "en", "2024-03-02", text)])
    let comparison = try Comparison([1], in: corpus, by: nil, context: RunContext())
    #expect(comparison.labels(1).isEmpty)
  }

  private func labels(_ text: String, _ language: String = "en") throws -> [String] {
    let corpus = reports([("Post", language, "2024-03-02", text)])
    let comparison = try Comparison([1], in: corpus, by: nil, context: RunContext())
    return comparison.labels(1).map { label in
      "\(corpus[1].text[label.range]) > \(label.actor.map { corpus[1].text[$0] } ?? "-")"
    }
  }

  @Test(arguments: [
    ("The town wants to spot violent extremists early.", ["violent extremists > -"]),
    ("They support other rebels in the hills.", ["rebels > -"]),
    ("A group of Islamic militants was seen.", ["Islamic militants > -"]),
    (
      "Rebels of the Green Column fired. Thirty people became martyrs.",
      ["Rebels > Green Column", "martyrs > -"]
    ),
    (
      "Rebels of the Green Column fired. The attackers fled.",
      ["Rebels > Green Column", "attackers > Green Column"]
    ),
    (
      "Rebels of the Green Column fired. Attackers were also seen in Melby.",
      ["Rebels > Green Column", "Attackers > -"]
    ),
  ])
  func `modifiers are no verbs, adjectives no parties, victims nobody's`(text: String, expected: [String])
    throws
  {
    #expect(try labels(text) == expected)
  }

  @Test func `a party may be named with a word for parties`() throws {
    let army = try labels("Des combattants de l'Armée du Nord ont tiré.", "fr")
    #expect(army == ["combattants > Armée du Nord"])
    #expect(
      try labels("Les rebelles du Mouvement du Delta ont tiré.", "fr") == ["rebelles > Mouvement du Delta"])
  }

  @Test func `a sentence that denies another one of its article is a warning`() throws {
    let corpus = reports([
      (
        "Post", "en", "2024-03-02",
        "Hundreds of people were evacuated from Melby on Sunday.\nNo resident of Melby was evacuated, the works said."
      )
    ])
    let comparison = try Comparison([1], in: corpus, by: nil, context: RunContext())
    #expect(comparison.contradictions(1).map(\.because) == ["one denies what the other says"])
  }

  @Test func `two speakers who disagree are no contradiction of the article`() throws {
    let corpus = reports([
      (
        "Post", "en", "2024-03-02",
        """
        “The people of Melby were evacuated in the night of Sunday,” Ada Marsh said.
        “Nobody in Melby was evacuated at any time on Sunday,” Tom Reed said.
        """
      )
    ])
    let comparison = try Comparison([1], in: corpus, by: nil, context: RunContext())
    #expect(comparison.contradictions(1).isEmpty)
  }
}

@Suite struct SidesTests {
  @Test(arguments: [
    (Sides.Field.year, ["2024"]), (.day, ["2024-03-02", "2024-03-03", "2024-09-20"]),
    (.date, ["2024-03", "2024-09"]), (.lang, ["en", "de"]), (.byline, ["(no author)"]),
    (.folder, ["(no folder)"]),
  ]) func `sides are what any field of the documents says`(field: Sides.Field, names: [String]) {
    #expect(Sides(flood.active, in: flood, by: field).sides.map(\.name) == names)
  }

  @Test func `a party of several words keeps them all`() throws {
    let corpus = reports([
      ("Faro", "es", "2024-03-02", "Los radicales de la Liga del Puerto Libre lanzaron piedras.")
    ])
    let comparison = try Comparison([1], in: corpus, by: nil, context: RunContext())
    let label = try #require(comparison.labels(1).first)
    #expect(label.actor.map { corpus[1].text[$0] } == "Liga del Puerto Libre")
  }

  @Test func `how many there are is no part of a label`() throws {
    let corpus = reports([("Post", "en", "2024-03-02", "Forty rebels of the Green Column were seen.")])
    let comparison = try Comparison([1], in: corpus, by: nil, context: RunContext())
    #expect(comparison.labels(1).map { corpus[1].text[$0.range] } == ["rebels"])
  }

  @Test func `four times as many denials take about four times as long`() throws {
    func time(_ count: Int) throws -> Duration {
      let text = String(
        repeating: "liman bugün açılmadığını ve yarın kapanmayacak gemiler bekledi ", count: count)
      return try (0..<2).map { round in
        let corpus = reports([("Ova", "tr", "2024-03-02", text + "\(round)")])
        return try processorTime { _ = try Comparison([1], in: corpus, by: nil, context: RunContext()) }
      }.min() ?? .zero
    }
    // Were it quadratic it would be sixteen times.
    let (few, many) = (try time(200), try time(800))
    #expect(many <= few * 8, "\(few) and \(many)")
  }

  @Test func `Turkish denies with the ending of the verb`() throws {
    let text =
      "Valilik, baraj kapaklarının gece açıldığını bildirdi.\nŞirket, baraj kapaklarının gece açılmadığını söyledi."
    let corpus = reports([("Ova", "tr", "2024-03-02", text)])
    let comparison = try Comparison([1], in: corpus, by: nil, context: RunContext())
    #expect(comparison.contradictions(1).count == 1)
  }

  @Test func `a first count that both sides give is nobody's alone`() throws {
    let corpus = reports([
      (
        "Post", "en", "2024-03-02",
        "The Melby flood killed three people on Saturday, the council of the town said."
      ),
      (
        "Wire", "en", "2024-03-02",
        "Five people have lost their lives in Melby after the water rose, doctors told us."
      ),
    ])
    let comparison = try Comparison([1, 2], in: corpus, by: nil, context: RunContext())
    #expect(comparison.shared.flatMap(\.omissions).isEmpty)
  }
}

@Suite struct NameSkeletonTests {
  @Test(arguments: [
    ("Lavrov", "لافروف"), ("Lavrov", "Лавров"), ("Dolan", "دولان"), ("Stanek", "ستانيك"), ("Quist", "Квист"),
    ("Dronow", "Дронов"), ("Lucero", "Лусеро"), ("Ofir", "אופיר"),
  ])
  func `one name has one skeleton in every script`(latin: String, other: String) {
    #expect(NameSkeleton.matches(latin, other))
  }

  @Test(arguments: [("Marsh", "Holt"), ("Dolan", "ستانيك"), ("", "Marsh")])
  func `different names differ`(first: String, second: String) {
    #expect(!NameSkeleton.matches(first, second))
  }
}
