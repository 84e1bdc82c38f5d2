import Cleaning
import CollateCore
import CollateTesting
import Testing

@Suite struct CleanerTests {
  private func clean(_ text: String) -> Document {
    Cleaner().clean(
      Document(id: "a", path: "a", text: Text(text), sha256: "", byteCount: 0))
  }

  private func labels(_ text: String) -> [LineLabel] { clean(text).lines.map(\.label) }

  private let body = [
    "The harbour master closed the northern quay on Monday after two ships had touched in the fog.",
    "Nobody was hurt, she said, and both ships went on to Port Selwyn under their own power.",
    "It was the third such accident at the quay since it was opened to larger ships in the spring.",
  ]

  /// Texts in languages that cleaning does not know, and one in each of some that it knows.
  @Test(arguments: [
    (
      "und",
      "De burgemeester van Zandhoven heeft dinsdag aangekondigd dat de oude brug over de rivier volgend jaar wordt vervangen. Volgens de gemeente is de brug niet meer veilig voor zwaar verkeer. De bewoners van de wijk klagen al jaren over de slechte staat van het wegdek."
    ),
    (
      "und",
      "Il sindaco di Montefiore ha annunciato martedì, dopo una lunga riunione, che il vecchio ponte sul fiume sarà sostituito l'anno prossimo. Secondo il comune il ponte non è più sicuro per il traffico pesante. Gli abitanti del quartiere si lamentano da anni delle cattive condizioni della strada."
    ),
    (
      "und",
      "Міський голова Вербівки оголосив у вівторок, що старий міст через річку замінять наступного року. За словами громади, міст уже не є безпечним для важкого транспорту."
    ),
    (
      "und",
      "شہر کے میئر نے منگل کو اعلان کیا کہ دریا پر پرانا پل اگلے سال تبدیل کر دیا جائے گا۔ بلدیہ کے مطابق پل اب بھاری گاڑیوں کے لیے محفوظ نہیں ہے۔"
    ),
    (
      "de",
      "Der Bürgermeister von Altenau kündigte an, dass die alte Brücke über den Fluss im nächsten Jahr ersetzt wird. Nach Angaben der Gemeinde ist die Brücke nicht mehr sicher für schweren Verkehr. Die Bewohner des Viertels klagen seit Jahren über den schlechten Zustand der Straße."
    ),
    (
      "fr",
      "Le maire de Valbois a annoncé mardi que le vieux pont sur la rivière sera remplacé l'an prochain. Selon la commune, le pont n'est plus sûr pour les poids lourds. Les habitants du quartier se plaignent depuis des années du mauvais état de la route."
    ),
    (
      "tr",
      "Yeşilköprü belediye başkanı yaptığı açıklamada nehrin üzerindeki eski köprünün gelecek yıl yenileneceğini duyurdu. Belediyeye göre köprü artık ağır taşıtlar için güvenli değil. Mahalle sakinleri yıllardır yolun kötü durumundan şikâyet ediyor."
    ),
    (
      "ru",
      "Мэр Заречного объявил во вторник, что старый мост через реку заменят в следующем году. По словам администрации, мост больше не безопасен для тяжёлых машин. Жители района годами жалуются на плохое состояние дороги."
    ),
  ])
  func `a page in a language that is not known is in none`(_ language: String, _ text: String) {
    let document = Document(id: "", path: "", text: Text(text), sha256: "", byteCount: 0)
    #expect(Cleaner().clean(document).language.rawValue == language)
  }

  @Test func `a headline above running text that shares its words is the title`() {
    let document = clean("Two ships touch in fog at northern quay\n\n" + body.joined(separator: "\n"))
    #expect(document.lines.map(\.label) == [.title, .blank, .body, .body, .body])
    #expect(document.metadata.title == "Two ships touch in fog at northern quay")
    #expect(document.metadata.language == "en")
  }

  @Test func `a credit soon behind the end stays a credit`() {
    let tail = ["Related articles", "Source: Coast News Agency", "Ferries late again on the northern line"]
    let labels = labels((body + tail).joined(separator: "\n"))
    #expect(labels.suffix(3) == [.boilerplate, .credit, .boilerplate])
  }

  @Test func `a weekday that does not fit the date is told`() {
    let document = clean(
      "Two ships touch in fog\nPublished Sunday, 3 March 2025\n" + body.joined(separator: "\n"))
    #expect(document.metadata.date?.description == "2025-03-03")
    #expect(document.metadata.date?.warning == "it says Sunday, but 2025-03-03 is a Monday")
  }

