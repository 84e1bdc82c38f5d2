import Claims
import CollateCore
import Testing

/// Customs of quoting other than marks around an English sentence, in invented articles.
@Suite struct DialogueTests {
  @Test(arguments: [
    (
      "es", "—No vamos a esperar más —dijo la alcaldesa Ada Marcha a los vecinos.", "No vamos a esperar más",
      "Ada Marcha"
    ),
    (
      "ru", "— Мост останется закрытым до весны, — сказала Ада Марш.", "Мост останется закрытым до весны,",
      "Ада Марш"
    ),
    (
      "fr", "— Nous rouvrirons le pont au printemps, annonce Ada Marche.",
      "Nous rouvrirons le pont au printemps", "Ada Marche"
    ),
  ])
  func `speech between dashes is a quotation`(code: String, text: String, words: String, speaker: String) {
    let article = Article(text, language: Language(rawValue: code))
    #expect(article.marked == [words])
    #expect(article.speaker(of: words) == speaker)
  }

  @Test func `speech goes on behind the second dash`() {
    let article = Article("—No esperamos —dijo Ada Marcha—. El puente se cierra hoy.", language: "es")
    #expect(article.marked == ["No esperamos", "El puente se cierra hoy."])
    #expect(article.speaker(of: "El puente") == "Ada Marcha")
  }

  @Test(arguments: [
    ("es", "— Tres camiones de harina y mantas para el puerto."),
    ("fr", "— Le pont est fermé depuis lundi, sauf pour les piétons."),
    ("en", "— The bridge is closed — the mayor said so."),
  ])
  func `items of a list are no speech`(code: String, text: String) {
    #expect(Article(text, language: Language(rawValue: code)).marked == [])
  }

  @Test func `a verb and speaker inside the words are found`() {
    let article = Article(
      "« Ils connaissaient la crue, insiste Ada Marche, et personne n'a rien dit. »", language: "fr")
    #expect(article.speaker(of: "Ils connaissaient") == "Ada Marche")
    #expect(article.rule(of: "Ils connaissaient") == .inside)
  }

  @Test(arguments: [
    ("ru", "Пароход компании «Полярис» сел на мель у порта."),
    ("fr", "Le pétrolier « Ariane » s'est échoué vendredi."),
    ("en", "The crew of the tanker “Northern Star” was flown home."),
  ])
  func `names in marks are no quotations`(code: String, text: String) {
    #expect(Article(text, language: Language(rawValue: code)).quotes.isEmpty)
  }

  @Test func `a sentence of two words is a whole quotation`() {
    let article = Article("“We waited nine hours for a doctor,” said Ada Marsh. “Nobody came.”")
    #expect(article.summary.last == "direct: Nobody came. | Ada Marsh")
  }

  @Test(arguments: [
    ("fa", "آدا مارش، رئیس شورای شهر، گفت: «پل تا بهار بسته می‌ماند و راهی نیست».", "آدا مارش"),
    ("fa", "وزیر راه آدا مارش در واکنش گفت: «پل تا بهار بسته می‌ماند و راهی نیست».", "وزیر راه آدا مارش"),
    ("he", "\"הגשר יישאר סגור עד האביב\", אמרה עדה מרש לעיתונאים.", "עדה מרש"),
    ("he", "ראשת העיר עדה מרש אמרה: \"הגשר יישאר סגור עד האביב\".", "ראשת העיר עדה מרש"),
    (
      "tr", "Belediye Başkanı Ada Marş, “Köprü ilkbahara kadar kapalı kalacak” ifadesini kullandı.",
      "Ada Marş"
    ),
    ("tr", "Ada Marş, kalabalığa “Köprü ilkbahara kadar kapalı kalacak” diye seslendi.", "Ada Marş"),
    ("ar", "ووصف وزير النقل آدا مارش الشكاوى بأنها \"غير صحيحة على الإطلاق\".", "وزير النقل آدا مارش"),
  ])
  func `speakers are found by the order of the language`(code: String, text: String, speaker: String) {
    let article = Article(text, language: Language(rawValue: code))
    #expect(article.quotes.first { $0.kind != .indirect }?.speakerLabel(in: article.document.text) == speaker)
  }

  @Test func `a ministry keeps its name in front of what it says`() {
    let article = Article("وأفادت وزارة النقل بأن الجسر سيبقى مغلقا حتى الربيع المقبل.", language: "ar")
    #expect(article.speaker(of: "الجسر سيبقى") == "وزارة النقل")
  }

  @Test func `marks inside Hebrew acronyms end no quotation`() {
    let article = Article("ראשת העיר עדה מרש אמרה: \"צה\"ל פתח את הגשר הבוקר\".", language: "he")
    #expect(article.marked == ["צה\"ל פתח את הגשר הבוקר"])
  }

  @Test func `a name with an apposition before a colon is the speaker`() {
    let article = Article("Farmer Ada Marsh, who lost her barn: “Nobody warned us about the river.”")
    #expect(
      article.speaker(of: "Nobody warned") == "Farmer Ada Marsh"
        || article.speaker(of: "Nobody warned") == "Ada Marsh")
  }

  @Test(arguments: [
    (
      "en",
      "MELBY, 2 March 2024 (Meridian Wire) - Four hundred people left their homes on Saturday, Ada Marsh said.",
      "Four hundred people left their homes on Saturday"
    ),
    (
      "en", "MELBY, March 2 - Four hundred people left their homes on Saturday, Ada Marsh said.",
      "Four hundred people left their homes on Saturday"
    ),
    (
      "en", "Melby (MW) — Four hundred people left their homes on Saturday, Ada Marsh said.",
      "Four hundred people left their homes on Saturday"
    ),
    (
      "en", "The Franco-German plan - a pump for every town - is dead, Ada Marsh said on Saturday.",
      "The Franco-German plan - a pump for every town - is dead"
    ),
  ])
  func `a dateline is no part of what is said`(code: String, text: String, words: String) {
    let article = Article(text, language: Language(rawValue: code))
    #expect(article.quotes.map { article.document.text[$0.range] } == [words])
  }
}
