import CollateCore
import NamedEntities
import Testing

/// A corpus of invented texts, a document each.
func corpus(_ texts: String...) -> Corpus { corpus(texts) }

/// The same of a list.
func corpus(_ texts: [String]) -> Corpus {
  Corpus().applying(
    .add(
      texts.enumerated().map { number, text in
        Document(
          id: "d\(number + 1)", path: "d\(number + 1).txt", text: Text(text), sha256: "",
          byteCount: text.utf8.count)
      }))
}

/// The index of all documents of a corpus.
func index(_ corpus: Corpus) throws -> EntityIndex {
  try EntityIndex(corpus, documents: corpus.active, in: RunContext())
}

@Suite struct EntityIndexTests {
  @Test(arguments: [
    ("Talks in Geneva ended. The U.S. left.", "United States"),
    ("وصل الوفد إلى الولايات المتحدة أمس", "United States"),
    ("Heyet dün ABD'ye gitti.", "United States"),
    ("Делегация прибыла в США вчера.", "United States"),
    ("The United Nations met.", "United Nations"),
    ("اجتمعت الأمم المتحدة أمس", "United Nations"),
  ])
  func `a listed name is known in every script`(text: String, name: String) throws {
    let index = try index(corpus(text))
    #expect(index.entities.contains { $0.name == name })
  }

  @Test func `a document is found under any form of a name`() throws {
    let index = try index(corpus("A delegation from the UK came.", "London said the United Kingdom agrees."))
    let entity = try #require(index.entity(named: "Britain"))
    #expect(index.entities[entity].documents == [1, 2])
  }

  @Test func `empty text has no names`() throws {
    #expect(try index(corpus("", " \n\n")).entities.isEmpty)
  }
}
