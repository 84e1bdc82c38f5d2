import Claims
import CollateCore
import Testing

/// Figures that more than one word decides, in invented sentences.
struct FigureSentenceTests {
  private func corpus(_ texts: [(text: String, date: String)], _ language: Language) -> Corpus {
    Corpus().applying(
      .add(
        texts.enumerated().map { number, article in
          var metadata = Metadata()
          metadata.language = language
          metadata.date = DateInterval(iso: article.date)
          return Document(
            id: "\(number)", path: "", text: Text(article.text), sha256: "\(article.text)", byteCount: 1,
            metadata: metadata)
        }))
  }

  private func figures(_ text: String, _ language: Language = "en") throws -> [Figure] {
    let corpus = corpus([(text, "2025-03-13")], language)
    return try DocumentFigures.find(in: corpus, documents: [1], context: RunContext())[0].figures
  }

  @Test(arguments: [
    ("Drones struck, killing 26 people and setting nine tankers alight.", ["deaths", "tankers"]),
    ("Sixty people were taken to two hospitals with burns.", ["injured"]),
    ("The line was sold for 650 million crowns, 150 million less than announced.", ["crowns", "crowns"]),
  ]) func `what befalls people is not said of things`(text: String, things: [String]) throws {
    #expect(try figures(text).map { $0.thing ?? $0.unit ?? "" } == things)
  }

  @Test(arguments: [
    ("Sixteen of the pupils kidnapped from a school on Monday were freed on Thursday.", "freed", 16.0),
    ("Thirty-one children taken on Monday remain in the hands of the raiders.", "hostages", 31),
    ("Twelve rescue workers were killed by the second wave.", "deaths", 12),
    ("The lava came by night, and 4,300 people have had to leave.", "displaced", 4300),
    ("A study puts the jobs at risk in the valley at no more than 900.", "jobs", 900),
    ("One snowboarder died when the slope gave way.", "deaths", 1),
    ("Five of the hostages were freed overnight.", "freed", 5),
  ]) func `what befell people is the verb of their clause`(text: String, thing: String, value: Double) throws
  {
    let found = try figures(text)
    #expect(found.map { $0.thing ?? $0.unit ?? "" } == [thing])
    #expect(found.map(\.value) == [value])
  }

  @Test(arguments: [
    ("Fourteen people died, not five as the sea rescue service maintains.", [14.0, 5], "deaths"),
    ("Savers took 1.4 billion crowns on Tuesday, not the 900 million he spoke of.", [1.4e9, 9e8], "crowns"),
  ]) func `a number that is denied counts what the one before it counts`(
    text: String, values: [Double], what: String
  ) throws {
    #expect(try figures(text).map(\.value) == values)
    #expect(try figures(text).allSatisfy { ($0.thing ?? $0.unit) == what })
  }

  @Test(
    arguments: [
      ("ar", "سُجلت 64 إصابة بالحصبة في القرية.", ["cases 64.0"]),
      ("ar", "خطف مسلحون 47 تلميذا من المدرسة فجر الاثنين.", ["hostages 47.0"]),
      ("ar", "وتوفي طفل واحد في المستشفى.", ["deaths 1.0"]),
      ("he", "פעוט אחד מת בבית החולים.", ["deaths 1.0"]),
      ("es", "Un muerto y dos heridos en un choque.", ["deaths 1.0", "injured 2.0"]),
      ("fr", "Un train a heurté un camion.", []),
      ("en", "It took the bend, said one of the passengers.", []),
      ("de", "Nach Angaben der Klinik starben fünf der 60 Fahrgäste.", ["deaths 5.0", "fahrgäste 60.0"]),
      ("tr", "Beşinci bir madenci kurtuldu.", []),
    ] as [(Language, String, [String])]) func `one is counted where somebody died, not elsewhere`(
      language: Language, text: String, found: [String]
    ) throws
  {
    #expect(try figures(text, language).map { "\($0.thing ?? "") \($0.value)" } == found)
  }

