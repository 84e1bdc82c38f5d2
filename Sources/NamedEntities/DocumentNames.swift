import CollateCore

/// What is kept of a document: its mentions, and each of its names once, as it is compared.
struct DocumentNames: Sendable {
  /// The mentions in the order of their places.
  let mentions: [Mention]
  /// The names, each spelling once, in the order they come up.
  let names: [Name]
  /// For each mention, the place of its name in `names`.
  let nameOf: [Int]

  /// A spelling of a name in a document.
  struct Name: Sendable {
    /// How it is written.
    let display: String
    /// Its folded words.
    let key: NameKey
    /// Its place in `KnownNames.names`, when a list has it.
    let listed: Int?
    /// How often it stands for each kind of name, by `EntityType.rank`.
    fileprivate(set) var counts: SIMD4<Int32> = .zero
  }

  init(of document: Document) {
    let stream = TokenStream(document.text.utf8, in: document.articleRanges)
    let reader = MentionReader(document.text, stream)
    self.init(Recogniser(stream).spans().map(reader.mention))
  }

  /// The names of mentions.
  init(_ mentions: [Mention]) {
    var names: [Name] = []
    var places: [String: Int] = [:]
    var nameOf: [Int] = []
    nameOf.reserveCapacity(mentions.count)
    for mention in mentions {
      let place = places[mention.name] ?? names.count
      if place == names.count {
        places[mention.name] = place
        let stream = TokenStream(phrase: mention.name)
        let listed = KnownNames.shared.phrases[KnownNames.combine(stream.tokens.map(\.word))]
        names.append(Name(display: mention.name, key: NameKey(stream), listed: listed))
      }
      names[place].counts[mention.type.rank] += 1
      nameOf.append(place)
    }
    (self.mentions, self.names, self.nameOf) = (mentions, names, nameOf)
  }
}
