import CollateCore
import Summarising
import Testing

@Suite struct DatelineTests {
  private func told(_ first: String, _ language: Language, title: String = "Bridge falls") throws -> String? {
    var options = Summary.Options()
    options.length = .sentences(1)
    let corpus = Articles.corpus([title + "\n" + first], language: language)
    let summary = try Summary(of: corpus.active, in: corpus, options: options)
    return summary.items.first.map { corpus.evidence($0.extent).text }
  }

  @Test(arguments: [
    ("ar", "مرسى نهلة (وكالة الموج) - ", "انهار الجسر القديم فوق النهر صباح الاثنين وقتل أربعة عمال."),
    ("ar", "بيروت - ", "انهار الجسر القديم فوق النهر صباح الاثنين وقتل أربعة عمال."),
    ("ar", "بيروت، 7 مايو (وكالة) – ", "انهار الجسر القديم فوق النهر صباح الاثنين وقتل أربعة عمال."),
    ("ar", "بيروت ـ «الموج»: ", "انهار الجسر القديم فوق النهر صباح الاثنين وقتل أربعة عمال."),
    ("ar", "بيروت: ", "انهار الجسر القديم فوق النهر صباح الاثنين وقتل أربعة عمال في موقع البناء."),
    ("fa", "تهران- موج- ", "پل قدیمی رودخانه صبح دوشنبه فرو ریخت و چهار کارگر کشته شدند."),
    ("fa", "تهران (موج) - ", "پل قدیمی رودخانه صبح دوشنبه فرو ریخت و چهار کارگر کشته شدند."),
    ("he", "ירושלים (סוכנות הגל) - ", "הגשר הישן מעל הנהר קרס ביום שני בבוקר וארבעה פועלים נהרגו."),
    ("tr", "ŞANLIURFA (DALGA) - ", "Nehrin üzerindeki eski köprü pazartesi sabahı çöktü ve dört işçi öldü."),
    (
      "tr", "İzmir, 7 Mayıs (Dalga) – ",
      "Nehrin üzerindeki eski köprü pazartesi sabahı çöktü ve dört işçi öldü."
    ),
    (
      "ru", "МОСКВА, 7 мая — ",
      "Старый мост через реку обрушился утром в понедельник, погибли четверо рабочих."
    ),
    (
      "ru", "Киев (Волна) - ",
      "Старый мост через реку обрушился утром в понедельник, погибли четверо рабочих."
    ),
    (
      "es", "Madrid, 7 may (Ola). - ", "El viejo puente sobre el río cayó el lunes y murieron cuatro obreros."
    ),
    (
      "en", "Tel Aviv: ",
      "The old bridge over the river fell on Monday morning, killing four workers, the mayor said."
    ),
    (
      "en", "London (Valley Wire) — ",
      "The old bridge over the river fell on Monday morning, killing four workers."
    ),
  ])
  func `the place, day and agency are cut in every language`(code: String, head: String, body: String) throws
  {
    #expect(try told(head + body, Language(rawValue: code)) == body)
  }

  @Test(arguments: [
    ("en", "The mayor (left) - a builder himself - said that the old bridge had been safe until Monday."),
    ("en", "London — the largest city on the river — closed its old bridge on Monday morning."),
    ("en", "Engineers from Velden: the old bridge over the river fell on Monday morning."),
    ("ar", "القاهرة - التي تقع على النهر - أغلقت الجسر القديم صباح الاثنين بعد الحادث."),
    ("ar", "قال المهندس أحمد الساحلي: الجسر القديم فوق النهر انهار صباح الاثنين."),
    ("ru", "Москва — крупнейший город на реке — закрыла старый мост утром в понедельник."),
  ])
  func `what only looks like a dateline stays`(code: String, sentence: String) throws {
    #expect(try told(sentence, Language(rawValue: code)) == sentence)
  }

  @Test(arguments: [
    "МОСКВА, 7 мая. Старый мост через реку обрушился утром в понедельник.",
    "МОСКВА, 7 мая - РИА Волна. Старый мост через реку обрушился утром в понедельник.",
  ])
  func `a sentence that is nothing but a dateline is not told`(text: String) throws {
    #expect(try told(text, "ru") == "Старый мост через реку обрушился утром в понедельник.")
  }
}