  @Test func `the article of French and Spanish names is no place`() throws {
    #expect(try figures("Unas 40 personas huyeron de La Caleta.", "es").map(\.place) == [nil])
  }

  @Test(arguments: [
    ("The blast killed 22 children and six teachers.", [28.0, 22, 6]),
    ("The blast killed 16 civilians and three children.", [16, 3]),
    ("The blast killed 12 soldiers and injured 40 others.", [12, 40]),
  ]) func `counts of different people under one verb are summed, those within others are not`(
    text: String, values: [Double]
  ) throws {
    #expect(try figures(text).map(\.value) == values)
  }

  @Test(arguments: [
    ("Some 300 people had to leave their homes.", "en" as Language, 300.0),
    ("Rund 300 Menschen mussten ihre Häuser verlassen.", "de", 300),
    ("Quelque 300 personnes ont été évacuées.", "fr", 300), ("وتم إجلاء 300 شخص.", "ar", 300),
    ("Yaklaşık 300 kişi tahliye edildi.", "tr", 300), ("Эвакуированы 300 человек.", "ru", 300),
  ]) func `people who left their homes are displaced in every language`(
    text: String, language: Language, value: Double
  ) throws {
    #expect(try figures(text, language).map(\.thing) == ["displaced"])
    #expect(try figures(text, language).map(\.value) == [value])
  }

  @Test(arguments: [
    ("A mudslide buried three houses; 26 residents are missing.", "en" as Language, ["houses", "missing"]),
    ("Fourteen people, not all of them locals, lost their lives.", "en", ["deaths"]),
    ("The number of measles cases has climbed to 118.", "en", ["cases"]),
    ("Nineteen walk free.", "en", []), ("Rioters burned three police cars.", "en", []),
    ("Nine people died, the union says, not three as the ministry maintains.", "en", ["deaths", "deaths"]),
    ("Only 11 of 65 villages have been reached.", "en", ["villages", "villages"]),
    ("Two of the 17 wounded later died.", "en", ["deaths", "deaths"]),
    ("Twelve girls were abducted and three teachers shot dead.", "en", ["hostages", "deaths"]),
    ("Eight of the dead were children.", "en", ["deaths"]),
    ("The fund lost $1.3bn.", "en", ["dollars"]),
    ("Die Polizei nahm 45 Demonstranten fest.", "de", ["detained"]),
    ("Acht Bergsteiger sind tot, vier weitere gelten als vermisst.", "de", ["deaths", "missing"]),
    ("Les dégâts sont estimés à 45 millions d'euros.", "fr", ["euros"]),
    ("Le séisme a tué six personnes, dont trois enfants.", "fr", ["deaths", "deaths"]),
    ("El apagón afectó a 2,1 millones de hogares.", "es", ["hogares"]),
    ("Погибли шесть человек, ещё 14 получили ожоги.", "ru", ["deaths", "injured"]),
    ("İsyancılar 23'ünü serbest bıraktı.", "tr", ["freed"]),
    ("لقي ثمانية متسلقين حتفهم وفقد أربعة آخرون.", "ar", ["deaths", "missing"]),
    ("از ۲۱۲ سرنشین، ۱۹۰ نفر زنده ماندند.", "fa", ["aboard", "rescued"]),
    ("שמונה מטפסים מתו וארבעה נעדרים.", "he", ["deaths", "missing"]),
  ]) func `each language says what befell whom in its own way`(
    text: String, language: Language, things: [String]
  ) throws {
    #expect(try figures(text, language).map { $0.unit ?? $0.thing ?? "" } == things)
  }

