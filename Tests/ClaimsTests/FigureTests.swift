import Claims
import CollateCore
import Testing

struct FigureTests {
  private func figures(_ text: String, _ language: Language = "en", date: String? = nil) throws -> [Figure] {
    let corpus = corpus([(text, date)], language)
    return try DocumentFigures.find(in: corpus, documents: [1], context: RunContext())[0].figures
  }

  private func corpus(_ texts: [(text: String, date: String?)], _ language: Language = "en") -> Corpus {
    Corpus().applying(
      .add(
        texts.enumerated().map { number, article in
          var metadata = Metadata()
          metadata.language = language
          metadata.date = article.date.flatMap { DateInterval(iso: $0) }
          let text = Text(article.text)
          return Document(
            id: "\(number)", path: "", text: text, sha256: "", byteCount: text.utf8.count, metadata: metadata)
        }))
  }

  @Test(arguments: [" million", " billion", "\u{202F}999"])
  func `a number beyond all numbers is no figure`(unit: String) throws {
    let text = "At least 5\(String(repeating: unit, count: 120)) people died, and 12 were injured."
    let values = try figures(text).map(\.value)
    #expect(values.allSatisfy { $0 <= 1e30 } && values.last == 12)
    #expect(try figures("At least 5\(unit) people died.").count == 1)
  }

  @Test func `who is left dead is no rest of a count`() throws {
    #expect(try figures("The ambush left 22 people dead.").map(\.kind) == [.total])
    #expect(try figures("Only 22 people are left on the island.").map(\.kind) == [.remaining])
  }

  @Test(arguments: [
    ("At least 29 sailors were killed when the pier fell.", "deaths", 29.0, 29.0, 31.9),
    ("The storm left over 4,600 dead in the valley.", "deaths", 4600, 4600, 5060),
    ("A fire killed nearly 200 people.", "deaths", 200, 180, 200),
    ("Thirteen civilians were wounded on the quay.", "injured", 13, 13, 13),
    ("Twenty-two people are missing.", "missing", 22, 22, 22),
    ("Two hundred and six people were evacuated from the island.", "displaced", 206, 206, 206),
    ("Dozens of miners were arrested.", "detained", 24, 24, 99),
    ("Tens of thousands of people fled the coast.", "displaced", 10000, 10000, 99000),
    ("The ferry was carrying 212 people.", "aboard", 212, 212, 212),
    ("The mayor sent 14 boats to the bay.", "boats", 14, 14, 14),
    ("Some 2,600 people have now left their homes.", "displaced", 2600, 2470, 2730),
    ("Wardens counted 150 dead birds on the beach.", "birds", 150, 150, 150),
    ("The number of dead sheep has risen to 2,400.", "sheep", 2400, 2400, 2400),
    ("The army sent a thousand men to the hills.", "men", 1000, 1000, 1000),
    ("The garrison wiped out 40 rebels in the gorge.", "deaths", 40, 40, 40),
    ("Forty prisoners escaped from the jail.", "escaped", 40, 40, 40),
    ("Officers looked down on a crowd of about 12,000.", "people", 12000, 11400, 12600),
  ]) func `a count says what it counts and what it can mean`(
    text: String, thing: String, value: Double, low: Double, high: Double
  ) throws {
    let figure = try #require(try figures(text).first)
    #expect(figure.thing == thing)
    #expect(figure.value == value && figure.low == low && figure.high == high)
  }

  @Test(arguments: [
    ("The repair costs $4.2 million.", "en" as Language, "dollars", 4_200_000.0),
    ("Prices rose 3.5 per cent.", "en", "%", 3.5), ("Turnout was 61%.", "en", "%", 61),
    ("The wreck lies 12 km off the coast.", "en", "km", 12),
    ("Fonun büyüklüğü 250 milyon dolar.", "tr", "dollars", 250_000_000),
    ("Gemide 1.219 ton buğday vardı.", "tr", "tonnes", 1219),
    ("بلغت الشحنة ٤٬٦٠٠ طن من القمح.", "ar", "tonnes", 4600), ("خسرت نحو 15 ألف طن.", "ar", "tonnes", 15_000),
  ]) func `measured figures have their unit`(text: String, language: Language, unit: String, value: Double)
    throws
  {
    let figure = try #require(try figures(text, language).first)
    #expect(figure.unit == unit && figure.value == value)
  }

