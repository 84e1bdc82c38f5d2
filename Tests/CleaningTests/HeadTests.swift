import Cleaning
import CollateCore
import Testing

/// What stands between the headline and the running text, on invented pages.
@Suite struct HeadTests {
  private func clean(_ text: String) -> Document {
    Cleaner().clean(Document(id: "a", path: "a", text: Text(text), sha256: "", byteCount: 0))
  }

  private func label(_ line: String, in text: String) throws -> LineLabel {
    let document = clean(text)
    return try #require(document.lines.first { document.text[$0.range].hasPrefix(line) }).label
  }

  private static let english = """
    Home | News | Sport | Weather
    Sign in
    Council votes to reopen the Alder Street footbridge
    The crossing has been shut since a lorry struck one of its pillars in the spring.
    By Maren Holt
    12 March 2025
    Share
    The town council of Westerby voted on Tuesday evening to repair and reopen the Alder Street footbridge before the summer.
    Engineers told the meeting that the damaged pillar could be replaced in six weeks at a cost of 240,000 pounds.
    "We should have done this months ago," said Ida Crane, who runs the bakery at the northern end of the bridge.
    Nobody was hurt.
    The work will begin on 7 April, the council said in a statement.
    Related stories
    Bus fares to rise in May
    Library opens new reading room
    © 2025 Westerby Echo. All rights reserved.
    """

  private static let russian = """
    Главная | Новости | Спорт | Погода
    Войти
    Городской совет решил открыть пешеходный мост на Ольховой улице
    Переправа была закрыта с весны, когда грузовик повредил одну из опор.
    Марина Холодова
    12 марта 2025
    Поделиться
    Депутаты городского совета Вестерска во вторник вечером проголосовали за ремонт и открытие пешеходного моста до начала лета.
    Инженеры сообщили, что повреждённую опору можно заменить за шесть недель, а работы обойдутся в 240 тысяч рублей.
    «Нужно было сделать это несколько месяцев назад», — сказала Ида Кранова, хозяйка пекарни у северного конца моста.
    Никто не пострадал.
    Работы начнутся 7 апреля, говорится в заявлении совета.
    Читайте также
    Проезд в автобусах подорожает в мае
    В библиотеке открылся новый зал
    © 2025 Вестерский вестник. Все права защищены.
    """

  private static let arabic = """
    الرئيسية | أخبار | رياضة | الطقس
    تسجيل الدخول
    المجلس البلدي يقرر إعادة فتح جسر المشاة في شارع الحور
    الجسر مغلق منذ أن صدمت شاحنة أحد أعمدته في الربيع الماضي.
    مريم الحلبي
    12 مارس 2025
    شارك
    قرر المجلس البلدي في مدينة الغربية مساء الثلاثاء إصلاح جسر المشاة في شارع الحور وإعادة فتحه قبل حلول الصيف.
    وقال مهندسون خلال الجلسة إن العمود المتضرر يمكن استبداله خلال ستة أسابيع بكلفة تبلغ 240 ألف دينار.
    وقالت عايدة كرم التي تملك مخبزا عند الطرف الشمالي للجسر: "كان يجب أن نفعل ذلك قبل أشهر".
    ولم يصب أحد بأذى.
    وتبدأ الأعمال في السابع من أبريل بحسب بيان للمجلس.
    مواضيع ذات صلة
    ارتفاع أجرة الحافلات في مايو
    جميع الحقوق محفوظة © 2025 صدى الغربية
    """

  @Test(arguments: [
    (english, "The crossing", "The work"), (russian, "Переправа", "Работы начнутся"),
    (arabic, "الجسر مغلق", "وتبدأ"),
  ])
  func `a standfirst that is set aside comes back, and the last paragraph is kept`(
    _ page: String, _ standfirst: String, _ last: String
  ) throws {
    #expect(try label(standfirst, in: page) == .standfirst)
    #expect(try label(last, in: page) == .body)
  }

