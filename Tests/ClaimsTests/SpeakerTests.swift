import Claims
import CollateCore
import Testing

@Suite struct SpeakerTests {
  @Test(arguments: [
    (
      "“The river took the middle arch of the bridge,” said Ada Marsh.", "Ada Marsh", AttributionRule.inverted
    ),
    ("“The river took the middle arch of the bridge,” Ada Marsh said on Monday.", "Ada Marsh", .following),
    ("“The river took the middle arch,” the harbour engineer, Ada Marsh, said.", "Ada Marsh", .following),
    ("“The river took the arch,” Ada Marsh, who runs the harbour board, said.", "Ada Marsh", .following),
    ("Ada Marsh told reporters on Monday: “The river took the middle arch.”", "Ada Marsh", .preceding),
    ("Ada Marsh defended the delay, saying “the river took the middle arch”.", "Ada Marsh", .preceding),
    ("The bridge was “never safe in any winter”, according to Ada Marsh.", "Ada Marsh", .according),
    ("Asked about the delay, Ada Marsh said: “The river took the arch.”", "Ada Marsh", .preceding),
    ("'The river took the arch' - Ada Marsh on the bridge", "Ada Marsh", .named),
    (
      "“The river took the middle arch,” a spokesman for the harbour board said.",
      "a spokesman for the harbour board", .following
    ),
    (
      "On Monday the Harbour Families Forum accused the mayor of being “the one obstacle” to repairs.",
      "the Harbour Families Forum", .sentence
    ),
  ])
  func `the speaker is found by word order`(text: String, speaker: String, rule: AttributionRule) {
    let quote = Article(text).quotes.first { $0.kind != .indirect }
    #expect(Article(text).summary.first { !$0.hasPrefix("indirect") }?.hasSuffix("| \(speaker)") == true)
    #expect(quote?.rule == rule)
  }

  @Test(arguments: [
    ("fr", "« Le pont est fermé depuis la crue de mardi », a déclaré la ministre Ada Marche.", "Ada Marche"),
    ("de", "„Die Brücke bleibt bis zum Frühjahr geschlossen“, sagte Ministerin Ada Marsch.", "Ada Marsch"),
    ("es", "«El puente seguirá cerrado hasta la primavera», dijo Ada Marcha.", "Ada Marcha"),
    ("ru", "«Мост закрыт до весны из-за паводка», — сказала Ада Марш.", "Ада Марш"),
    ("tr", "Belediye Başkanı Ada Marş, \"Köprü ilkbahara kadar kapalı kalacak\" dedi.", "Ada Marş"),
    ("ar", "وقالت وزيرة النقل آدا مارش: \"الجسر مغلق حتى الربيع بسبب الفيضان\".", "وزيرة النقل آدا مارش"),
  ])
  func `every named language has its word order`(language: String, text: String, speaker: String) {
    let article = Article(text, language: Language(rawValue: language))
    #expect(article.quotes.first.flatMap { $0.speakerLabel(in: article.document.text) } == speaker)
  }

  @Test(arguments: [
    ("en", "“They sang all night,” said one of the sailors, Lena Hart, 24.", "Lena Hart"),
    ("fr", "« Nous avons attendu », a déclaré l'une d'elles, Léna Hart.", "Léna Hart"),
    ("de", "„Wir haben gewartet“, sagte einer von ihnen, Lenz Hart.", "Lenz Hart"),
    ("es", "«Esperamos mucho», lamentó una de las vecinas, Lena Hart, de 40 años.", "Lena Hart"),
    ("ru", "«Вода ушла за ночь», — рассказал один из жителей, Лев Харт.", "Лев Харт"),
    ("ar", "وقالت إحدى الناجيات، لينا هارت: \"انتظرنا ثلاث ساعات في الظلام\".", "لينا هارت"),
    ("he", "\"לא ראיתי דבר כזה בחיי\", סיפרה אחת השכנות, לנה הרט.", "לנה הרט"),
  ])
  func `the name behind one of several is the speaker`(language: String, text: String, speaker: String) {
    let article = Article(text, language: Language(rawValue: language))
    #expect(article.quotes.first.flatMap { $0.speakerLabel(in: article.document.text) } == speaker)
  }

  @Test(arguments: [
    ("\"מי שלא בא, לא ישמע\", אמרה ד\"ר לנה הרט, מנהלת המחלקה.", "ד\"ר לנה הרט"),
    ("\"מי שלא בא, לא ישמע\", אמר פרופ' לב הרט.", "פרופ' לב הרט"),
    ("\"זה היה צפוי\", טען המנכ\"ל, לב הרט.", "לב הרט"),
    ("\"מישהו כאן שכח את התושבים\", אמר הווטרינר העירוני, לב הרט.", "לב הרט"),
  ])
  func `Hebrew titles with marks inside belong to the name`(text: String, speaker: String) {
    let article = Article(text, language: "he")
    #expect(article.quotes.first.flatMap { $0.speakerLabel(in: article.document.text) } == speaker)
  }