  @Test func `vague and open counts have their range`() throws {
    #expect(
      try figures("On compte une trentaine de blessés.", "fr").map { [$0.low, $0.value, $0.high] } == [
        [27, 30, 33]
      ])
    #expect(try figures("60'tan fazla kişi yaralandı.", "tr").map(\.high) == [66])
    #expect(try figures("Mindestens 20 Menschen wurden verletzt.", "de").map(\.high) == [22])
  }

  private func verdicts(_ texts: [(text: String, date: String, language: Language)]) throws -> [FigureSeries
    .Verdict]
  {
    let documents = texts.enumerated().map { number, article in
      var metadata = Metadata()
      metadata.language = article.language
      metadata.date = DateInterval(iso: article.date)
      return Document(
        id: "\(number)", path: "", text: Text(article.text), sha256: "\(number)", byteCount: 1,
        metadata: metadata)
    }
    let corpus = Corpus().applying(.add(documents))
    let all = Array(1...documents.count)
    let found = try DocumentFigures.find(in: corpus, documents: all, context: RunContext())
    let points = zip(all, found).flatMap { doc, found in found.figures.map { FigureSeries.Point(doc, $0) } }
    let events = Dictionary(uniqueKeysWithValues: all.map { ($0, 1) })
    return FigureSeries.series(of: points, events: events).map(\.verdict)
  }

  @Test func `votes are the same votes in every language, whichever comes first`() throws {
    let found = try verdicts([
      ("The house passed the bill by 187 votes to 164.", "2025-03-12", "en"),
      ("Das Haus nahm es mit 187 gegen 164 Stimmen an.", "2025-03-12", "de"),
      ("Meclis tasarıyı 164'e karşı 187 oyla kabul etti.", "2025-03-12", "tr"),
    ])
    #expect(found == [.equal])
  }

  @Test func `an event does not go on adding drones as it adds the injured`() throws {
    let found = try verdicts([
      ("The port was hit by 14 drones and two people were injured.", "2025-03-12", "en"),
      ("The port was hit by 30 drones and five people were injured.", "2025-03-13", "en"),
    ])
    #expect(found == [.conflict, .evolution])
  }

  @Test func `attackers and people of one number are the same people`() throws {
    let found = try verdicts([
      ("Forces killed four attackers at the bank.", "2025-03-12", "en"),
      ("At the bank four people were killed.", "2025-03-12", "en"),
    ])
    #expect(found == [.equal])
  }

  @Test func `an estimate by another side is a conflict`() throws {
    let found = try verdicts([
      (
        "The raid killed 26 people, the health ministry said. The army put the dead at 11.", "2025-03-12",
        "en"
      ),
      ("The raid killed 26 people, doctors said.", "2025-03-12", "en"),
    ])
    #expect(found == [.conflict])
  }

  @Test(arguments: [
    ("Nine paintings were taken from the hall.", ["paintings"]), ("Hundreds of dockers waited.", ["dockers"]),
    ("The two sides met ten times.", []), ("Turnout fell to 52,4 por ciento.", ["%"]),
  ]) func `number words count things from five on`(text: String, things: [String]) throws {
    #expect(try figures(text).map { $0.unit ?? $0.thing ?? "" } == things)
  }

  @Test(arguments: [
    ("On 10 March, Mayor Jane Holm said that 19 people had been killed.", "2025-03-10"),
    ("As of 11 March 2025, 19 people had been killed.", "2025-03-11"),
    ("The storm of 10 March killed 19 people.", "2025-03-13"),
    ("The storm killed 19 people.", "2025-03-13"),
  ]) func `a figure holds for the day it was said, not for the day of what it counts`(
    text: String, day: String
  ) throws {
    let figure = try #require(try figures(text).first { $0.value == 19 })
    #expect(figure.asOf.map { "\($0)" } == day)
  }

  @Test func `copies of one text decide nothing`() throws {
    let corpus = corpus(
      [
        ("Thieves stole 9 paintings.", "2025-04-01"), ("Thieves stole 7 paintings.", "2025-04-02"),
        ("Thieves stole 9 paintings from the hall.", "2025-04-02"),
      ], "en")
    let found = try DocumentFigures.find(in: corpus, documents: [1, 2, 3], context: RunContext())
    let points = zip(1..., found).flatMap { doc, found in
      found.figures.map { FigureSeries.Point(doc, $0) }
    }
    let verdict = { (origins: [Int: Int]) in
      FigureSeries.series(of: points, events: [1: 1, 2: 1, 3: 1], origins: origins).map(\.verdict)
    }
    #expect(verdict([:]) == [.conflict])
    #expect(verdict([1: 1, 2: 2, 3: 1]) == [.revision])
  }

  @Test func `words for fighters differ, the people counted do not`() throws {
    let corpus = corpus(
      [("The raid killed 29 rebels.", "2025-04-01"), ("The raid killed 31 terrorists.", "2025-04-01")], "en")
    let found = try DocumentFigures.find(in: corpus, documents: [1, 2], context: RunContext())
    let points = zip(1..., found).flatMap { doc, found in
      found.figures.map { FigureSeries.Point(doc, $0) }
    }
    #expect(FigureSeries.series(of: points, events: [1: 1, 2: 1]).map(\.verdict) == [.conflict])
  }

  @Test(arguments: [
    ("Eleven of the 46 people on board lost their lives.", "en" as Language, ["deaths 11", "aboard 46"]),
    ("Five soldiers and 12 fighters were killed in the pass.", "en", ["deaths 5", "deaths 12"]),
    ("Two more passengers died in hospital.", "en", ["deaths 2"]),
    ("Nine guards were wounded and five trucks burnt out.", "en", ["injured 9", "trucks 5"]),
    ("Officials counted 112 cases in the port.", "en", ["cases 112"]),
    ("Ada Marsh, 41, lost her house in the flood.", "en", []),
    ("She was sentenced to seven years in prison.", "en", ["years 7"]),
    ("She ruled for seven years in the north.", "en", []),
    ("Lucero led by 47.1 percent to 44.8 in the count.", "en", ["% 47.1", "% 44.8"]),
    ("Lucero ganó con el 47,1 % frente al 44,8 %.", "es", ["% 47.1", "% 44.8"]),
    ("Valilik, 2 bin 500 kişinin tahliye edildiğini duyurdu.", "tr", ["displaced 2500"]),
    ("قتل خمسة جنود و12 مقاتلا في المعارك.", "ar", ["deaths 5", "deaths 12"]),
    ("شمار کشته‌شدگان سیل به ۱۳ نفر رسید.", "fa", ["deaths 13"]),
    ("לפחות 17 בני אדם נהרגו בשיטפון ו-14 נפצעו.", "he", ["deaths 17", "injured 14"]),
    ("An Bord der Maschine waren 46 Menschen.", "de", ["aboard 46"]),
    ("Союз ввёл санкции против семи компаний.", "ru", ["компаний 7"]),
  ]) func `counts have the thing that the sentence gives them`(
    text: String, language: Language, things: [String]
  ) throws {
    let found = try figures(text, language).map { figure in
      let value = figure.value == figure.value.rounded() ? "\(Int(figure.value))" : "\(figure.value)"
      return "\(figure.unit ?? figure.thing ?? "") \(value)"
    }
    #expect(found == things)
  }

  @Test func `those who come on top of others are no count of their own`() throws {
    let corpus = corpus(
      [
        ("Two more passengers died on Wednesday, which makes it 13 dead.", "2025-03-13"),
        ("The crash killed 11 passengers.", "2025-03-11"),
      ], "en")
    let points = try [1, 2].flatMap { doc in
      try DocumentFigures.find(in: corpus, documents: [doc], context: RunContext())[0].figures
        .map { FigureSeries.Point(doc, $0) }
    }
    let series = FigureSeries.series(of: points, events: [1: 0, 2: 0])
    #expect(series.map { $0.verdict.rawValue } == ["evolution"])
    #expect(series.first?.points.map(\.figure.value) == [11, 13])
  }
}
