import CollateCore
import NamedEntities
import Testing

@Suite struct MergingTests {
  private func entity(_ name: String, in index: EntityIndex) throws -> Entity {
    index.entities[try #require(index.entity(named: name))]
  }

  @Test func `short forms, initials and titles are one person, each with its reason`() throws {
    let index = try index(
      corpus(
        "Foreign Minister Ruth Calder met reporters in Oslo on Monday. Calder said the talks went well.",
        "Ruth J. Calder, the foreign minister, flew to Geneva."))
    let calder = try entity("Calder", in: index)
    #expect(calder.name == "Ruth Calder")
    #expect(calder.type == .person)
    #expect(calder.documents == [1, 2])
    #expect(calder.aliases.allSatisfy { !$0.reason.isEmpty })
    #expect(Set(calder.aliases.map(\.name)) == ["Calder", "Ruth J. Calder"])
  }

  @Test func `every form has a place among the first ones, and its place has its form`() throws {
    let line = "Foreign Minister Ruth Calder met reporters in Oslo."
    let texts = Array(repeating: line, count: 30) + ["Ruth J. Calder, the foreign minister, flew to Geneva."]
    let calder = try entity("Ruth Calder", in: index(corpus(texts)))
    let places = calder.placesWithEveryForm(first: 20)
    #expect(places == Array(0..<20) + [30])
    #expect(places.compactMap { calder.alias(at: $0)?.name } == ["Ruth J. Calder"])
    #expect(calder.alias(at: 31) == nil)
  }

  /// Articles about towns that have nothing to do with one another, some with a line of their own; each town is in three.
  private func many(_ lines: [Int: String], _ place: String = "again") -> Corpus {
    corpus(
      (0..<600).map { number in
        "The council of Nord\("abcdefghij".map { $0 }[number / 60])ham\(number / 3 % 20) met \(place) on Monday. "
          + (lines[number] ?? "The road stays closed.")
      })
  }

  @Test(arguments: [
    ("Robert Halden spoke.", "Robert Farris Halden wrote."),
    ("Robert Halden spoke.", "Robert F. Halden wrote."),
    ("Robert Halden spoke.", "R. Halden wrote."), ("Katherine Halden spoke.", "Katharine Halden wrote."),
  ])
  func `in a large corpus names that differ are one only where their articles have other names in common`(
    first: String, second: String
  ) throws {
    func count(_ lines: [Int: String]) throws -> Int {
      try index(many(lines)).entities.count { $0.type == .person && $0.name.hasSuffix("Halden") }
    }
    #expect(try count([10: first, 400: second]) == 2)
    let company = " Beside the speaker stood Sigrid Myhre of Lovund Shipping, as Tor Aukland did."
    #expect(try count([10: first + company, 400: second + company]) == 1)
    let matter = try index(many([10: first, 400: second], "in Oslo"))
    #expect(matter.entities.count { $0.type == .person && $0.name.hasSuffix("Halden") } == 1)
    let apart = try index(many([10: first, 400: second]))
    #expect(apart.entities.contains { $0.doubt?.contains("no other names in common") ?? false })
  }

  @Test func `in a large corpus a family name is that of a person of whom its article tells`() throws {
    let company = " Sigrid Myhre of Lovund Shipping and Tor Aukland were there."
    let index = try index(
      many([
        10: "Robert Halden spoke." + company, 11: "Halden left early." + company,
        400: "Mr Halden sells boats.",
      ]))
    let halden = try entity("Robert Halden", in: index)
    #expect(halden.documents == [11, 12])
    let stranger = try #require(index.entities.first { $0.documents == [401] && $0.name.hasSuffix("Halden") })
    #expect(stranger.doubt?.contains("of whom nothing else is told here") ?? false)
  }

  @Test(arguments: [
    ["Richard Norton-Halden spoke in Oslo.", "Richard Halden spoke in Oslo."],
    ["George H. W. Halden spoke in Oslo.", "George W. Halden spoke in Oslo."],
    ["Sara Haldenby came to Oslo with Sarah Haldenby."],
  ])
  func `a hyphen, an initial left out in between and two spellings in one article make two persons`(
    texts: [String]
  ) throws {
    #expect(try index(corpus(texts)).entities.count { $0.type == .person } == 2)
  }

  @Test func `two full names with different first names never merge`() throws {
    let index = try index(
      corpus("President Martin Hale spoke with Senator Oliver Hale in Washington. Hale was silent."))
    #expect(index.entity(named: "Martin Hale") != index.entity(named: "Oliver Hale"))
  }

  @Test func `one person is one across scripts`() throws {
    let index = try index(
      corpus(
        "Russian Foreign Minister Viktor Morozov arrived in Tehran on Monday.",
        "قال وزير الخارجية الروسي فيكتور موروزوف إن المحادثات مستمرة. وأكد موروزوف ذلك.",
        "Министр иностранных дел Виктор Морозов прибыл в Тегеран."))
    let person = try entity("Viktor Morozov", in: index)
    #expect(person.documents == [1, 2, 3])
    #expect(person.aliases.contains { $0.reason.contains("another script") })
  }

  @Test
  func `a family name by itself is one across scripts only when its vowels agree, and one spelling of it`()
    throws
  {
    let index = try index(
      corpus(
        "وصل رئيس الوزراء السابق سامر مارين إلى بيروت يوم الاثنين. وقال مارين إن المحادثات مستمرة.",
        "Mr. Marin said on Monday that the talks would go on.", "Ms. Maureen said nothing of the talks.",
        "Mr. Morone left the hall.", "Mr. Marion came late."))
    let person = try entity("سامر مارين", in: index)
    #expect(person.documents == [1, 2])
    #expect(person.aliases.contains { $0.reason.contains("another script the last name of") })
  }

  @Test func `who has a full name in a script is no other name of that script`() throws {
    let index = try index(
      corpus(
        "President Viktor Puten met reporters in Oslo on Monday.",
        "قال الرئيس فيكتور بوتين إن المحادثات مستمرة.",
        "Mr. Baudin said on Monday that the talks would go on."))
    #expect(try entity("Viktor Puten", in: index).documents == [1, 2])
  }

  @Test func `digits that a page ran into a name make it no name of another script`() throws {
    let index = try index(
      corpus(
        "President 2016Nikolai Marion met Ian Cameron in Oslo.", "Mr. Maureen said so.", "Mr. Morone left."))
    for name in ["Ian Cameron", "Maureen", "Morone"] {
      #expect(try entity(name, in: index).aliases.allSatisfy { !$0.reason.contains("another script") })
    }
  }

  @Test func `a given name is no family name in other articles`() throws {
    let index = try index(
      corpus(
        "The singer George Michael met reporters in Oslo. Michael said so.",
        "Foreign Minister Michael Berg met Senator Michael Hale.",
        "Mr. Michael Calder met Anna Berg in Oslo.",
        "Michael said nothing on Monday, his wife Anna Berg told reporters."))
    #expect(try entity("George Michael", in: index).documents == [1])
  }

  @Test func `a longer name with another given name is the shorter one only where an article has both`()
    throws
  {
    let texts = [
      "Senator James David Martin met reporters.", "Senator James Martin left the hall.",
      "Foreign Minister David Martin arrived in Oslo.", "Senator James Berg met Anna Hale in Oslo.",
    ]
    let apart = try index(corpus(texts[0], texts[1], texts[2], texts[3]))
    #expect(apart.entity(named: "David Martin") != apart.entity(named: "James Martin"))
    let together = try index(corpus(texts[0] + " David Martin was silent.", texts[3]))
    #expect(together.entity(named: "David Martin") == together.entity(named: "James David Martin"))
  }

  @Test(arguments: [
    (
      "التقى الوزير حسن الكمالي الصحفيين في بيروت.", "التقى الوزير حسين الكمالي الصحفيين في بيروت.",
      "حسن الكمالي", "حسين الكمالي"
    ),
    (
      "Prince Khaled bin Nasser arrived in Oslo.", "King Nasser met reporters in Riyadh.",
      "Khaled bin Nasser", "Nasser"
    ),
    (
      "Prime Minister Kemal Orhan Paşa arrived in Oslo.", "Prime Minister Kemal Rıza Paşa met reporters.",
      "Kemal Orhan Paşa", "Kemal Rıza Paşa"
    ),
  ])
  func `a vowel in Arabic, a father's name and a rank make no two persons one`(
    first: String, second: String, one: String, other: String
  ) throws {
    let index = try index(corpus(first, second))
    #expect(try #require(index.entity(named: one)) != (try #require(index.entity(named: other))))
  }

  @Test func `the user's word comes before the rules`() throws {
    let start = corpus(
      "Talks between the US and Iran ended. The United States left.", "Anna Berg met Iran's envoy.")
    let apart = start.applying(.decide(Decision("split", ["United States", "US"])))
    #expect(try index(apart).entity(named: "US") != index(apart).entity(named: "United States"))
    #expect(try entity("US", in: index(apart)).name == "US")
    let joined = apart.applying(.decide(Decision("alias", ["US", "United States"])))
    #expect(try entity("US", in: index(joined)).aliases.contains { $0.reason.contains("you said so") })
    let dropped = start.applying(.decide(Decision("drop", ["Iran"])))
    #expect(try index(dropped).entity(named: "Iran") == nil)
  }

  @Test(arguments: [
    ("US Secretary of State", "United States: secretary of state"),
    ("the US secretary of state", "United States: secretary of state"),
    ("Israeli Prime Minister", "Israel: prime minister"), ("Mayor", "mayor"),
    ("وزير الخارجية العراقي", "Iraq: foreign minister"),
    ("Irak Su Kaynakları Bakanı", "Iraq: water resources minister"),
    ("министр иностранных дел", "foreign minister"),
    ("minister of water resources", "water resources minister"),
    ("former US Secretary of State", "United States: former secretary of state"),
    ("Norwegian Deputy Foreign Minister", "Norway: deputy foreign minister"),
    ("Vice President", "vice president"),
  ])
  func `an office has one form`(role: String, canonical: String) {
    #expect(RoleTitle.canonical(role) == canonical)
  }

  @Test(arguments: [
    "The prime minister of Norway, Ruth Calder, said so.", "Norwegian Prime Minister Ruth Calder said so.",
    "Ruth Calder, the prime minister, said so.",
  ])
  func `the office beside a name is kept`(text: String) throws {
    let index = try index(corpus(text))
    #expect(
      try entity("Ruth Calder", in: index).roles.contains { $0.title.lowercased().contains("prime minister") }
    )
  }