  @Test(arguments: [
    ("Kazada 12 kişi öldü, 40 kişi yaralandı.", "tr" as Language), ("قُتل 12 شخصا وأصيب 40 آخرون.", "ar"),
    ("L'accident a fait 12 morts et 40 blessés.", "fr"),
    ("Bei dem Unfall gab es 12 Tote und 40 Verletzte.", "de"),
    ("El choque dejó 12 muertos y 40 heridos.", "es"), ("Погибли 12 человек, ранены 40.", "ru"),
    ("The crash killed 12 people and injured 40 others.", "en"),
  ]) func `deaths and injured are told apart in every language`(text: String, language: Language) throws {
    let found = try figures(text, language)
    #expect(found.map(\.thing) == ["deaths", "injured"])
    #expect(found.map(\.value) == [12, 40])
  }

  @Test(arguments: [
    "The treaty of 1974 was renewed in 2019.", "The meeting opens on 7 October at 17:45.",
    "It was the 80th session.",
    "The '3+3' talks went on.", "Talks on a two-state solution failed.", "Resolution 2334 was cited.",
    "The F-16 was seen by one of them.", "Ana Lund, 45, left.", "He waited for three hours and 20 minutes.",
  ]) func `years, dates, times, ordinals and names are no figures`(text: String) throws {
    #expect(try figures(text).isEmpty)
  }

  @Test func `the speaker, place and sentence of a figure are kept`() throws {
    let text = "Nothing moved. “We have lost 31 people in Geneva,” said Mayor Lena Ostrov."
    let figure = try #require(try figures(text).first)
    #expect(figure.place == "Geneva")
    #expect(figure.attribution?.contains("Ostrov") == true)
    #expect(Text(text)[figure.range] == "31")
    #expect(Text(text)[figure.sentence].hasPrefix("“We have lost"))
  }

  @Test(arguments: [
    ("Dix-neuf personnes ont été tuées.", 19.0), ("Vingt-deux personnes ont été tuées.", 22),
    ("Soixante-quinze personnes ont été tuées.", 75), ("Quatre-vingt-onze personnes ont été tuées.", 91),
    ("Dix personnes ont été tuées.", 10),
  ]) func `French counts by tens and twenties`(text: String, value: Double) throws {
    #expect(try figures(text, "fr").map(\.value) == [value])
  }

  @Test func `parts of a whole are consistent or they are not`() throws {
    let whole =
      "Of the 251 people taken hostage in the raid, 47 remain in the hills, including 25 who are dead."
    let points = try figures(whole).map { FigureSeries.Point(1, $0) }
    let series = FigureSeries.series(of: points)
    #expect(series.map(\.verdict) == [.partOf])
    #expect(series.first?.points.map(\.figure.value) == [251, 47, 25])
  }

  @Test(arguments: [
    (9, "2025-03-11", 9, "2025-03-11", FigureSeries.Verdict.equal),
    (9, "2025-03-11", 12, "2025-03-12", .evolution),
    (9, "", 12, "2025-03-12", .undated), (12, "2025-03-11", 9, "2025-03-12", .revision),
    (9, "2025-03-11", 12, "2025-03-11", .conflict),
  ]) func `figures of one event are judged by value and day`(
    first: Int, day: String, second: Int, next: String, verdict: FigureSeries.Verdict
  ) throws {
    let corpus = corpus([
      ("The collision killed \(first) people.", day), ("The collision killed \(second) people.", next),
    ])
    let found = try DocumentFigures.find(in: corpus, documents: [1, 2], context: RunContext())
    let points = found.enumerated().flatMap { doc, found in
      found.figures.map { FigureSeries.Point(doc + 1, $0) }
    }
    let series = FigureSeries.series(of: points, events: [1: 1, 2: 1])
    #expect(series.map(\.verdict) == [verdict])
    #expect(series.map(\.name) == ["deaths"])
  }
}
