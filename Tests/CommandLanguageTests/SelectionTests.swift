import CommandLanguage
import Testing

struct SelectionTests {
  private func selection(_ text: String) throws -> Selection? {
    try Selection(Lexer.tokens(of: text).map(\.word))
  }

  @Test
  func `terms unite, and intersects, not takes away`() throws {
    let terms = try #require(try selection("3 lang:ar and date:2023 not $4")).terms
    #expect(
      terms.map { $0.factors.map(\.atom) } == [
        [.numbers(3...3)], [.field("lang", value: "ar"), .field("date", value: "2023")], [.reference("4")],
      ])
    #expect(terms.map(\.isExcluded) == [false, false, true])
  }

  @Test
  func `a not that is joined by and stands for all others`() throws {
    let terms = try #require(try selection("not lang:en and date:2025 not 3")).terms
    #expect(terms.map(\.isExcluded) == [false, true])
    #expect(terms[0].factors.map(\.isNegated) == [true, false])
  }

  @Test
  func `no words select nothing in particular`() throws {
    #expect(try selection("") == nil)
  }

  @Test(arguments: ["not", "3 and", "and", "harbour", "5-2", "lang:", ":x"])
  func `what selects nothing is refused`(text: String) {
    #expect(throws: SyntaxError.self) { try selection(text) }
  }
}
