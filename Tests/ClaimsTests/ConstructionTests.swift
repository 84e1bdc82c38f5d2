import Claims
import CollateCore
import Testing

/// Verbs no table holds: the place they stand in names the speaker.
@Suite struct ConstructionTests {
  @Test(arguments: [
    ("en", "“The pumps were rusty,” quavered Ada Marsh, the mayor.", "Ada Marsh"),
    ("en", "“The pumps were rusty,” Ada Marsh quavered.", "Ada Marsh"),
    ("en", "Mayor Ada Marsh bristled with indignation: “The pumps were rusty.”", "Ada Marsh"),
    ("en", "Mayor Ada Marsh thanked the town for “patience and dry wit”.", "Ada Marsh"),
    ("fr", "« Les pompes étaient rouillées », maugrée le maire, Ada Marche.", "Ada Marche"),
    ("de", "„Die Pumpen waren verrostet“, grummelte Bürgermeisterin Ada Marsch.", "Ada Marsch"),
    ("es", "“Las bombas estaban oxidadas”, masculló la alcaldesa Ada Marcha.", "Ada Marcha"),
    ("ru", "«Насосы заржавели», — проворчала мэр Ада Марш.", "Ада Марш"),
    ("ar", "وتمتم الوزير سامي حداد قائلا: \"المضخات صدئة منذ سنوات طويلة\".", "الوزير سامي حداد"),
    ("tr", "Belediye Başkanı Ada Marş, “Pompalar yıllardır paslıydı” diye mırıldandı.", "Ada Marş"),
  ])
  func `a verb nobody listed names its speaker by where it stands`(
    language: String, text: String, speaker: String
  ) {
    let article = Article(text, language: Language(rawValue: language))
    let found = article.quotes.first { $0.kind != .indirect }?.speakerLabel(in: article.document.text)
    #expect(found?.hasSuffix(speaker) == true, "\(article.summary)")
  }

  @Test(arguments: [
    "“The Night of the Pumps” opened to good reviews.", "Critics love the musical “The Night of the Pumps”.",
    "The sign above the “new and safe pump house” had fallen.",
  ])
  func `titles and signs have no speaker`(text: String) {
    #expect(Article(text).quotes.allSatisfy { $0.speaker == nil })
  }
}

/// What many articles in many languages say of one thing.
@Suite struct AcrossLanguagesTests {
  private func compare(_ corpus: Corpus) throws -> Comparison {
    try Comparison(corpus.active, in: corpus, by: .source, context: RunContext())
  }

  private var ridge: Corpus {
    reports([
      (
        "Post", "en", "2024-05-07",
        """
        Four soldiers were killed in an exchange of fire on the eastern ridge on Monday, the army said.
        “We will answer at a time and a place that we choose ourselves,” Defence Minister Oren Lavie said.
        """
      ),
      (
        "עיתון", "he", "2024-05-07",
        """
        ארבעה חיילים נהרגו ביום שני בחילופי אש ברכס המזרחי.
        "נגיב בזמן ובמקום שנבחר", אמר שר הביטחון אורן לביא.
        """
      ),
      (
        "خبر", "ar", "2024-05-07",
        """
        قتل أربعة جنود في تبادل لإطلاق النار على التلال الشرقية يوم الاثنين.
        وهدد وزير الدفاع أورين لافي قائلا: "سنرد في الزمان والمكان اللذين نختارهما".
        """
      ),
      (
        "Kurier", "de", "2024-05-07",
        "Der Stadtrat von Melby hat am Montag ein neues Schwimmbad beschlossen, das 12 Millionen Euro kostet."
      ),
    ])
  }

  @Test func `short reports in three scripts are one event by what befell whom and when`() throws {
    #expect(try compare(ridge).gate.events.map(\.documents) == [[1, 2, 3], [4]])
  }

  @Test func `a free translation is told by words of one meaning`() throws {
    let utterances = try compare(ridge).shared.flatMap(\.utterances)
    #expect(utterances.map { $0.versions.map(\.place.doc).sorted() } == [[1, 2, 3]])
  }

  @Test func `a second thing the speaker said is no translation of the first`() throws {
    let corpus = reports([
      (
        "Post", "en", "2024-05-07",
        """
        A quake shook Melby on Monday and killed seven people.
        “Everybody has dug with their hands all night,” said Ada Marsh. “We need machines and we need them now.”
        """
      ),
      (
        "Faro", "es", "2024-05-07",
        """
        Un terremoto sacudió Melby el lunes y dejó siete muertos.
        “Todos han cavado con las manos toda la noche”, dijo Ada Marsh.
        """
      ),
    ])
    let utterances = try compare(corpus).shared.flatMap(\.utterances)
    #expect(utterances.map(\.versions.count) == [2])
  }

  @Test func `one row of the collation has what sides say in other words, languages and numbers`() throws {
    let corpus = reports([
      (
        "Post", "en", "2024-03-02",
        "Seven miners were killed when a shaft at Melby gave way on Friday, police said."
      ),
      (
        "Wire", "en", "2024-03-02",
        "A collapse in the Melby pit on Friday left nine people dead, a doctor told us."
      ),
      (
        "Kurier", "de", "2024-03-02",
        "In der Grube von Melby sind am Freitag sieben Bergleute getötet worden."
      ),
    ])
    let comparison = try compare(corpus)
    let event = try #require(comparison.gate.events.first)
    #expect(comparison.claims(event).map { $0.places.compactMap { $0?.doc } } == [[1, 2, 3]])
  }

  @Test func `a label in front of what it belongs to names the party without an article`() throws {
    let corpus = reports([("خبر", "ar", "2024-05-07", "قتل ثلاثة من مقاتلي لواء الجبال في المعركة.")])
    let label = try #require(try compare(corpus).labels(1).first)
    #expect(label.actor.map { corpus[1].text[$0] } == "لواء الجبال")
  }

  @Test func `who worked on an article is nothing that another side leaves out`() throws {
    let body =
      "The river Tarn flooded the old town of Melby on Saturday and drove 400 people from their homes."
    let corpus = reports([
      (
        "Post", "en", "2024-03-02", body + "\n(Additional reporting by Jane Roe in Holt; Editing by John Doe)"
      ),
      ("Wire", "en", "2024-03-02", body),
    ])
    #expect(try compare(corpus).shared.flatMap(\.omissions).isEmpty)
  }
}