  @Test(arguments: [(russian, "Марина"), (arabic, "مريم")])
  func `a name right before the date is no part of the article`(_ page: String, _ name: String) throws {
    #expect(try label(name, in: page) == .byline)
  }

  @Test func `a headline is found whose words come back in other forms`() {
    let document = clean(HeadTests.russian)
    #expect(document.metadata.title == "Городской совет решил открыть пешеходный мост на Ольховой улице")
    #expect(document.lines.count { $0.label == .title } == 1)
  }

  @Test(arguments: [
    (english, ["Council", "The town", "Engineers", "Nobody"]),
    (russian, ["Городской", "Депутаты", "Инженеры", "Никто"]),
    (arabic, ["المجلس", "قرر", "وقال مهندسون", "ولم"]),
  ])
  func `a short text keeps the sentence of a few words at its end`(page: String, starts: [String]) throws {
    let lines = page.split(separator: "\n").filter { line in starts.contains { line.hasPrefix($0) } }
    try #require(lines.count == 4)
    #expect(try label(starts[3], in: lines.joined(separator: "\n")) == .body)
  }

  @Test func `words of page furniture between headline and date stay set aside`() throws {
    let text = HeadTests.english.replacing(
      "The crossing has been shut since a lorry struck one of its pillars in the spring.",
      with: "Subscribe to our newsletter and share this article with your friends on Facebook.")
    #expect(try label("Subscribe", in: text) == .boilerplate)
  }

  @Test func `a date with dots and a name behind it are no part of the article`() throws {
    let text = """
      Nieuwe waterkering faalt bij eerste vloed
      04.11.2024 - 18:20
      Jonas Ferrie
      De nieuwe kering die de oude stad van Selwynhaven moet beschermen, heeft in de eerste nacht water doorgelaten.
      Twee van de elf deuren gingen niet dicht toen het water kort na middernacht tot 4,1 meter steeg, gaf het waterschap maandag toe.
      De deuren waren in september alleen droog getest, blijkt uit een rapport dat deze krant heeft ingezien.
      """
    #expect(clean(text).lines.map(\.label) == [.title, .byline, .byline, .body, .body, .body])
  }

  /// A second headline without a full stop, and one line that names another article.
  @Test(arguments: [
    """
    Local
    Ferry service to Skarra suspended after hull crack found
    Inspectors ordered the vessel into dry dock on Thursday
    By Morag Tennant
    Updated 6 June 2024, 18:05
    Ferry crossings to the island of Skarra have been suspended after inspectors found a crack in the hull of the only vessel.
    The crack, about forty centimetres long, was discovered during a routine check on Wednesday night, the operator said.
    Related: Island school runs out of heating oil
    About 300 people live on the island, which depends on the ferry for food and medicine, and on its crew for news.
    A smaller boat will carry passengers, but no cars, from Friday, and the operator has asked for patience until then.
    """,
    """
    Suscríbete
    Suspendido el ferri a la isla de Peñalta tras hallarse una grieta
    Los inspectores enviaron el barco al dique seco el jueves
    Lucía Ferrer
    06/06/2024 18:05
    Las travesías a la isla han quedado suspendidas después de que los inspectores hallaran una grieta en el casco del único barco.
    La grieta, de unos cuarenta centímetros, fue descubierta en una revisión rutinaria el miércoles por la noche, según la empresa.
    Noticia relacionada: La escuela de la isla, sin combustible
    En la isla viven unas trescientas personas que dependen del ferri para recibir alimentos y medicinas, y también las noticias.
    Un barco menor llevará pasajeros, pero no coches, desde el viernes, y la empresa ha pedido paciencia hasta entonces.
    """,
  ])
  func `a second headline stays and a line to another article goes`(_ text: String) {
    let document = Document(id: "", path: "", text: Text(text), sha256: "", byteCount: 0)
    let labels = Cleaner().clean(document).lines.map(\.label)
    #expect(labels[1...2] == [.title, .standfirst])
    #expect(labels[7] == .boilerplate)
    #expect(labels[5...9].filter(\.isArticle).count == 4)
  }
}