  @Test(arguments: [
    ("Former US Secretary of State Ruth Calder said so.", "Former US Secretary of State"),
    ("Norwegian Deputy Foreign Minister Ruth Calder said so.", "Norwegian Deputy Foreign Minister"),
    ("They met Acting Transport Minister Ruth Calder in Oslo.", "Acting Transport Minister"),
    (
      "They met Norwegian Water Resources Minister Ruth Calder in Oslo.", "Norwegian Water Resources Minister"
    ),
    ("On Monday Minister Ruth Calder said so.", "Minister"),
    ("The fire was out, fire chief Ruth Calder said.", "fire chief"),
    ("Norveç Dışişleri Bakan Yardımcısı Ruth Calder geldi.", "Norveç Dışişleri Bakan Yardımcısı"),
  ])
  func `an office is read with what makes it another one`(text: String, role: String) throws {
    #expect(try entity("Ruth Calder", in: index(corpus(text))).roles.map(\.title) == [role])
  }

  @Test func `who acts in an Arabic office is a person, though no capital shows it`() throws {
    let text = "قالت وزيرة النقل النرويجية روث كالدر إن الجسر آمن. وأضافت كالدر أن العمل مستمر."
    #expect(try index(corpus(text)).entities.contains { $0.type == .person && $0.places.count == 2 })
    for other in [
      "قال وزير النقل خلال اجتماع عقد مساء أمس إن الجسر آمن.", "طالب وزير النقل بإعادة القضية إلى المجلس.",
      "أكد رئيس الحكومة للوفد الدولي أن الجسر آمن.",
      "أشار وزير النقل النرويجي إلى الاجتماع الأخير بين رئيسي البلدين.",
    ] {
      #expect(try !index(corpus(other)).entities.contains { $0.type == .person }, "\(other)")
    }
  }

