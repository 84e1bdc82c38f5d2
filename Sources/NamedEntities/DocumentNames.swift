import CollateCore
import TextKernels

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

  /// A longer text is read in parts of so many bytes, so that its tokens need little memory.
  private static let longestPart = 2 << 20

  init(of document: Document) {
    let utf8 = document.text.utf8
    let parts = Pieces.groups(of: document.articleRanges, in: utf8, atMost: DocumentNames.longestPart)
    self.init(
      parts.flatMap { ranges in
        let stream = TokenStream(utf8, in: ranges)
        let reader = MentionReader(document.text, stream)
        return Recogniser(stream).spans().map(reader.mention)
      })
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
