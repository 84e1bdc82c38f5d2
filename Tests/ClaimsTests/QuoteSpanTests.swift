import Claims
import CollateCore
import Testing

@Suite struct QuoteSpanTests {
  @Test(arguments: [
    ("\"The bridge is open again,\" Ada Marsh said.", "The bridge is open again,"),
    ("“The bridge is open again,” Ada Marsh said.", "The bridge is open again,"),
    ("„Die Brücke ist wieder offen“, sagte Ada Marsch.", "Die Brücke ist wieder offen"),
    ("»Die Brücke ist wieder offen«, sagte Ada Marsch.", "Die Brücke ist wieder offen"),
    ("« Le pont est rouvert », a déclaré Ada Marche.", " Le pont est rouvert "),
    ("«Мост снова открыт», — сказала Ада Марш.", "Мост снова открыт"),
    ("「橋は再び開いた」とマーシュ氏。", "橋は再び開いた"),
    ("'The bridge is open again,' Ada Marsh said.", "The bridge is open again,"),
    ("‘The bridge is open again,’ Ada Marsh said.", "The bridge is open again,"),
  ])
  func `every language's marks hold a quotation`(text: String, words: String) {
    #expect(Article(text).marked == [words])
  }

  @Test func `a straight mark may be closed by a curly one`() {
    let text = "\"The bridge is open,” said Ada Marsh. “It holds,” she said."
    #expect(Article(text).marked == ["The bridge is open,", "It holds,"])
  }

  @Test func `a transcript names the speaker inside the marks`() {
    let article = Article("The talk went on.\n\n\"MARSH: We opened the bridge again last night.\"")
    #expect(article.summary == ["direct: We opened the bridge again last night. | MARSH"])
    #expect(
      Article("She said: \"NB: the bridge is open again today.\"").marked == [
        "NB: the bridge is open again today."
      ])
  }

  @Test(arguments: [
    "The captain's boat didn't leave before the engineers' shift ended.",
    "A 6'3\" keeper from the '90s said nothing.",
    "Rock 'n' roll and the harbour's '70s cranes.",
    "<a title=\"the bridge\">the bridge</a>",
  ])
  func `apostrophes, inches and markup are no quotations`(text: String) {
    #expect(Article(text).marked == [])
  }

  @Test func `a quotation inside another is kept as nested`() {
    let article = Article("“They told us ‘the bridge is safe today’ and went home,” Ada Marsh said.")
    #expect(article.marked == ["They told us ‘the bridge is safe today’ and went home,"])
    #expect(article.quotes.map(\.kind) == [.direct, .nested])
  }

  @Test func `a possessive does not end a single quotation`() {
    let article = Article("'The engineers' report was late and nobody read it,' Ada Marsh said.")
    #expect(article.marked == ["The engineers' report was late and nobody read it,"])
  }

  @Test func `an unclosed quotation ends with its paragraph, and the next one goes on`() {
    let article = Article(
      """
      “We warned them twice,” Ada Marsh said. “Nobody came to look at the bridge.

      “Then the river rose and took the middle arch.”

      The bridge was built in 1911.
      """)
    #expect(
      article.marked == [
        "We warned them twice,", "Nobody came to look at the bridge.",
        "Then the river rose and took the middle arch.",
      ])
    #expect(article.speaker(of: "Then the river") == "Ada Marsh")
    #expect(article.rule(of: "Then the river") == .continued)
  }

  @Test func `a lost closing mark does not swallow the next quotation`() {
    let article = Article("Marsh said: \"We warned them. Later she said: \"Nobody came to look at it.\"")
    #expect(article.marked.last == "Nobody came to look at it.")
  }

  @Test(arguments: [
    ("Marsh called the delay “a scandal that nobody can explain”.", Quote.Kind.partial),
    ("The so-called “bridge” is a plank.", .scare),
    ("“Nobody came to look at the bridge after the storm,” Marsh said.", .direct),
  ])
  func `length and form decide the kind`(text: String, kind: Quote.Kind) {
    #expect(Article(text).quotes.first { $0.kind != .indirect }?.kind == kind)
  }

  @Test func `hostile marks neither trap nor take quadratic time`() {
    for mark in ["\"", "“", "'", "‘", "«", "»", "„", "”", "’"] {
      #expect(Article(String(repeating: mark, count: 5_000)).quotes.count <= 5_000)
      _ = Article(String(repeating: mark + "a ", count: 5_000))
      _ = Article(String(repeating: " " + mark + "a b c d e f g h said", count: 2_000))
    }
  }

  @Test func `an empty article has no quotation`() {
    #expect(Article("").quotes.isEmpty)
  }
}