  @Test func `the initials of a body in the text are the body`() throws {
    let text = "The Northern Alliance Party won in Velden. The NAP has 31 seats, and the GDP grew."
    let index = try index(corpus(text))
    #expect(try entity("Northern Alliance Party", in: index).aliases.map(\.name).contains("NAP"))
    #expect(index.entity(named: "GDP") == nil)
  }

  @Test func `the same corpus gives the same list with one thread and with four`() throws {
    let texts = corpus(
      "Ruth Calder met Viktor Morozov in Oslo.", "Calder and Morozov spoke of Gaza.",
      "The UN welcomed the talks.")
    let one = try EntityIndex(texts, documents: texts.active, in: RunContext(threads: 1))
    let four = try EntityIndex(texts, documents: texts.active, in: RunContext(threads: 4))
    #expect(one.entities.map(\.name) == four.entities.map(\.name))
    #expect(one.entities.map(\.places) == four.entities.map(\.places))
  }

  @Test func `a conjunction glued to a name is no part of it`() throws {
    let index = try index(
      corpus("قال الوزير سيرغي لافروف إن المحادثات مستمرة. حضر فيكتور موروزوف وسيرغي لافروف."))
    #expect(!index.entities.contains { $0.name.hasPrefix("و") })
  }

  @Test func `a town that begins like a preposition is not what is left without it`() throws {
    let towns = Array(repeating: "وصل محافظ مدينة بسلوان إلى بسلوان يوم الاثنين.", count: 3)
    let index = try index(corpus(towns + ["وصل محافظ مدينة سلوان إلى سلوان يوم الاثنين."]))
    let found = index.entities.filter { $0.name.hasSuffix("سلوان") }.map(\.documents)
    #expect(!found.contains { $0.contains(1) && $0.contains(4) }, "\(index.entities)")
    #expect(found.contains { $0.contains(1) })
  }

