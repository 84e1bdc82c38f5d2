import CollateCore

/// Invented articles for the tests.
enum Articles {
  /// A corpus of texts; a text's first line is its title.
  static func corpus(
    _ texts: [String], language: Language = "en", dates: [String?] = [], hasOutlets: Bool = true
  ) -> Corpus {
    let documents = texts.enumerated().map { number, text in
      var metadata = Metadata()
      metadata.language = language
      metadata.source = hasOutlets ? "Outlet \(number + 1)" : nil
      metadata.title = text.split(separator: "\n").first.map(String.init)
      metadata.date = number < dates.count ? dates[number].flatMap { DateInterval(iso: $0) } : nil
      return Document(
        id: "d\(number + 1)", path: "d\(number + 1).txt", text: Text(text), sha256: "\(number)",
        byteCount: text.utf8.count, metadata: metadata)
    }
    return Corpus().applying(.add(documents))
  }

  static let bridge = [
    """
    Bridge over the Ostra collapses
    The old bridge over the river Ostra collapsed on Monday morning, killing four workers.
    Mayor Ida Brandt said the bridge had been closed to lorries since March.
    Engineers had warned of cracks in the northern pillar of the bridge two years ago.
    He asked for patience.
    Schools in the valley stay closed until Friday.
    """,
    """
    Four dead in bridge collapse
    Four workers died when the bridge over the Ostra collapsed on Monday, the mayor said.
    The northern pillar of the bridge had cracks, engineers warned two years ago.
    “We were promised repairs.
    Nobody came.
    They lied to us,” said Tomas Reuter, whose brother is among the dead.
    A ferry will carry commuters over the Ostra from Wednesday.
    """,
    """
    Ostra bridge: engineers had warned of cracks
    Two years before the Ostra bridge collapsed and killed four workers, engineers warned of cracks.
    Mayor Ida Brandt closed the bridge to lorries in March but left it open to cars.
    The ministry of transport has promised a report within a month.
    """,
  ]

  static let harvest = """
    Record apple harvest in Velden
    Growers in Velden picked a record 90,000 tonnes of apples this autumn, the orchard union said.
    A mild spring and a dry summer made the apples sweeter than in any year since 1987.
    Prices for apples fell by a fifth at the Velden market.
    """

  static let election = """
    Lena Korb wins vote in Marren
    Lena Korb won the presidential election in Marren with 54 percent of the votes, the electoral board announced.
    Her rival Pavel Isk conceded defeat before midnight and wished Korb well.
    Turnout in the election was the highest since the vote of 1994.
    """
}

extension Articles {
  /// One event in English and Arabic, with names that both scripts write and the same figures.
  static let talks = [
    """
    Guterres opens water talks in Geneva
    António Guterres opened talks on the Zerin river in Geneva on Tuesday with ministers from Turkey, Iraq and Syria.
    The flow of the river has fallen by 38 percent in ten years, and 412 villages in Iraq have no water, Guterres said.
    """,
    """
    غوتيريش يفتتح محادثات المياه في جنيف
    افتتح أنطونيو غوتيريش يوم الثلاثاء في جنيف محادثات حول نهر زيرين مع وزراء من تركيا والعراق وسوريا.
    وقال غوتيريش إن تدفق النهر انخفض 38 في المئة خلال عشر سنوات وإن 412 قرية في العراق بلا ماء.
    """,
  ]
}