  @Test func `the body that stands three times is kept once`() {
    let labels = labels((body + body + body).joined(separator: "\n"))
    #expect(labels.prefix(3) == [.body, .body, .body])
    #expect(labels.dropFirst(3).allSatisfy { $0 == .repeat })
  }

  @Test func `a body that stands on the page again is told by its lines`() {
    let pasted = body.joined(separator: "\n\n")
    let document = clean(pasted + "\n\n\n" + pasted + "\n\nShare this article\n\n" + body[2])
    let lines = document.lines.map(\.label)
    #expect(lines.count { $0 == .repeat } == 4)
    #expect(
      RepeatedBlock.blocks(of: document) == [
        RepeatedBlock(lines: 8...12, original: 1...5), RepeatedBlock(lines: 16...16, original: 5...5),
      ])
    #expect(RepeatedBlock.blocks(of: clean(pasted)).isEmpty)
  }

  @Test func `a duration glued to the title is cut off and told`() throws {
    let document = clean("Two ships touch in fog at northern quay٠٠:٠٥:٢١\n" + body.joined(separator: "\n"))
    let title = try #require(document.lines.first)
    #expect(title.label == .title)
    #expect(document.text[title.range] == "Two ships touch in fog at northern quay")
    #expect(title.reason.contains("٠٠:٠٥:٢١"))
  }

  @Test(arguments: [
    "This website uses cookies.", "Share this article", "Show more", "Tüm hakları saklıdır.",
    "جميع الحقوق محفوظة", "Все права защищены", "Tous droits réservés", "Alle Rechte vorbehalten",
    "Todos los derechos reservados", "تمامی حقوق محفوظ است", "כל הזכויות שמורות",
  ])
  func `page furniture is set aside in nine languages`(line: String) throws {
    let document = clean(body.joined(separator: "\n") + "\n" + line)
    #expect(document.lines.last?.label == .boilerplate)
    #expect(document.lines.prefix(3).allSatisfy { $0.label == .body })
  }

  @Test func `a tail in another language is set aside and says so`() throws {
    let tail = "Bu haber için daha önce de çok sayıda okur bize yazmıştı ve her biri ayrı bir şey söyledi."
    let document = clean((body + [tail]).joined(separator: "\n"))
    #expect(document.lines.last?.label == .boilerplate)
    #expect(document.lines.last?.reason.contains("another language (tr)") == true)
  }

  @Test func `credits name who else made the article, and all behind the end is set aside`() {
    let lines =
      body + ["With Reuters and Harbour Press", "Related articles", "The island that moved", "Letters"]
    let labels = labels(lines.joined(separator: "\n"))
    #expect(labels == [.body, .body, .body, .credit, .boilerplate, .boilerplate, .boilerplate])
  }

  @Test(arguments: ["", "\n\n", "x", "a\nb", "1", "????", "\u{202E}\n", "Share"])
  func `odd texts keep something or nothing, and never fail`(text: String) {
    #expect(clean(text).lines.count == Text(text).lineRanges.count)
  }

  @Test func `cleaning twice changes nothing`() {
    let once = clean((body + body + ["Share this article"]).joined(separator: "\n"))
    #expect(Cleaner().clean(once).lines == once.lines)
  }

  @Test func `a text too long for a page is kept as it is`() {
    let line = String(repeating: "The wind had fallen and the ferry sailed. ", count: 1000) + "\n"
    let text = "Menu | Home | Contact\n" + String(repeating: line, count: Cleaner.longestPage / 42_000 + 2)
    let document = clean(text + "\n")
    #expect(document.metadata.language == "en")
    #expect(document.lines.allSatisfy { $0.label == .body || $0.label == .blank })
  }

  private func label(_ line: String, in text: String) -> LineLabel? {
    let document = clean(text)
    return document.lines.first { document.text[$0.range] == line }?.label
  }

  private let report = """
    The harbour master said on Monday that the ferry would sail again as soon as the wind had fallen.
    She told reporters that the crew had been asked to stay on board until the storm was over.
    Nobody was hurt when the ship broke loose from its ropes, she said, and the damage was small.
    The company has promised to pay back the price of every ticket to the people who had to wait.
    """

  @Test(arguments: [
    "Port Aldera, Norland - 3 March 2025", "ALDERA, 3 March 2025",
  ])
  func `a line of place and date before the text is its dateline or date line`(_ line: String) {
    let text = "Ferry to sail again when the wind falls, harbour master says\n\(line)\n\(report)"
    #expect([.dateline, .byline].contains(label(line, in: text)))
    #expect(clean(text).metadata.date?.earliest.description.hasPrefix("2025-0") == true)
  }

  @Test func `a paragraph between headline and author is the standfirst`() {
    let line = "The crew of the ferry is to stay on board until the storm is over, the harbour master said."
    let text =
      "Ferry to sail again when the wind falls, harbour master says\n\(line)\nBy Anna Holm\n\(report)"
    #expect(label(line, in: text) == .standfirst)
  }

  @Test(arguments: [
    ("Photo: The ferry at its place in the harbour on Monday, after the storm had torn its ropes.", true),
    ("Photo editors said on Monday that they had seen no picture of the ferry in the storm at all.", false),
  ])
  func `a caption is announced with a colon`(_ line: String, _ isCaption: Bool) {
    let text = "Ferry to sail again when the wind falls, harbour master says\n\(report)\n\(line)\n\(report)"
    #expect((label(line, in: text) == .caption) == isCaption)
  }

  @Test(arguments: [
    ("The crew ties up the ferry in Velden on Monday. (Ada Reyes/Valley Wire)", LineLabel.caption),
    ("FILE - The ferry leaves the harbour of Velden in a storm on May 7, 2024.", .caption),
    ("Ada Reyes/Valley Wire", .credit), ("Hide Caption", .boilerplate), ("16 of 35", .boilerplate),
    ("16/35", .boilerplate), ("Image copyright Valley Wire", .boilerplate),
    ("The news and stories that matter, delivered weekday mornings.", .boilerplate),
    ("The harbour master said that 16 of 35 ferries had been moored in time for the storm.", .body),
    ("The ferry and/or its crew will have to wait for the wind to fall, the harbour master said.", .body),
  ])
  func `pictures leave captions, credits and counters`(_ line: String, _ expected: LineLabel) {
    let text = "Ferry to sail again when the wind falls, harbour master says\n\(report)\n\(line)\n\(report)"
    #expect(label(line, in: text) == expected)
  }

  private func article(_ id: Int, source: String) -> Document {
    var metadata = Metadata()
    metadata.source = source
    let text =
      "Story number \(id) begins with a sentence of its own that is long enough to tell it from all the others.\n"
      + "You are reading one of our stories about the sea.\n"
    return Cleaner().clean(
      Document(id: "\(id)", path: "a", text: Text(text), sha256: "", byteCount: 0, metadata: metadata))
  }

  @Test func `a line that different stories of one outlet share is its furniture`() throws {
    let documents = (1...5).map { article($0, source: "The Tide") }
    let furniture = try OutletFurniture(of: documents)
    let cleaned = furniture.clean(documents[0])
    #expect(cleaned.lines.map(\.label) == [.body, .boilerplate])
    #expect(cleaned.lines[1].reason == "the same line stands in 5 of 5 documents of The Tide")
    #expect(furniture.clean(article(1, source: "Other")).lines[1].label == .body)
  }

  @Test func `versions of one story keep the lines they share`() throws {
    let documents = (1...5).map { _ in article(1, source: "The Tide") }
    let furniture = try OutletFurniture(of: documents)
    #expect(furniture.clean(documents[0]).lines == documents[0].lines)
  }

  @Test func `a page of many lines takes time in proportion`() {
    func time(_ copies: Int) -> Duration {
      let lines = (0..<copies).flatMap { number in body.map { "\(number) \($0)" } + ["Menu \(number)"] }
      let text = lines.joined(separator: "\n")
      return processorTime { _ = clean(text) }
    }
    _ = time(100)
    #expect(time(8_000) < time(1_000) * 24 + .seconds(1))
  }

  @Test(arguments: [
    "Cuarenta presos se fugan\n\nCuarenta presos escaparon el lunes de la cárcel.\n\n«Fue cuestión de minutos», declaró la "
      + "directora de la cárcel, Lucía Ferrán. Dos guardias resultaron heridos.",
    "Meydanda gösteri\n\nMeydanda pazar günü düzenlenen gösteride 70 kişi gözaltına alındı. Dört kişi yaralandı.\n\nBirlik "
      + "Başkanı Mira Tolen, \"Buraya korkmadığımızı göstermek için geldik\" dedi.",
  ])
  func `a text of few lines keeps its sentences`(text: String) {
    let lines = clean(text).lines
    #expect(lines[2].label.isArticle && lines[4].label.isArticle)
  }

  @Test func `a box between title and text, and a name in brackets at the end, are no article`() {
    let lines =
      ["Two ships touch in fog at northern quay", "Most downloaded this week"] + body + ["(Tide Wire)"]
    #expect(labels(lines.joined(separator: "\n")) == [.title, .boilerplate, .body, .body, .body, .credit])
  }

  @Test(arguments: [
    (
      "GENEVA, 20 March 2025 (Tide Wire) – The talks went on for a third day, the mission said.", "2025-03-20"
    ),
    (
      "NEW ARDEN, March 20, 2025 /Tide Wire/ -- The talks went on for a third day, the mission said.",
      "2025-03-20"
    ),
    (
      "Madrid, 20 mar. 2025 (TW).- Las conversaciones siguieron por tercer día, dijo la misión.", "2025-03-20"
    ),
    ("МОРСК, 20 марта 2025 года (ТВ) — Переговоры шли третий день, сообщила миссия.", "2025-03-20"),
    ("القاهرة، 20 مارس 2025 (الموج) – تواصلت المحادثات لليوم الثالث، وفق ما قالت البعثة.", "2025-03-20"),
    ("On 20 March 2025 – two days after the storm – the talks went on, the mission said.", nil),
    ("Born 20 March 1961 – a day of storms – the envoy has led the talks since the spring.", nil),
  ])
  func `the day of a dateline that runs into the text is the article's`(_ first: String, _ day: String?) {
    let date = clean(first).metadata.date
    #expect(date.map { "\($0)" } == day)
    if day != nil { #expect(date?.evidence == "dateline in line 1") }
  }

  @Test
  func `a line between two that are sure goes with them, and the choice is by the words that are expected`() {
    let chances: [Float] = [0.05, 0.9, 0.45, 0.9, 0.05, 0.05]
    let words = [2, 30, 20, 30, 2, 0]
    let joined = LineChoice.joined(chances, words: words)
    #expect(joined[2] > chances[2] && joined[0] < joined[4] + 0.01 && joined[5] == chances[5])
    let threshold = LineChoice.threshold(joined, words: words)
    #expect(joined.map { $0 >= threshold } == [false, true, true, true, false, false])
    #expect(LineChoice.threshold([], words: []) == 0.5)
    #expect(LineChoice.threshold([0.01, 0.01], words: [4, 4]) == LineChoice.leastThreshold)
  }

  @Test(arguments: [
    [
      "Menu", "World", "Ports", "Dock workers end strike after night of talks",
      "Dock workers in Portsend went back to work on Friday after an eleven-day strike that had left forty ships at anchor.",
      "The union said the deal cuts the week of crane crews to 36 hours and raises pay by four percent from June.",
      "The transport minister, Ola Berg, thanked both sides and said the law on arbitration would not be changed.",
      "Explore more on these topics", "Ports", "Strikes", "news", "Storm closes two bridges", "Contact",
    ],
    [
      "Portada", "Economía", "Deportes", "Los estibadores ponen fin a la huelga",
      "Los estibadores de Puerto Alto volvieron al trabajo el viernes tras once días de una huelga en todo el puerto.",
      "El sindicato afirma que el acuerdo reduce a 36 horas la semana de los gruistas y sube los salarios desde junio.",
      "El ministro de Transportes dio las gracias a las dos partes y dijo que la ley de arbitraje no cambiará.",
      "Puertos", "Huelgas", "El temporal cierra dos puentes", "Contacto", "Aviso legal",
    ],
  ])
  func `the last paragraph stays though the tail of the page begins behind it`(_ lines: [String]) {
    #expect(labels(lines.joined(separator: "\n"))[4...6].allSatisfy { $0 == .body })
  }

  @Test(arguments: ["Read also", "Related stories:", "More on this story"])
  func `headlines under the head of a box inside an article are no article`(_ head: String) {
    let lines = ["Two ships touch in fog", body[0], body[1], head, "How the quay was opened", body[2]]
    let judged = clean(lines.joined(separator: "\n")).lines
    #expect(judged.map(\.label) == [.title, .body, .body, .boilerplate, .boilerplate, .body])
    #expect(judged[4].reason.contains("in a box of other articles"))
  }
}