  @Test func `only article lines are read`() throws {
    let text = "Ruth Calder arrived in Oslo.\nTags: Martin Hale, Viktor Morozov"
    var document = try #require(corpus(text).documents.first)
    document = document.with(
      lines: [document.lines[0], Line(document.lines[1].range, .boilerplate, reason: "tag list")])
    let index = try index(Corpus().applying(.add([document])))
    #expect(index.entity(named: "Martin Hale") == nil)
    #expect(index.entity(named: "Ruth Calder") != nil)
  }
}

@Suite struct DistinctPersonsTests {
  private func persons(_ texts: [String]) throws -> [Entity] {
    let documents = texts.enumerated().map { number, text in
      Document(id: "d\(number)", path: "d\(number)", text: Text(text), sha256: "", byteCount: 1)
    }
    return try index(Corpus().applying(.add(documents))).entities.filter { $0.type == .person }
  }

  @Test(arguments: [
    [
      "President John Calder left Oslo.", "President James Calder left Oslo.",
      "President J. Calder left Oslo.",
    ],
    ["President Maria Calder left Oslo.", "President Mario Calder left Oslo."],
    ["President Julian Calder left Oslo.", "President Juliana Calder left Oslo."],
    ["President Joan Calder left Oslo.", "President John Calder left Oslo."],
    ["President George H. Calder left Oslo.", "President George W. Calder left Oslo."],
  ])
  func `two persons stay two, whatever stands between them`(texts: [String]) throws {
    let persons = try persons(texts)
    #expect(persons.count == texts.count, "\(persons.map(\.name))")
  }

  @Test(arguments: [
    ["President Mohamed Calder left Oslo.", "President Mohammed Calder left Oslo."],
    ["President Ruth Calder left Oslo.", "President R. Calder left Oslo."],
    ["President Ruth Calder left Oslo.", "President Ruth J. Calder left Oslo."],
    ["President Sara Calder left Oslo.", "President Sarah Calder left Oslo."],
  ])
  func `spellings of one person are one`(texts: [String]) throws {
    let persons = try persons(texts)
    #expect(persons.count == 1, "\(persons.map(\.name))")
    #expect(persons.allSatisfy { $0.aliases.allSatisfy { !$0.reason.isEmpty } })
  }
}

@Suite struct ScriptMergingTests {
  @Test func `two Arabic spellings of one name are one with the Latin name`() throws {
    let index = try index(
      corpus(
        "Russian Foreign Minister Sergei Lavrov arrived in Tehran.",
        "قال وزير الخارجية الروسي سيرغي لافروف إن المحادثات مستمرة.",
        "قال وزير الخارجية الروسي سيرجي لافروف إن المحادثات مستمرة."))
    let entity = index.entities[try #require(index.entity(named: "Sergei Lavrov"))]
    #expect(entity.documents == [1, 2, 3])
  }
}
