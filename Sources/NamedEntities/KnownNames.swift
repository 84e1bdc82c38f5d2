private import Lexicons

/// The closed lists as a table of phrases: territories, cities, bodies, and the forms they take in five languages.
package struct KnownNames: Sendable {
  /// A name of the lists.
  struct Name: Sendable {
    /// The form it is listed under.
    let canonical: String
    /// What it names.
    let type: EntityType
    /// ISO 3166 code, for territories.
    fileprivate(set) var territory: String?
    /// Whether the list settles it against the tagger: territories and capitals, whose names mean nothing else.
    fileprivate(set) var isSure = false
  }

  static let shared = KnownNames()

  /// The names, in the order of the lists.
  private(set) var names: [Name] = []
  /// The place in `names` of a whole phrase, by the hash of its words' hashes.
  private(set) var phrases = HashedNumbers()
  /// The longest phrase that begins with a word, in words.
  private(set) var longest = HashedNumbers()
  /// Words that are adjectives of a place or names of a people.
  private(set) var demonyms: Set<UInt64> = []
  /// Words of offices and titles, alone.
  private(set) var roleWords: Set<UInt64> = []
  /// Whole offices and titles, by the hash of their words' hashes, with their longest by first word.
  private(set) var roles: Set<UInt64> = []
  private(set) var longestRole = HashedNumbers()
  /// The territory codes of names and adjectives, by phrase.
  private(set) var territoryOf: [UInt64: String] = [:]

  private init() {
    var byCanonical: [String: Int] = [:]
    func add(_ canonical: String, _ type: EntityType, _ territory: String?, _ forms: [Substring]) {
      let index = byCanonical[canonical] ?? names.count
      if index == names.count {
        names.append(Name(canonical: canonical, type: type, territory: territory))
        byCanonical[canonical] = index
      }
      for form in [Substring(canonical)] + forms { addForm(form, index) }
    }
    for row in EntityLexicons.rows(EntityLexicons.names) where row.count == 3 {
      let type = EntityType(rawValue: String(row[0])) ?? .other
      add(String(row[1]), type, nil, row[2].split(separator: "|"))
    }
    for row in EntityLexicons.rows(EntityLexicons.persons) where row.count == 2 {
      add(String(row[0]), .person, nil, row[1].split(separator: "|"))
      if let index = byCanonical[String(row[0])] { names[index].isSure = true }
    }
    for row in EntityLexicons.rows(EntityLexicons.territories) where row.count == 2 {
      let forms = row[1].split(separator: "|")
      add(String(forms.first ?? ""), .location, String(row[0]), forms)
      for form in forms { territoryOf[KnownNames.phrase(form)] = String(row[0]) }
      if let index = byCanonical[String(forms.first ?? "")] { names[index].territory = String(row[0]) }
      if let index = byCanonical[String(forms.first ?? "")] { names[index].isSure = true }
    }
    for name in KnownNames.unsure { if let index = byCanonical[name] { names[index].isSure = false } }
    for row in EntityLexicons.rows(EntityLexicons.cities) where row.count == 2 {
      add(String(row[0]), .location, nil, row[1].split(separator: "|"))
    }
    for row in EntityLexicons.rows(EntityLexicons.demonyms) where row.count == 2 {
      for form in row[1].split(separator: "|") {
        let key = KnownNames.phrase(form)
        demonyms.insert(key)
        if territoryOf[key] == nil { territoryOf[key] = String(row[0]) }
      }
    }
    for row in EntityLexicons.rows(EntityLexicons.roles) where row.count == 2 {
      for form in row[1].split(separator: "|") { addRole(form) }
    }
  }

  /// Territories that are named like a person, a thing or something larger.
  private static let unsure = [
    "Georgia", "Jordan", "Chad", "Türkiye", "Oman", "Guinea", "Niger", "Mali", "Togo", "Cuba", "Jersey",
    "Guernsey",
    "Dominica", "Montserrat", "Réunion", "Macao SAR China", "Malta", "Aruba", "Samoa", "Man", "Curaçao",
    "Norfolk Island",
    "Palau", "Benin", "Peru", "Nauru", "Niue", "Ceuta & Melilla", "Diego Garcia", "St. Helena", "Martinique",
    "Gabon",
    "Clipperton Island", "Congo - Brazzaville", "Isle of Man", "Tonga", "Timor-Leste",
  ]

  private mutating func addForm(_ form: Substring, _ index: Int) {
    let words = KnownNames.words(of: form)
    guard let first = words.first else { return }
    let key = KnownNames.combine(words)
    if phrases[key] == nil { phrases.set(key, to: index) }
    longest.set(first, to: max(longest[first] ?? 0, words.count))
  }

  private mutating func addRole(_ form: Substring) {
    let words = KnownNames.words(of: form)
    guard let first = words.first else { return }
    roles.insert(KnownNames.combine(words))
    longestRole.set(first, to: max(longestRole[first] ?? 0, words.count))
    if words.count == 1 { roleWords.insert(first) }
  }

  /// The listed name of a form, wherever it stands; nil when no list has it.
  func name(of form: some StringProtocol) -> Name? {
    phrases[KnownNames.phrase(form)].map { names[$0] }
  }

  /// The listed name of folded words.
  func name(of key: NameKey) -> Name? {
    phrases[KnownNames.combine(key.words.map { Hashing.hash($0[...]) })].map { names[$0] }
  }

  /// The territory code that a name or adjective stands for; nil for anything else.
  func territory(of phrase: some StringProtocol) -> String? {
    let key = KnownNames.phrase(phrase)
    if let code = territoryOf[key], !code.isEmpty { return code }
    return phrases[key].flatMap { names[$0].territory }
  }

  /// The English name of a territory; the code when it is not listed.
  func territoryName(_ code: String) -> String {
    names.first { $0.territory == code }?.canonical ?? code
  }

  /// The hashes of a phrase's tokens.
  package static func words(of phrase: some StringProtocol) -> [UInt64] {
    TokenStream(phrase: phrase).tokens.map(\.word)
  }

  /// The key of a phrase.
  package static func phrase(_ phrase: some StringProtocol) -> UInt64 { combine(words(of: phrase)) }

  /// The key of tokens in a row.
  package static func combine(_ words: some Sequence<UInt64>) -> UInt64 {
    var key = Hashing.seed &+ 1
    for word in words { key = Hashing.mix(key, word) }
    return key
  }
}
