import NamedEntities

/// A text with the names in it.
struct LabelledDocument {
  /// The text: one line a sentence.
  var bytes: [UInt8] = []
  /// The names: UTF-8 range and kind, in order.
  var names: [(range: Range<Int>, type: EntityType)] = []
}

/// Reads `TOKEN TAB TAG` columns and sets the tokens as running text.
enum CoNLL {
  private static let noSpaceBefore = Set(
    ".,;:!?%)]}’”»،؛؟".map(String.init) + ["'s", "’s", "n't", "'re", "'ll", "'ve", "'d", "'m"])
  private static let noSpaceAfter = Set("([{“«$£€#".map(String.init))
  private static let types: [Substring: EntityType] = [
    "PER": .person, "ORG": .organisation, "LOC": .location, "MISC": .other, "NORP": .other,
  ]

  /// The documents of a file: `size` sentences each.
  static func documents(_ text: String, size: Int = 25) -> [LabelledDocument] {
    var documents: [LabelledDocument] = []
    var sentences = 0
    var tokens: [(Substring, Substring)] = []
    func flush() {
      guard !tokens.isEmpty else { return }
      if sentences % size == 0 { documents.append(LabelledDocument()) }
      append(tokens, to: &documents[documents.count - 1])
      sentences += 1
      tokens = []
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let fields = line.split(separator: "\t")
      if fields.count >= 2, let first = fields.first, let last = fields.last {
        tokens.append((first, last))
      } else {
        flush()
      }
    }
    flush()
    return documents
  }

  private static func append(_ tokens: [(Substring, Substring)], to document: inout LabelledDocument) {
    var open: (start: Int, type: EntityType?)?
    var previous: String?
    var end = 0
    for (token, tag) in tokens {
      let word = String(token)
      if let previous, !noSpaceBefore.contains(word), !noSpaceAfter.contains(previous) {
        document.bytes.append(0x20)
      }
      if let name = open, !tag.hasPrefix("I-") {
        if let type = name.type { document.names.append((name.start..<end, type)) }
        open = nil
      }
      if tag.hasPrefix("B-") || (tag.hasPrefix("I-") && open == nil) {
        open = (document.bytes.count, types[tag.dropFirst(2)])
      }
      document.bytes += word.utf8
      end = document.bytes.count
      previous = word
    }
    if let name = open, let type = name.type { document.names.append((name.start..<end, type)) }
    document.bytes.append(0x0A)
  }
}
