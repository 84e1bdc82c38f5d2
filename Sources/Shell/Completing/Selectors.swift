import PluginKit

extension Completer {
  /// What can name documents at the cursor.
  func selectors(_ partial: PartialLine) -> [Offer] {
    let word = partial.word
    if word.hasPrefix("$") { return references }
    if !partial.isQuoted, let colon = word.firstIndex(of: ":") {
      return fieldValues(String(word[..<colon]), partial)
    }
    if let first = word.utf8.first, (0x30...0x39).contains(first) { return numbers }
    var offers = fields
    if notebook.corpus.documents.count > 0 {
      offers.append(Offer("all", "every document that is not set aside", isSyntax: true))
      offers.append(Offer("not", "takes what follows away", isSyntax: true))
      if !partial.words.isEmpty { offers.append(Offer("and", "narrows to what both name", isSyntax: true)) }
    }
    return offers + (word.isEmpty ? numbers.prefix(50) + references.prefix(10) : [])
  }

  /// The selectors, as `source:`.
  var fields: [Offer] {
    let own = DocumentSelecting.ownFields.map { Offer("\($0):", Completer.meaning[$0] ?? "", isSyntax: true) }
    return own + registry.selectors.map { Offer("\($0.name):", $0.help, isSyntax: true) }
  }

  static let meaning = [
    "id": "the document with an id", "source": "documents of an outlet", "lang": "documents in a language",
    "date": "documents of a year, month, day or range", "path": "documents whose file fits a pattern",
    "title": "documents whose headline has words", "group": "documents of a group you named",
  ]

  /// The documents by number, with what they are called.
  private var numbers: [Offer] {
    notebook.corpus.documents.indices.lazy.prefix(Completer.limit * 4).map {
      Offer("\($0 + 1)", title(notebook.corpus.documents[$0]), isSyntax: true)
    }
  }

  private func title(_ document: Document) -> String { document.metadata.title ?? document.id }

  private func fieldValues(_ field: String, _ partial: PartialLine) -> [Offer] {
    let prefix = field + ":"
    let corpus = notebook.corpus
    let found: CorpusValues.List
    if field == "group" {
      found = .init(
        corpus.groups.sorted { $0.key < $1.key }.map {
          .init(name: $0.key, help: counted($0.value.count, "document"))
        })
    } else {
      found = values.list(field, corpus) ?? values.values(of: field, corpus, registry)
    }
    let typed = Matching(String(partial.word.dropFirst(prefix.count)))
    return found.fitting(typed, atMost: Completer.limit * 4).map { Offer($0, prefix: prefix) }
  }
}
