import Claims
import CollateCore
import Testing

struct TimelineTests {
  private func dates(_ text: String, _ language: Language = "en", published: String? = "2025-03-13") throws
    -> [DateMention]
  {
    try DocumentDates.find(
      in: corpus([text], language, published: published), documents: [1], context: RunContext())[0]
      .mentions
  }

  private func corpus(_ texts: [String], _ language: Language = "en", published: String?) -> Corpus {
    Corpus().applying(
      .add(
        texts.enumerated().map { number, article in
          var metadata = Metadata()
          metadata.language = language
          metadata.date = published.flatMap { DateInterval(iso: $0) }
          let text = Text(article)
          return Document(
            id: "\(number)", path: "", text: text, sha256: "", byteCount: text.utf8.count, metadata: metadata)
        }))
  }

  @Test func `a day that a speaker counts from is no date of the article`() throws {
    #expect(try dates("“We will be back tomorrow with more people,” said Ada Marsh.").isEmpty)
    #expect(
      try dates("The quay will be closed tomorrow, the mayor said.").map(\.earliest.description) == [
        "2025-03-14"
      ])
  }

  @Test func `both years of a span are found`() throws {
    let found = try dates("She was minister from 2019 to 2021 in the north.")
    #expect(found.map { $0.earliest.civil.year } == [2019, 2021])
  }

  @Test(arguments: [
    ("It sank on 11 March 2025 in fog.", "en" as Language, "2025-03-11", "2025-03-11"),
    ("It sank on March 11, 2025, in fog.", "en", "2025-03-11", "2025-03-11"),
    ("It sank on Oct. 7 in fog.", "en", "2024-10-07", "2024-10-07"),
    ("It sank on Tuesday in thick fog.", "en", "2025-03-11", "2025-03-11"),
    ("It sank on Thursday in thick fog.", "en", "2025-03-13", "2025-03-13"),
    ("The inquiry will open on Monday in the town.", "en", "2025-03-17", "2025-03-17"),
    ("It sank in October 2023 in the bay.", "en", "2023-10-01", "2023-10-31"),
    ("The quay was built in 1974 by the state.", "en", "1974-01-01", "1974-12-31"),
    ("Gemi 11 Mart 2025 günü battı.", "tr", "2025-03-11", "2025-03-11"),
    ("Gemi salı günü battı.", "tr", "2025-03-11", "2025-03-11"),
    ("Le bateau a coulé mardi.", "fr", "2025-03-11", "2025-03-11"),
    ("Das Boot sank am Dienstagabend.", "de", "2025-03-11", "2025-03-11"),
    ("El barco se hundió el martes.", "es", "2025-03-11", "2025-03-11"),
    ("Судно затонуло во вторник.", "ru", "2025-03-11", "2025-03-11"),
    ("Nobody warned the crew in February.", "en", "2025-02-01", "2025-02-28"),
    ("It has leaked since August.", "en", "2024-08-01", "2024-08-31"),
    ("It has leaked since April.", "en", "2024-04-01", "2024-04-30"),
    ("The pact is signed in April.", "en", "2025-04-01", "2025-04-30"),
    ("The delegates are to meet again in October.", "en", "2025-10-01", "2025-10-31"),
    ("The wells were dry in April.", "en", "2024-04-01", "2024-04-30"),
    ("They met in October.", "en", "2024-10-01", "2024-10-31"),
    ("The budget was cut last year.", "en", "2024-01-01", "2024-12-31"),
    ("وقع الحادث يوم الثلاثاء 11 مارس 2025.", "ar", "2025-03-11", "2025-03-11"),
    ("Judged on 2025-03-11 by the court.", "en", "2025-03-11", "2025-03-11"),
    ("تحدث الوزير الليلة عبر الهاتف.", "ar", "2025-03-13", "2025-03-13"),
    ("Tuesday's fog sank the boat.", "en", "2025-03-11", "2025-03-11"),
    ("The flood of 1990 is remembered.", "en", nil, nil),
    ("They still speak of the flood of 1990.", "en", "1990-01-01", "1990-12-31"),
    ("Köprüye 2023'te izin verildi.", "tr", "2023-01-01", "2023-12-31"),
    ("Köprüye 2023 yılında izin verildi.", "tr", "2023-01-01", "2023-12-31"),
    ("הספינה טבעה ביום שלישי בערפל.", "he", "2025-03-11", "2025-03-11"),
    ("کشتی روز سه‌شنبه غرق شد.", "fa", "2025-03-11", "2025-03-11"),
    ("El barco se hundió el 11 de marzo de 2025.", "es", "2025-03-11", "2025-03-11"),
    ("Le bateau a coulé mardi 11 mars.", "fr", "2025-03-11", "2025-03-11"),
    ("Il a marché sur deux kilomètres en mai 2021.", "fr", "2021-05-01", "2021-05-31"),
    ("Le pont date d'avril 2021.", "fr", "2021-04-01", "2021-04-30"),
  ]) func `dates of many forms resolve against the day of publication`(
    text: String, language: Language, earliest: String?, latest: String?
  ) throws {
    let found = try dates(text, language)
    #expect(found.map { "\($0.earliest)" } == [earliest].compactMap(\.self))
    #expect(found.map { "\($0.latest)" } == [latest].compactMap(\.self))
    #expect(found.allSatisfy { $0.warning == nil })
  }

  @Test(arguments: [
    "They may march at 5.", "About 2030 tonnes arrived.", "The sun sat low.", "One in 20 came.",
  ]) func `words that only look like dates are none`(text: String) throws {
    #expect(try dates(text).isEmpty)
  }

  @Test(arguments: [
    ("Balıkları pazar yerinde sattılar.", "tr" as Language), ("The sun sat on the bay.", "en"),
    ("Sept villageois ont été tués près du lac.", "fr"),
  ]) func `a market is no Sunday`(text: String, language: Language) throws {
    #expect(try dates(text, language).isEmpty)
  }

  @Test func `in an undated article a weekday tells the years its date fits, and days of the other calendar`()
    throws
  {
    let corpus = corpus(["جرى الاتصال الليلة (الاثنين 20 ديسمبر)."], "ar", published: nil)
    let timeline = try Timeline(of: [1], in: corpus, context: RunContext())
    let warning = try #require(timeline.warnings.first)
    #expect(warning.text.contains("2010, 2021, 2027"))
    #expect(warning.text.contains("2023-12-11"))
  }

  @Test func `without a day of publication only whole dates are found`() throws {
    #expect(try dates("It sank on Tuesday, and on 7 October a year before.", published: nil).isEmpty)
    #expect(try dates("It sank on 7 October 2024 in the fog, they said.", published: nil).count == 1)
  }

  @Test func `a weekday that does not fit warns, and finds the other calendar`() throws {
    let found = try dates("اجتمع الوزيران يوم الاثنين 20 ديسمبر في طهران.", "ar", published: "2023-12-12")
    #expect(found.map { "\($0.earliest)" } == ["2023-12-11"])
    #expect(found.first?.warning?.contains("Monday") == true)
    #expect(found.first?.because.contains("Solar Hijri") == true)
  }

  @Test func `the same sentence of several articles is one entry`() throws {
    let texts = [
      "The ferry Gannet struck a breakwater on 11 March 2025 near the harbour mouth.",
      "On 11 March 2025 the ferry Gannet struck the breakwater near the harbour, officials said.",
      "The council met on 11 March 2025 to talk about schools.",
    ]
    let timeline = try Timeline(
      of: [1, 2, 3], in: corpus(texts, published: "2025-03-12"), context: RunContext(threads: 2))
    #expect(timeline.entries.map(\.documents) == [[1, 2], [3]])
  }
}