  @Test func `a Russian first name that is a month too, and a company in marks, end no speaker`() {
    let bank = Article("«Денег хватит на всех», — заверила глава банка Марта Харт.", language: "ru")
    #expect(bank.speaker(of: "Денег")?.hasSuffix("Марта Харт") == true)
    let company = Article(
      "«Это ошибка», — признал пресс-секретарь компании «Полюс» Лев Харт.", language: "ru")
    #expect(company.speaker(of: "Это")?.hasSuffix("Лев Харт") == true)
  }

  @Test(arguments: ["a-t-elle promis", "lance-t-elle"])
  func `the pronoun inside a French verb goes to its person`(verb: String) {
    let article = Article(
      "La maire, Claire Hart, a visité les lieux. « Nous reconstruirons tout », \(verb).", language: "fr")
    #expect(article.speaker(of: "Nous") == "elle (Claire Hart)")
  }

  @Test func `a pronoun goes to the last subject, not the nearest man`() {
    let article = Article(
      """
      Foreign Minister Ada Marsh met her colleague Tom Reed on Monday.
      She said the river was “not going to wait for any committee”.
      """)
    #expect(article.speaker(of: "not going") == "She (Ada Marsh)")
  }

  @Test func `a spokesperson is not who their words are about`() {
    let article = Article(
      """
      Minister Tom Reed visited the harbour.
      "Minister Tom Reed met the engineers today. They discussed the bridge," ministry spokesperson, Lena Holt said.
      He further stressed that "no winter may pass without a new arch".
      """)
    #expect(article.speaker(of: "no winter") == "He (Tom Reed)")
  }

  @Test func `a role finds the name it was introduced with, a last name the full one`() {
    let article = Article(
      """
      Transport Minister Selma Orhun opened the bridge.
      “It will stand for a hundred years and more,” the transport minister said.
      Orhun added: “We paid for it with our own money this time.”
      """)
    #expect(article.speaker(of: "It will stand") == "the transport minister (Selma Orhun)")
    #expect(article.speaker(of: "We paid") == "Selma Orhun")
  }

  @Test func `without a sure rule nobody is named`() {
    let article = Article(
      "A sign at the gate.\n\nThe book “One Hundred Years of the River and Its Bridges” is new.")
    #expect(article.quotes.map(\.speaker) == [nil])
    #expect(article.quotes.map(\.rule) == [.none])
  }

  @Test(arguments: [
    "We've said that the middle arch had fallen.", "The latest said that the middle arch had fallen.",
    "Facing criticism for said that the middle arch had fallen.",
    "The wash-up says the middle arch had fallen.",
  ])
  func `pieces of clauses are no speakers`(text: String) {
    #expect(Article(text).summary.isEmpty)
  }

  @Test(arguments: [
    (
      "„Wir hören jemanden klopfen dort“, sagte die Leiterin der Rettung, Greta Osk.", "de" as Language,
      "Greta Osk"
    ),
    ("«Мы пришли сюда вчера», — сказала глава Союза студентов Мира Толен.", "ru", "Мира Толен"),
    ("“Safety has always come first here,” chief executive Per Halling said.", "en", "Per Halling"),
  ])
  func `a name behind its office is the speaker`(text: String, language: Language, name: String) {
    let article = Article(text, language: language)
    #expect(article.quotes.first?.speakerLabel(in: article.document.text)?.contains(name) == true)
  }

  @Test(arguments: [
    ("Ada Marsh said that the middle arch had fallen.", "the middle arch had fallen | Ada Marsh"),
    ("The middle arch had fallen, Ada Marsh said.", "The middle arch had fallen | Ada Marsh"),
    (
      "The middle arch had fallen, according to the harbour board.",
      "The middle arch had fallen | the harbour board"
    ),
  ])
  func `indirect statements have their clause and speaker`(text: String, expected: String) {
    #expect(Article(text).summary == ["indirect: \(expected)"])
  }

  @Test(arguments: ["The report said.", "He wants to say more.", "It would add a new line to the old one."])
  func `a verb of saying alone is no statement`(text: String) {
    #expect(Article(text).quotes.isEmpty)
  }

  @Test(arguments: [
    ("Ada Marsh met Tom Reed in Melby. He said the dam was sound.", "He (Tom Reed)"),
    ("Tom Reed met Ada Marsh in Melby. She said the dam was sound.", "She (Ada Marsh)"),
    ("«El muelle está cerrado desde ayer por la noche», dijo Ella Thorne.", "Ella Thorne"),
  ]) func `a first name says which pronoun can mean somebody`(text: String, speaker: String) {
    let language: Language = text.hasPrefix("«") ? "es" : "en"
    let article = Article(text, language: language)
    #expect(article.quotes.compactMap { $0.speakerLabel(in: article.document.text) } == [speaker])
  }

  @Test func `words set apart for display are not quoted twice`() {
    let article = Article(
      """
      “The river took the middle arch of the bridge and nobody came,” Ada Marsh said.
      The council met in the evening.
      “The river took the middle arch of the bridge and nobody came.”
      """)
    #expect(article.marked.count == 1)
  }

  @Test(arguments: [
    "e,o y i according to s from G", "The tide was late, according to tables from Melby", "Melby",
    "He left, said Ada",
  ]) func `a paragraph may end with the name of who speaks`(text: String) {
    #expect(Article(text).quotes.count <= 1)
  }
}
